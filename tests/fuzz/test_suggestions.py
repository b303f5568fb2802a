"""A suggestion that is carried out leaves no new fault: of any check, on any text, until none is left to carry out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from review.config import Settings
from review.findings import findings_of, view_of
from review.model import Document, Finding
from review.suggestions import with_target
from tests.fuzz.damage import damaged, segments
from tests.fuzz.full import cases

#: Carried out one after the other, the suggestions of a paragraph come to an end.
_MOST_STEPS = 60


def found(document: Document) -> tuple[Finding, ...]:
    return findings_of(view_of(document, Settings()), Settings())


def carried_out(document: Document, finding: Finding) -> Document:
    """The document as the desk leaves it: the suggestion in the span's place, nothing else."""
    segment = document.segments[0]
    text = segment.text("target")
    assert finding.suggestion is not None
    new = text[: finding.span.start] + finding.suggestion + text[finding.span.end :]
    return replace(document, segments=(with_target(segment, new),))


def suggested(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.suggestion is not None and one.span.side == "target"]


def leaves_none_new(before: tuple[Finding, ...], done: Finding, after: tuple[Finding, ...]) -> bool:
    """Whether no check finds more than it did, and the repaired one's own finds one less."""
    allowed = Counter(one.check for one in before)
    allowed[done.check] -= 1
    return not Counter(one.check for one in after) - allowed


def test_none_of_the_corpora_s_suggestions_leaves_a_new_fault() -> None:
    tried = 0
    for document in segments():
        before = found(document)
        for finding in suggested(before):
            after = found(carried_out(document, finding))
            assert leaves_none_new(before, finding, after), (document.segments[0].text("target"), finding, after)
            tried += 1
    assert tried >= 25  # the check that takes harmful suggestions away leaves the others


def test_suggestions_come_to_an_end_and_leave_no_new_fault_on_the_way() -> None:
    steps = 0
    for seed in range(cases(60)):
        document = damaged(seed)
        before = found(document)
        for _ in range(_MOST_STEPS):
            todo = suggested(before)
            if not todo:
                break
            document = carried_out(document, todo[0])
            after = found(document)
            assert leaves_none_new(before, todo[0], after), (seed, todo[0], after)
            before = after
            steps += 1
        else:
            raise AssertionError((seed, document.segments[0].text("target")))
    assert steps >= cases(60)
