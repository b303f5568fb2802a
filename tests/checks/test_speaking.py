"""One fault is told once: which check speaks where several mark one place."""

from __future__ import annotations

import pytest

from review.checks import CHECKS
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.speaking import SPEAKS_FOR, told_once
from review.model import Severity, Span
from tests.work import at_most


def hit(start: int, end: int, *, segment: int = 1, twin: Span | None = None, severity: Severity | None = None) -> Hit:
    return Hit(segment, Span("target", start, end), "…", severity=severity, twin=twin)


def told(*found: tuple[str, Hit]) -> list[str]:
    by_hit: dict[tuple[str, Hit], Check] = {(code, one): CHECKS[code] for code, one in found}
    return [code for code, _ in told_once(by_hit)]


def test_every_code_is_a_check() -> None:
    assert set(SPEAKS_FOR) <= set(CHECKS)
    assert set().union(*SPEAKS_FOR.values()) <= set(CHECKS)


def test_no_two_checks_silence_each_other() -> None:
    assert not [
        (one, other) for one, others in SPEAKS_FOR.items() for other in others if one in SPEAKS_FOR.get(other, ())
    ]


def test_the_listed_check_speaks_alone_where_spans_overlap() -> None:
    assert told(("names", hit(4, 7)), ("acronyms", hit(4, 7))) == ["acronyms"]


def test_the_twin_counts_as_the_place_too() -> None:
    lost = Hit(1, Span("source", 0, 3), "…")
    assert told(("names", lost), ("acronyms", hit(4, 7, twin=Span("source", 0, 3)))) == ["acronyms"]


@pytest.mark.parametrize("louder", ["truncated", "duplicate", "repetition", "omission", "shifted"])
def test_what_a_cut_doubled_or_exchanged_text_does_not_say_is_not_told_again(louder: str) -> None:
    lost = Hit(1, Span("source", 10, 13), "…")
    found = hit(0, 20, twin=Span("source", 0, 40))
    assert told((louder, found), ("negation", lost), ("names", lost), ("numbers", lost)) == [louder]


def test_an_address_of_a_sentence_that_is_missing_is_not_told_again() -> None:
    missing, address = (Hit(1, Span("source", *place), "…") for place in ((0, 40), (10, 23)))
    assert told(("omission", missing), ("url", address)) == ["omission"]


@pytest.mark.parametrize(
    "louder", [hit(7, 9), hit(4, 7, segment=2), hit(4, 7, severity="neutral")], ids=["beside", "elsewhere", "neutral"]
)
def test_both_speak_where_it_is_not_the_same_place_or_hardly_told(louder: Hit) -> None:
    assert told(("names", hit(4, 7)), ("acronyms", louder)) == ["names", "acronyms"]


def test_checks_that_are_not_listed_for_each_other_both_speak() -> None:
    assert told(("negation", hit(4, 7)), ("names", hit(4, 7))) == ["negation", "names"]


def test_thousands_of_findings_in_one_segment_are_told_once_in_time_that_grows_as_they_do() -> None:
    found = {(code, hit(10 * at, 10 * at + 4)): CHECKS[code] for at in range(6000) for code in ("names", "acronyms")}
    with at_most(1.5):
        assert [code for code, _ in told_once(found)] == ["acronyms"] * 6000


def test_a_slot_s_number_is_no_number_of_the_text() -> None:
    assert told(("empty-slot", hit(0, 4)), ("numbers", hit(1, 2))) == ["empty-slot"]


@pytest.mark.parametrize(
    ("changed", "severity", "heard"),
    [
        (Span("source", 12, 16), None, ["dates"]),
        (Span("source", 8, 16), None, ["dates"]),
        (Span("source", 0, 40), None, ["stale", "dates"]),
        (Span("source", 12, 16), "minor", ["stale", "dates"]),
    ],
    ids=["the year", "the whole date", "more than the date", "a lesser finding"],
)
def test_a_date_that_changed_in_the_source_is_told_once(
    changed: Span, severity: Severity | None, heard: list[str]
) -> None:
    stale = Hit(1, changed, "…", twin=Span("target", 0, 44))
    date = hit(20, 30, twin=Span("source", 8, 16), severity=severity)
    assert told(("stale", stale), ("dates", date)) == heard


def test_what_marks_the_sentence_speaks_for_what_marks_several_and_is_less_grave() -> None:
    several = ("omission", hit(0, 40, severity="minor"))
    assert told(several, ("omission-model", hit(20, 30, severity="major"))) == ["omission-model"]
    assert told(several, ("omission-model", hit(20, 30, severity="minor"))) == ["omission"]
    assert told(("omission", hit(20, 30)), ("omission-model", hit(20, 30, severity="major"))) == ["omission"]
