"""Headlines that write nearly every word with a capital, so that capitals say nothing of names."""

from __future__ import annotations

from functools import lru_cache

from review.text.analysis import Text
from review.text.function_words import little_words
from review.text.lexicon import frequent_words

__all__ = ["is_title_case"]

#: Letters of the short words that a headline writes large where they are verbs; so frequent (Zipf) are little words.
_VERB, _LITTLE = 3, 5.6


@lru_cache(maxsize=8)
def is_title_case(text: Text) -> bool:
    """Whether nearly all long words have a capital, as in an English headline: capitals then say nothing."""
    long = [token for token in text.words if len(token.text) >= 4]
    share = 0.9 if text.raw.rstrip().endswith((".", "!", "?")) else 0.75  # a short sentence may hold three names
    if len(long) < 4 or sum(token.text[0].isupper() for token in long) < share * len(long):
        return False
    # a headline writes its verbs large, too: "Anna Nowak met Peter Novak in Graz" is none
    return not any(_is_said_small(token.text, token.key, text) for token in text.words)


def _is_said_small(word: str, key: str, text: Text) -> bool:
    return (
        len(word) == _VERB and word.islower() and key not in little_words(text.base) and key not in _listed_small(text)
    )


def _listed_small(text: Text) -> frozenset[str]:
    return frequent_words(text.base, _LITTLE)
