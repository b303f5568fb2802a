"""The gate on a source that changed under its translation: what the baseline keeps of both, and what is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from review.cli.baseline import baseline
from review.cli.score import score
from review.gate.file import format_baseline, parse_baseline

EN = [
    "Visitors must buy a ticket before they go in.",
    "The pool holds 300 guests at most.",
    "The kiosk sells towels and ice cream.",
]
DE = [
    "Besucher müssen eine Karte kaufen, bevor sie hineingehen.",
    "Das Becken fasst höchstens 300 Gäste.",
    "Der Kiosk verkauft Handtücher und Eis.",
]
FREE = "Visitors may go in without a ticket."

Write = Callable[[list[str], list[str]], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "texts" / "baths"
    place.mkdir(parents=True)
    (place / "document.toml").write_text(
        'source-language = "en"\ntarget-language = "de"\nsource = "s.en.md"\ntarget = "t.de.md"\n', encoding="utf-8"
    )

    def written(source: list[str], target: list[str]) -> None:
        for name, texts in (("s.en.md", source), ("t.de.md", target)):
            (place / name).write_text("\n\n".join(texts) + "\n", encoding="utf-8")

    written(EN, DE)
    run(baseline, "write", "texts")
    return written


def run(command: object, *arguments: str) -> Result:
    result = CliRunner().invoke(command, [*arguments, "--back-translation", "none"])  # type: ignore[arg-type]
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def found(check: str = "stale") -> tuple[int, list[dict[str, object]], list[str]]:
    """Exit status, the findings of a check, the reasons."""
    result = run(score, "texts", "--format", "json")
    data = json.loads(result.stdout)
    own = [one for one in data["documents"][0]["findings"] if one["check"] == check]
    return result.exit_code, own, data["verdict"]["reasons"]


def test_nothing_changed(write: Write) -> None:
    assert found() == (0, [], [])


def test_what_was_a_duty_and_is_none_fails_the_build(write: Write) -> None:
    write([FREE, *EN[1:]], DE)
    status, [stale], reasons = found()
    assert status == 1
    assert not any("gone" in reason for reason in reasons)
    assert (stale["text"], stale["severity"], stale["side"]) == ("may go in without a ticket", "major", "source")
    assert stale["probability"] is None  # it was never measured on texts without an earlier version
    assert stale["twin"] == {"side": "target", "start": 0, "end": len(DE[0])}
    said = "the source says “may go in without a ticket” where it said “must buy a ticket before they go in” (duty)"
    assert stale["message"] == said


def test_a_number_fails_the_build_and_is_told_once(write: Write) -> None:
    write([EN[0], EN[1].replace("300", "450"), EN[2]], DE)
    status, [number], reasons = found("numbers")
    assert (status, number["severity"], number["text"]) == (1, "major", "300")
    assert number["twin"] == {"side": "source", "start": EN[1].index("300"), "end": EN[1].index("300") + 3}
    assert any("major numbers: " in reason for reason in reasons)
    assert found()[1] == []


def test_every_kind_of_change_has_its_severity(write: Write) -> None:
    changes = {
        "Ask Alice Johnson at the gate.": ("Ask Bob Miller at the gate.", "major"),
        "The ticket is valid in winter.": ("The ticket is no longer valid in winter.", "major"),
        "The park opens at noon.": ("The park opens at noon. Dogs are welcome on the lawn.", "major"),
        "The kiosk sells towels and ice cream.": ("The kiosk sells towels and lemonade.", "minor"),
        "The harbour is becuase of this full.": ("The harbour is because of this full.", "neutral"),
    }
    german = [
        "Fragen Sie Alice Johnson am Tor.",
        "Die Karte gilt im Winter.",
        "Der Park öffnet am Mittag.",
        "Der Kiosk verkauft Handtücher und Eis.",
        "Der Hafen ist deshalb voll.",
    ]
    write([*changes], german)
    run(baseline, "write", "texts")
    write([now for now, _ in changes.values()], german)
    _, stale, _ = found()
    assert [one["severity"] for one in stale] == [severity for _, severity in changes.values()]


@pytest.mark.parametrize(
    "now", ["Visitors must buy a **ticket** before they go in.", "visitors must buy a ticket  before they go in!"]
)
def test_what_changes_nothing_that_is_said(write: Write, now: str) -> None:
    write([now, *EN[1:]], DE)
    assert found() == (0, [], [])


def test_moved_and_parted_paragraphs(write: Write) -> None:
    write([EN[2], EN[0], EN[1]], [DE[2], DE[0], DE[1]])
    assert found() == (0, [], [])


def test_a_translation_that_changed_too_is_judged_as_usual(write: Write) -> None:
    write([EN[0], EN[1].replace("300", "450"), EN[2]], [DE[0], DE[1].replace("300", "450"), DE[2]])
    assert found() == (0, [], [])


def test_a_changed_source_is_known_once_the_baseline_is_written_anew(write: Write) -> None:
    write([FREE, *EN[1:]], DE)
    run(baseline, "write", "texts")
    status, [stale], reasons = found()
    assert (status, reasons, stale["text"]) == (0, [], "may go in without a ticket")
    write(["Visitors should buy a ticket before they go in.", *EN[1:]], DE)
    status, [stale], _ = found()
    assert (status, stale["message"]) == (1, "the source says “should” where it said “must” (duty)")
    write(EN, DE)
    assert found() == (0, [], [])


def test_still_right_is_a_dismissal_until_the_source_changes_again(write: Write) -> None:
    def fails() -> bool:
        return run(score, "texts").exit_code == 1  # what is minor is of other checks

    may = "Visitors may buy a ticket before they go in."
    write([may, *EN[1:]], DE)
    _, [stale], _ = found()
    assert fails()
    fingerprint = str(stale["fingerprint"])
    run(baseline, "dismiss", fingerprint, "--reason", "still right", "--by", "Lan", "--folder", "texts")
    assert not fails()
    run(baseline, "write", "texts")
    assert not fails()
    write([may.replace("before they go in", "on Sundays at noon"), *EN[1:]], DE)
    assert fails()


def test_a_baseline_of_version_1_finds_nothing_stale_and_reads_as_before(write: Write) -> None:
    path = Path("texts/review-baseline.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lines[0]["schema"] = "review.baseline/1"
    for line in lines:
        for key in ("whole", "translation", "made"):
            line.pop(key, None)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert found() == (0, [], [])
    write([FREE, *EN[1:]], DE)
    assert found()[1] == []


def test_the_file_keeps_source_and_translation_and_gives_the_same_bytes(write: Write) -> None:
    path = Path("texts/review-baseline.jsonl")
    text = path.read_text(encoding="utf-8")
    assert format_baseline(parse_baseline(text, path)) == text
    segments = [one for one in map(json.loads, text.splitlines()) if "whole" in one]
    assert sorted((one["whole"], one["translation"]) for one in segments) == sorted(zip(EN, DE, strict=True))
    assert not any("made" in one for one in segments)
