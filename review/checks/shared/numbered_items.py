"""What a section or an item is numbered by, which says nothing of what it says."""

from __future__ import annotations

import regex

from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text

__all__ = ["are_numbered_otherwise", "number_of_item"]

#: So many segments before one are looked at.
_BEFORE = 30

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


def are_numbered_otherwise(view: SegmentView, document: DocumentView) -> bool:
    """Whether one of the sections before one has another number in the translation, too, which tells of it: of another
    version all that follow have.
    """
    at = view.number - 1
    return any(_differs(document.segments[place]) for place in range(max(0, at - _BEFORE), at))


def _differs(view: SegmentView) -> bool:
    numbers = number_of_item(view.source), number_of_item(view.target)
    return numbers[0] is not None and numbers[1] is not None and numbers[0][0] != numbers[1][0]
