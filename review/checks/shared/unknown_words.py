"""Words that the dictionary of the translation's language has not, nor anything like them."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.normalize import ascii_key
from review.text.noun_words import is_only_noun
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed

__all__ = ["is_rare_noun", "is_unheard", "is_unknown"]

#: So frequent is the first part of a compound that is no name, so long a part, and so frequent the second.
_KNOWN, _PART, _HEARD = 2.3, 3, 3.2
#: A word of so many letters is no abbreviation, and rarely a particle; of a language without a list, where it may be.
_LONG, _UNKNOWN = 6, 5
#: So long is the last part of a compound that no place or family is called by (-stadt, -mann, -meister).
_TAIL = 9


def is_unknown(token: Token, target: Text) -> bool:
    """Whether a small word is none that English, which has a dictionary, has ever borrowed, however rarely it is said:
    wanafunzi, no ugali.
    """
    if not (has_word_list(target.base) and token.text.isalpha() and token.text.islower()):
        return False
    if len(token.text) < _UNKNOWN:
        return False
    keys = {token.key, ascii_key(token.key)}
    return not any(is_listed(key, target.base) or frequency(key, target.base) > 0.0 for key in keys)


def is_unheard(token: Token, source: Text, target: Text) -> bool:
    """Whether the target's language, whose dictionary is known, has nothing like a word in small letters, or a noun."""
    if has_word_list(target.base) and token.text.islower() and len(token.text) >= _LONG:
        ascii_only = ascii_key(token.key)
        return not (is_listed(ascii_only, target.base) or frequency(ascii_only, target.base) > 0.0)
    return _is_unheard_noun(token, source, target)


def _is_unheard_noun(token: Token, source: Text, target: Text) -> bool:
    """Whether no dictionary of the target's language has a word that the source's puts together from two everyday ones:
    Fensterbrett.
    """
    if source.rules.traits.compounds is not True or not has_word_list(target.base) or is_listed(token.key, target.base):
        return False
    parts = ((token.key[:cut], token.key[cut:]) for cut in range(_PART, len(token.key) - _PART))
    return any(
        frequency(tail, source.base) >= _HEARD
        and max(frequency(head, source.base), frequency(head.removesuffix("s"), source.base)) >= _KNOWN
        for head, tail in parts
    )


def is_rare_noun(token: Token, source: Text, target: Text) -> bool:
    """Whether a word with a capital in mid-sentence, too rare for a company's or a family's name, is a noun of a
    language that writes them so, by itself or by its last part: Renngemeinschaft, Kindesmisshandlungen.
    """
    key = token.key
    if not token.text[0].isupper() or not token.text[1:].islower() or token.start in target.sentence_starts:
        return False
    if not has_word_list(target.base) or is_listed(key, target.base):
        return False
    if frequency(key, source.base) >= _KNOWN or frequency(key, target.base) > 0.0:
        return False
    tails = (key[cut:] for cut in range(_PART, len(key) - _TAIL + 1))
    return is_only_noun(key, source.language) or any(is_only_noun(tail, source.language) for tail in tails)
