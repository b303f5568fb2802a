"""The difference of two texts, word by word: what stays, what is gone, what is new."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

import regex

from review.lazy_patterns import lazy_regex

__all__ = ["WORD", "Kind", "changed_stretch", "difference"]

Kind = Literal["same", "gone", "new"]
#: A word, the white space between two, or one sign.
WORD = lazy_regex(r"\s+|[\p{L}\p{M}\p{N}_]+|.", regex.DOTALL)
#: Longer texts are compared line by line: the comparison takes quadratic time.
_MOSTWORDS = 4000


def difference(before: str, after: str) -> list[tuple[Kind, str]]:
    """Stretches in order, what is gone before the new that replaces it; joined, same and new are `after`."""
    split = (WORD.findall(before), WORD.findall(after))
    if max(map(len, split)) > _MOSTWORDS:
        split = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    parts: list[tuple[Kind, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, *split, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("same", "".join(split[0][a:b])))
            continue
        if a < b:
            parts.append(("gone", "".join(split[0][a:b])))
        if c < d:
            parts.append(("new", "".join(split[1][c:d])))
    return parts


def changed_stretch(before: str, after: str) -> tuple[int, int]:
    """The stretch of `before` outside which both texts are the same: [start, end)."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, len(before) - tail
