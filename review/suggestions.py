"""Which suggestions are worth making: those that, carried out, leave no new fault in their paragraph.

A check proposes what its own fault needs, and may not see what the repair lays bare or does to the words around it. So
each suggestion is tried: the paragraph is checked again with it, and where something is found that was not found before
(or the fault itself is found again), the finding stays and the suggestion goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from review.checks.hit import Hit
from review.checks.views import SegmentView
from review.model import PARAGRAPH_GAP, Paragraph, Segment, Span
from review.text.reading import carried

__all__ = ["Found", "faultless", "with_target"]

#: A check's code and one of its hits.
Found = tuple[str, Hit]
#: Characters that are checked again for one paragraph's suggestions; in one that has more, the rest is not tried. It is
#: what bounds the time that a hostile paragraph of 200,000 characters with 40,000 suggestions takes.
_MOST = 200_000


def faultless(
    view: SegmentView,
    found: Sequence[Found],
    check: Callable[[SegmentView], Iterable[Found]],
    known: Callable[[SegmentView], Iterable[Found]] | None = None,
) -> list[Found]:
    """A segment's hits, without the suggestions that would leave a new fault.

    `check` finds all that the segment's own checks find in a segment; `known` says it of this one, where it was found
    before.
    """
    wanted = [one for one in found if one[1].suggestion is not None and one[1].span.side == "target"]
    if not wanted:
        return list(found)
    text = view.written.text("target")
    before = list((known or check)(view))
    kept: list[Found] = []
    budget = _MOST
    for code, hit in found:
        if (code, hit) in wanted and budget > 0:
            assert hit.suggestion is not None
            budget -= len(text)
            new = text[: hit.span.start] + hit.suggestion + text[hit.span.end :]
            tried = SegmentView(with_target(view.written, new), view.source.language, view.target.language)
            if (tried.source.raw, tried.source.hidden) == (view.source.raw, view.source.hidden):
                tried.source = view.source  # what is known of it is known
            rest = list(before)
            if (code, hit) in rest:
                rest.remove((code, hit))
            if _has_new(rest, list(check(tried)), hit):
                kept.append((code, replace(hit, suggestion=None)))
                continue
        kept.append((code, hit))
    return kept


def with_target(segment: Segment, text: str) -> Segment:
    """The segment with another translation, whose paragraphs are what they were where there are as many."""
    parts = text.split(PARAGRAPH_GAP) if text.strip() else []
    if len(parts) == len(segment.target):
        paragraphs = tuple(
            replace(old, text=part, protected=carried(old, part, segment.source), places=())
            for old, part in zip(segment.target, parts, strict=True)
        )
    else:
        paragraphs = tuple(Paragraph(part, segment.target[0].line) for part in parts)
    return replace(segment, target=paragraphs)


def _has_new(before: list[Found], after: list[Found], edit: Hit) -> bool:
    """Whether something is found after an edit that has no counterpart among what was found before.

    A counterpart is of the same check, and at the same place: its words may have changed with the edit.
    """
    assert edit.suggestion is not None
    longer = len(edit.suggestion) - (edit.span.end - edit.span.start)
    unmatched = [(code, _moved(hit.span, edit, longer)) for code, hit in before]
    rest = []
    for code, hit in after:  # what is the same first, so that a neighbour does not take its counterpart
        if (code, hit.span) in unmatched:
            unmatched.remove((code, hit.span))
        else:
            rest.append((code, hit.span))
    for code, span in rest:
        near = next((one for one in unmatched if one[0] == code and _meet(one[1], span)), None)
        if near is None:
            return True
        unmatched.remove(near)
    return False


def _moved(span: Span, edit: Hit, longer: int) -> Span:
    """Where a span of the old text lies in the new one; what the edit cut goes to its edges."""
    if span.side != "target":
        return span

    def place(at: int) -> int:
        if at <= edit.span.start:
            return at
        return at + longer if at >= edit.span.end else min(at, edit.span.end + longer)

    return Span("target", place(span.start), place(span.end))


def _meet(one: Span, other: Span) -> bool:
    return one.side == other.side and one.start <= other.end and other.start <= one.end
