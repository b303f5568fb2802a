"""Our order of translations beside people's: of one source's, and of systems; intervals that are always the same."""

from __future__ import annotations

from review.evaluation import JudgedSegment, agreement
from tests.evaluation.judging import judged


def rows(*scores: tuple[float, float], item: str = "1") -> list[JudgedSegment]:
    """A segment a system, with our score and people's."""
    return [judged(item=item, system=f"s{n}", quality=ours, human=theirs) for n, (ours, theirs) in enumerate(scores)]


def test_tau_counts_pairs_of_one_source() -> None:
    found = agreement(rows((3, 3), (2, 1), (1, 2)) + rows((9, 0), item="2"))
    assert found.pairs == 3
    assert found.tau.value == (2 - 1) / 3


def test_a_tie_of_ours_gains_nothing_and_one_of_theirs_does_not_count() -> None:
    assert agreement(rows((1, 1), (1, 2), (1, 2))).tau.value == 0.0


def test_pairwise_accuracy_takes_ties_for_right_where_both_tie() -> None:
    found = agreement(rows((1.0, 5), (1.2, 5), (9.0, 7)))
    assert found.accuracy.value == 1.0
    assert found.threshold is not None
    assert 0.1 < found.threshold < 7


def test_one_pair_that_is_told_apart_rightly_is_no_tie() -> None:
    found = agreement(rows((60.0, 1), (92.4, 2)))
    assert (found.accuracy.value, found.threshold) == (1.0, 0.0)


def test_systems_are_ordered_by_their_means() -> None:
    segments = rows((1, 1), (2, 2), (3, 3)) + rows((3, 1), (1, 2), (4, 3), item="2")
    found = agreement(segments)
    assert found.systems == 3
    assert found.systems_tau.value == 1 / 3
    assert found.systems_accuracy.value == 2 / 3


def test_the_interval_is_the_same_every_time_and_holds_the_value() -> None:
    segments = [row for n in range(8) for row in rows((n % 3, 1), (1, 2), item=str(n))]
    first, again = agreement(segments), agreement(segments)
    assert first == again
    assert first.tau.low is not None
    assert first.tau.high is not None
    assert first.tau.value is not None
    assert first.tau.low <= first.tau.value <= first.tau.high


def test_what_cannot_be_compared_says_why() -> None:
    assert agreement([judged()]).tau.reason == "no segment has both a score of people and one of ours"
    assert agreement(rows((1, 1))).tau.reason == "no source has two translations; segments cannot be compared"
    same = agreement(rows((1, 5), (2, 5)))
    assert same.tau.reason == "people tell no two translations of one source apart"
    assert same.systems_tau.reason == "people tell no two systems apart"
    assert same.systems_accuracy.value is None
