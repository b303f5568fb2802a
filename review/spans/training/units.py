"""Texts as words and marks, to be damaged, and put together again with the places of what was damaged."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

__all__ = ["ENDS", "PARTING", "DamageUnit", "Damaged", "capital", "joined", "some_words", "units"]

#: Marks behind which a word has a capital whatever it is; marks that part clauses.
ENDS = frozenset('.!?…:"“„«([。！？؟')
PARTING = frozenset(",;:.?!，。、；：？！،؛۔")

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
#: A character of a script without spaces is a unit by itself, with what is written above or below it.
_UNIT = regex.compile(rf"[{_UNSPACED}]\p{{M}}*|\w(?:\p{{M}}|[^\W{_UNSPACED}]|(?<=\d)[.,](?=\d)|['’\-](?=\w))*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class DamageUnit:
    """A word or a mark, with what stands before it. `wrong` is a number of `KINDS`; `gap`: something before it went;
    `unsure`: nobody can say whether it is right. `number` is its own in the text it is of, None of one that was put in.
    """

    before: str
    text: str
    wrong: int | None = None
    gap: bool = False
    number: int | None = None
    unsure: bool = False

    @property
    def word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


class Damaged(NamedTuple):
    """A text, stretches (start, end, number of `KINDS`) that are wrong in it, and places before which something went.

    `whole`: nothing in it can be told right from wrong, as it is another text, or shuffled. `unsure` are stretches of
    which that cannot be told. `kept` are the numbers of units that are there as they were, `changed` of those that are
    there otherwise.
    """

    text: str
    wrong: tuple[tuple[int, int, int], ...]
    gaps: tuple[int, ...]
    whole: bool = False
    unsure: tuple[tuple[int, int], ...] = ()
    kept: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()


def units(text: str) -> list[DamageUnit]:
    """The units of a text; what stands behind the last one is left out."""
    found: list[DamageUnit] = []
    end = 0
    for match in _UNIT.finditer(text):
        found.append(DamageUnit(text[end : match.start()], match[0], number=len(found)))
        end = match.end()
    return found


def joined(parts: Sequence[DamageUnit], *, cut_end: bool) -> Damaged:
    """The text of the units; `cut_end`: something is missing at its end."""
    text, wrong, gaps, unsure = "", [], [], []
    for number, part in enumerate(parts):
        text += part.before if number else ""
        start = len(text)
        text += part.text
        if part.wrong is not None:
            wrong.append((start, len(text), part.wrong))
        elif part.unsure:
            unsure.append((start, len(text)))
        if part.gap:
            gaps.append(start)
    if cut_end:
        gaps.append(len(text))
    kept, changed = (
        frozenset(u.number for u in parts if u.number is not None and (u.wrong is None) == right)
        for right in (True, False)
    )
    return Damaged(text, tuple(wrong), tuple(gaps), False, tuple(unsure), kept, changed - kept)


def some_words(text: str, draw: random.Random, most: int) -> str:
    """A stretch of at most `most` units of the text, as it stands there; empty where there is none."""
    parts = units(text)
    long = min(len(parts), draw.randint(1, most))
    start = draw.randrange(len(parts) - long + 1)
    taken = parts[start : start + long]
    return "".join(part.text if not number else part.before + part.text for number, part in enumerate(taken))


def capital(word: str) -> str:
    """The word with its first letter a capital."""
    return word[:1].upper() + word[1:]
