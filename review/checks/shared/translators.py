"""Who translated a text, as manuals say at their end, each in its own language and with its own people."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.model import Side
from review.text.analysis import Text
from review.text.normalize import fold

__all__ = ["names_translators", "tells_of_translation"]

#: A longer text says more; so many names at least, and this share of its words has a capital.
_LONGEST, _NAMES, _NAMED = 40, 2, 0.4
#: So many words are a note on the translation at most.
_NOTE = 25


def names_translators(view: SegmentView, side: Side) -> bool:
    """Whether a side is names with e-mail addresses and hardly a word besides."""
    words = view.side(side).words
    if "@" not in view.written.text(side) or not 0 < len(words) <= _LONGEST:
        return False
    named = sum(word.text[0].isupper() for word in words)
    return named >= _NAMES and named >= _NAMED * len(words)


def tells_of_translation(text: Text) -> bool:
    """Whether a short text says that it is a translation, or whose: Übersetzung: Ute Vogel."""
    if not 0 < text.word_count <= _NOTE:
        return False
    said = [fold(word.replace("_", " ")) for word in text.rules.page.translators]
    if text.unspaced or text.rules.traits.runs_on:
        return any(word in text.folded for word in said)
    keys = {word.key for word in text.words}
    return any(word in text.folded if " " in word else word in keys for word in said)
