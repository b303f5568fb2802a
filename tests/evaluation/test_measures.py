"""Shares of right findings and found errors: by stretch, by character, and none where there is nothing to divide by."""

from __future__ import annotations

import pytest

from review.evaluation import measure
from review.evaluation.judged import chance, names
from review.evaluation.summary import alarms, misses
from tests.evaluation.judging import TEXT, error, finding, judged


def test_precision_recall_and_f1_by_stretch() -> None:
    m = measure((judged((finding(4, 8), finding(9, 13)), (error(4, 8), error(18, 25))),))
    assert (m.total.precision, m.total.recall, m.total.f1) == (0.5, 0.5, 0.5)
    assert m.checks["names"].hits == 1


def test_characters_are_counted_apart() -> None:
    m = measure((judged((finding(4, 13),), (error(4, 8),)),))
    assert m.total.character_precision == pytest.approx(4 / 9)
    assert m.total.character_recall == 1.0


def test_a_finding_wider_than_its_error_by_more_than_forty_characters_names_nothing() -> None:
    assert names(finding(0, 34), error(4, 8))
    assert not names(finding(0, 60), error(4, 8))


def test_neutral_is_silence_on_both_sides() -> None:
    m = measure((judged((finding(4, 8, "neutral"),), (error(4, 8, "neutral"),)),))
    assert (m.total.findings, m.total.errors, m.neutral, m.free) == (0, 0, 1, 1)
    assert m.total.precision is None
    assert m.total.recall is None
    assert m.total.f1 is None
    assert m.free_share == 0.0


def test_segments_without_errors_say_how_often_they_are_flagged() -> None:
    m = measure((judged((finding(4, 8, "major"),)), judged()))
    assert (m.free, m.free_share, m.free_major_share) == (2, 0.5, 0.5)
    assert m.alarms_a_thousand == pytest.approx(1000 / 14)


def test_nothing_at_all_has_no_shares() -> None:
    m = measure(())
    assert (m.alarms_a_thousand, m.free_share, m.total.precision) == (None, None, None)


def test_chance_is_the_share_of_places_where_such_a_stretch_would_hit() -> None:
    segment = judged((finding(0, 1),), (error(10, 20),))
    assert chance(segment, segment.loud[0]) == pytest.approx(10 / len(TEXT))


def test_errors_that_gold_gives_to_a_check_are_its_own_to_find() -> None:
    m = measure((judged((finding(4, 8),), (error(4, 8, check="names"), error(18, 25, check="numbers"))),))
    assert m.checks["names"].recall == 1.0
    assert m.checks["numbers"].recall == 0.0


def test_the_worst_come_first() -> None:
    segment = judged((finding(9, 13), finding(26, 28, "major")), (error(4, 8, "minor"), error(18, 25)))
    assert [miss.error.severity for miss in misses((segment,))] == ["major", "minor"]
    assert [alarm.finding.severity for alarm in alarms((segment,))] == ["major", "minor"]
