"""Words without what stands before or behind an apostrophe: an elided article, an ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.lazy_patterns import lazy_regex
from review.text.tokens import Token

__all__ = ["without_articles", "without_ending"]

#: English possessives, and endings that other languages part with an apostrophe (Yılmaz'ı); none that negates (Didn't).
_ENDING = lazy_regex(r"(?<!n)['’]t$|['’](?:s|(?!t$)\p{Ll}{1,4})?$")


def without_ending(word: str) -> str:
    """Scotland of Scotland's, Yılmaz of Yılmaz'ı; a name of several words without that of the last one."""
    return word if word.isalpha() else _ENDING.sub("", word)


#: What French, Italian, Catalan and others elide before a name: l'Istat, qu'Emin, d'Alembert.
_ELIDED = lazy_regex(r"\p{Ll}{1,5}['’](?=\p{Lu}\p{Ll})")


def without_articles(words: Iterable[Token]) -> Iterator[Token]:
    """The words, names without the little word in small letters that was elided before them."""
    for token in words:
        elided = None if token.text.isalpha() else _ELIDED.match(token.text)
        if elided is None:
            yield token
        else:
            cut = elided.end()
            yield token._replace(text=token.text[cut:], start=token.start + cut, key=token.key[cut:])
