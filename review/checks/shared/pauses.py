"""Marks that part the clauses of a sentence, counted on both sides: where a translation has more than its source, one
of them may be one too many.
"""

from __future__ import annotations

from review.checks.check import SegmentView
from review.lazy_patterns import lazy_regex

__all__ = ["has_more_pauses"]

#: Commas, colons, semicolons and dashes of any script, and brackets, which may become any of them; not within numbers.
_PAUSE = lazy_regex(r"[,،:：](?!\p{N})|[、，;；؛·—–()（）]|--| - ")
_ENTITY = lazy_regex(r"&#?\w{1,8};")


def has_more_pauses(view: SegmentView) -> bool:
    """Whether the translation has more marks within its sentences than the source: one may go."""
    ours, theirs = (len(_PAUSE.findall(_ENTITY.sub("", text.raw))) for text in (view.target, view.source))
    return ours > theirs
