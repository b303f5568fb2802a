"""Words of a translation that are not misspelt because the source has them, or because they are pieces of others."""

from __future__ import annotations

from review.checks.shared.kept_money import is_told_money
from review.checks.views import DocumentView, SegmentView
from review.text.international import is_of_many
from review.text.lexicon import frequency
from review.text.normalize import ascii_key
from review.text.tokens import Token
from review.text.word_lists import is_listed

__all__ = ["is_excused"]

#: A word so frequent (Zipf) is the language's own, whatever other sentences of the source have: only its own one tells.
_ITS_OWN = 4.0
#: An everyday word (Zipf) of so many letters is the second part of a compound.
_KNOWN, _PART = 3.3, 4
#: What stands beside a piece of something longer.
_BEFORE_A_PIECE, _AFTER_A_PIECE = frozenset("[])&#@_/\\*<'’-;"), frozenset("[&#@_/\\*>'’-(")


def is_excused(view: SegmentView, document: DocumentView, token: Token, *, certain: bool = False) -> bool:
    """Whether the source has the word too, somewhere, or it is a piece of something longer, what many languages
    call a thing (udon), money that the source speaks of (ruble), or a sound that is said twice (Eek, eek!). Where it is
    `certain` that another word was meant, nothing is called by it.
    """
    text, base = view.target.raw, view.target.base
    if is_told_money(token, view.source, view.target):
        return True
    if token.key in (view.source.known_keys if frequency(token.key, base) >= _ITS_OWN else document.source_keys):
        return True
    if ascii_key(token.text) in view.source.known_keys:  # áo dài as ao dai
        return True
    if _is_said_again(view, token) or not (certain or is_listed(token.key, base) or not is_of_many(token.key, base)):
        return True
    if view.source.rules.traits.compounds and any(
        word.endswith(token.key) or _begins_compound(token.key, word, view.source.base)
        for word in view.source.word_keys
    ):
        return True  # the ring beside a Lindenring, zeitgeist beside a Zeitgeistforschung
    before, after = text[token.start - 1 : token.start] if token.start else "", text[token.end : token.end + 1]
    if before.isdigit():
        return True  # 3,000th
    return before in _BEFORE_A_PIECE or after in _AFTER_A_PIECE


def _is_said_again(view: SegmentView, token: Token) -> bool:
    """Whether the same word stands right before or behind it."""
    words = view.target.words
    at = next(place for place, word in enumerate(words) if word.start == token.start)
    return any(word.key == token.key for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))


def _begins_compound(word: str, compound: str, base: str) -> bool:
    """Whether what follows a word in a longer one of the source's is an everyday word itself."""
    rest = compound.removeprefix(word)
    return rest != compound and len(rest) >= _PART and frequency(rest, base) >= _KNOWN
