"""Words and phrases that a language has borrowed as they are: tiramisù, nasi goreng, fait accompli.

The table is English's, of the etymologies of Wiktionary (scripts/make_loan_words.py). A rare word of it tells little,
as Wiktionary has thousands that English hardly says (hausse): a word counts where it is no everyday one at home, and
the language that it is found in says it, with its marks or without, not much more rarely. A phrase counts in any
language, as what English has borrowed whole (haute couture) has been by many.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from review.languages.language import LINGUA_FRANCA
from review.text.lexicon import frequency, is_function_word
from review.text.normalize import ascii_key
from review.text.tokens import Token

__all__ = ["is_loan_word", "loan_phrases"]

_FILE = "loan_words.txt.xz"
#: A word that is said so often at home (Zipf) was left, whatever others have borrowed.
_EVERYDAY = 4.5
#: So much rarer it is at most where it was borrowed: English, whose words the table has, and others.
_RARER, _RARER_ELSEWHERE = 3.0, 2.6
#: English may say what the table has as rarely as its frequency list reaches.
_UNHEARD = 1.0
#: So many words a phrase has at most.
_LONGEST = 5


@lru_cache(maxsize=1)
def _loans() -> frozenset[str]:
    text = lzma.decompress(files("review.text").joinpath(_FILE).read_bytes()).decode()
    return frozenset(text.split("\n"))


@lru_cache(maxsize=4096)
def is_loan_word(key: str, source: str, target: str) -> bool:
    """Whether a word (folded) of the language `source` is at home in `target`, too (base languages)."""
    if "-" in key and key.replace("-", " ").replace("’", "'") in _loans():
        return True
    home = frequency(key, source)
    if home >= _EVERYDAY or is_function_word(key, source):
        return False
    here = max(frequency(key, target), frequency(ascii_key(key), target))
    if target == LINGUA_FRANCA:
        return home - max(here, _UNHEARD) < _RARER and key in _loans()
    return here > 0.0 and home - here < _RARER_ELSEWHERE and key in _loans()


def loan_phrases(words: tuple[Token, ...] | list[Token], raw: str) -> Iterator[tuple[int, int]]:
    """Where borrowed phrases of several words stand in a text of these words, as (start, end)."""
    for at, first in enumerate(words):
        for last in words[at + 1 : at + _LONGEST]:
            between = raw[first.end : last.start]
            if any(mark in between for mark in ".,;:!?()\n"):
                break
            if " ".join(raw[first.start : last.end].casefold().replace("’", "'").split()) in _loans():
                yield first.start, last.end
