"""Which of the runs that a model doubts are told."""

from __future__ import annotations

from review.checks.shared.model_phrases import phrases
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
