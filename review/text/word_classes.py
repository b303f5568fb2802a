"""Which kinds of words follow each other in a language: whether words stand in an order that sentences have.

A language's table (`en.classes.txt.xz`, made by scripts/make_word_classes.py, which says of what) puts its words into
classes of words that stand in the same places, frequent ones each in a class of its own, and has for every two classes
how much more often the second follows the first than by chance. Names, numbers, marks and both ends of a sentence are
classes, too. A language without a table knows no classes, and nothing here says anything of it.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex

__all__ = ["FINEST", "ZERO", "Classes", "Step", "any_order", "file_of", "keys", "keys_of", "steps"]

#: What stands for a name, one that owns, a number, and the two ends of a sentence.
NAME, OWNER, NUMBER, START, END = "<C>", "<C's>", "<N>", "<s>", "</s>"
#: The table's levels: a character for each, so far apart (a natural logarithm) and with this one for "as by chance".
FINEST, ZERO = 0.125, 64
_TOKEN = lazy_regex(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d.,:]*|[,;:.?!–—-]")
_ENDS, _DASHES = frozenset(".?!"), frozenset("–—-")
_OWNS = "'s"


class Classes(NamedTuple):
    """The class of each word, and of every class how much each other is drawn to it, as characters."""

    of: dict[str, int]
    drawn: tuple[str, ...]


class Step(NamedTuple):
    """A word or mark after another: where both lie, how much the second is drawn to the first, as a natural logarithm;
    None where a word is unknown.
    """

    start: int
    end: int
    drawn: float | None


def file_of(language: str) -> Path:
    """Where a language's table lies, or would."""
    return Path(str(files("review.languages").joinpath(f"{language}.classes.txt.xz")))


@lru_cache(maxsize=4)
def _classes(language: str) -> Classes | None:
    if not language_of(language).lexicon.classes:
        return None
    head, *lines = lzma.decompress(file_of(language).read_bytes()).decode().split("\n")
    count = int(head)
    of = {word: number for number, line in enumerate(lines[:count]) for word in line.split(" ")}
    return Classes(of, tuple(lines[count:]))


def keys(text: str, lower: frozenset[str] | dict[str, int]) -> Iterator[tuple[int, int, str]]:
    """The words and marks of a sentence as tables have them, with where they lie, between its ends; `lower` are the
    words that are written without a capital, which a sentence's first has all the same.
    """
    yield 0, 0, START
    last = 0
    for number, match in enumerate(_TOKEN.finditer(text)):
        written, (start, last) = match.group(), match.span()
        key = written.casefold().replace("’", "'")
        if written[0].isdigit():
            key = NUMBER
        elif written in _ENDS:
            continue
        elif written in _DASHES:
            key = "-"
        elif written[0].isalpha() and not written.islower() and not (key in lower and _may_begin(written, number)):
            key = OWNER if key.endswith(_OWNS) else NAME
        yield start, last, key
    yield last, last, END


def _may_begin(written: str, number: int) -> bool:
    """Whether a word with a capital may have it for beginning the sentence, or always has it (I)."""
    first, rest = written[0], written[1:]
    return (number == 0 and (not rest or rest.islower())) or (first == "I" and not rest[:1].isalpha())


def steps(text: str, language: str) -> list[Step]:
    """How much every word and mark of a sentence is drawn to the one before it; none without a table."""
    table = _classes(language)
    if table is None:
        return []
    found = []
    for (start, _, first), (_, end, second) in pairwise(keys(text, table.of)):
        one, other = table.of.get(first), table.of.get(second)
        drawn = None if one is None or other is None else (ord(table.drawn[one][other]) - ZERO) * FINEST
        found.append(Step(start, end, drawn))
    return found


def keys_of(text: str, language: str) -> list[str]:
    """The words and marks of a sentence as the language's table has them, without its ends."""
    table = _classes(language)
    return [] if table is None else [key for _, _, key in keys(text, table.of)][1:-1]


def any_order(text: str, language: str) -> float:
    """How much the words and marks of a sentence are drawn to each other on average, whichever follows which."""
    table = _classes(language)
    if table is None:
        return 0.0
    known = [table.of[key] for key in keys_of(text, language) if key in table.of]
    if len(known) < 2:
        return 0.0
    rows = [table.drawn[one] for one in known]
    levels = sum(ord(row[other]) for row in rows for other in known)
    own = sum(ord(row[one]) for row, one in zip(rows, known, strict=True))
    count = len(known) * (len(known) - 1)
    return ((levels - own) / count - ZERO) * FINEST
