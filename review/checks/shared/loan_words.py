"""Words of the source that a translation keeps because its language has borrowed them (saudade)."""

from __future__ import annotations

from itertools import pairwise

from review.text.analysis import Text
from review.text.international import is_borrowed_by
from review.text.lexicon import frequency, has_word_list, is_listed
from review.text.tokens import Token

__all__ = ["is_loan"]

#: A word that is said so often (Zipf), though no dictionary has it alone, is said in a borrowed phrase.
_IN_PHRASES = 1.5


def is_loan(token: Token, source: Text, target: Text) -> bool:
    """Whether the target's language has borrowed a word that both texts have, or the phrase in which it stands."""
    return is_borrowed_by(token.key, source.base, target.base) or _is_in_phrase(token, source, target)


def _is_in_phrase(token: Token, source: Text, target: Text) -> bool:
    """Whether a word in small letters stands, as in the source, beside a borrowed one that the dictionary has not."""
    if not has_word_list(target.base) or not (token.text.isalpha() and token.text.islower()):
        return False
    return any(
        token in pair
        and all(word is token or _is_half(word, source, target) for word in pair)
        and f"{pair[0].key} {pair[1].key}" in source.folded
        for pair in pairwise(target.words)
    )


def _is_half(word: Token, source: Text, target: Text) -> bool:
    return (
        word.text.islower()
        and not is_listed(word.key, target.base)
        and frequency(word.key, target.base) >= _IN_PHRASES
        and is_borrowed_by(word.key, source.base, target.base)
    )
