"""Whether a sentence encoder finds a translation unlike its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.shared.paragraph_keys import LOOKED_AT, telling_keys
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_re
from review.text.analysis import Text

if TYPE_CHECKING:
    from review.semantics.likeness import Likeness

__all__ = ["ABOVE", "OTHERS", "SHORT", "unlike"]

#: Least that a translation lies above unrelated pairs, and most that it falls short of true ones, in deviations.
ABOVE, SHORT = 2.5, 4.0
#: How far above unrelated pairs another segment's source lies where that is what was translated.
OTHERS = 4.5
#: What is code by its look (the_lock, GCC) or stands in quotation marks.
_LATIN = lazy_re(
    r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])|(?<=\")[A-Za-z][^\"\n]{2,40}(?=\")"
)


def unlike(view: SegmentView, document: DocumentView, above: float = ABOVE, short: float = SHORT) -> Likeness | None:
    """What the encoder says of a segment whose two sides it finds unlike; None of others, and without an encoder.

    It is not heard where a number, a name or a rare word (volatile, GCC) of the source stands in the translation: it
    knows little of code, and of scripts that are seldom written (Traditional Chinese).
    """
    found = document.likeness.get(view.number)
    if found is None or found.above >= above or (found.short is not None and found.short <= short):
        return None
    if telling_keys(view.source) & telling_keys(view.target) or _latin_words(view.source) & _latin_words(view.target):
        return None
    return found


def _latin_words(text: Text) -> frozenset[str]:
    """The Latin words and names_of_code in a text of another script, which is joined to them: 持有the_lock的時候."""
    return frozenset(_LATIN.findall(text.raw[:LOOKED_AT]))
