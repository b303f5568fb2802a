"""Features weighed: by what the engines can do, and in the direction that each of them speaks for."""

from __future__ import annotations

import pytest

from review.backtranslation.evidence import WRONG_PRIOR, adequacy_evidence
from review.backtranslation.features import Features

PLAIN = Features(length=0.0, size=5.0, back_length=0.0, gap=0.0, likeness=0.5, missing=1.0)
SCORED = PLAIN._replace(run=2.0, mean=-1.5, surprise=4.0)
BOTH = SCORED._replace(ahead_length=0.0, ahead_gap=0.0, ahead_run=2.0, ahead_surprise=4.0)


@pytest.mark.parametrize(
    ("features", "name", "by"),
    [
        (PLAIN, "length", -2.0),
        (PLAIN, "gap", -0.1),
        (PLAIN, "missing", 2.0),
        (SCORED, "length", -2.0),
        (SCORED, "gap", -0.1),
        (SCORED, "run", 1.0),
        (BOTH, "length", -2.0),
        (BOTH, "gap", -0.1),
        (BOTH, "run", 1.0),
        (BOTH, "ahead_gap", -0.1),
        (BOTH, "ahead_surprise", 4.0),
    ],
)
def test_signs_of_a_missing_phrase_make_one_likelier(features: Features, name: str, by: float) -> None:
    worse = features._replace(**{name: getattr(features, name) + by})
    assert adequacy_evidence(worse).omission > adequacy_evidence(features).omission


def test_what_a_better_engine_counts_replaces_what_a_lesser_one_does() -> None:
    assert adequacy_evidence(SCORED._replace(missing=9.0)).omission == adequacy_evidence(SCORED).omission
    assert adequacy_evidence(BOTH._replace(back_length=-9.0)).omission == adequacy_evidence(BOTH).omission


def test_an_addition_needs_a_forward_model_and_mirrors_an_omission() -> None:
    assert adequacy_evidence(SCORED).addition is None
    longer = BOTH._replace(length=2.0, gap=0.1, ahead_gap=0.1, ahead_run=3.0)
    assert (adequacy_evidence(longer).addition or 0) > (adequacy_evidence(BOTH).addition or 0)
    assert adequacy_evidence(longer).omission < adequacy_evidence(BOTH).omission


def test_where_the_signs_are_even_another_source_is_as_likely_as_it_is_common() -> None:
    even = PLAIN._replace(likeness=4.67 / 23.9)
    assert adequacy_evidence(even).wrong == pytest.approx(WRONG_PRIOR)
    even = SCORED._replace(likeness=0.1, mean=(-6.09 - 1.499) / 1.99)
    assert adequacy_evidence(even).wrong == pytest.approx(WRONG_PRIOR)
    assert adequacy_evidence(even._replace(likeness=0.0, mean=-7.0)).wrong > 0.9
