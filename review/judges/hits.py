"""A judge's claims as hits, and what the rules found in the same places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from review.checks.hit import Hit
from review.checks.judge import CHECK as JUDGE
from review.checks.views import SegmentView
from review.judges.claims import Claim
from review.judges.witnesses import Examined
from review.model import Finding, Span

__all__ = ["as_written", "hit_of", "stretches_of_rules"]

#: Characters of a judge's words in a message.
_SHOWN = 240


def stretches_of_rules(findings: Sequence[Finding]) -> dict[int, list[tuple[str, Span]]]:
    """The stretches that rules hold for errors, by segment; of a finding with a twin both."""
    found: dict[int, list[tuple[str, Span]]] = {}
    for finding in findings:
        if finding.severity != "neutral" and finding.check != JUDGE.code:
            spans = (finding.span,) if finding.twin is None else (finding.span, finding.twin)
            found.setdefault(finding.segment, []).extend((finding.check, span) for span in spans)
    return found


def as_written(segment: SegmentView) -> Callable[[Span], Span]:
    """From spans of a segment's read texts to those of the texts as they are written."""
    return lambda span: segment.hit(span.side, span.start, span.end, "").span


def hit_of(examined: Examined, segment: SegmentView) -> Hit:
    """A claim that was examined, as a hit of its segment."""
    claim, span, twin = examined.claim, examined.span, examined.twin
    said = " ".join(claim.why.split()) or "this is wrong"
    said = said if len(said) <= _SHOWN else said[: _SHOWN - 1].rstrip() + "…"
    by = f"{examined.witness} says so, too" if examined.witness else examined.reason
    return segment.hit(
        span.side,
        span.start,
        span.end,
        f"the judge says: {said} ({by})",
        suggestion=_suggestion(claim, examined),
        severity=examined.severity,
        twin=None if twin is None else (twin.start, twin.end),
        category=claim.category,
    )


def _suggestion(claim: Claim, examined: Examined) -> str | None:
    """The fix of a claim that has a witness; none with characters that cannot be seen or that break the paragraph."""
    fix = claim.fix
    if fix is None or not examined.witness or examined.span.side != "target":
        return None
    return fix if fix.isprintable() else None
