"""Who translated a text, as manuals say at their end, each in its own language and with its own people."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.model import Side

__all__ = ["names_translators"]

#: A longer text says more; so many names at least, and this share of its words has a capital.
_LONGEST, _NAMES, _NAMED = 40, 2, 0.4


def names_translators(view: SegmentView, side: Side) -> bool:
    """Whether a side is names with e-mail addresses and hardly a word besides."""
    words = view.side(side).words
    if "@" not in view.written.text(side) or not 0 < len(words) <= _LONGEST:
        return False
    named = sum(word.text[0].isupper() for word in words)
    return named >= _NAMES and named >= _NAMED * len(words)
