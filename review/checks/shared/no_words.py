"""Texts that hold hardly a word of any language: random letters, keys, base64, what a broken export left."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.language import detect
from review.text.lexicon import frequency, has_large_lexicon, has_lexicon
from review.text.normalize import ascii_key
from review.text.scripts import scripts_of
from review.text.tokens import Token, is_unspaced
from review.text.word_lists import is_listed

__all__ = ["has_no_words"]

#: Words that are looked at, and how many there must be that could be known; of a language with a short list so many.
_MOST, _FEWEST, _OF_FEW_KNOWN = 200, 8, 16
#: A shorter word may be an abbreviation, and random letters are a word of some language.
_SHORTEST = 5
#: Where a letter is a syllable and its particles are written to a word, one of five letters is in no list.
_SYLLABLES = frozenset({"HANGUL"})
#: The share of words that garbage hits by chance, and the share from which on it is the language that it seems to be.
_CHANCE, _THERE = 0.05, 0.2


def has_no_words(source: Text, target: Text) -> bool:
    """Whether hardly a word of a text is of its language, of the source's, or of the one that it seems to be in.

    Words that the source has too (code, names) tell nothing, nor do those with a capital, which may be names.
    """
    if not has_lexicon(target.base) or is_unspaced(target.raw) or scripts_of(target.language) & _SYLLABLES:
        return False
    words = target.words[:_MOST]
    copied = {token.key for token in source.words}
    telling = [token for token in words if _tells(token) and token.key not in copied]
    if len(telling) < (_FEWEST if has_large_lexicon(target.base) else _OF_FEW_KNOWN):
        return False
    most = _CHANCE * len(telling)
    if _are_known(telling, target.base, most) or _are_known(telling, source.base, most):
        return False
    language, _ = detect(target.raw[: 20 * _MOST])
    return not _are_known(telling, language, _THERE * len(telling))


def _tells(token: Token) -> bool:
    word = token.text
    long = len(word) >= _SHORTEST and any(map(str.isalpha, word))
    return long and not (word[0].isupper() and word[1:].islower())


def _are_known(words: list[Token], language: str, most: float) -> bool:
    """Whether more of the words than that are the language's; the first few tell it of a text that is one."""
    known = 0
    for word in words:
        keys = {word.key, ascii_key(word.key)}
        known += any(frequency(key, language) > 0.0 or is_listed(key, language) for key in keys)
        if known > most:
            return True
    return False
