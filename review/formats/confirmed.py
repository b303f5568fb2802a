"""What people confirmed of the machine's text: accepted findings and errors that they marked themselves, with a place.

A finding's offsets are those of the text that it was found in. Where the machine's text has other words there, they
are looked for; where they stand more than once or not at all, the error has no place.
"""

from __future__ import annotations

from typing import NamedTuple

from review.formats.corrected import CorrectedSegment, DecidedFinding
from review.model import Severity, Side

__all__ = ["ConfirmedError", "confirmed_errors", "found_right"]


class ConfirmedError(NamedTuple):
    """An error of the machine's text (or of its source's, for what is missing); an empty stretch has no place."""

    side: Side
    start: int
    end: int
    category: str
    severity: Severity
    by: str


def confirmed_errors(segment: CorrectedSegment) -> list[ConfirmedError]:
    """The segment's confirmed errors, in the order of its findings."""
    return [_error(one, segment) for one in segment.findings if one.verdict == "accepted"]


def found_right(segment: CorrectedSegment) -> bool:
    """Whether a person has seen the machine's text (it is done, or something in it was decided), let it stand, and
    confirmed no error. What was rewritten had one, whatever it was.
    """
    if segment.text != segment.machine or any(one.verdict == "accepted" for one in segment.findings):
        return False
    return segment.done or any(one.verdict != "open" for one in segment.findings)


def _error(decided: DecidedFinding, segment: CorrectedSegment) -> ConfirmedError:
    finding = decided.finding
    side = finding.span.side
    text = segment.machine if side == "target" else segment.source_text
    start, end = finding.span.start, finding.span.end
    if text[start:end] != finding.text:
        start = text.find(finding.text) if finding.text and text.count(finding.text) == 1 else len(text)
        end = start + len(finding.text) if start < len(text) else start
    return ConfirmedError(side, start, end, finding.category, finding.severity, decided.by or "review")
