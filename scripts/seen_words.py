"""What a corpus has seen, words and what stands beside them, and a text whose words are to change; for
`worse_damages.py`.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise

__all__ = ["WORD", "Corpus", "Text"]

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")


class Corpus:
    """Words of a language, what stands beside them, and what stands between two of them."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.count: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self._between: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._after: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            words = ["", *_PIECE.findall(sentence), ""]
            self.count.update(words)
            self.pairs.update(pairwise(words))
            for a, b in pairwise(words):
                self._after[a][b] += 1
            for a, b, c in zip(words, words[1:], words[2:], strict=False):
                self._between[a, c][b] += 1
        common = [w for w, _ in self.count.most_common(160) if WORD.fullmatch(w) and w.islower()]
        self.function = frozenset(common[:90])
        self.words = [w for w, n in self.count.items() if n >= 5 and WORD.fullmatch(w) and len(w) > 2 and w.islower()]
        self.names = [
            w
            for w, n in self.count.items()
            if n >= 3 and len(w) > 2 and WORD.fullmatch(w) and w[0].isupper() and not self.count[w.lower()]
        ]
        self.by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self.by_beginning[word[:4]].append(word)

    def fitting(self, before: str, after: str, not_these: tuple[str, ...], chance: random.Random) -> str | None:
        """A word that was seen between the two, or after the one and before the other."""
        seen = {w: n for w, n in self._between.get((before, after), {}).items() if w not in not_these}
        if not any(map(WORD.fullmatch, seen)):
            follow = self._after.get(before, {})
            seen = {w: n * self.pairs[w, after] for w, n in follow.items() if self.pairs[w, after]}
        words = sorted(w for w in seen if WORD.fullmatch(w) and w not in not_these)
        return chance.choices(words, [seen[w] ** 0.6 for w in words])[0] if words else None


class Text:
    """A translation being damaged, with its source, its words' places, the corpus, and chance."""

    def __init__(self, text: str, source: str, corpus: Corpus, chance: random.Random) -> None:
        self.text, self.source, self.corpus, self.chance = text, source, corpus, chance
        self.places = [match.span() for match in WORD.finditer(text)]

    def word(self, n: int) -> str:
        return self.text[slice(*self.places[n])]

    def those(self, wanted: Callable[[str], bool], first: int = 1) -> list[int]:
        return [n for n in range(first, len(self.places)) if wanted(self.word(n))]

    def put(self, start: int, end: int, words: str) -> str:
        return self.text[:start] + words + self.text[end:]

    def instead(self, n: int, words: str) -> str:
        return self.put(*self.places[n], words)

    def without(self, first: int, last: int) -> str:
        cut = self.put(self.places[first][0], self.places[last][1], "")
        return re.sub(r" +", " ", cut).replace(" ,", ",").replace(" .", ".").strip()

    def function(self, word: str) -> bool:
        return word in self.corpus.function

    def content(self, word: str) -> bool:
        return word not in self.corpus.function

    def one(self, wanted: Callable[[str], bool], first: int = 1) -> int | None:
        some = self.those(wanted, first)
        return self.chance.choice(some) if some else None

    def around(self, n: int) -> tuple[str, str]:
        return self.word(n - 1) if n else "", self.word(n + 1) if n + 1 < len(self.places) else "."
