"""Settings fitted to translations that are right."""

from __future__ import annotations

import math

import pytest

from review.align.lengths import LengthModel, measure
from review.calibration import calibrate
from review.config import CheckSettings, Settings
from review.errors import InputError
from review.findings import view_of
from review.length_config import LengthNorm
from review.model import Document, Paragraph, Segment
from review.scoring import score_document

#: Source lengths; each sentence is its words over and over.
_WORDS = "der alte Müller geht am Abend langsam über die Brücke nach Hause und singt dabei"
_TARGET = "the old miller walks slowly home over the bridge in the evening and sings as he goes"


def sentence(line: str, length: float, turn: int) -> str:
    words, text = line.split(), ""
    while measure(text) < length:
        text += ("" if not text else " ") + words[turn % len(words)]
        turn += 1
    return text.capitalize() + "."


def document(count: int, ratio: float, spread: float = 0.1, name: str = "d", cut: float = 1.0) -> Document:
    """Segments whose target is `ratio` times as long, with logarithms evenly between ±1.5 `spread`."""
    segments = []
    for n in range(count):
        length = 40 + 17 * (n % 9)
        off = math.exp(spread * 1.5 * (2 * ((n * 7) % count) / max(1, count - 1) - 1))
        source, target = (
            sentence(_WORDS, length, n),
            sentence(_TARGET, length * ratio * off * (cut if n == 3 else 1), n),
        )
        segments.append(Segment(n + 1, (Paragraph(source, n + 1),), (Paragraph(target, n + 1),)))
    return Document(name, "de", "en", tuple(segments))


def test_the_ratio_of_lengths_and_how_far_it_varies_are_those_of_the_text() -> None:
    found = calibrate([(document(200, 0.7), Settings())])
    norm = found.lengths["de", "en"]
    assert norm.ratio == pytest.approx(0.7, rel=0.05)
    assert norm.spread == pytest.approx(0.11, abs=0.04)
    assert found.pairs == 200


def test_documents_of_one_pair_are_taken_together_and_pairs_apart() -> None:
    parts = [(document(20, 0.7, name=name), Settings()) for name in "ab"]
    assert list(calibrate(parts).lengths) == [("de", "en")]


def test_a_norm_moves_what_is_too_short() -> None:
    short = document(12, 0.45, spread=0.02)
    plain = view_of(short, Settings()).lengths
    norm = view_of(short, Settings(lengths={("de", "en"): LengthNorm(0.9, 0.1, 1.0)})).lengths
    assert plain.ratio < 0.6
    assert 0.7 < norm.ratio < 0.9


def test_a_norm_holds_for_its_two_languages_in_any_region() -> None:
    one = Document("d", "de-AT", "en-GB", document(3, 1.0).segments)
    lengths = view_of(one, Settings(lengths={("de", "en"): LengthNorm(0.5, 0.1, 1.0)})).lengths
    assert lengths.ratio == pytest.approx(0.5, abs=0.06)


def test_a_threshold_rises_over_what_is_right_and_falls_only_where_there_is_enough() -> None:
    few = calibrate([(document(40, 0.9, cut=0.2), Settings())])
    assert few.thresholds["omission", "short"] > 2.9
    assert few.thresholds["addition", "long"] == 2.9
    many = calibrate([(document(1200, 0.9, spread=0.1), Settings())], alarms=10.0)
    assert many.thresholds["omission", "short"] < 2.9


def test_what_was_flagged_is_not_flagged_with_the_settings_that_were_fitted() -> None:
    text = document(40, 0.9, cut=0.2)
    before = score_document(text, Settings())
    found = calibrate([(text, Settings())])
    checks = {check: CheckSettings(options={option: value}) for (check, option), value in found.thresholds.items()}
    after = score_document(text, Settings(checks=checks, lengths=found.lengths))
    assert "omission" in {one.check for one in before.findings}
    assert "omission" not in {one.check for one in after.findings}


def test_a_check_that_flags_what_is_right_is_said_one_step_lower() -> None:
    clean = document(60, 0.9)
    doubled = [
        Segment(n, one.source, (Paragraph(one.text("target").replace("the ", "the the ", 1), n),))
        for n, one in enumerate(clean.segments, start=1)
    ]
    found = calibrate([(Document("d", "de", "en", tuple(doubled)), Settings())])
    (told,) = [one for one in found.alarms if one.check == "repeated-word"]
    assert told.severity == "neutral"
    assert told.segments > 3


def test_as_many_false_alarms_as_were_allowed_are_no_reason() -> None:
    found = calibrate([(document(60, 0.9), Settings())], alarms=1000.0)
    assert found.alarms
    assert all(one.severity is None for one in found.alarms)


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ([], "nothing to calibrate"),
        ([document(12, 1.0)], "de to en: 12 translated segments"),
        ([Document("d", "de", "en", ())], "wants 30"),
    ],
)
def test_too_little_text_is_said(documents: list[Document], said: str) -> None:
    with pytest.raises(InputError, match=said):
        calibrate([(one, Settings()) for one in documents])


def test_equal_texts_have_a_spread_all_the_same() -> None:
    norm = calibrate([(document(40, 1.0, spread=0.0), Settings())]).lengths["de", "en"]
    assert norm.spread >= 0.05
    assert LengthModel(norm.ratio, norm.spread, norm.noise).z(100, 100) == pytest.approx(0, abs=1)
