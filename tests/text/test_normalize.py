"""Forms for comparing."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from review.text.normalize import ascii_key, fold, plain_quotes, skeleton


def test_spelling_of_accents_case_and_space_do_not_matter() -> None:
    assert fold(unicodedata.normalize("NFD", "Hà  Nội\n")) == fold("hà nội")


def test_skeletons_are_blind_to_punctuation() -> None:
    assert skeleton("“Well,” he said.") == skeleton("well he said")


def test_names_meet_across_scripts() -> None:
    assert ascii_key("Nguyễn Đức") == "nguyenduc"
    assert ascii_key("Москва") == "moskva"


@given(st.text(max_size=80))
def test_quotes_keep_offsets(text: str) -> None:
    assert len(plain_quotes(text)) == len(text)


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
