"""MQM's linear score."""

from __future__ import annotations

import pytest

from review.metrics.mqm import mqm, penalty, untold
from review.model import Severity


def test_weights_are_mqms() -> None:
    assert [penalty("Accuracy/Mistranslation", s) for s in ("neutral", "minor", "major", "critical")] == [0, 1, 5, 25]
    assert penalty("Linguistic conventions/Punctuation", "minor") == 0.1
    assert penalty("Linguistic conventions/Punctuation", "major") == 5


def test_the_score_is_linear_in_points_per_word() -> None:
    score = mqm([("Accuracy/Omission", "major"), ("Linguistic conventions/Punctuation", "minor")], 200)
    assert score.value == pytest.approx(100 * (1 - 5.1 / 200))


def test_it_never_falls_below_zero() -> None:
    assert mqm([("Accuracy/Omission", "critical")] * 9, 10).value == 0


def test_without_words_it_is_unknown_and_says_why() -> None:
    score = mqm([], 0)
    assert score.value is None
    assert score.reason


def test_automatic_and_confirmed_have_different_signatures() -> None:
    assert mqm([], 10).signature != mqm([], 10, "confirmed").signature


def test_a_source_without_a_translation_costs_a_major_error_at_least() -> None:
    qualities = {1: 0.0, 2: 0.0, 3: 0.0, 4: 87.5, 5: None}
    errors: list[tuple[int, str, Severity]] = [
        (1, "Accuracy/Untranslated", "major"),
        (2, "Accuracy/Untranslated", "neutral"),
        (2, "Linguistic conventions/Punctuation", "minor"),
        (3, "Accuracy/Omission", "critical"),
        (4, "Accuracy/Mistranslation", "minor"),
    ]
    assert untold(qualities, errors) == pytest.approx(4.9)  # of the second; the others have their points or need none
    assert mqm([], 100, beyond=4.9).value == pytest.approx(95.1)
