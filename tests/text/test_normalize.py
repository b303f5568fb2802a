"""Forms for comparing."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from review.text.normalize import ascii_key, fold, is_letters, nfc, nfd, plain_quotes, skeleton


def test_spelling_of_accents_case_and_space_do_not_matter() -> None:
    assert fold(unicodedata.normalize("NFD", "Hà  Nội\n")) == fold("hà nội")


@given(st.text(st.sampled_from("ae Aệ한각\u0301\u0323\u0302\u1100\u1161\u11a8") | st.characters(), max_size=40))
def test_texts_of_languages_have_unicodes_own_forms(text: str) -> None:
    """No language has more than 30 marks on one letter."""
    assume(not regex.search(r"\p{M}{31}", text))
    assert nfc(text) == unicodedata.normalize("NFC", text)
    assert nfd(text) == unicodedata.normalize("NFD", text)


def test_marks_without_end_are_sorted_in_short_runs() -> None:
    """Sorting takes the square of a run's length: Unicode is asked about runs of 30 at most."""
    asked: list[int] = []

    def counting(form: str, text: str) -> str:
        asked.append(max(map(len, regex.findall(r"\p{M}+", text)), default=0))
        return real(form, text)  # type: ignore[arg-type]

    real = unicodedata.normalize
    text = "Cầu " + "\u0301\u0323" * 500 + " mở " + "\u0301\u0323" * 40
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unicodedata, "normalize", counting)
        done = nfc(text)
    assert max(asked) == 30
    assert fold(done) == fold(text)
    assert sorted(done.replace("ầ", "")) == sorted(text.replace("ầ", "").replace("ở", "ở"))


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


@pytest.mark.parametrize("word", ["haus", "हिन्दी", "தமிழ்", "ภาษาไทย", "မြန်မာ", "שָׁלוֹם", "東京"])
def test_vowel_signs_are_letters_of_a_word(word: str) -> None:
    assert is_letters(word)


@pytest.mark.parametrize("word", ["", "don't", "well-known", "a1", "ি", "!"])
def test_what_has_other_signs_is_no_word_of_letters(word: str) -> None:
    assert not is_letters(word)
