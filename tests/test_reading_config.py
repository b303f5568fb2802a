"""The settings `[reading]`: columns of tables by name or letter, tables without a header, articles of pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.config import Settings, find_settings
from review.documents import load_pairs
from review.errors import ConfigError, InputError, UsageError
from review.formats import edited_table, xlsx
from review.formats.columns import column_letters, column_number, find_columns
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.registry import FORMATS
from review.reading_config import READING_SETTINGS, ReadingChoice, parse_reading, reading, reading_as, reading_table
from review.store.rows import settings_from, settings_table
from tests.formats.office_samples import xlsx as workbook

DOCUMENTATION = Path(__file__).parents[1] / "docs" / "configuration.md"
HEADER = ("id", "note", "Text", "Übersetzung", "b")


@pytest.mark.parametrize(
    ("chosen", "columns"),
    [
        (("C", "D"), (2, 3)),
        (("c", "d"), (2, 3)),
        (("text", " Übersetzung "), (2, 3)),
        (("C", "b"), (2, 4)),  # a name comes before a letter
        (("Text", "D"), (2, 3)),
    ],
)
def test_columns_are_chosen_by_name_or_letter(chosen: tuple[str, str], columns: tuple[int, int]) -> None:
    with reading_as(ReadingChoice(*chosen)):
        found = find_columns(HEADER, "t.csv", "en", "de")
    assert (found.source, found.target) == columns
    assert found.languages == ("en", "de")


def test_the_other_column_is_found_as_ever() -> None:
    with reading_as(ReadingChoice(source_column="A")):
        found = find_columns(("Quelle", "x", "German"), "t.csv", None, None)
        assert (found.source, found.target, found.languages) == (0, 2, (None, "de"))
        assert find_columns(("Quelle", "target"), "t.csv", None, None).target == 1


@pytest.mark.parametrize(
    ("chosen", "error", "said"),
    [
        (("F", "D"), InputError, "t.csv:1: has no column 'F'; what there is: A 'id', B 'note', C 'text', D 'übersetz"),
        (("texte", "D"), InputError, "has no column 'texte'; what there is: A 'id'"),
        (("C", "text"), UsageError, "source and translation are both column C"),
        (("C", None), InputError, "has no column 'target' (nor 'de')"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(chosen: tuple[str, str], error: type[Exception], said: str) -> None:
    with reading_as(ReadingChoice(*chosen)), pytest.raises(error, match=re.escape(said)):
        find_columns(HEADER, "t.csv", "en", "de")


def test_a_name_that_two_columns_have_wants_a_letter() -> None:
    said = "has more than one column 'text'; choose by letter: A 'text', B 'text'"
    with reading_as(ReadingChoice("text", "B")), pytest.raises(InputError, match=said):
        find_columns(("text", "Text"), "t.csv", "en", "de")


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_count_as_spreadsheets_do(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == column_number(letters.lower()) == number


@pytest.mark.parametrize(
    ("name", "text", "chosen", "after"),
    [
        (
            "t.csv",
            "Nr,Satz,x,Text\r\n1,The bridge,,Die Brücke\r\n",
            ReadingChoice("B", "D"),
            "Nr,Satz,x,Text\r\n1,The bridge,,Der Steg\r\n",
        ),
        ("t.tsv", "The bridge\tDie Brücke\n", ReadingChoice("A", "B", header=False), "The bridge\tDer Steg\n"),
        ("t.csv", "1;The bridge;Die Brücke\n", ReadingChoice("B", "C", header=False), "1;The bridge;Der Steg\n"),
        (
            "t.jsonl",
            '{"satz": "The bridge", "text": "Die Brücke"}\n',
            ReadingChoice("satz", "text"),
            '{"satz": "The bridge", "text": "Der Steg"}\n',
        ),
    ],
)
def test_a_table_is_written_back_into_the_columns_that_it_was_read_from(
    name: str, text: str, chosen: ReadingChoice, after: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(text.encode())
    one = load_pairs(tmp_path / name, Settings("en", "de", reading=chosen))
    (segment,) = one.document.segments
    assert (segment.text("source"), segment.text("target")) == ("The bridge", "Die Brücke")
    assert reading() == ReadingChoice()
    held = CorrectedSegment(1, segment.source, segment.target, "Die Brücke", "Der Steg", None, False)
    corrected = Corrected("x", "", "en", "de", one.format, name, text.encode(), (held,), reading=chosen)
    with reading_as(chosen):
        assert FORMATS[one.format].write(corrected).decode() == after


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_workbook_has_its_own_letters() -> None:
    rows = (
        cell("A1", "Glossary of the bridge"),
        cell("A2", "1") + cell("C2", "The bridge") + cell("D2", "Die Brücke"),
        cell("A3", "2") + cell("C3", "A gate"),
    )
    data = workbook("".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(rows, start=1)))
    with reading_as(ReadingChoice("C", "D")):
        first, second = xlsx.read(data, "t.xlsx", "en", "de").segments
        assert (first.text("target"), first.target[0].key) == ("Die Brücke", "Texte!D2")
        held = CorrectedSegment(2, second.source, (), "", "Ein Tor", None, False)
        after = xlsx.write(Corrected("x", "", "en", "de", "xlsx", "t.xlsx", data, (held,)))
        assert [one.text("target") for one in xlsx.read(after, "t.xlsx", "en", "de").segments] == [
            "Die Brücke",
            "Ein Tor",
        ]
    with reading_as(ReadingChoice("A", "C", header=False)):
        assert len(xlsx.read(data, "t.xlsx", "en", "de").segments) == 3


def test_without_a_header_columns_are_letters() -> None:
    with reading_as(ReadingChoice(header=False)), pytest.raises(UsageError, match="wants letters for its columns"):
        find_columns(("The bridge", "Die Brücke"), "t.tsv", "en", "de")
    with reading_as(ReadingChoice("A", "B", header=False)), pytest.raises(InputError, match="no column can be called"):
        edited_table.write_reference(Corrected("x", "", "en", "de", "tsv", "t.tsv", b"a\tb\n", ()))


def test_settings_say_it_for_a_folder_and_the_nearer_ones_count(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text('[reading]\nsource-column = "B"\narticle = true\n', encoding="utf-8")
    below = find_settings(tmp_path, {})
    both = Settings(reading=ReadingChoice(target_column="C", article=False)).over(below)
    assert both.reading == ReadingChoice("B", "C", None, False)


def test_a_stored_document_keeps_how_it_was_read() -> None:
    chosen = ReadingChoice("B", "C", False)
    assert settings_from(settings_table(Settings(reading=chosen)), "en", "de").reading == chosen
    assert reading_table(chosen) == {"source-column": "B", "target-column": "C", "header": False}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"column": "B"}, "unknown setting reading.column; known: article"),
        ({"source-column": 2}, 'such as "B", not 2'),
        ({"header": "no"}, "reading.header is true or false, not 'no'"),
        (3, "reading is a table"),
    ],
)
def test_what_is_wrong_is_said(table: object, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        parse_reading(table, Path("review.toml"))


def test_every_setting_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    for key, meaning in READING_SETTINGS.items():
        assert f"| `{key}` | {meaning} |" in text
