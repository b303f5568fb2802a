"""What the forms of a language's file find in folded text.

In a form `_` is a space, `_*_` up to two words between, `_**_` up to six of one clause, `*` the rest of a word; other
signs are regular expressions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

__all__ = ["form_body", "forms_pattern"]

#: Letters that texts write as one sign and composed text as two, which are as many offsets: য়, ड़.
_IN_TWO_WAYS = [
    (pair, chr(code)) for code in range(0x900, 0xE00) if len(pair := unicodedata.normalize("NFC", chr(code))) > 1
]
#: A word within a clause.
_IN_CLAUSE = r"[^\s,;.:!?()]{1,40}"


def form_body(form: str) -> str:
    """A form as a regular expression; bounded, so that nothing but spaces or hyphens takes no quadratic time."""
    for pair, letter in _IN_TWO_WAYS:
        form = form.replace(pair, f"(?:{pair}|{letter})")
    body = form.replace("_**_", rf"(?:\s{{1,9}}{_IN_CLAUSE}){{0,6}}\s{{1,9}}")
    body = body.replace("_*_", r"\s{1,9}(?:\S{1,40}\s{1,9}){0,2}").replace("_", r"\s{1,9}")
    return body.replace("*", r"[\p{L}\p{M}'’-]{0,40}")


def forms_pattern(forms: Sequence[str], unspaced: bool) -> regex.Pattern[str]:
    """What finds one of the forms of a language's file in folded text; `unspaced`: as parts of words."""
    parts = [form_body(form) for form in sorted(forms, key=len, reverse=True)]
    either = "|".join(parts)
    return regex.compile(either if unspaced else rf"(?<![\p{{L}}\p{{M}}])(?:{either})(?![\p{{L}}\p{{M}}])")
