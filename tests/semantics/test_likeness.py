"""How near translations are to their sources, above what is usual in the document, and which other source is nearer."""

from __future__ import annotations

import pytest

from review.semantics.likeness import compare_meanings
from tests.semantics.toy import Toy


class Unmeasured(Toy):
    """As one in a folder."""

    spread = None


THINGS = [f"{{thing{n}}}" for n in range(14)]


def test_each_translation_is_far_above_the_others_and_names_no_other() -> None:
    found = compare_meanings(range(1, 15), THINGS, THINGS, Toy())
    assert len(found) == 14
    assert all(one.above > 5 and one.short is not None and one.short < 0 for one in found.values())


def test_two_that_changed_places_name_each_other() -> None:
    targets = [*THINGS]
    targets[4], targets[9] = targets[9], targets[4]
    found = compare_meanings(range(1, 15), THINGS, targets, Toy())
    assert (found[5].other, found[10].other) == (10, 5)
    assert found[5].above < 1
    assert found[5].other_above > 5


def test_few_pairs_are_held_against_the_encoders_own_figures() -> None:
    found = compare_meanings([3, 7], ["{a}", "{b}"], ["{a}", "{c}"], Toy())
    assert found[3].cosine == pytest.approx(1)
    assert found[3].above == pytest.approx((1 - 0.2) / 0.1 + 1)
    assert found[7].above < 1
    assert found[7].short == pytest.approx((0.95 - found[7].cosine) / 0.05)
    assert found[7].other is None


def test_without_such_figures_few_pairs_say_nothing() -> None:
    toy = Unmeasured()
    assert compare_meanings([1, 2], ["{a}", "{b}"], ["{a}", "{c}"], toy) == {}
    many = compare_meanings(range(14), THINGS, [*THINGS[:13], "{something}"], toy)
    assert many[13].short is None
    assert many[13].above < 1 < 5 < many[0].above


def test_nothing_gives_nothing() -> None:
    assert compare_meanings([], [], [], Toy()) == {}
