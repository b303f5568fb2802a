"""Words that go together in this text: learned from one pass of the alignment, evidence for the next.

As Varga et al., "Parallel corpora for medium density languages" (RANLP 2005), do between their passes: pairs of words
that stand in aligned units more often than chance has it. Association is Dunning's log-likelihood ratio
(Computational Linguistics 19(1), 1993), and the pairs are linked one to one, the strongest first (Melamed 2000).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from review.align.dynamic import UnitBead
from review.align.keys import Key
from review.text.analysis import Text
from review.text.tokens import is_unspaced

__all__ = ["learned_keys", "words_of"]

#: Association below this (2 ln λ) is chance; the pair must have been seen together this often.
_ASSOCIATION, _TOGETHER = 8.5, 2
#: Words in more than this share of the beads say nothing, and those in so many are not worth the time.
_SHARE, _MANY = 0.4, 40
#: Words of one bead that are counted at most, so that a bead of megabytes does no harm.
_WORDS = 400


def words_of(text: Text) -> frozenset[str]:
    """A unit's words, folded; of scripts without spaces the pairs of neighbouring characters."""
    words: set[str] = set()
    for token in text.words[:_WORDS]:
        if is_unspaced(token.key):
            words.update(token.key[at : at + 2] for at in range(len(token.key) - 1))
        elif len(token.key) > 1:
            words.add(token.key)
    return frozenset(words)


def _entropy(*counts: int) -> float:
    total = sum(counts)
    return sum(count * math.log(count / total) for count in counts if count)


def _association(together: int, first: int, second: int, total: int) -> float:
    """Dunning's 2 ln λ of a 2×2 table; 0 where the words are together less often than by chance."""
    if together * total <= first * second:
        return 0.0
    neither = total - first - second + together
    if neither < 0:
        return 0.0
    cells = _entropy(together, first - together, second - together, neither)
    rows, columns = _entropy(first, total - first), _entropy(second, total - second)
    return 2 * (cells - rows - columns)


def learned_keys(
    path: Sequence[UnitBead], source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]
) -> tuple[list[frozenset[Key]], list[frozenset[Key]]]:
    """For each unit of either side, a key for each of its words that is linked to a word of the other side.

    `source` and `target` are the units' words. Quadratic in the words of a bead, linear in the number of beads.
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    beads: list[tuple[frozenset[str], frozenset[str]]] = []
    for bead in path:
        if bead.matched:
            words = frozenset().union(*source[bead.source_start : bead.source_end])
            others = frozenset().union(*target[bead.target_start : bead.target_end])
            left.update(words)
            right.update(others)
            beads.append((words, others))
    most = max(2.0, min(_SHARE * len(beads), _MANY))
    together: Counter[tuple[str, str]] = Counter()
    for words, others in beads:
        useful = [word for word in others if _TOGETHER <= right[word] <= most]
        for word in words:
            if _TOGETHER <= left[word] <= most:
                together.update((word, other) for other in useful)
    scored = sorted(
        (
            (-_association(count, left[word], right[other], len(beads)), word, other)
            for (word, other), count in together.items()
            if count >= _TOGETHER
        ),
    )
    of_left: dict[str, int] = {}
    of_right: dict[str, int] = {}
    for score, word, other in scored:
        if -score < _ASSOCIATION:
            break
        if word not in of_left and other not in of_right:
            of_left[word] = of_right[other] = len(of_left)
    return (
        [frozenset(("learned", of_left[word]) for word in words if word in of_left) for words in source],
        [frozenset(("learned", of_right[word]) for word in words if word in of_right) for words in target],
    )
