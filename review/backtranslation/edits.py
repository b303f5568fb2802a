"""What changed between two versions of a translation, place by place, and what the words of each cost a model."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from review.text.tokens import is_unspaced, tokenize
from review.translators.engines.engine import ScoredText

__all__ = ["Costs", "Edit", "Hunk", "edit_of", "unit_costs", "units"]

#: A word and where it stands: `text[start:end]`.
Unit = tuple[int, int]


class Hunk(NamedTuple):
    """Old units `[old, old_end)` became new units `[new, new_end)`; either may be empty."""

    old: int
    old_end: int
    new: int
    new_end: int


class Edit(NamedTuple):
    """Both versions as units (words, marks; of scripts without spaces characters), and the hunks that differ."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    hunks: Sequence[Hunk]

    @property
    def changed(self) -> int:
        """How many units changed, on the side where they are more."""
        return max(len(self.gone), len(self.come))

    @property
    def gone(self) -> list[int]:
        """The old units that are not there any more, by their place among the old."""
        return [n for hunk in self.hunks for n in range(hunk.old, hunk.old_end)]

    @property
    def come(self) -> list[int]:
        """The new units that were not there before, by their place among the new."""
        return [n for hunk in self.hunks for n in range(hunk.new, hunk.new_end)]

    @property
    def kept(self) -> list[tuple[int, int]]:
        """The units that both versions have, by their places in the old and the new."""
        found: list[tuple[int, int]] = []
        old = new = 0
        for hunk in [*self.hunks, Hunk(len(self.old), 0, len(self.new), 0)]:
            found += zip(range(old, hunk.old), range(new, hunk.new), strict=False)
            old, new = hunk.old_end, hunk.new_end
        return found


class Costs(NamedTuple):
    """One version under the models: `back` is the source given it, `ahead` it given the source, `alone` it given
    nothing. The last two are None without a model of the document's own direction.
    """

    back: ScoredText
    ahead: ScoredText | None = None
    alone: ScoredText | None = None


def units(text: str) -> list[Unit]:
    """Words, numbers and marks; of scripts without spaces single characters."""
    found: list[Unit] = []
    for token in tokenize(text):
        if token.kind == "word" and is_unspaced(token.text):
            found += [(n, n + 1) for n in range(token.start, token.end)]
        else:
            found.append((token.start, token.end))
    return found


def edit_of(old: str, new: str) -> Edit:
    """What differs. Where the same units stand with other spaces between them, the units after those spaces differ."""
    before, after = units(old), units(new)
    left, right = _written(old, before), _written(new, after)
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return Edit(before, after, [Hunk(a, b, c, d) for kind, a, b, c, d in codes if kind != "equal"])


def _written(text: str, found: Sequence[Unit]) -> list[str]:
    """The units, each with whether white space comes before it; which one, and how much, is no difference."""
    ends = [0, *(end for _, end in found)]
    return [" " * (end < start) + text[start:stop] for end, (start, stop) in zip(ends, found, strict=False)]


def unit_costs(scored: ScoredText, found: Sequence[Unit]) -> list[float]:
    """What each unit costs, in nats: a model's pieces belong to the unit in which they begin, or to the next."""
    costs = [0.0] * len(found)
    at = 0
    for token in scored.tokens:
        while at + 1 < len(found) and found[at][1] <= token.start:
            at += 1
        if found:
            costs[at] -= token.log_probability
    return costs
