"""Words that neither a long list of a language nor its dictionary has, and that are not made of words it has.

English with its list of some three hundred thousand words and its dictionary leaves out hardly one in ten thousand
words of clean translations, most of them slips; what is left out and stands in the source is a name or a loan.
"""

from __future__ import annotations

from functools import lru_cache

from review.checks.shared.word_forms import form_in
from review.languages.language import language_of
from review.text.analysis import Text
from review.text.lexicon import frequency, said_most
from review.text.normalize import fold
from review.text.scripts import languages_like, scripts_of
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed

__all__ = ["is_unheard"]

#: Shorter words are abbreviations, and parts are words from so many letters and so frequent (Zipf) on.
_SHORTEST, _PART, _KNOWN = 5, 4, 2.5


def is_unheard(token: Token, source: Text, target: Text) -> bool:
    """Whether a word of a target that has a dictionary is none of its words. Where the source has another script, it
    may be a loan, and is none here.
    """
    word = token.key
    if len(word) < _SHORTEST or not (token.text.islower() and token.text.isascii() and token.text.isalpha()):
        return False
    if not has_word_list(target.base) or scripts_of(source.language) != scripts_of(target.language):
        return False
    if word in fold(source.raw):
        return False  # a piece of one of its words
    if form_in(source, word) and frequency(word, source.base) > 0.0:
        return False  # the source's own, in another form: `untranslated` speaks of it
    return _is_unknown(word, target.base) and not _is_of_another(word, target.base)


@lru_cache(maxsize=8192)
def _is_unknown(word: str, base: str) -> bool:
    if frequency(word, base) > 0.0 or is_listed(word, base):
        return False
    words = language_of(base).words
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if len(tail) >= _PART and is_listed(tail, base) and frequency(tail, base) >= _KNOWN:
            return False  # hyperdynamics, swordfighter
        stem = len(head) >= _PART and (is_listed(head, base) or is_listed(head + "e", base))
        if stem and (tail in words.suffixes or tail in words.inflections):
            return False  # agedness
    return True


def _is_of_another(word: str, base: str) -> bool:
    """Whether another language says it every day: the check `untranslated` speaks of it."""
    return said_most(word, languages_like(base), (base,)) is not None
