from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.analysis import Text
from review.text.names.heard import SURE, is_heard
from review.text.names.sounds import alike, row_of, weight

SAME = [
    ("Scholz", "Šolcs"),
    ("Johnson", "Džonsons"),
    ("Juncker", "Junkeris"),
    ("Georges", "Žoržas"),
    ("Rousseau", "Ruso"),
    ("Foucault", "Fuko"),
    ("Wright", "Raits"),
    ("Nietzsche", "Nīče"),
    ("Shakespeare", "Şekspir"),
    ("Washington", "Uashingtoni"),
    ("Schröder", "Šreder"),
    ("Netanyahu", "נתניהו"),
    ("Toronto", "טורונטו"),
    ("Amitabh", "अमिताभ"),
    ("Christopher", "크리스토퍼"),
    ("Streep", "ストリープ"),
    ("Pashinyan", "Փաշինյանը"),
    ("Zourabichvili", "ზურაბიშვილი"),
    ("Sarkozy", "Σαρκοζί"),
    ("Djokovic", "دجوكوفيتش"),
]


@pytest.mark.parametrize(("name", "respelled"), SAME)
def test_a_name_sounds_like_itself_in_any_spelling(name: str, respelled: str) -> None:
    assert alike([name], [respelled]) >= SURE


@pytest.mark.parametrize(
    ("name", "other"),
    [("Scholz", "Mercs"), ("Faulkner", "Steinbeks"), ("Netanyahu", "ברקת"), ("Nolan", "스필버그"), ("Hawking", "سیگن")],
)
def test_another_name_does_not(name: str, other: str) -> None:
    assert alike([name], [other]) < SURE


def test_a_name_may_end_before_a_word_and_begin_behind_what_is_written_with_it() -> None:
    assert alike(["Salah"], ["صلاح"]) == 100.0
    assert alike(["Salah"], ["وصلاح"]) >= SURE
    assert alike(["Pashinyan"], ["Փաշինյանի"]) > alike(["Pashinyan"], ["Փաշինյանների"]) >= SURE


def test_the_words_of_a_name_are_laid_along_words_in_a_row() -> None:
    row = ["女優", "メリル", "ストリープ", "来日"]
    assert alike(["Meryl", "Streep"], row) >= SURE > alike(["Nicole", "Kidman"], row)


def test_vowels_say_little_and_nothing_beside_scripts_without_them() -> None:
    assert row_of("aeiou") == ()
    assert 100.0 > alike(["Milan"], ["Molen"]) >= SURE
    assert alike(["Molen"], ["ميلان"]) == alike(["Milan"], ["ميلان"])


def test_silent_letters_count_less() -> None:
    assert weight(["Wright"]) < weight(["Grikt"])


@pytest.mark.parametrize(
    ("words", "text", "heard"),
    [
        (["Wen", "Jiabao"], Text("习近平会见了德国总理。", "zh"), False),
        (["Xi", "Jinping"], Text("习近平会见了德国总理。", "zh"), True),
        (["Chongqing"], Text("他住在重庆。", "zh"), True),
        (["Nguyen", "Van", "An"], Text("阮文安是老师。", "zh"), True),  # not by its sound: nothing can be told
        (["Yamada", "Haruko"], Text("山田春子が話した。", "ja"), True),
        (["Vladimir", "Putin"], Text("Выступил Путин.", "ru"), True),  # the given name may be left out
        (["Vladimir", "Putin"], Text("Выступил Медведев.", "ru"), False),
        (["Li"], Text("Выступил Медведев.", "ru"), True),  # too short to tell
        (["Vladimir", "Putin"], Text("Мост открыт. " * 120, "ru"), True),  # too long
    ],
)
def test_whether_a_text_has_a_name(words: list[str], text: Text, heard: bool) -> None:
    assert is_heard(words, text) is heard


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=4), st.lists(st.text(max_size=12), max_size=6))
def test_alike_is_a_percentage(name: list[str], words: list[str]) -> None:
    assert 0.0 <= alike(name, words) <= 100.0
