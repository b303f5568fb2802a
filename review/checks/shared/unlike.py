"""Whether a sentence encoder finds a translation unlike its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.views import DocumentView, SegmentView

if TYPE_CHECKING:
    from review.semantics.likeness import Likeness

__all__ = ["ABOVE", "OTHERS", "SHORT", "unlike"]

#: Least that a translation lies above unrelated pairs, and most that it falls short of true ones, in deviations.
ABOVE, SHORT = 2.5, 4.0
#: How far above unrelated pairs another segment's source lies where that is what was translated.
OTHERS = 4.5


def unlike(view: SegmentView, document: DocumentView, above: float = ABOVE, short: float = SHORT) -> Likeness | None:
    """What the encoder says of a segment whose two sides it finds unlike; None of others, and without an encoder."""
    found = document.likeness.get(view.number)
    if found is None or found.above >= above or (found.short is not None and found.short <= short):
        return None
    return found
