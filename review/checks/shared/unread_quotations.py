"""What a translation quotes in a script that its readers do not read: he was "рад" to come."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.language import language_name
from review.text.scripts import scripts_of

__all__ = ["is_unread"]

_LATIN = lazy_regex(r"\p{Latin}")
#: What follows a quotation that is explained: "мир" (peace), "мир", peace, "мир" – peace.
_EXPLAINED = lazy_regex(r"[^\s\w]{1,2},?\s?(?:[(\[{=:–—-]|[\"'“‘«]|,)")
#: So many words before it may say what it is: the word "мир".
_NEAR = 3


def is_unread(view: SegmentView, start: int, end: int) -> bool:
    """Whether a quoted stretch of a target in Latin letters has none of these, and nothing says of what language it is,
    what it means, or that it is a word.
    """
    target = view.target
    if "LATIN" not in scripts_of(target.language) or _LATIN.search(target.raw, start, end):
        return False
    if _EXPLAINED.match(target.raw, end) or language_name(view.source.language).casefold() in target.raw.casefold():
        return False
    before = [word.key for word in target.words if word.end <= start][-_NEAR:]
    return target.rules.words.mentions.isdisjoint(before)
