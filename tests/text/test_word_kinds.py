"""Words of the kinds that a language's table has, the longest form first."""

from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.word_kinds import words_of_kinds

KINDS = {
    "persons": ("he", "she", "it", "neither"),
    "tenses": ("future", "idioms"),
    "joints": ("joining", "idioms"),
}


def kinds(text: str, language: str, table: str) -> list[tuple[str, str]]:
    found = words_of_kinds(Text(text, language), table, KINDS[table])
    return [(one.kind, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("language", "table", "text", "found"),
    [
        ("en", "persons", "He’s sure she knows it.", [("he", "He"), ("she", "she"), ("it", "it")]),
        ("en", "tenses", "She’ll go at will.", [("future", "She’ll"), ("idioms", "at will")]),
        ("zh", "persons", "其他人说他来了", [("neither", "其他"), ("he", "他")]),
        ("ja", "persons", "彼女は彼の母です", [("she", "彼女"), ("he", "彼")]),
        ("vi", "persons", "Ông ấy là anh hùng", [("he", "Ông ấy"), ("neither", "anh hùng")]),
        (
            "de",
            "joints",
            "nach und nach und dann",
            [("idioms", "nach und nach"), ("joining", "und"), ("joining", "dann")],
        ),
    ],
)
def test_the_longest_form_at_a_place_counts(language: str, table: str, text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text, language, table) == found


def test_a_form_of_several_kinds_is_of_the_one_that_is_asked_for() -> None:
    then = Text("und dann", "de")
    assert [one.kind for one in words_of_kinds(then, "joints", ("joining",))] == ["joining", "joining"]
    assert [one.kind for one in words_of_kinds(then, "joints", ("after_and",))] == ["after_and"]


def test_a_form_is_a_word_and_no_part_of_one() -> None:
    assert kinds("The theme, a hymn of herbs", "en", "persons") == []


def test_a_language_without_the_table_has_none() -> None:
    assert kinds("Þeir sögðu að hann kæmi", "is", "persons") == []


def test_a_letter_that_becomes_two_in_lower_case_moves_nothing() -> None:
    assert kinds("İ he", "en", "persons") == [("he", "he")]
