"""What links between words say of two languages: which words are each other's, and which can be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from review.spans.training.units import DamageUnit
from review.spans.training.word_links import Links

__all__ = ["LinkedLexicon"]

#: How often two words must be linked to be each other's, with which share of all links of both.
_OFTEN, _MOSTLY = 3, 0.5
_EVER = 2
"""How often a word must be linked to another to be one of its translations."""


class LinkedLexicon:
    """Counted in texts as units with their links, all of one bitext."""

    def __init__(self, texts: Sequence[tuple[Sequence[DamageUnit], Sequence[DamageUnit], Links]]) -> None:
        both: Counter[tuple[str, str]] = Counter()
        for source, target, links in texts:
            both.update((source[i].text, target[j].text) for i, j in links.tolist())
        one, other = Counter[str](), Counter[str]()
        for (a, b), n in both.items():
            one[a] += n
            other[b] += n
        self._said: dict[str, set[str]] = defaultdict(set)
        #: Words of both sides that are each other's and begin with a capital, and those that do not.
        self.names: list[tuple[str, str]] = []
        self.words: list[tuple[str, str]] = []
        for (a, b), n in both.items():
            if n >= _EVER:
                self._said[a.lower()].add(b.lower())
            if not (a[0].isalpha() and b[0].isalpha()) or n < _OFTEN or n < _MOSTLY * max(one[a], other[b]):
                continue
            if a[0].isupper() and b[0].isupper():
                self.names.append((a, b))
            elif not a[0].isupper() and not b[0].isupper():
                self.words.append((a, b))

    def may_say(self, source: str, target: str) -> bool:
        """Whether the one is ever the other's translation."""
        return target.lower() in self._said.get(source.lower(), ())

    def turned(self) -> LinkedLexicon:
        """The same the other way."""
        made = LinkedLexicon([])
        for a, every in self._said.items():
            for b in every:
                made._said[b].add(a)
        made.names, made.words = [(b, a) for a, b in self.names], [(b, a) for a, b in self.words]
        return made
