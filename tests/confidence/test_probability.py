"""How likely a finding is right: what was observed, what plants and clean text say, what the project decided."""

from __future__ import annotations

import pytest

from review.confidence.probability import Precisions, evidence, moved
from review.confidence.table import EVERY, Measured
from review.confidence.weighing import capped
from review.config import DecidedCounts


def row(check: str, right: float, findings: float, kind: str = "annotated", name: str = "s") -> Measured:
    return Measured(check, "minor" if check != EVERY else "", kind, name, "de-en", right, findings)


def of(*rows: Measured) -> Precisions:
    return evidence(rows, {"a": "Style", "b": "Style"})


def test_many_observations_outweigh_the_prior() -> None:
    assert of(row("a", 95, 100)).probability("a", "Style", "minor", "x-y") == pytest.approx(0.95, abs=0.01)


def test_few_observations_stay_near_their_family() -> None:
    found = of(row("a", 90, 100), row("b", 0, 1)).probability("b", "Style", "minor", "x-y")
    assert 0.6 < found < 0.9


def test_nothing_known_is_a_half() -> None:
    assert Precisions().probability("a", "Style", "minor", "x-y") == 0.5


def test_planted_damage_that_is_found_and_clean_text_that_is_left_alone_speak_for_a_check() -> None:
    base = (row(EVERY, 0, 2000, "clean"), row(EVERY, 0, 100, "planted", "d:kind"))
    good = of(*base, row("a", 90, 0, "planted", "d:kind")).probability("a", "Style", "minor", "x-y")
    noisy = of(*base, row("a", 90, 0, "planted", "d:kind"), row("a", 100, 0, "clean")).probability(
        "a", "Style", "minor", "x-y"
    )
    assert good > 0.8
    assert noisy < 0.4


def test_a_pair_with_enough_observations_has_its_own() -> None:
    rows = (row("a", 10, 100), Measured("a", "minor", "annotated", "t", "zh-en", 95, 100))
    found = of(*rows)
    assert found.probability("a", "Style", "minor", "zh-en") > 0.85
    assert found.probability("a", "Style", "minor", "fr-en") == pytest.approx(0.52, abs=0.02)


def test_what_is_loud_is_no_less_likely_for_what_is_not() -> None:
    base = (row(EVERY, 0, 2000, "clean"), row(EVERY, 0, 100, "planted", "d:kind"), row("a", 40, 80))
    loud = Measured("a", "major", "planted", "d:kind", "de-en", 40, 0)
    assert of(*base, loud).probability("a", "Style", "major", "x-y") > 0.75
    assert of(*base, loud).probability("a", "Style", "minor", "x-y") == pytest.approx(0.5, abs=0.05)


def test_no_observation_counts_twice() -> None:
    rows = (row("a", 5, 10), Measured("a", "major", "annotated", "t", "de-en", 0.5, 0.5))
    alone, beside = (of(*some).probability("a", "Style", "minor", "x-y") for some in (rows[:1], rows))
    assert beside == pytest.approx(alone, abs=0.05)


def test_structured_text_has_what_was_judged_in_documents() -> None:
    found = of(row("a", 95, 100), row("a", 1, 20, "documents"))
    assert found.probability("a", "Style", "minor", "x-y", structured=True) < 0.4
    assert found.probability("a", "Style", "minor", "x-y") > 0.9


def test_decisions_of_the_project_move_it() -> None:
    assert moved(0.8, DecidedCounts()) == pytest.approx(0.8)
    assert moved(0.8, DecidedCounts(dismissed=20)) == pytest.approx(0.4)
    assert moved(0.5, DecidedCounts(accepted=20)) == pytest.approx(0.75)
    assert moved(0.5, DecidedCounts(accepted=20, lowers=True)) == 0.5


@pytest.mark.parametrize(
    ("probability", "severity"), [(0.49, "neutral"), (0.5, "minor"), (0.79, "minor"), (0.8, "major"), (None, "major")]
)
def test_what_is_seldom_right_says_less(probability: float | None, severity: str) -> None:
    assert capped("major", probability) == severity


def test_a_cap_raises_nothing() -> None:
    assert capped("minor", 0.95) == "minor"
    assert capped("neutral", 0.6) == "neutral"
