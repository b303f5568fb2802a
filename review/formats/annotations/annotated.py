"""What people said of a translation: segments, the errors that they marked in them, their scores.

Whatever the file was, an error is a side, a stretch, a category, a severity and who marked it. Offsets are characters
of the segment's text of that side, end-exclusive. An error whose stretch is empty has no place: something is missing,
and nobody said where.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from review.model import SEVERITIES, Severity, Side

__all__ = ["AnnotatedSegment", "MarkedError", "core_category", "severity_named"]

#: Roots of Google's typology and of what others write, as MQM-Core has them.
_ROOTS = {
    "accuracy": "Accuracy",
    "fluency": "Linguistic conventions",
    "linguistic conventions": "Linguistic conventions",
    "locale convention": "Locale conventions",
    "locale conventions": "Locale conventions",
    "terminology": "Terminology",
    "style": "Style",
    "non-translation": "Accuracy",
    "non-translation!": "Accuracy",
    "audience appropriateness": "Audience appropriateness",
    "design and markup": "Design and markup",
    "design": "Design and markup",
    "omission": "Accuracy",
}


@dataclass(frozen=True, slots=True)
class MarkedError:
    """One error that somebody marked. `rater` tells apart who marked a segment, `check` is the one to find it."""

    side: Side
    start: int
    end: int
    category: str
    severity: Severity
    rater: str = ""
    check: str | None = None

    @property
    def placed(self) -> bool:
        """Whether it says where it is."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class AnnotatedSegment:
    """A segment of one system's translation with what all its raters marked; `line` is where the file has it.

    `score` is their mean score of the segment, the higher the better, None where the protocol has none. `languages` is
    None where the file does not say them, `raters` how many looked at it.
    """

    system: str
    document: str
    number: str
    source: str
    target: str
    errors: tuple[MarkedError, ...] = ()
    raters: int = 1
    score: float | None = None
    languages: tuple[str, str] | None = None
    name: str = ""
    line: int | None = None


def core_category(category: str) -> str:
    """The root of a category as MQM-Core calls it; the root as written where it is another typology's."""
    root = category.partition("/")[0].strip()
    return _ROOTS.get(root.lower(), root or "none")


def severity_named(name: Any) -> Severity | None:
    """The severity of that name, whatever its case; None for what is none."""
    wanted = name.strip().lower() if isinstance(name, str) else None
    return next((severity for severity in SEVERITIES if severity == wanted), None)
