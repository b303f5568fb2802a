"""Plural categories of whole numbers, by CLDR."""

from __future__ import annotations

import pytest

from review.text.plurals import category_of, counted_categories, gettext_category


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("de", ["one", "other"]),
        ("vi", ["other"]),
        ("pl", ["one", "few", "many"]),
        ("cs", ["one", "few", "other"]),
        ("es", ["one", "other"]),
        ("ar", ["zero", "one", "two", "few", "many", "other"]),
        ("sl-SI", ["one", "two", "few", "other"]),
        ("zxx", []),
    ],
)
def test_categories_are_those_that_people_count_with(language: str, categories: list[str]) -> None:
    assert list(counted_categories(language)) == categories


def test_ordinals_have_their_own() -> None:
    assert list(counted_categories("en", ordinal=True)) == ["one", "two", "few", "other"]
    assert category_of(22, "en", ordinal=True) == "two"


def test_a_fraction_has_a_category() -> None:
    assert [category_of(1.5, language) for language in ("de", "fr", "cs", "zxx")] == ["other", "one", "many", "other"]


def test_gettexts_forms_are_in_cldrs_order() -> None:
    assert [gettext_category(form, "ru") for form in range(4)] == ["one", "few", "many", ""]
