"""quality falls with findings and with odd lengths, and stays between 0 and 100."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.metrics.quality import Lengths, document_quality, segment_quality, signature
from review.model import SEVERITIES, Severity


def test_a_clean_segment_of_normal_length_has_nearly_all() -> None:
    assert segment_quality([], 20, Lengths(0.0, 0.0)) > 97


def test_one_major_finding_in_twenty_words_leaves_78() -> None:
    assert segment_quality(["major"], 20, Lengths(0.0, 0.0), 1.0) == pytest.approx(77.9, abs=0.1)


def test_half_of_a_translation_missing_shows_without_any_finding() -> None:
    assert segment_quality([], 20, Lengths(-4.0, -4.0)) < 40


def test_a_document_that_is_short_throughout_is_worth_less_than_one_of_the_usual_length() -> None:
    assert segment_quality([], 20, Lengths(0.0, -1.5)) < segment_quality([], 20, Lengths(0.0, 0.0)) - 10


def test_a_back_translations_evidence_takes_the_place_of_the_length() -> None:
    assert segment_quality([], 20, Lengths(-4.0, -4.0), 0.9) == pytest.approx(90)


@given(
    st.lists(st.sampled_from(SEVERITIES), max_size=6),
    st.integers(1, 300),
    st.floats(-30, 30),
    st.floats(-30, 30),
    st.sampled_from(SEVERITIES),
)
def test_one_finding_more_never_raises_it(
    found: list[Severity], words: int, z: float, u: float, more: Severity
) -> None:
    lengths = Lengths(z, u)
    before = segment_quality(found, words, lengths)
    assert 0 <= segment_quality([*found, more], words, lengths) <= before <= 100


@given(st.lists(st.sampled_from(SEVERITIES), max_size=3), st.integers(1, 300))
def test_what_nothing_was_said_of_has_none(found: list[Severity], words: int) -> None:
    assert segment_quality(found, words, None, absent=True) == 0
    assert segment_quality(found, words, None, 0.9, absent=True) == 0


def test_the_signature_names_the_version() -> None:
    assert signature() == "quality|version:3|findings+evidence|backtranslation:none"


def test_a_document_is_weighted_by_words() -> None:
    assert document_quality([(100.0, 30), (50.0, 10)], "s").value == 87.5
    assert document_quality([], "s").value is None
