"""The languages' files: each is read whole, says where its tables come from, and keeps what the tables promise."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import langcodes
import pytest

from review.languages.language import EVERYWHERE, Language, language_of, language_tags, read_language

TAGS = language_tags()
CLOSED = ("determiner", "preposition", "conjunction", "auxiliary")


def tables(tag: str) -> dict[str, Any]:
    return tomllib.loads((files("review.languages") / f"{tag}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tag", TAGS)
def test_a_file_is_read_and_named_by_a_known_tag(tag: str) -> None:
    assert langcodes.tag_is_valid(tag)
    assert language_of(tag).name


@pytest.mark.parametrize("tag", TAGS)
def test_every_table_says_where_it_comes_from(tag: str) -> None:
    for name, table in tables(tag).items():
        if isinstance(table, dict):
            assert table.get("source"), f"[{name}]"
            assert len(table) > 1, f"[{name}] holds nothing"


@pytest.mark.parametrize("tag", TAGS)
def test_every_text_is_composed(tag: str) -> None:
    text = (files("review.languages") / f"{tag}.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_all_closed_classes_or_none(tag: str) -> None:
    there = [bool(getattr(language_of(tag).words, kind)) for kind in CLOSED]
    assert all(there) or not any(there)


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_stands_twice_in_a_list(tag: str) -> None:
    for name, table in tables(tag).items():
        for key, value in table.items() if isinstance(table, dict) else ():
            words = value.split() if isinstance(value, str) and key != "source" else value
            if isinstance(words, list):
                assert [w for w in words if words.count(w) > 1] == [], f"[{name}] {key}"


@pytest.mark.parametrize("tag", TAGS)
def test_units_are_cldrs_and_currencies_iso_4217(tag: str) -> None:
    from review.text.numbers.units import known_unit

    units = language_of(tag).units
    for codes in (*units.names, *(" ".join(codes) for codes in units.signs.values())):
        assert all(known_unit(code) for code in codes.split()), codes


def test_what_counts_everywhere_is_nobodys_fallback() -> None:
    assert language_of(EVERYWHERE).numbers.hour_letters
    assert not language_of("xx").numbers.hour_letters


def test_the_documentation_has_every_table_and_its_example_is_a_file() -> None:
    page = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
    tables = [one.name for one in fields(Language) if one.name not in ("tag", "name")]
    assert re.findall(r"^\| `\[([a-z-]+)\]` \|", page, re.MULTILINE) == [name.replace("_", "-") for name in tables]
    for example in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        read = read_language("xx", tomllib.loads(example))
        assert read.name
        assert read != Language("xx", name=read.name)


def test_the_documentation_lists_the_languages_in_which_negation_is_judged() -> None:
    page = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
    listed = re.search(
        r"Silence of `negation` says something in these languages, on both sides: (.*?)\.", page, re.DOTALL
    )
    assert listed is not None
    known = [language_of(tag) for tag in language_tags()]
    judged = sorted(one.name for one in known if one.negation.strong and "*" not in one.negation.implied)
    assert " ".join(listed[1].split()).split(", ") == judged


def test_the_page_of_drift_counts_the_languages_that_it_knows_words_of() -> None:
    page = (Path(__file__).parents[2] / "docs" / "drift.md").read_text(encoding="utf-8")
    known = [language_of(tag) for tag in language_tags()]
    bound = [one for one in known if one.modality.duty]
    assert f"({len(bound)} languages have them)" in page
    assert f"what negates ({len([one for one in known if one.negation.strong])} languages;" in page
