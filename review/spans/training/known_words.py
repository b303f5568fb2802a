"""What texts say of their language by counting: common words, names, forms of one stem, where negations stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from review.spans.training.units import ENDS, DamageUnit, units

__all__ = ["KnownWords"]

#: Ranks up to which a word is one that no sentence does without, and up to which it says little by itself.
_COMMON, _FREQUENT = 60, 130
#: Words of contents that are put in are those up to this rank.
_MANY = 9_000
_SPELLED = 40
#: How often a word must have followed another to be likely there, and how many are known of each, the commonest.
_OFTEN, _FOLLOWING = 2, 80


class KnownWords:
    """`near` has, for words in small letters, words like them, the likest first. `negations` are words, or, with *
    before, ends of words.
    """

    def __init__(self, texts: Sequence[str], near: Mapping[str, Sequence[str]], negations: Sequence[str]) -> None:
        self.texts, self.near = texts, near
        self.negations = frozenset(word for word in negations if not word.startswith("*"))
        self.negating_ends = tuple(word[1:] for word in negations if word.startswith("*"))
        words, names, marks, negated = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        follow: Counter[tuple[str, str]] = Counter()
        for text in texts:
            last = "."
            for unit in units(text):
                if unit.word and unit.text[0].isupper() and last not in ENDS:
                    names[unit.text] += 1
                elif unit.word:
                    words[unit.text.lower()] += 1
                elif not unit.text[0].isdigit():
                    marks[unit.text] += 1
                if unit.text.lower() in self.negations:
                    negated[last.lower()] += 1
                if unit.word and last[0].isalpha():
                    follow[last.lower(), unit.text.lower()] += 1
                last = unit.text
        self._follow: dict[str, list[str]] = defaultdict(list)
        for (one, other), n in follow.most_common():
            if n < _OFTEN:
                break
            if len(some := self._follow[one]) < _FOLLOWING:
                some.append(other)
        self._followers = {one: frozenset(some) for one, some in self._follow.items()}
        ranked = [word for word, _ in words.most_common()]
        self._rank = {word: number for number, word in enumerate(ranked)}
        #: Words that are written with a capital more often than not.
        self.names = [name for name, n in names.items() if words[name.lower()] < n and len(name) > 1]
        self.frequent, self.content = ranked[:_FREQUENT], ranked[_FREQUENT:_MANY] or ranked
        self.marks = [mark for mark, _ in marks.most_common(12)]
        #: Letters, each as often as it is among the commonest.
        self.letters = "".join(c * n for c, n in Counter("".join(ranked[:_MANY])).most_common(_SPELLED)) or "e"
        #: Words behind which a negation often stands.
        self.negated = frozenset(
            word for word, n in negated.items() if n >= max(2, negated.total() / 200) and word.isalpha()
        )
        #: Negations, the commonest first.
        self.usual_negations = sorted(self.negations, key=lambda word: (self.rank(word), word))
        stems = defaultdict(list)
        for word in ranked[: 2 * _MANY]:
            if len(word) > 3 and words[word] > 1:
                stems[_stem(word)].append(word)
        self._stems = dict(stems)

    def rank(self, word: str) -> int:
        """0 for the commonest; of one that stands nowhere a number above all that count."""
        return self._rank.get(word.lower(), 10 * _MANY)

    def likely(self, before: str, behind: str) -> list[str]:
        """Words that are often behind the one and before the other, those that follow the one oftenest first."""
        behind = behind.lower()
        return [w for w in self._follow.get(before.lower(), ()) if behind in self._followers.get(w, ())]

    def is_common(self, unit: DamageUnit) -> bool:
        return self.rank(unit.text) < _COMMON

    def is_frequent(self, unit: DamageUnit) -> bool:
        return self.rank(unit.text) < _FREQUENT

    def forms(self, word: str) -> list[str]:
        """Other words that begin as this one does, and differ near the end."""
        word = word.lower()
        same = max(3, len(word) - 4)
        return [
            one
            for one in self._stems.get(_stem(word), ())
            if one != word and len(one) <= len(word) + 4 and one[:same] == word[:same]
        ]

    def is_negation(self, unit: DamageUnit) -> bool:
        """A word that negates, or one that does by its end and is one without it."""
        word = unit.text.lower()
        if word in self.negations:
            return True
        return any(word.endswith(end) and word[: -len(end)] in self._rank for end in self.negating_ends)

    def affirmed(self, word: str) -> str:
        """A word that negates by its end, without it."""
        return next(word[: -len(end)] for end in self.negating_ends if word.lower().endswith(end))


def _stem(word: str) -> str:
    return word[: 3 if len(word) < 6 else 4]
