"""Poles of scales in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from review.languages.language import language_of, language_tags
from review.text.analysis import Text
from review.text.opposites import members_of, poles_of


def poles(text: str, language: str) -> list[tuple[str, int, str]]:
    return [(one.scale, one.pole, text[one.start : one.end]) for one in poles_of(Text(text, language))]


def test_a_word_is_of_a_pole_of_a_scale() -> None:
    assert poles("The largest island bought its last", "en") == [
        ("size", 0, "largest"),
        ("trade", 0, "bought"),
        ("order", 1, "last"),
    ]


def test_what_holds_a_word_and_is_another_is_of_no_scale() -> None:
    assert poles("Last year the last came first", "en") == [("order", 1, "last")]


def test_a_form_is_found_whatever_its_letters_become_in_lower_case() -> None:
    assert poles("Die größte Straße", "de") == [("size", 0, "größte")]


def test_the_longest_form_counts() -> None:
    assert members("phía nam", "vi") == [("direction", 1, "phía nam")]
    assert poles("Tốt nhất", "vi") == [("quality", 0, "Tốt nhất")]


def test_a_word_may_be_of_several_scales() -> None:
    assert {scale for scale, _, _ in poles("vieille", "fr")} == {"novelty", "youth"}


def test_words_that_run_on_are_found_in_a_run_of_letters() -> None:
    assert poles("最大的出口国", "zh") == [("size", 0, "最大"), ("customs", 1, "出口")]


def test_a_language_without_the_table_has_none() -> None:
    assert poles("stærsta eyjan", "fo") == []


@pytest.mark.parametrize("tag", [tag for tag in language_tags() if language_of(tag).opposites.scales])
def test_every_scale_has_two_poles_and_stands_in_english_too(tag: str) -> None:
    for scale, listed in language_of(tag).opposites.scales.items():
        assert listed.count("|") == 1, scale
        assert listed[0] != "|" != listed[-1], scale
        assert scale in language_of("en").opposites.scales


def members(text: str, language: str) -> list[tuple[str, int, str]]:
    return [(one.scale, one.pole, text[one.start : one.end]) for one in members_of(Text(text, language))]


def test_members_of_sets_are_told_by_their_place() -> None:
    assert members("Der Mieter malt die blaue Tür rot", "de") == [
        ("lease", 1, "Mieter"),
        ("colour", 1, "blaue"),
        ("colour", 0, "rot"),
    ]


def test_a_word_may_be_several_members() -> None:
    assert {member for _, member, _ in members("青色", "zh")} == {1, 2}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("l'été", "fr", ("season", 1, "été")),
        ("the sister’s", "en", ("relative", 3, "sister")),
        ("وأمس", "ar", ("day", 0, "أمس")),
        ("הקונה", "he", ("sale", 1, "קונה")),
    ],
)
def test_what_is_written_in_one_with_a_word_is_no_part_of_it(
    text: str, language: str, found: tuple[str, int, str]
) -> None:
    assert members(text, language) == [found]


@pytest.mark.parametrize("tag", [tag for tag in language_tags() if language_of(tag).opposites.sets])
def test_every_set_has_members_that_english_has_too(tag: str) -> None:
    english = language_of("en").opposites.sets
    for name, listed in language_of(tag).opposites.sets.items():
        assert 1 <= listed.count("|") <= english[name].count("|"), name
        assert listed[0] != "|" != listed[-1], name
        assert ("|", "|") not in pairwise(listed), name


def test_calendar_has_the_words_of_cldr_and_of_the_file() -> None:
    found = members_of(Text("Im vergangenen Jahr, nicht nächste Woche.", "de"))
    assert [(one.scale, one.pole) for one in found] == [("calendar", 4), ("calendar", 1)]
