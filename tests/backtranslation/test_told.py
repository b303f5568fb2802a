"""How much of a text its other side tells a model, beside what the model's own translation of it would."""

from __future__ import annotations

import pytest

from review.back_translated import TokenScore
from review.backtranslation.told import ThreeScores
from review.translators.engines.engine import ScoredText


def scored(*costs: float) -> ScoredText:
    """A text of so many tokens, with what each and its end cost, in nats."""
    tokens = tuple(TokenScore(n, n + 1, -cost) for n, cost in enumerate(costs[:-1]))
    return ScoredText(tokens, -costs[-1])


ALONE, OWN = scored(6, 6, 6, 2), scored(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("given", "share"), [(OWN, 1.0), (ALONE, 0.0), (scored(3, 3, 3, 3), 0.5), (scored(6, 6, 6, 6), -0.25)]
)
def test_as_much_as_the_own_translation_is_one_and_nothing_is_none(given: ScoredText, share: float) -> None:
    told = ThreeScores([given], [ALONE], [OWN]).told([0])
    assert told is not None
    assert told.share == pytest.approx(share)
    assert told.known == pytest.approx(-1.0)


def test_of_a_text_that_the_model_does_not_know_little_can_be_told() -> None:
    unknown = scored(6, 6, 5, 2)  # a nat less than alone: not enough to divide by
    told = ThreeScores([unknown], [ALONE], [unknown]).told([0])
    assert told is not None
    assert told.share == pytest.approx(1 / (0.5 * 4))


def test_sentences_count_together_and_what_was_not_scored_in_three_ways_does_not() -> None:
    costs = ThreeScores([ALONE, OWN, OWN], [ALONE, ALONE, None], [OWN, OWN, OWN])
    both = costs.told([0, 1, 2])
    assert both is not None
    assert both.share == pytest.approx(0.5)
    assert costs.told([2]) is None
