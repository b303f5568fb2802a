"""Features weighed: by what the engines can do, and in the direction that each of them speaks for."""

from __future__ import annotations

import pytest

from review.backtranslation.evidence import WRONG_PRIOR, Centre, adequacy_evidence
from review.backtranslation.features import Features

PLAIN = Features(length=0.0, size=5.0, back_length=0.0, gap=0.0, likeness=0.5, missing=1.0)
SCORED = PLAIN._replace(run=2.0, mean=-1.5, surprise=4.0)
BOTH = SCORED._replace(ahead_length=0.0, ahead_gap=0.0, ahead_run=2.0, ahead_surprise=4.0, ahead_mark=1.0)


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


TOLD = BOTH._replace(ahead_likeness=0.5, told=0.9, known=-1.5, ahead_told=0.9, ahead_known=-1.5)
STRANGE = TOLD._replace(likeness=0.02, ahead_likeness=0.05, mean=-7.0)


def test_where_both_models_were_told_little_it_is_another_source_unless_they_do_not_know_such_texts() -> None:
    assert adequacy_evidence(TOLD).wrong < 0.001
    assert adequacy_evidence(STRANGE).wrong < 0.1
    assert adequacy_evidence(STRANGE._replace(told=0.05, ahead_told=0.05)).wrong > 0.95
    unknown = STRANGE._replace(told=0.3, ahead_told=0.3, known=-4.5, ahead_known=-4.5)
    assert adequacy_evidence(unknown).wrong < 0.1
    assert adequacy_evidence(unknown._replace(known=-1.5, ahead_known=-1.5)).wrong > 0.7


@pytest.mark.parametrize(
    ("name", "by"), [("run", 1.0), ("ahead_gap", -0.1), ("ahead_surprise", 1.0), ("ahead_mark", 1.0)]
)
def test_a_shortfall_grows_with_what_does_not_come_back(name: str, by: float) -> None:
    more = adequacy_evidence(BOTH._replace(**{name: getattr(BOTH, name) + by})).shortfall
    assert more is not None
    assert more > (adequacy_evidence(BOTH).shortfall or 0)


def test_a_shortfall_needs_a_forward_model_and_knows_no_document() -> None:
    assert adequacy_evidence(SCORED).shortfall is None
    assert adequacy_evidence(BOTH._replace(length=-3.0)).shortfall == adequacy_evidence(BOTH).shortfall
    usual = adequacy_evidence(BOTH, Centre(omission=2.0))
    assert usual.omission < adequacy_evidence(BOTH).omission
    assert usual.shortfall == adequacy_evidence(BOTH).shortfall
