"""Words between brackets or quotation marks, as a foreign one may stand."""

from __future__ import annotations

from review.lazy_patterns import lazy_re
from review.text.lexicon import frequency
from review.text.surface import Surface
from review.text.tokens import Token

__all__ = ["is_bracketed", "is_enclosed", "is_in_clause"]

_OPENING, _CLOSING = '(（[［“"«„‘「『‹', ')）]］”"»“’」』›'
_BRACKETS = ("(（[［", ")）]］")
#: A word of ASCII letters, and so many of them tell of what language the word in brackets is.
_PLAIN, _SAYING = lazy_re(r"[A-Za-z]{2,}"), 2
#: So many other words of the text's own language in brackets are a clause, and no gloss; so often (Zipf)
#: are they said.
_CLAUSE, _SAID = 3, 3.5
#: As one finds them around a single word, in whichever order a text of either direction has them.
_QUOTES = tuple("\"'“”„‟«»‘’‚‹›「」『』")


def is_enclosed(token: Token, raw: str) -> bool:
    """Whether a word is the first or last of a few between brackets or quotation marks, which may stand either way."""
    if raw[token.start - 1 : token.start] in _QUOTES and raw[token.end : token.end + 1] in _QUOTES:
        return bool(token.start)
    return _is_between(token, raw, _OPENING, _CLOSING)


def is_bracketed(token: Token, raw: str) -> bool:
    """Whether a word is the first or last of a few between brackets, and only one or two words stand before it there,
    which say of what language it is (in Chinese …).
    """
    if not _is_between(token, raw, *_BRACKETS):
        return False
    opened = _opened(token, raw)
    return len(_PLAIN.findall(raw, opened, token.start)) <= _SAYING


def is_in_clause(token: Token, text: Surface) -> bool:
    """Whether a word stands in brackets among several others, all of them in the text's language: (it requires …)."""
    opened, closed = _opened(token, text.raw), [text.raw.find(mark, token.end) for mark in _BRACKETS[1]]
    ends = [at for at in closed if at >= 0]
    if opened < 0 or not ends:
        return False
    others = [word for word in text.words if opened < word.start < min(ends) and word.start != token.start]
    small = [word for word in others if word.text.islower()]
    return len(small) >= _CLAUSE and all(frequency(word.key, text.base) >= _SAID for word in small)


def _opened(token: Token, raw: str) -> int:
    return max(raw.rfind(mark, 0, token.start) for mark in _BRACKETS[0])


def _is_between(token: Token, raw: str, opening: str, closing: str) -> bool:
    left, right = raw[max(0, token.start - 40) : token.start], raw[token.end : token.end + 40]
    opened = max(left.rfind(mark) for mark in opening)
    closed = [at for at in (right.find(mark) for mark in closing) if at >= 0]
    return (
        opened >= 0 and bool(closed) and not any(mark in left[opened + 1 :] for mark in closing if mark not in opening)
    )
