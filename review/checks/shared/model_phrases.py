"""Runs of words that a translation model finds nothing opposite for: which of them to tell, and where they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.text.analysis import Text

__all__ = ["CERTAIN", "least_gain", "phrases"]

#: From this probability on, a run may be found less exactly: so many nats may be lost at its ends.
CERTAIN, _LENIENCE = 0.6, 7.0
#: Texts of fewer words are headings, which are translated freely: a run of two words is a third of one.
_HEADING = 8


def least_gain(asked: float, probability: float) -> float:
    """The least that the rest must gain from leaving a run out, in nats, where the segment has one so probably."""
    return asked - (_LENIENCE if probability >= CERTAIN else 0.0)


def phrases(
    text: Text, runs: Iterable[tuple[int, int, float]], least: float, fewest_words: int
) -> Iterator[tuple[int, int]]:
    """(start, end), from first word to last, of the runs (start, end, gain) that gain enough and are long enough;
    none in a heading.
    """
    if sum(token.kind != "punctuation" for token in text.tokens) < _HEADING:
        return
    for start, end, gain in runs:
        words = [t for t in text.tokens if t.start < end and t.end > start and t.kind != "punctuation"]
        if gain >= least and len(words) >= fewest_words:
            yield words[0].start, words[-1].end
