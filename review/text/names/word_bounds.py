"""Whether what looks like a name in words that run on is one: 海地 is Haiti, but two halves of words in 沿海地区.

Words are told by how frequent they are: a stretch is no name where its text is far likelier with other words, of which
one reaches into the name and out of it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.place_names import plain_word

__all__ = ["cuts_syllable", "is_cut", "likeliest_words", "worth_as_words"]

#: So many characters around a name tell, and so many has a word.
_AROUND, _LONGEST = 4, 3
#: How frequent (Zipf) a name is at least, and a character that is no word; nothing is more frequent than the last.
_NAME, _UNKNOWN, _MOST = 3.5, 1.5, 9.0
#: So many times (a power of ten) likelier the other words are.
_LIKELIER = 1.5

#: What stands before its syllable's consonant: vowels of Thai and Lao, signs that join Khmer and Burmese consonants.
_LEADS = lazy_regex(r"[เ-ไເ-ໄ\u17d2\u1039]")
#: What no syllable begins with: marks, vowels of Thai and Lao, and a consonant that has none, as its sign says.
_GOES_ON = lazy_regex(r"\p{M}|[ะาำๅະາຳຽ]|\p{L}[\u0e4c\u0ecc\u103a\u17cb\u17cd]")

#: The logarithm of a probability, and where the words end, from left to right.
_Cut = tuple[float, tuple[int, ...]]


def cuts_syllable(run: str, start: int, end: int) -> bool:
    """Whether `run[start:end]` begins or ends within a syllable of Thai, Lao, Khmer or Burmese, by how they write."""
    return _LEADS.match(run[start - 1 : start]) is not None or _GOES_ON.match(run, end) is not None


def is_cut(run: str, start: int, end: int, language: str) -> bool:
    """Whether `run[start:end]` is made of pieces of its neighbours' words; False in a language without a large list of
    words.
    """
    if not has_large_lexicon(language):
        return False
    first, last = max(0, start - _AROUND), min(len(run), end + _AROUND)
    return _is_cut(run[first:last], start - first, end - first, language)


@lru_cache(maxsize=8192)
def worth_as_words(run: str, language: str) -> tuple[float, int]:
    """The logarithm (to ten) of the probability of a run's likeliest words, and how many these are."""
    worth, ends = _best(run, 0, len(run), (len(run) + 1, len(run) + 1), language)
    return worth, len(ends)


@lru_cache(maxsize=1024)
def likeliest_words(run: str, language: str) -> tuple[str, ...]:
    """The likeliest words of a run."""
    ends = _best(run, 0, len(run), (len(run) + 1, len(run) + 1), language)[1]
    return tuple(run[start:end] for start, end in pairwise((0, *ends)))


@lru_cache(maxsize=8192)
def _is_cut(run: str, start: int, end: int, language: str) -> bool:
    whole = _best(run, 0, len(run), (start, end), language)
    if {start, end} <= {0, *whole[1]}:
        return False
    apart = _best(run, 0, start, (start, end), language)[0] + _best(run, end, len(run), (start, end), language)[0]
    return whole[0] - (apart + _worth(run, start, end, (start, end), language)) >= _LIKELIER


def _best(run: str, first: int, last: int, name: tuple[int, int], language: str) -> _Cut:
    """The likeliest words of a stretch, none of which holds the name and more."""
    best: dict[int, _Cut] = {first: (0.0, ())}
    for end in range(first + 1, last + 1):
        ways = []
        for start in range(max(first, end - max(_LONGEST, name[1] - name[0])), end):
            before, ends = best[start]
            ways.append((before + _worth(run, start, end, name, language), (*ends, end)))
        best[end] = max(ways)
    return best[last]


def _worth(run: str, start: int, end: int, name: tuple[int, int], language: str) -> float:
    """The logarithm of a word's probability; next to none for what is no word."""
    if start <= name[0] and name[1] <= end:
        return max(frequency(run[start:end], language), _NAME) - _MOST if (start, end) == name else -99.0
    known = frequency(plain_word(run[start:end]), language) if end - start <= _LONGEST else 0.0
    if not known and end - start > 1:
        return -99.0
    return max(known, _UNKNOWN) - _MOST
