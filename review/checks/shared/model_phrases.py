"""Runs of words that a translation model finds nothing opposite for: which of them to tell, and where they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from review.back_translated import BackTranslation
from review.checks.check import Check
from review.checks.views import DocumentView, SegmentView
from review.model import Side
from review.text.analysis import Text

__all__ = ["CERTAIN", "SECONDED", "doubted", "is_heading", "knows", "options_of", "phrases"]

#: From these odds on a model of error spans agrees: it takes a piece of the run rather for unsaid, or wrong, than not.
_AGREED = 0.0
#: What both checks ask where it does: the probability that asks for two more looks of the translation models.
SECONDED = 0.1

#: From this probability on, a run may be found less exactly: so many nats may be lost at its ends.
CERTAIN, _LENIENCE = 0.6, 7.0
#: Texts of fewer words are headings, which are translated freely: a run of two words is a third of one.
_HEADING = 8
#: Log-probability a token of both sides, each given a model's own translation of it, below which models do not know
#: such language: recipes, talk, verse. One in fifty sentences of FLORES lies below, and every second of everyday ones.
_KNOWN = -2.75


class Options(NamedTuple):
    """What is asked of a run: the least probability that its segment has one, alone and where a model of error spans
    agrees; the least gain in nats.
    """

    probability: float
    seconded: float
    gain: float


def options_of(document: DocumentView, check: Check) -> Options:
    """As they are set for the document."""
    return Options(*(float(document.option(check, name)) for name in Options._fields))


def doubted(
    view: SegmentView,
    document: DocumentView,
    options: Options,
    side: Side,
    probability: float | None,
    runs: Iterable[tuple[int, int, float]],
    fewest_words: int,
) -> Iterator[tuple[int, int]]:
    """(start, end) of the runs of a side that are to be told; the segment has such a phrase with this probability.

    Where a model of error spans has read the place, only what it agrees with is.
    """
    if probability is None or not view.paired or not knows(document.backtranslations.get(view.number)):
        return
    reading = document.span_readings.get(view.number)
    least = options.gain - (_LENIENCE if probability >= CERTAIN else 0.0)
    for start, end in phrases(view.side(side), runs, least, fewest_words):
        odds = reading.against(side, start, end) if reading is not None else None
        if odds is not None and odds < _AGREED:
            continue
        if probability >= (options.probability if odds is None else options.seconded):
            yield start, end


def knows(back: BackTranslation | None) -> bool:
    """Whether models of both directions, where both were asked, know such language well enough to doubt a text."""
    if back is None or back.told is None or back.ahead_told is None:
        return True
    return back.told.known + back.ahead_told.known >= 2 * _KNOWN


def is_heading(text: Text) -> bool:
    """Whether a text is too short to be compared by phrases."""
    return sum(token.kind != "punctuation" for token in text.tokens) < _HEADING


def phrases(
    text: Text, runs: Iterable[tuple[int, int, float]], least: float, fewest_words: int
) -> Iterator[tuple[int, int]]:
    """(start, end), from first word to last, of the runs (start, end, gain) that gain enough and are long enough;
    none in a heading.
    """
    if is_heading(text):
        return
    for start, end, gain in runs:
        words = [t for t in text.tokens if t.start < end and t.end > start and t.kind != "punctuation"]
        if gain >= least and len(words) >= fewest_words:
            yield words[0].start, words[-1].end
