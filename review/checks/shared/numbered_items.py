"""Numbers that say nothing of what a text says: what a section or an item is numbered by, and words of a text that was
left in its own language, which are no numbers there.
"""

from __future__ import annotations

import regex

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text

__all__ = ["is_copy", "number_of_item"]

#: What a section, figure or item is numbered by: 9.4. Portfolio, 2.4.1 Overview; not 3.2 million.
#: One figure alone is an item's number only before the capital of a sentence: 2. Weltkrieg is none in many languages.
_SECTION = lazy_regex(
    r"\s*(?:(\d{1,3}(?:\.\d{1,3})+)(?:\.(?!\d)|(?<=\..*\.\d{1,3}))\s"
    r"|(\d{1,3})[.)、．]\s*+(?=[^\s\d\p{Ll}]))",
    regex.DOTALL,
)


def number_of_item(text: Text) -> tuple[str, tuple[int, int]] | None:
    """What a text is numbered by at its head, and where that stands."""
    match = _SECTION.match(text.raw, 0, 24)
    return (match[1] or match[2], match.span(1 if match[1] else 2)) if match else None


def is_copy(view: SegmentView) -> bool:
    """Whether the translation is in the source's words, all but a few: it was left untranslated."""
    words, known = view.target.words, {word.key for word in view.source.words}
    return len(words) >= _TELLING and sum(word.key in known for word in words) >= _COPIED * len(words)


#: So many words tell a copy, and this share of them is the source's.
_TELLING, _COPIED = 4, 0.8
