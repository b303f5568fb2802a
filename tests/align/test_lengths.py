"""What is a normal length, and how far from it a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.align.lengths import LengthModel, length_z, measure, prior_model
from review.text.analysis import Text

lengths = st.integers(min_value=0, max_value=10**7)


def test_white_space_has_no_length() -> None:
    assert measure(" a\u00a0b\n c\t") == 3


@pytest.mark.parametrize(("source", "target"), [("zh", "en"), ("vi", "en"), ("en-GB", "pt-BR"), ("xx", "yy")])
def test_the_prior_of_a_pair_is_the_inverse_of_the_other_direction(source: str, target: str) -> None:
    assert prior_model(source, target).ratio == pytest.approx(1 / prior_model(target, source).ratio)


@given(lengths, lengths)
def test_longer_is_positive_and_shorter_negative(source: int, target: int) -> None:
    z = LengthModel(1.0).z(source, target)
    assert (z > 0) == (target > source)
    assert (z < 0) == (target < source)


def test_a_document_moves_the_prior_but_a_few_wrong_pairs_do_not() -> None:
    pairs = [(100.0 + n, 2 * (100.0 + n)) for n in range(40)]
    fitted = LengthModel(1.0).fitted(pairs)
    assert 1.8 < fitted.ratio < 2.1
    assert LengthModel(1.0).fitted([*pairs, (100.0, 5000.0)]).ratio == pytest.approx(fitted.ratio, rel=0.02)
    assert LengthModel(1.5).fitted([]).ratio == 1.5


def test_a_translation_of_normal_length_has_a_small_z() -> None:
    source = Text("Die alte Brücke war 2019 nach einem schweren Unfall gesperrt worden.", "de")
    assert abs(length_z(source, Text("The old bridge had been closed in 2019 after a serious accident.", "en"))) < 1
    assert length_z(source, Text("It was.", "en")) < -2.5
    assert length_z(source, Text("The old bridge. " * 20, "en")) > 2.5


def test_what_is_left_of_a_text_may_be_less_than_nothing() -> None:
    model = LengthModel(1.0)
    assert model.z(-3.0, 10.0) == model.z(0.0, 10.0)
    assert model.z(10.0, -3.0) == model.z(10.0, 0.0)
