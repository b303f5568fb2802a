"""What a check says of a place."""

from __future__ import annotations

from dataclasses import dataclass

from review.model import Severity, Span

__all__ = ["Hit"]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found, before category and fingerprint are added. Make it with `SegmentView.hit`.

    `severity` is given only where this case differs from the check's own. A `suggestion` replaces exactly the span.
    """

    segment: int
    span: Span
    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    twin: Span | None = None
    category: str | None = None
