"""Whether the first word of a sentence is one of the source's language that was left, or somebody's name."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.cities import is_city
from review.text.names.name_words import is_name_word
from review.text.names.person_names import is_given, is_surname
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed

__all__ = ["begins_only", "is_person"]

#: So frequent (Zipf) is a word that is no name.
_EVERYDAY = 4.0


def begins_only(token: Token, source: Text, target: Text) -> bool:
    """Whether the first word of a sentence is an everyday one of the source's language, with a capital there only where
    a sentence begins, and none that the target's dictionary has: Policja. Of Vietnamese syllables nearly any is a name.
    """
    if source.rules.traits.syllables:
        return False
    if not has_word_list(target.base) or is_listed(token.key, target.base) or frequency(token.key, target.base) > 0.0:
        return False
    if frequency(token.key, source.language) < _EVERYDAY or is_name_word(token.key, source.language):
        return False
    if is_given(token.text, source.language) or is_surname(token.text, source.language) or is_city(token.text):
        return False
    written = [word for word in source.words if word.key == token.key]
    return all(word.text.islower() or word.start in source.sentence_starts for word in written)


def is_person(token: Token, source: Text) -> bool:
    """Whether a little word that begins a sentence is somebody's name: people are called so, or the source has it with
    a capital within a sentence of small words (Anh Nam).
    """
    if is_given(token.text, source.language) and token.key not in source.rules.names.titles:
        return True
    if source.rules.traits.capital_nouns or sum(word.text[0].isupper() for word in source.words) * 2 > len(
        source.words
    ):
        return False
    return any(word.text == token.text and word.start not in source.sentence_starts for word in source.words)
