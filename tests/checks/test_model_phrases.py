"""Which of the runs that a model doubts are told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from review.back_translated import BackTranslation
from review.checks import CHECKS
from review.checks.shared.model_phrases import phrases
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment, Side
from review.spans.suspects import PieceOdds, SpanReading
from review.text.analysis import Text

SENTENCE = "The bridge over the river is open again."
HEADING = "The bridge over the river is open."


def _told(text: str, run: str, gain: float, fewest: int = 2) -> list[str]:
    start = text.index(run)
    found = phrases(Text(text, "en"), [(start, start + len(run), gain)], -3.0, fewest)
    return [text[slice(*one)] for one in found]


def test_a_run_is_told_where_the_rest_gains_and_it_has_words_enough() -> None:
    assert _told(SENTENCE, " over the river ", 0.0) == ["over the river"]
    assert _told(SENTENCE, "over the river", -4.0) == []
    assert _told(SENTENCE, "river", 0.0) == []


def test_nothing_is_told_of_a_heading() -> None:
    assert _told(HEADING, "over the river", 0.0) == []


@pytest.mark.parametrize(
    ("probability", "odds", "told"),
    [
        (0.3, None, True),
        (0.2, None, False),
        (0.2, 0.1, True),
        (0.05, 4.0, False),
        (0.9, -0.1, False),
    ],
    ids=["sure-enough-alone", "not-sure-alone", "seconded", "hardly-anything", "contradicted"],
)
@pytest.mark.parametrize("side", ["source", "target"])
def test_a_model_of_error_spans_seconds_or_silences(
    side: Side, probability: float, odds: float | None, told: bool
) -> None:
    text, run = SENTENCE, "over the river"
    start = text.index(run)
    segment = Segment(1, (Paragraph(text, 1),), (Paragraph(text, 1),))
    back = BackTranslation(text, omitted=((start, start + len(run), 0.0),), added=((start, start + len(run), 0.0),))
    back = replace(back, omission=probability, addition=probability)
    view = DocumentView(Document("bridge", "en", "vi", (segment,)), backtranslations={1: back})
    if odds is not None:
        here, nothing = (PieceOdds.of([(start, start + 4)], np.array([one], np.float32)) for one in (odds, -9.0))
        view.span_readings = {1: SpanReading(None, *((here, nothing) if side == "source" else (nothing, here)))}
    check = CHECKS["omission-model" if side == "source" else "addition-model"]
    marked = [text[hit.span.start : hit.span.end] for hit in check.find(view)]
    assert marked == ([run] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"open": 4.5}, ["open"]),
        ({"open": 4.4}, []),
        ({"open": 4.5, "river": 5.0}, ["river"]),  # one fault, one finding
    ],
    ids=["sure", "unsure", "the-likelier-of-two"],
)
def test_a_single_word_is_told_where_it_was_probably_added(words: dict[str, float], told: list[str]) -> None:
    for text, expected in ((SENTENCE, told), (HEADING, [])):
        assert _words_told(text, words) == expected


def test_a_run_says_more_than_a_word_in_it() -> None:
    assert _words_told(SENTENCE, {"river": 9.0}, "over the river") == ["over the river"]


def _words_told(text: str, words: dict[str, float], run: str = "", read: float | None = None) -> list[str]:
    places = tuple((text.index(word), text.index(word) + len(word), odds) for word, odds in words.items())
    start = text.index(run)
    added = ((start, start + len(run), 0.0),) if run else ()
    back = BackTranslation(text, added=added, added_words=places, addition=0.9)
    segment = Segment(1, (Paragraph(text, 1),), (Paragraph(text, 1),))
    view = DocumentView(Document("bridge", "en", "vi", (segment,)), backtranslations={1: back})
    if read is not None:
        pieces = PieceOdds.of([place[:2] for place in places], np.array([read] * len(places), np.float32))
        view.span_readings = {1: SpanReading(None, PieceOdds.of([], np.zeros(0, np.float32)), pieces)}
    return [text[hit.span.start : hit.span.end] for hit in CHECKS["addition-model"].find(view)]


@pytest.mark.parametrize(
    ("read", "odds", "told"),
    [
        (0.0, 3.5, ["open"]),
        (0.0, 3.4, []),
        (-4.0, 6.1, []),  # surer than where none has read it that the word is right
        (4.0, 0.9, ["open"]),
        (9.0, 0.8, []),  # no model alone is enough
    ],
    ids=["both", "neither-is-sure", "sure-that-it-is-right", "sure-that-it-is-wrong", "alone"],
)
def test_what_a_model_of_error_spans_makes_of_a_word_is_weighed_too(read: float, odds: float, told: list[str]) -> None:
    assert _words_told(SENTENCE, {"open": odds}, read=read) == told
