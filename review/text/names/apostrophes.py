"""Words without the endings that stand behind an apostrophe."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["without_ending"]

#: English possessives, and endings that other languages part with an apostrophe (Yılmaz'ı); none that negates (Didn't).
_ENDING = lazy_regex(r"(?<!n)['’]t$|['’](?:s|(?!t$)\p{Ll}{1,4})?$")


def without_ending(word: str) -> str:
    """Scotland of Scotland's, Yılmaz of Yılmaz'ı; a name of several words without that of the last one."""
    return word if word.isalpha() else _ENDING.sub("", word)
