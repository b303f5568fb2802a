"""A scored segment beside what people marked in it: which findings name an error, and which errors are found.

A finding names an error when their stretches overlap on the same side and the finding is at most 40 characters wider
than the error: a stretch that swallows its neighbourhood names nothing. It names one, too, when its twin does, and an
error without a place when it says that something is missing. Neutral findings are silence, and are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from review.formats.annotations import MarkedError
from review.metrics.mqm import penalty
from review.model import Finding, Segment, Side

__all__ = ["SLACK", "JudgedSegment", "chance", "judged_segments", "marks", "names", "points"]

#: Characters that a finding may be wider than the error that it names.
SLACK = 40


@dataclass(frozen=True)
class JudgedSegment:
    """A segment with its findings and its marked errors, both with offsets of its texts.

    `item` is the same for all systems' translations of one source, `human` what people think of the translation (the
    higher the better; None where nobody scored it), `quality` ours, `words` those of the translation.
    """

    document: str
    item: str
    system: str
    segment: Segment
    findings: tuple[Finding, ...]
    errors: tuple[MarkedError, ...]
    words: int
    quality: float | None = None
    human: float | None = None
    line: int | None = None

    def text(self, side: Side) -> str:
        return self.segment.text(side)

    @cached_property
    def loud(self) -> tuple[Finding, ...]:
        """The findings that are not neutral."""
        return tuple(finding for finding in self.findings if finding.severity != "neutral")

    @cached_property
    def real(self) -> tuple[MarkedError, ...]:
        """The errors that cost something: neutral ones are opinions."""
        return tuple(error for error in self.errors if error.severity != "neutral")

    @cached_property
    def named(self) -> tuple[frozenset[int], ...]:
        """For each loud finding, the numbers (in `real`) of the errors that it names."""
        return tuple(
            frozenset(n for n, error in enumerate(self.real) if names(finding, error)) for finding in self.loud
        )

    @cached_property
    def found(self) -> frozenset[int]:
        """The numbers of the errors that some finding names."""
        return frozenset().union(*self.named)


def names(finding: Finding, error: MarkedError) -> bool:
    """Whether a finding names an error of its segment."""
    if not error.placed:
        return finding.category == "Accuracy/Omission"
    spans = [finding.span] + ([finding.twin] if finding.twin is not None else [])
    return any(
        span.side == error.side
        and span.start < error.end
        and max(span.end, span.start + 1) > error.start
        and span.end - span.start <= error.end - error.start + SLACK
        for span in spans
    )


def points(errors: Iterable[MarkedError]) -> float:
    """MQM's penalty points, punctuation cheaper (`review.metrics.mqm`)."""
    return sum(penalty(_punctuation(error.category), error.severity) for error in errors)


def _punctuation(category: str) -> str:
    return "Linguistic conventions/Punctuation" if category.lower().endswith("/punctuation") else category


def marks(length: int, stretches: Iterable[tuple[int, int]]) -> list[bool]:
    """Which characters of a text lie in one of the stretches; an empty stretch is its next character."""
    marked = [False] * length
    for start, end in stretches:
        for at in range(start, min(length, max(end, start + 1))):
            marked[at] = True
    return marked


def chance(segment: JudgedSegment, finding: Finding) -> float:
    """How likely a stretch as long as the finding's, anywhere in the text of its side, would name an error there."""
    side = finding.span.side
    size = max(1, finding.span.end - finding.span.start)
    length = len(segment.text(side))
    wide = [e for e in segment.real if e.placed and e.side == side and size <= e.end - e.start + SLACK]
    places = max(1, length - size + 1)
    gold = marks(length + 1, ((max(0, e.start - size + 1), e.end) for e in wide))
    return sum(gold[:places]) / places


def judged_segments(
    segments: Sequence[Segment], findings: Iterable[Finding], errors: Iterable[tuple[int, MarkedError]]
) -> list[tuple[Segment, tuple[Finding, ...], tuple[MarkedError, ...]]]:
    """A document's segments with their findings and errors; `errors` are by segment number, from 1."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.segment, []).append(finding)
    marked: dict[int, list[MarkedError]] = {}
    for number, error in errors:
        marked.setdefault(number, []).append(error)
    return [(s, tuple(found.get(s.number, ())), tuple(marked.get(s.number, ()))) for s in segments]
