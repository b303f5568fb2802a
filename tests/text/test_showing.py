"""Messages as people see them."""

from __future__ import annotations

import pytest

from review.formats.string_marks import protect_string
from review.model import OBJECT, Paragraph, Segment
from review.text.reading import Reading, read_segment
from review.text.showing import form_of, shown_segments


def segment(source: str, target: str, key: str = "") -> Segment:
    ours, theirs = (
        Paragraph(text, kind="string", protected=protect_string(text), key=key) for text in (source, target)
    )
    return Segment(1, (ours,), (theirs,))


def shown(source: str, target: str, languages: tuple[str, str] = ("en", "de"), key: str = "") -> list[tuple[str, str]]:
    found = [read_segment(one) for one in shown_segments(segment(source, target, key), *languages)]
    return [(one.text("source"), one.text("target")) for one in found]


def test_each_number_chooses_a_form_on_both_sides() -> None:
    source = "{n, plural, =0 {No file} one {# file} other {# files}} left"
    target = "Noch {n, plural, =0 {keine Datei} one {# Datei} other {# Dateien}}"
    assert shown(source, target) == [
        ("No file left", "Noch keine Datei"),
        ("1 file left", "Noch 1 Datei"),
        ("2 files left", "Noch 2 Dateien"),
        ("5 files left", "Noch 5 Dateien"),
        ("21 files left", "Noch 21 Dateien"),
        ("1.5 files left", "Noch 1,5 Dateien"),
    ]


def test_languages_have_their_own_forms() -> None:
    source = "{n, plural, one {# file} other {# files}}"
    target = "{n, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}"
    assert shown(source, target, ("en", "ru"))[1:5] == [
        ("1 file", "1 файл"),
        ("2 files", "2 файла"),
        ("5 files", "5 файлов"),
        ("21 files", "21 файл"),
    ]


def test_a_form_that_says_no_number_is_compared_without_one() -> None:
    source, target = "{n, plural, one {# file} other {# files}}", "{n, plural, one {eine Datei} other {# Dateien}}"
    assert (f"{OBJECT} file", "eine Datei") in shown(source, target)


def test_a_select_is_shown_in_each_of_its_forms() -> None:
    source = "{g, select, male {He} female {She} other {They}} left {x}"
    target = "{g, select, male {Er} female {Sie} other {Sie}} verließ {x}"
    assert shown(source, target) == [
        (f"She left {OBJECT}", f"Sie verließ {OBJECT}"),
        (f"He left {OBJECT}", f"Er verließ {OBJECT}"),
        (f"They left {OBJECT}", f"Sie verließ {OBJECT}"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "key", "expected"),
    [
        ("%d MB", "%d GB", "", [("5 MB", "5 GB")]),
        ("{count} files", "{count} Dateien", "", [("5 files", "5 Dateien")]),
        ("%d file", "%d Datei", "x[0]", [("1 file", "1 Datei")]),
        ("%d files", "%d Dateien", "x_other", [("21 files", "21 Dateien")]),
        ("%s left", "%s übrig", "", []),
        ("%d file", "eine Datei", "x[0]", []),
        ("no number", "keine Zahl", "", []),
    ],
)
def test_a_string_with_a_number_is_shown_with_one(
    source: str, target: str, key: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(source, target, key=key) == expected


def test_a_broken_message_is_shown_in_no_form() -> None:
    assert shown("{n, plural, one {#} other {#}}", "{n, plural, one {#} other {#}") == []


def test_offsets_are_those_of_the_text_as_written() -> None:
    source = "{n, plural, one {# file} other {# files}} left"
    one = shown_segments(segment(source, source), "en", "de")[1]
    read = read_segment(one).text("target")
    start = read.index("file")
    begin, end = Reading(one, "target").span(start, start + 4)
    assert (source[begin:end], begin) == ("file", source.index("file"))


@pytest.mark.parametrize(
    ("key", "form"),
    [("a.b_few", "few"), ("a[1]", "1"), ("a[many]", "many"), ("count.other", "other"), ("item.0", ""), ("bone", "")],
)
def test_a_key_says_its_form(key: str, form: str) -> None:
    assert form_of(key) == form
