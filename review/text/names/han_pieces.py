"""Whether a foreign name is heard in what a Chinese text has besides words: 奥利维拉 is Oliveira, and not Ferreira.

In a whole sentence of characters something sounds like nearly every name. Most of them, though, make words that are
said often; a name that is spelled by sound is in the rest, in one piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.cities import is_city
from review.text.names.han_names import is_han_name
from review.text.names.sino_vietnamese import is_pinyin
from review.text.names.sounds import alike
from review.text.names.transcribed import spells_sounds
from review.text.names.word_bounds import likeliest_words
from review.text.normalize import ascii_key
from review.text.surface import Surface

__all__ = ["is_heard_in_pieces"]

#: So frequent (Zipf) two characters or more are a word, and one that no foreign name is spelled with.
_WORD, _ALONE = 4.0, 6.0
#: So much alike (0 to 100) a piece may be a name. Of the names of a hundred sentences (DEMETR) that were heard at all
#: one in fifty is not, and of those of other sentences a third.
_ALIKE = 60.0
_RUN = lazy_regex(r"\p{Han}+")


def is_heard_in_pieces(word: str, other: Surface) -> bool:
    """Whether a word in Latin letters is heard in the pieces of a Chinese text that are no words; True of Pinyin, which
    is read rather than heard, and where nothing can be told.
    """
    if other.rules.names.transcription != "han" or not has_large_lexicon(other.language) or is_pinyin(ascii_key(word)):
        return True
    return any(alike([word], list(piece)) >= _ALIKE for piece in _pieces(other))


@lru_cache(maxsize=8)
def _pieces(text: Surface) -> tuple[str, ...]:
    return tuple(piece for run in _RUN.findall(text.raw) for piece in _pieces_of(run, text) if len(piece) > 1)


def _pieces_of(run: str, text: Surface) -> Iterator[str]:
    """What words that are said often leave of a run."""
    piece = ""
    for word in likeliest_words(run, text.language):
        if _is_word(word, text):
            yield piece
            piece = ""
        else:
            piece += word
    yield piece


def _is_word(word: str, text: Surface) -> bool:
    often = frequency(word, text.language)
    if len(word) == 1:
        return often >= _ALONE and not spells_sounds(word)
    return often >= _WORD and not is_city(word) and not is_han_name(word, text.base)
