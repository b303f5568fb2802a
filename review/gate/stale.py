"""How the sources of segments changed whose translation did not, as the baseline remembers both."""

from __future__ import annotations

from collections.abc import Mapping

from review.drift.change import Change, compare
from review.drift.following import text_of
from review.drift.old import old_paragraphs
from review.gate.baseline import KnownDocument
from review.gate.segments import outdated
from review.model import Document

__all__ = ["changes_since"]


def changes_since(document: Document, old: KnownDocument) -> Mapping[int, Change]:
    """How the sources of segments changed whose translation did not, by segment number."""
    changes = {}
    segments = {segment.number: segment for segment in document.segments}
    for number, then in outdated(document, old.segments).items():
        segment = segments[number]
        before = old_paragraphs(then.source, segment.source, document.source_path)
        translation = text_of(segment.target, document.target_language)
        change = compare(before, segment.source, document.source_language, translation)
        if change is not None:
            changes[number] = change
    return changes
