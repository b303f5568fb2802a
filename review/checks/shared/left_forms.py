"""What a word's form says of one that was left in the source's language: it is no thing that only one country has."""

from __future__ import annotations

from functools import lru_cache

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.lexicon import begins_so, frequency
from review.text.normalize import ascii_key
from review.text.tokens import Token
from review.text.translations import has_dictionary, is_translated
from review.text.word_lists import has_word_list, is_listed

__all__ = ["has_cognate", "is_said_there", "is_thingless"]

#: So many letters an ending leaves of a word.
_STEM = 4
#: So many letters, and so much of a word, begin another of the same origin, which is said so often (Zipf).
_COMMON, _SHARE, _SAID = 6, 0.75, 2.5

#: A word that the source's language says so often and the target's so much more seldom, where a dictionary says it
#: otherwise; a short one, where none does, and by so much.
_THERE, _MORE, _SHORT = 3.9, 1.6, 3
_THERE_SHORT, _MORE_SHORT = 4.8, 2.9


def is_said_there(token: Token, source: Text, target: Text) -> bool:
    """Whether a word in small letters that the target's dictionary has not is an everyday one of the source's, which a
    dictionary says otherwise (usada, firma), or a short one that is hardly ever said in the target's (ici, hry).
    """
    key = token.key
    if not token.text.islower() or not has_word_list(target.base) or is_listed(key, target.base):
        return False
    if source.rules.traits.syllables or is_listed(ascii_key(key), target.base):
        return False
    there, here = frequency(key, source.base), frequency(key, target.base)
    if len(key) <= _SHORT:
        return len(key) == _SHORT and there >= _THERE_SHORT and there - here >= _MORE_SHORT
    told = has_dictionary(source.base) and is_translated(key, source.base)
    return told and there >= _THERE and there - here >= _MORE


def is_thingless(key: str, source: str, target: str, *, ending: int = 1) -> bool:
    """Whether a folded word that the target's language never says is a verb, an adverb or an abstract noun by its
    ending, of so many letters at least: desafiando, sabiamente, formalidade.
    """
    if frequency(key, target) > 0.0:
        return False
    endings = language_of(source).words.thingless_endings
    return any(len(one) >= ending and key.endswith(one) and len(key) - len(one) >= _STEM for one in endings)


@lru_cache(maxsize=4096)
def has_cognate(key: str, target: str) -> bool:
    """Whether the target's dictionary has an everyday word of the same origin, which would have been written: fertile
    for fertili, intermittent for intermittenti.
    """
    bare = ascii_key(key)
    common = max(_COMMON, round(_SHARE * len(bare)))
    if not has_word_list(target) or len(bare) < common or frequency(key, target) > 0.0:
        return False
    return any(frequency(one, target) >= _SAID and is_listed(one, target) for one in begins_so(bare[:common], target))
