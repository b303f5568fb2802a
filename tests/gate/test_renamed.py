"""Documents that are called otherwise than in the baseline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.checks.shared.fingerprint import Fingerprinter
from review.gate.baseline import Baseline, observe
from review.gate.renamed import followed, with_fingerprints
from review.report import DocumentReport
from tests.gate.test_judge import REFERENCES, SOURCES, baseline, finding, report


def of(id_: str, *texts: str) -> DocumentReport:
    return report(texts, sources=texts, references=(), id_=id_)


def names(before: list[DocumentReport], now: list[DocumentReport]) -> dict[str, str]:
    base = baseline(*before)
    return followed(base, [one.document for one in now], base.documents)[1]


HARBOUR = ("Der Hafen ist neu.", "Er kostete viel Geld.", "Niemand wurde verletzt.")
BRIDGE = ("Die Brücke ist alt.", "Sie wird bald saniert.", "Der Verkehr wird umgeleitet.")


def test_a_document_with_the_same_sources_is_the_same() -> None:
    assert names([of("a", *HARBOUR), of("b", *BRIDGE)], [of("a", *HARBOUR), of("c", *BRIDGE)]) == {"b": "c"}


def test_so_is_one_of_which_most_stayed() -> None:
    assert names([of("a", *HARBOUR)], [of("c", *HARBOUR[:2], "Alles ist anders.")]) == {"a": "c"}


@pytest.mark.parametrize(
    "now",
    [
        of("c", *BRIDGE),
        of("c", HARBOUR[0], *BRIDGE),
        of("c", HARBOUR[0], "Ganz andere Dinge stehen hier und überall sonst."),
    ],
)
def test_one_that_shares_little_is_another(now: DocumentReport) -> None:
    assert names([of("a", *HARBOUR)], [now]) == {}


def test_one_that_is_still_there_was_copied_not_renamed() -> None:
    assert names([of("a", *HARBOUR)], [of("a", *HARBOUR), of("c", *HARBOUR)]) == {}


def test_of_other_languages_it_is_another() -> None:
    now = of("c", *HARBOUR)
    now = replace(now, document=replace(now.document, target_language="fr"))
    assert names([of("a", *HARBOUR)], [now]) == {}


def test_of_two_with_the_same_texts_the_like_named_goes_with_the_like_named() -> None:
    before = [of("old/x", *HARBOUR), of("old/y", *HARBOUR)]
    assert names(before, [of("new/y", *HARBOUR), of("new/x", *HARBOUR)]) == {"old/x": "new/x", "old/y": "new/y"}


def test_findings_and_dismissals_go_along() -> None:
    def found(id_: str) -> DocumentReport:
        fingerprint = Fingerprinter(id_).fingerprint("numbers", SOURCES[0], "7")
        return report(tuple(REFERENCES), replace(finding(1), fingerprint=fingerprint), id_=id_)

    before, now = found("a/news"), found("b/news")
    base = Baseline("1", {"a/news": observe(before)})
    base = base.dismissed(base.findings()[before.findings[0].fingerprint], "Lan", "2026-03-01", "the train's number")
    moved, renamed = followed(base, [now.document], ["a/news"])
    moved = with_fingerprints(moved, [now], renamed)
    (kept,) = moved.documents["b/news"].findings.values()
    assert set(moved.documents) == {"b/news"}
    assert (kept.fingerprint, kept.document, kept.status) == (now.findings[0].fingerprint, "b/news", "dismissed")
    assert moved.updated([now], "1").documents["b/news"].findings[kept.fingerprint].why == "the train's number"
