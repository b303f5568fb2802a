"""A translation beside the wrong source: its back-translation looks like another segment's source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from review.back_translated import BackTranslation
from review.text.tokens import is_unspaced, tokenize

__all__ = ["misplaced"]

#: Probability of a wrong source from which others are looked at.
_WRONG = 0.3
#: Least likeness to the other source, and most to the segment's own; Dice coefficients of words.
_LIKE, _UNLIKE = 0.4, 0.15
#: Segments before and after that are looked at: lines shift by a few, not by thousands.
_REACH = 200
#: Fewer words than this are like anything.
_FEWEST = 4


def _words(text: str) -> Counter[str]:
    """Words of four letters or more, and numbers; of scripts without spaces, pairs of characters."""
    words: Counter[str] = Counter()
    for token in tokenize(text):
        if token.kind == "word" and is_unspaced(token.text):
            words.update(token.key[n : n + 2] for n in range(len(token.key) - 1))
        elif token.kind == "number" or (token.kind == "word" and len(token.key) > 3):
            words[token.key] += 1
    return words


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def misplaced(backs: Mapping[int, BackTranslation], sources: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """(segment, the segment whose source it translates), for segments whose own source it seems not to be.

    `sources` are all segments' source texts by number. Only segments whose back-translation makes their own source most
    improbable are compared.
    """
    suspects = [number for number, back in backs.items() if back.wrong is not None and back.wrong >= _WRONG]
    known: dict[int, Counter[str]] = {}

    def words_of(number: int) -> Counter[str]:
        if number not in known:
            known[number] = _words(sources[number])
        return known[number]

    for number in suspects:
        words = _words(backs[number].text)
        if words.total() < _FEWEST or number not in sources or _likeness(words, words_of(number)) > _UNLIKE:
            continue
        near = [n for n in range(number - _REACH, number + _REACH + 1) if n in sources and n != number]
        likeness = {n: _likeness(words, words_of(n)) for n in near}
        best = max(likeness, key=lambda n: (likeness[n], -abs(n - number)), default=None)
        if best is not None and likeness[best] >= _LIKE:
            yield number, best
