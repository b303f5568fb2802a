"""Number words in scripts without spaces: สองหมื่นห้าพัน is 25,000, ສາມຮ້ອຍ 300.

The words are read where at least two of them stand in a row, a digit and what it is multiplied with among them: alone
one may be a part of another word (สามี, husband, begins with three).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.text.numbers.digits import Number
from review.text.numbers.word import Word
from review.text.numbers.words import number_words

__all__ = ["numbers_in_runs"]

#: No number has more words.
_MOST = 24


@lru_cache(maxsize=16)
def _run(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A run of number words, and one of them."""
    phrases = number_words(language).phrases
    words = sorted((form for form, word in phrases.items() if word.role in ("cardinal", "magnitude")), key=len)
    one = "|".join(map(regex.escape, reversed(words))) or r"(?!)"
    return regex.compile(rf"(?:{one}){{2,{_MOST}}}+"), regex.compile(one)


def numbers_in_runs(text: str, language: str) -> Iterator[Number]:
    """The numbers of two words and more in the runs of letters of a text, in order."""
    run, one = _run(language)
    phrases = number_words(language).phrases
    for match in run.finditer(text):
        words = [phrases[piece] for piece in one.findall(match.group())]
        value = _value(words)
        if value:
            yield Number(match.start(), match.end(), (value,), written="words", evidence="likely")


def _value(words: list[Word]) -> int | None:
    """What the words say: what stands before the largest magnitude times it, and what follows more; None for a list."""
    if not words:
        return 0
    largest = max((int(word.value) for word in words if word.role == "magnitude"), default=1)
    if largest == 1:
        values = [int(word.value) for word in words]
        if len(values) == 2 and values[0] >= 20 and values[0] % 10 == 0 and values[1] < 10:
            return sum(values)
        return values[0] if len(values) == 1 else None
    at = next(index for index, word in enumerate(words) if word.role == "magnitude" and word.value == largest)
    times, more = _value(words[:at]), _value(words[at + 1 :])
    if times is None or more is None or more >= largest:
        return None
    return (times if at else 1) * largest + more
