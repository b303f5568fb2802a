"""Languages by tag: what a file says, what it leaves out, and files that say what cannot be."""

from __future__ import annotations

import pytest

from review.languages.language import Language, language_of, language_tags, read_language


def test_a_region_has_what_its_language_has() -> None:
    assert language_of("vi-VN").words == language_of("vi").words
    assert language_of("PT_br").negation == language_of("pt").negation


@pytest.mark.parametrize("tag", ["xx", "", "../vi", "vi/../en", "pt-", "ru\0", "é"])
def test_a_language_without_a_file_is_empty(tag: str) -> None:
    empty = language_of(tag)
    assert empty == Language(tag)
    assert not empty.words.determiner
    assert empty.traits.capitals


def test_words_are_sets_and_phrases_keep_their_order() -> None:
    read = read_language("xx", {"words": {"determiner": "un une"}, "page": {"photo": ["Photo", "Crédit photo"]}})
    assert read.words.determiner == {"un", "une"}
    assert read.page.photo == ("Photo", "Crédit photo")


def test_a_tables_words_lie_under_their_keys() -> None:
    read = read_language("xx", {"numbers": {"cardinal": {"2": "dva dvě"}, "joints": ["a"]}})
    assert read.numbers.cardinal == {"2": ("dva", "dvě")}
    assert read.numbers.joints == {"a"}


def test_the_source_of_a_table_is_no_field() -> None:
    assert read_language("xx", {"marks": {"source": "Unicode"}}) == Language("xx")


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"word": {}}, "no table 'word'"),
        ({"words": {"determiners": ""}}, r"\[words\] has no key 'determiners'"),
        ({"negation": {"not_prefixed": ""}}, r"\[negation\] has no key 'not_prefixed'"),
    ],
)
def test_what_no_table_has_is_told(tables: dict[str, dict[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_language("xx", tables)


def test_tags_are_sorted_and_the_best_known_ones_are_there() -> None:
    tags = language_tags()
    assert list(tags) == sorted(tags)
    assert {"de", "en", "fr", "ja", "ru", "vi", "zh"} <= set(tags)
