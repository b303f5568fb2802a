"""A table's header says which columns are which, in the words that tables use."""

from __future__ import annotations

import re

import pytest

from review.errors import InputError, UsageError
from review.formats.columns import find_columns
from review.formats.pairs import read_pairs


@pytest.mark.parametrize(
    ("header", "given", "columns", "languages"),
    [
        ("id source target", ("vi", "en"), (1, 2), ("vi", "en")),
        ("id source target", (None, None), (1, 2), (None, None)),
        ("en vi", ("vi", "en"), (1, 0), ("vi", "en")),
        ("en vi", (None, None), (0, 1), ("en", "vi")),  # the first is the source
        ("en-US vi_VN", ("vi", "en"), (1, 0), ("vi", "en")),
        ("Vietnamese English", (None, None), (0, 1), ("vi", "en")),
        ("id vi en", (None, None), (1, 2), ("vi", "en")),
        ("id en", (None, None), (0, 1), ("id", "en")),
        ("nr id th", (None, None), (1, 2), ("id", "th")),
        ("no vi en", (None, None), (1, 2), ("vi", "en")),
        ("src doc row de fr", (None, None), (3, 4), ("de", "fr")),  # tags of three letters are words, too
        ("source en", (None, "en"), (0, 1), (None, "en")),
        ("en tlh", (None, None), (0, 1), ("en", "tlh")),  # with one of two letters and no other, they are languages
        ("id en haw note", (None, None), (1, 2), ("en", "haw")),
        ("deu ckb-Arab", (None, None), (0, 1), ("de", "ckb-Arab")),
        ("spa_Latn vie_Latn", (None, None), (0, 1), ("es", "vi")),
        ("pt pt-BR", ("pt", "pt-BR"), (0, 1), ("pt", "pt-BR")),
    ],
)
def test_columns_and_languages(
    header: str,
    given: tuple[str | None, str | None],
    columns: tuple[int, int],
    languages: tuple[str | None, str | None],
) -> None:
    found = find_columns(header.split(), "t.csv", *given)
    assert (found.source, found.target) == columns
    assert found.languages == languages


@pytest.mark.parametrize(
    ("header", "error", "says"),
    [
        ("vi en fr", UsageError, r"3 languages \(vi, en, fr\); say which with --source-language"),
        ("text note", InputError, "no columns 'source' and 'target', nor two languages; its header has 'text', 'note'"),
        ("source note", InputError, "no column 'target'; its header"),
        ("en src", InputError, "no columns 'source' and 'target', nor two languages"),
        ("en doc", InputError, "no columns 'source' and 'target', nor two languages"),
        ("haw tlh ckb", InputError, "no columns 'source' and 'target', nor two languages"),
        (
            "source source target",
            InputError,
            "more than one column 'source'; choose by letter with --source-column: A 'source', B 'source', C 'target'",
        ),
        (
            "en en de",
            UsageError,
            "one column of a language; choose by letter with --source-column and --target-column: A 'en', B 'en', C",
        ),
    ],
)
def test_what_a_header_leaves_open_is_said(header: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        find_columns(header.split(), "t.csv", None, None)


def test_of_two_columns_of_a_wanted_language_one_is_chosen_by_letter() -> None:
    said = "more than one column of 'en': 'english' and 'en-gb'; choose by letter with --source-column: A 'english', B"
    with pytest.raises(InputError, match=said):
        find_columns(["English", "en-GB", "de"], "t.csv", "en", "de")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "t.csv",
            "source|target\nx|y\n",
            "at commas, for want of a mark that parts its header, and bars (|) stand in 'source|target': part them",
        ),
        ("t.csv", "id;en,de\n1;x,y\n", "parted at commas, which its header or a line sep= says, and semicolons stand"),
        ("t.csv", "sep=,\nsource;target\nx;y\n", "at commas, which its header or a line sep= says, and semicolons"),
        ("t.tsv", "source;target\nx;y\n", "at tabs, as in every .tsv, and semicolons stand in 'source;target': part "),
        ("t.tsv", "source,target\nx,y\n", "'source,target': part them at tabs, or call it .csv"),
        ("t.tsv", "source target\nx y\n", "columns were parted at tabs, as in every .tsv: part them at tabs"),
        ("t.csv", "source,target\nx;y\n", "has 1 column where the header has 2, parted at commas"),
    ],
)
def test_the_delimiter_that_was_taken_is_named(name: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)):
        read_pairs(text, name, "en", "de")


def test_a_message_does_not_repeat_an_endless_header() -> None:
    with pytest.raises(InputError) as caught:
        find_columns(["x" * 9000] * 300_000, "t.csv", "vi", "en")
    assert len(str(caught.value)) < 800
    assert str(caught.value).endswith("and 299988 more; choose one with --source-column")
