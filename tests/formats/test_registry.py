"""What every entry of FORMATS promises: it gives a file back as it was, and writes no more than the edit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.config import Settings
from review.documents import Loaded, load_files, load_pairs
from review.errors import InputError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.page_encoding import encoding_of
from review.formats.registry import FORMATS, format_of, own_name
from review.text.reading import read_paragraph
from tests.formats.samples import HTML, MARKDOWN, PO, SAMPLES

AWKWARD = "Ä \"q\" 'a' <b> & &amp; \\ \\n % | ]]> 😀 é\u00a0\u200d"


def load(folder: Path, name: str, data: bytes) -> Loaded:
    path, file = folder / SAMPLES[name][0], Settings("en", "de", "lines" if name == "lines" else None)
    path.write_bytes(data)
    if FORMATS[name].layout == "bilingual":
        return load_pairs(path, file)
    source = folder / ("s" + path.name[1:].replace(".de", ".en"))
    source.write_bytes(data)
    return load_files(source, path, file)


def corrected(loaded: Loaded, data: bytes, texts: dict[int, str]) -> Corrected:
    segments = tuple(
        CorrectedSegment(
            s.number, s.source, s.target, s.text("target"), texts.get(s.number, s.text("target")), None, False
        )
        for s in loaded.document.segments
    )
    return Corrected("x", "", "en", "de", loaded.format, str(loaded.document.target_path), data, segments)


def texts_of(loaded: Loaded) -> list[str]:
    return [segment.text("target") for segment in loaded.document.segments]


def test_every_format_has_a_sample() -> None:
    assert {*SAMPLES, "docx", "odt", "odp", "pptx", "epub", "xlsx", "parquet"} == set(FORMATS), (
        "a format's sample goes into tests/formats/samples.py (packed ones are in test_office and test_parquet)"
    )


def test_every_format_is_on_the_page_with_its_suffixes() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = {name: row for row in page.splitlines() if row.startswith("| `") for name in re.findall(r"`([\w-]+)`", row)}
    for name, one in FORMATS.items():
        row = rows.get(own_name(name), "")
        assert row, f"docs/formats.md has no row of {own_name(name)}"
        assert [suffix for suffix in one.suffixes if f"`{suffix}`" not in row] == [], f"docs/formats.md: {name}"


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_without_a_change_the_file_comes_back_byte_for_byte(
    tmp_path: Path, name: str, line_end: str, bom: bytes
) -> None:
    data = bom + SAMPLES[name][1].replace("\n", line_end).encode()
    loaded = load(tmp_path, name, data)
    assert loaded.format == name
    assert FORMATS[name].write(corrected(loaded, data, {})) == data


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_text_can_be_corrected_by_itself(tmp_path: Path, name: str, line_end: str) -> None:
    data = SAMPLES[name][1].replace("\n", line_end).encode()
    loaded = load(tmp_path, name, data)
    for segment in loaded.document.segments:
        if not segment.target or segment.target[0].kind == "code":
            continue
        old = segment.text("target")
        new = old[:-1] + "X" + old[-1] if old[-1] not in ">)`:" else "X" + old
        written = FORMATS[name].write(corrected(loaded, data, {segment.number: new}))
        drawn = name == "rst" and segment.target[0].kind == "cell"  # what grows takes the spaces after it
        assert len(written) - len(data) in ((0, 1) if drawn else (1,)), old
        again = load(tmp_path, name, written)
        assert texts_of(again) == [new if s is segment else s.text("target") for s in loaded.document.segments]


@pytest.mark.parametrize(
    "name",
    [
        "po",
        "xliff",
        "json",
        "csv",
        "yaml",
        "toml",
        "properties",
        "strings",
        "android",
        "resx",
        "qt",
        "tmx",
        "json-lines",
    ],
)
@given(
    text=st.text(
        alphabet=st.sampled_from(AWKWARD + "abc ") | st.characters(codec="utf-8", exclude_characters="\x00\r"),
        min_size=1,
        max_size=30,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    if name in ("xliff", "android", "resx", "qt", "tmx"):  # XML has no control characters
        text = "".join(c for c in text if c in "\t\n" or (c >= " " and c not in "\x7f\ufffe\uffff"))
    if not text.strip():
        return
    folder = tmp_path_factory.mktemp("f")
    data = SAMPLES[name][1].encode()
    loaded = load(folder, name, data)
    number = next(s.number for s in loaded.document.segments if s.target)
    written = FORMATS[name].write(corrected(loaded, data, {number: text}))
    assert texts_of(load(folder, name, written))[number - 1] == text


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "csv"])  # a doubled quote there is off by one
def test_places_point_into_the_file(tmp_path: Path, name: str) -> None:
    data = SAMPLES[name][1].encode()
    lines = SAMPLES[name][1].split("\n")
    for segment in load(tmp_path, name, data).document.segments:
        for side in ("source", "target"):
            text = segment.text(side)
            for offset, character in enumerate(text):
                line, column = segment.position(side, offset)
                if character.isalnum():
                    shown = lines[line - 1][column - 1 : column + 5]
                    assert shown.startswith((character, "\\u")), (text, offset)


def test_markdown_reads_as_its_reader_sees_it(tmp_path: Path) -> None:
    loaded = load(tmp_path, "markdown", MARKDOWN.encode())
    read = [(p.kind, p.level, read_paragraph(p).text) for s in loaded.document.segments for p in s.target]
    assert read == [
        ("heading", 0, "The bridge"),
        ("heading", 1, "The red bridge"),
        ("body", 0, "It has 13 arches, see the plan\nand \ufffc."),
        ("heading", 2, "Note"),
        ("body", 0, "Nobody walks\nhere."),
        ("cell", 0, "Arch"),
        ("cell", 0, "Width"),
        ("cell", 0, "First"),
        ("cell", 0, "3.5 m"),
        ("cell", 0, "a | b"),
        ("cell", 0, "\ufffc"),
        ("list-item", 1, "One A picture"),
        ("list-item", 2, "Two"),
        ("code", 0, "\ufffc"),
        ("body", 0, "More"),
        ("body", 0, "Text & more."),
    ]


def test_a_page_reads_as_its_reader_sees_it(tmp_path: Path) -> None:
    loaded = load(tmp_path, "page", HTML.encode())
    read = [(p.kind, read_paragraph(p).text) for s in loaded.document.segments for p in s.target]
    assert read == [
        ("heading", "A bridge"),
        ("heading", "The red bridge"),
        ("body", "It has 13\u00a0arches & two gates and \ufffc."),
        ("list-item", "One"),
        ("list-item", "Two A picture"),
        ("code", "\ufffc"),
    ]


def test_a_catalogue_has_a_segment_for_each_entry_and_plural_form(tmp_path: Path) -> None:
    loaded = load(tmp_path, "po", PO.encode())
    assert [(s.text("source"), s.text("target")) for s in loaded.document.segments] == [
        ('The bridge has %d arches.\nIt is "red".', 'Die Brücke hat %d Bögen.\nSie ist "rot".'),
        ("Open", ""),
        ("One arch", "Ein Bogen"),
        ("%d arches", "%d Bögen"),
    ]


@pytest.mark.parametrize(("name", "number"), [("po", 2), ("xliff", 2)])
def test_a_translation_goes_where_there_is_none_yet(tmp_path: Path, name: str, number: int) -> None:
    data = SAMPLES[name][1].encode()
    written = FORMATS[name].write(corrected(load(tmp_path, name, data), data, {number: 'Öff"ne & <g>'}))
    assert texts_of(load(tmp_path, name, written))[number - 1] == 'Öff"ne & <g>'


def test_keys_pair_strings_whatever_their_order(tmp_path: Path) -> None:
    (tmp_path / "s.en.json").write_text('{"a": "One bridge", "b": {"c": "Two bridges"}, "d": "Gone"}')
    (tmp_path / "t.de.json").write_text('{"b": {"c": "Zwei Brücken"}, "x": "Neu", "a": "Eine Brücke"}')
    loaded = load_files(tmp_path / "s.en.json", tmp_path / "t.de.json", Settings("en", "de"))
    assert [(s.text("source"), s.text("target")) for s in loaded.document.segments] == [
        ("One bridge", "Eine Brücke"),
        ("Two bridges", "Zwei Brücken"),
        ("Gone", ""),
        ("", "Neu"),
    ]


@pytest.mark.parametrize("name", ["thesis.tex", "movie.srt2", "data.xml"])
def test_what_is_not_read_is_refused_with_what_is(name: str) -> None:
    head = '<?xml version="1.0"?><x/>' if name.endswith(("xml", "srt2")) else "text"
    if not name.endswith("srt2"):
        with pytest.raises(InputError, match=r"not read here; what is: \.txt"):
            format_of(name, head)


@pytest.mark.parametrize(("name", "instead"), [("a.doc", ".docx"), ("a.ods", ".xlsx"), ("a.pdf", "export its text")])
def test_what_programs_can_save_as_something_that_is_read_is_refused_with_that(name: str, instead: str) -> None:
    with pytest.raises(InputError, match=rf"not read here; .*{instead}"):
        format_of(name)


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    data = HTML.replace('charset="utf-8"', 'charset="ISO-8859-1"').replace("two", "zwölf").encode("latin-1")
    loaded = load(tmp_path, "page", data)
    number = next(s.number for s in loaded.document.segments if "zwölf" in s.text("target"))
    old = loaded.document.segments[number - 1].text("target")
    written = FORMATS["page"].write(corrected(loaded, data, {number: old.replace("zwölf", "fünf")}))
    assert written == data.replace("zwölf".encode("latin-1"), "fünf".encode("latin-1"))
    with pytest.raises(InputError, match="convert the file to UTF-8"):
        FORMATS["page"].write(corrected(loaded, data, {number: old.replace("zwölf", "十二")}))


def test_a_page_in_utf_16_is_read_by_its_mark_and_stays_so(tmp_path: Path) -> None:
    data = HTML.encode("utf-16")  # what it declares, too, counts less
    loaded = load(tmp_path, "page", data)
    number = next(s.number for s in loaded.document.segments if "two" in s.text("target"))
    old = loaded.document.segments[number - 1].text("target")
    written = FORMATS["page"].write(corrected(loaded, data, {number: old.replace("two", "十二")}))
    assert written == HTML.replace("two", "十二").encode("utf-16")
    assert loaded.format == "page"


@pytest.mark.parametrize("name", ["punycode", "unicode_escape", "utf-7", "utf-16", "hex", "no-such"])
def test_an_encoding_that_no_page_is_in_is_not_believed(name: str) -> None:
    assert encoding_of(f'<meta charset="{name}"><p>\\u0041 a'.encode() + b"\xe4</p>") == "utf-8"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.po", 'msgid "a"\nmsgstr "b\n', "a.po:2: is no line of a PO file"),
        ("a.po", 'msgid "a"\n', "ends in the midst"),
        ("a.xliff", "<xliff><file>", "no well-formed XML"),
        ("a.xliff", '<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "declares entities"),
        ("a.xliff", "<x/>", "is no XLIFF"),
        (
            "a.xliff",
            "<xliff><trans-unit><source>a</source><target>b</target><target>c</target></trans-unit></xliff>",
            "2 <target>",
        ),
        ("a.xliff", "<xliff>" + "<a>" * 500 + "</a>" * 500 + "</xliff>", "nests"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError) as error:
        load_pairs(tmp_path / name, Settings("en", "de"))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": "b",\n}', "a.json:2: is no JSON"),
        ('{"a": "b",', "a.json:1: is no JSON at column 11: It ends before all is closed; export it anew, whole"),
        ('{"a": "b",\n"a": "c"}', "twice"),
        ("[" * 100_000 + "]" * 100_000, "nests"),
        ("{}", "a.json:1: holds no text; a key and its text is wanted"),
    ],
)
def test_a_broken_json_file_is_refused_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(InputError) as error:
        load_files(tmp_path / "a.json", tmp_path / "a.json", Settings("en", "de"))
    assert said in str(error.value)


def test_a_missing_place_for_a_new_paragraph_is_said(tmp_path: Path) -> None:
    data = b'{"open": "Open", "shut": "Shut"}'
    path = tmp_path / "s.de.json"
    path.write_bytes(data)
    whole = corrected(load_files(path, path, Settings("en", "de")), data, {})
    added = replace(whole.segments[1], target=(), machine="", text="New")
    with pytest.raises(InputError, match="segment 2 has no translation in the file, and so no place for a correction"):
        FORMATS[whole.layout].write(replace(whole, segments=(whole.segments[0], added)))


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        (
            ".md",
            "# Tor\n\nDas Tor ist rot.\n\n- eins\n",
            "# Tor\n\nDas Tor ist *blau*.\n\nEs ist zu.\n\nBald offen.\n\n- eins\n",
        ),
        (".rst", "Das Tor ist rot.\n\nEnde.\n", "Das Tor ist *blau*.\n\nEs ist zu.\n\nBald offen.\n\nEnde.\n"),
        (".adoc", "Das Tor ist rot.\n\nEnde.\n", "Das Tor ist *blau*.\n\nEs ist zu.\n\nBald offen.\n\nEnde.\n"),
    ],
    ids=["markdown", "rst", "adoc"],
)
def test_paragraphs_that_were_added_go_behind_the_one_before(
    tmp_path: Path, suffix: str, text: str, expected: str
) -> None:
    path, data = tmp_path / f"t.de{suffix}", text.encode()
    path.write_bytes(data)
    whole = corrected(load_files(path, path, Settings("en", "de")), data, {})
    at = next(n for n, one in enumerate(whole.segments) if "rot" in one.text)
    first = replace(whole.segments[at], text="Das Tor ist *blau*.")
    added = [
        replace(first, number=90 + n, target=(), machine="", text=new)
        for n, new in enumerate(("Es ist zu.", "Bald offen."))
    ]
    segments = (*whole.segments[:at], first, *added, *whole.segments[at + 1 :])
    assert FORMATS[whole.layout].write(replace(whole, segments=segments)).decode() == expected
    only = (*whole.segments[: at + 1], added[0], *whole.segments[at + 1 :])
    assert "rot.\n\nEs ist zu.\n\n" in FORMATS[whole.layout].write(replace(whole, segments=only)).decode()


def test_a_paragraph_before_all_others_has_no_place(tmp_path: Path) -> None:
    data = MARKDOWN.encode()
    whole = corrected(load(tmp_path, "markdown", data), data, {})
    added = replace(whole.segments[0], target=(), machine="", text="New")
    with pytest.raises(InputError, match="no place for a correction"):
        FORMATS["markdown"].write(replace(whole, segments=(added, *whole.segments)))
