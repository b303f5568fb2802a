"""One tag for one language: what is kept under another would never be found (`no` is nb, `tl` is fil)."""

from __future__ import annotations

import lzma
from importlib.resources import files

import pytest

from review.languages.language import language_tags
from review.text.language import check_tag


def lines(name: str) -> list[str]:
    path = files("review").joinpath(name)
    content = path.read_bytes()
    return (lzma.decompress(content) if name.endswith(".xz") else content).decode().splitlines()


@pytest.mark.parametrize("tag", sorted(language_tags()))
def test_a_file_is_called_by_the_usual_tag(tag: str) -> None:
    assert check_tag(tag) == tag


@pytest.mark.parametrize(
    "name",
    [
        "text/names/peoples.tsv.xz",
        "text/names/person_names.tsv.xz",
        "text/names/name_words.tsv.xz",
        "text/names/other_territories.tsv",
        "text/noun_words.tsv.xz",
        "text/dates/feasts.tsv.xz",
        "languages/spelled_numbers.tsv.xz",
    ],
)
def test_a_table_of_languages_has_usual_tags(name: str) -> None:
    tags = {line.partition("\t")[0] for line in lines(name)}

    assert {tag: check_tag(tag) for tag in tags} == {tag: tag for tag in tags}


def test_things_and_words_have_usual_tags() -> None:
    things = {cell.partition("=")[0] for line in lines("text/names/nature.tsv.xz") for cell in line.split("\t")}
    words = {tag for line in lines("text/borrowed_words.tsv.xz") for tag in line.partition("\t")[0].split()} - {"*"}

    assert {check_tag(tag) for tag in things | words} == things | words
