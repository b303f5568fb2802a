"""Marks that part the clauses of a sentence, counted on both sides: where a translation has more than its source, one
of them may be one too many.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.lazy_patterns import lazy_regex

__all__ = ["is_behind_pause", "pauses"]

#: Commas, colons, semicolons and dashes of any script, and brackets, which may become any of them; not within numbers.
_PAUSE = lazy_regex(r"[,،:：](?!\p{N})|[、，;；؛·—–()（）]|--| - ")
_ENTITY = lazy_regex(r"&#?\w{1,8};")


@lru_cache(maxsize=256)
def pauses(text: str) -> int:
    """How many marks part the clauses of a text."""
    return len(_PAUSE.findall(_ENTITY.sub("", text)))


def is_behind_pause(word: str, text: str) -> bool:
    """Whether a number or a word with a capital stands in a text behind a mark that parts clauses there, which the mark
    before it in a translation is, be it another: hiệp đấu, 70 lượt as innings: 70 runs.
    """
    if not (word[0].isdigit() or word[0].isupper()):
        return False
    behind = regex.search(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(word)}(?![\p{{L}}\p{{N}}])", text)
    if behind is None:
        return False
    before = text[: behind.start()].rstrip(" \u00a0\u202f(\"'“„«‘")
    return _PAUSE.search(before[-1:] or " ") is not None
