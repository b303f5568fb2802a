"""Histories made at random, with the truth beside them: what each page's paragraphs have followed, and what not."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from wordfreq import top_n_list

from tests.drift.histories import History

#: Longer words of two languages: a dozen of them make a paragraph that is no version of any other.
ENGLISH, GERMAN = (
    [word for word in top_n_list(language, 4000) if word.isalpha() and len(word) > 4] for language in ("en", "de")
)


@dataclass(frozen=True)
class Part:
    """A paragraph of the source: its number says which it is, `amount` what may change in it."""

    name: int
    amount: int

    @property
    def english(self) -> str:
        return self._text(ENGLISH)

    @property
    def german(self) -> str:
        return self._text(GERMAN)

    def _text(self, words: list[str]) -> str:
        drawn = random.Random(self.name).sample(words, 14)
        return " ".join((drawn[0].capitalize(), *drawn[1:], f"{self.amount} `part-{self.name}`."))


@dataclass
class Truth:
    """A page and its translation: parts by number, amounts in either."""

    rng: random.Random
    source: list[Part] = field(default_factory=list)
    target: list[Part] = field(default_factory=list)
    #: Parts that a translator took out.
    taken_out: set[int] = field(default_factory=set)
    names: int = 0

    def new(self) -> Part:
        self.names += 1
        return Part(self.names, 100 + 7 * self.names)

    def step(self) -> None:
        """One of the things that people do."""
        rng = self.rng
        kinds = ["amount", "move", "delete", "replace", "insert", "follow", "follow", "take-out", "translate"]
        kind = rng.choice([*kinds, "follow-deletion"])
        ours = {part.name: part for part in self.source}
        if kind == "amount" and self.source:
            at = rng.randrange(len(self.source))
            self.source[at] = Part(self.source[at].name, self.source[at].amount + 1000 + rng.randrange(50))
        elif kind == "move" and len(self.source) > 1:
            self.source.insert(rng.randrange(len(self.source)), self.source.pop(rng.randrange(len(self.source))))
        elif kind in ("delete", "replace") and len(self.source) > 3:
            at = rng.randrange(len(self.source))
            self.source[at : at + 1] = [self.new()] if kind == "replace" else []
        elif kind == "insert":
            self.source.insert(rng.randrange(len(self.source) + 1), self.new())
        elif kind == "follow":
            behind = [n for n, part in enumerate(self.target) if part.name in ours and ours[part.name] != part]
            if behind:
                at = rng.choice(behind)
                self.target[at] = ours[self.target[at].name]
        elif kind == "take-out" and len(self.target) > 3:
            self.taken_out.add(self.target.pop(rng.randrange(len(self.target))).name)
        elif kind == "translate":
            there = {part.name for part in self.target}
            missing = [n for n, part in enumerate(self.source) if part.name not in there]
            if missing:
                part = self.source[rng.choice(missing)]
                self.taken_out.discard(part.name)
                self.target.insert(min(len(self.target), self.source.index(part)), part)
        elif kind == "follow-deletion":
            self.target = [part for part in self.target if part.name in ours] or self.target

    def expected(self) -> set[tuple[str, int]]:
        """What must be told, of each part."""
        ours, theirs = ({part.name: part.amount for part in side} for side in (self.source, self.target))
        told = {("lost", name) for name in theirs if name not in ours}
        told |= {("changed", name) for name in theirs if name in ours and ours[name] != theirs[name]}
        missing = {name for name in ours if name not in theirs}
        return told | {("dropped" if name in self.taken_out else "gained", name) for name in missing}


def number_of(text: str) -> int:
    return int(text.partition("`part-")[2].partition("`")[0])


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 8, 10, 31])
def test_each_paragraph_is_told_as_what_it_is(tmp_path: Path, seed: int) -> None:
    truth = Truth(random.Random(seed))
    truth.source = [truth.new() for _ in range(8)]
    truth.target = list(truth.source)
    history = History(tmp_path / "repository")
    history.commit({"en/a.md": ["# Work", *(part.english for part in truth.source)]})
    history.commit({"de/a.md": ["# Arbeit", *(part.german for part in truth.target)]})
    for _ in range(14):
        truth.step()
        history.commit({
            "en/a.md": ["# Work", *(part.english for part in truth.source)],
            "de/a.md": ["# Arbeit", *(part.german for part in truth.target)],
        })  # fmt: skip
    [page] = history.drift().pages
    told = {(one.kind, number_of((one.target or one.source)[0].text)) for one in page.stale}
    assert told == truth.expected()
    amounts = {part.name: part.amount for part in truth.source}
    for one in page.stale:
        if one.kind == "changed":
            assert one.change.now == str(amounts[number_of(one.target[0].text)])
