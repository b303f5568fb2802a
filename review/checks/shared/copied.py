"""Translations in the source's words, which are to be read in its language: "to" is no number there, "we" no word of
Polish.
"""

from __future__ import annotations

from review.checks.views import SegmentView

__all__ = ["is_copy"]

#: So many words tell a copy, and this share of them is the source's.
_TELLING, _COPIED = 4, 0.8


def is_copy(view: SegmentView) -> bool:
    """Whether the translation is in the source's words, all but a few: it was left untranslated."""
    words, known = view.target.words, {word.key for word in view.source.words}
    return len(words) >= _TELLING and sum(word.key in known for word in words) >= _COPIED * len(words)
