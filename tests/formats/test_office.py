"""Office files: what is read of them, and that a correction changes the runs that it is about and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.config import Settings
from review.documents import Loaded, load_files, load_pairs
from review.errors import InputError
from review.formats.registry import FORMATS
from review.limit_config import Limits, held
from review.model import Paragraph
from review.text.reading import read_paragraph
from tests.formats.office_samples import (
    DOCX,
    EPUB,
    ODP,
    ODT,
    PPTX,
    XLSX,
    XLSX_ROWS,
    XLSX_TEXTS,
    docx,
    epub,
    odt,
    parts,
    xlsx,
    zipped,
)
from tests.formats.test_registry import AWKWARD, corrected

SAMPLES = {"docx": DOCX, "pptx": PPTX, "odt": ODT, "odp": ODP, "epub": EPUB}
PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/slides/slide2.xml",
    "odt": "content.xml",
    "odp": "content.xml",
    "epub": "OEBPS/text/one page.xhtml",
}


def read(name: str, data: bytes) -> tuple[Paragraph, ...]:
    one = FORMATS[name]
    assert one.read is not None
    return one.read(data, f"a.{name}", "de")


def load(folder: Path, name: str, data: bytes) -> Loaded:
    (folder / f"a.en.{name}").write_bytes(data)
    (folder / f"a.de.{name}").write_bytes(data)
    return load_files(folder / f"a.en.{name}", folder / f"a.de.{name}", Settings("en", "de"))


def test_a_word_document_has_kinds_by_its_styles_and_its_notes() -> None:
    assert [(p.line, p.kind, p.level, p.text) for p in read("docx", DOCX)] == [
        (1, "heading", 1, "Die rote Brücke"),
        (2, "body", 0, "Sie hat 13 Bögen\t& ein Tor."),
        (3, "list-item", 1, "Eins\nzwei"),
        (4, "cell", 0, "Zelle"),
        (5, "caption", 0, "Bild 1"),
        (6, "body", 0, "Eine Fußnote."),
    ]


def test_an_open_document_has_kinds_by_its_elements() -> None:
    assert [(p.kind, p.level, p.text) for p in read("odt", ODT)] == [
        ("heading", 2, "Die rote Brücke"),
        ("body", 0, "Sie hat  13 Bögen\t& ein Tor."),
        ("body", 0, "Eine Fußnote."),
        ("list-item", 1, "Eins"),
        ("cell", 0, "Zelle"),
        ("caption", 0, "Bild 1"),
    ]


def test_a_presentation_is_read_slide_by_slide() -> None:
    assert [p.text for p in read("pptx", PPTX)] == ["Die Brücke", "Sie hat 13 Bögen"]


def test_an_open_presentation_has_its_titles_and_no_notes_for_the_speaker() -> None:
    assert [(p.kind, p.level, p.text) for p in read("odp", ODP)] == [
        ("heading", 1, "Die Brücke"),
        ("list-item", 1, "Sie hat 13 Bögen"),
        ("body", 0, "& ein Tor"),
    ]


def test_a_book_is_read_in_the_order_of_its_spine_without_the_heads_of_its_pages() -> None:
    assert [(p.line, p.kind, read_paragraph(p).text) for p in read("epub", EPUB)] == [
        (1, "body", "Vorwort von Ada"),
        (2, "list-item", "Eins"),
        (3, "heading", "Die rote Brücke"),
        (4, "body", "Sie hat 13\u00a0Bögen & zwei Tore."),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_page_of_a_book_stays_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    page = f'<?xml version="1.0" encoding="{encoding}"?><html><body><p>Die Brücke</p></body></html>'
    data = zipped({**parts(epub(("a",), a="")), "OEBPS/text/a page.xhtml": page.encode(encoding)})
    written = FORMATS["epub"].write(corrected(load(tmp_path, "epub", data), data, {1: "Die rote Brücke"}))
    assert parts(written)["OEBPS/text/a page.xhtml"].decode(encoding) == page.replace("Die ", "Die rote ")


@pytest.mark.parametrize(
    ("new", "page"),
    [
        ("Sie hat 14&nbsp;Bögen", "<p>Sie hat 14&nbsp;Bögen</p>"),
        ("Salz & Pfeffer < 3", "<p>Salz &amp; Pfeffer &lt; 3</p>"),
        ("Sie hat <b>13 Bögen", "<p>Sie hat &lt;b>13 Bögen</p>"),
    ],
)
def test_a_correction_of_a_book_is_well_formed(tmp_path: Path, new: str, page: str) -> None:
    data = epub(("a",), a="<p>Sie hat 13&nbsp;Bögen</p>")
    written = FORMATS["epub"].write(corrected(load(tmp_path, "epub", data), data, {1: new}))
    assert page in parts(written)["OEBPS/text/a page.xhtml"].decode()


@pytest.mark.parametrize("name", SAMPLES)
def test_without_a_change_the_bytes_are_the_same(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path, name, SAMPLES[name])
    assert FORMATS[name].write(corrected(loaded, SAMPLES[name], {})) == SAMPLES[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_corrected_word_changes_one_run(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path, name, SAMPLES[name])
    number, old = next((s.number, s.text("target")) for s in loaded.document.segments if "Bögen" in s.text("target"))
    written = parts(FORMATS[name].write(corrected(loaded, SAMPLES[name], {number: old.replace("Bögen", "Bogen")})))
    before = parts(SAMPLES[name])
    assert {part for part in before if before[part] != written[part]} == {PARTS[name]}
    assert list(written) == list(before)
    assert written[PARTS[name]].decode() == before[PARTS[name]].decode().replace("Bögen", "Bogen")


@pytest.mark.parametrize(
    ("new", "runs"),
    [
        ("Die blaue Brücke", "Die |blaue| Brücke"),
        ("Eine blaue Brücken", "Eine |blaue| Brücken"),
        ("Die Brücke", "Die ||Brücke"),
        ("Die ganz rote Brücke", "Die ganz |rote| Brücke"),
        ("Die rote\nBrücke", "Die |rote|\nBrücke"),
        ("Kurz", "Kurz||"),
    ],
)
def test_runs_keep_their_look(tmp_path: Path, new: str, runs: str) -> None:
    written = FORMATS["docx"].write(corrected(load(tmp_path, "docx", DOCX), DOCX, {1: new}))
    first = parts(written)["word/document.xml"].decode().partition("</w:p>")[0]
    shown = [re.sub(r"<[^>]*>", "", run.replace("<w:br/>", "\n")) for run in first.split("<w:r>")[1:]]
    assert "|".join(shown) == runs
    assert read("docx", written)[0].text == new


def test_a_run_that_ends_in_a_space_says_so(tmp_path: Path) -> None:
    data = docx("<w:p><w:r><w:t>Ein Tor</w:t></w:r></w:p>")
    written = FORMATS["docx"].write(corrected(load(tmp_path, "docx", data), data, {1: "Ein Tor "}))
    assert '<w:t xml:space="preserve">Ein Tor </w:t>' in parts(written)["word/document.xml"].decode()


@pytest.mark.parametrize("name", ["docx", "odt"])
@given(text=st.text(alphabet=st.sampled_from(AWKWARD + "\t  abc"), min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    if not text.strip():
        return
    folder = tmp_path_factory.mktemp("f")
    for number in (1, 2, 3):
        written = FORMATS[name].write(corrected(load(folder, name, SAMPLES[name]), SAMPLES[name], {number: text}))
        assert read(name, written)[number - 1].text == text


def test_a_workbook_gives_a_segment_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(XLSX)
    segments = load_pairs(tmp_path / "a.xlsx", Settings("en", "de")).document.segments
    assert [(s.text("source"), s.text("target")) for s in segments] == [
        ("The red", "Die rote Brücke"),
        ("Two", ""),
        ("The red", "Brücke"),
    ]
    assert (segments[0].target[0].key, segments[0].target[0].line) == ("Texte!B2", 2)


def test_a_corrected_cell_keeps_its_style_and_a_new_one_finds_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(XLSX)
    loaded = load_pairs(tmp_path / "a.xlsx", Settings("en", "de"))
    texts = {1: "=Die <rote> Brücke", 2: " Zwei"}
    written = FORMATS["xlsx"].write(corrected(loaded, XLSX, texts))
    before, after = parts(XLSX), parts(written)
    assert {part for part in before if before[part] != after[part]} == {"xl/worksheets/sheet1.xml"}
    inline = 't="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'
    first = '<c r="B2" s="4" ' + inline.format("=Die &lt;rote> Brücke")
    second = '<c r="B3" ' + inline.format(" Zwei")
    sheet = before["xl/worksheets/sheet1.xml"].decode()
    sheet = sheet.replace('<c r="B2" s="4" t="s"><v>4</v></c>', first).replace('<c r="C3">', second + '<c r="C3">')
    assert after["xl/worksheets/sheet1.xml"].decode() == sheet
    (tmp_path / "b.xlsx").write_bytes(written)
    again = load_pairs(tmp_path / "b.xlsx", Settings("en", "de")).document.segments
    assert [s.text("target") for s in again[:2]] == list(texts.values())
    with pytest.raises(InputError, match="computes the text of Texte!B4 by a formula"):
        FORMATS["xlsx"].write(corrected(loaded, XLSX, {3: "Neu"}))


@pytest.mark.parametrize("formula", ['<f>A4&amp;"!"</f><v></v>', "<f>A4</f><v/>", "<f>A4</f>"])
def test_a_formula_that_was_never_computed_is_told(tmp_path: Path, formula: str) -> None:
    never = XLSX_ROWS.replace('<c r="B4" t="str"><f>"Brü"&amp;"cke"</f><v>Brücke</v></c>', f'<c r="B4">{formula}</c>')
    (tmp_path / "a.xlsx").write_bytes(xlsx(never, *XLSX_TEXTS))
    with pytest.raises(InputError, match="computes the text of Texte!B4 by a formula and does not hold what comes out"):
        load_pairs(tmp_path / "a.xlsx", Settings("en", "de"))


def test_a_formula_of_no_text_or_in_another_column_is_read(tmp_path: Path) -> None:
    empty = XLSX_ROWS.replace('<f>"Brü"&amp;"cke"</f><v>Brücke</v>', '<f>""</f><v></v>').replace("<v>2</v>", "<v></v>")
    (tmp_path / "a.xlsx").write_bytes(xlsx(empty, *XLSX_TEXTS))
    segments = load_pairs(tmp_path / "a.xlsx", Settings("en", "de")).document.segments
    assert [one.text("target") for one in segments] == ["Die rote Brücke", "", ""]


def test_hostile_office_files_are_refused() -> None:
    bomb = docx("<w:p><w:r><w:t>" + "a" * 2**20 + "</w:t></w:r></w:p>")
    entity = zipped({"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})
    for name, data, said in (
        ("docx", bomb, "has a part of more than"),
        ("docx", zipped({str(n): "" for n in range(9)}), "has more than 5 parts"),
        ("docx", zipped({"mimetype": "x"}), "is no Word document: it has no part word/document.xml"),
        ("docx", b"PK\x03\x04 and no more", "its zip cannot be read"),
        ("docx", b"plain text", "its zip cannot be read"),
        ("docx", DOCX[:-40], "its zip cannot be read"),
        ("docx", b"plain text", "is not what its name says, or is broken"),
        ("odt", zipped({"META-INF/manifest.xml": "<m:encryption-data/>", "content.xml": "\1"}), "by a password"),
        ("odt", entity, "declares entities"),
        ("odt", odt("<text:p>a"), "is no well-formed XML"),
        ("pptx", ODT, "is no presentation"),
        ("epub", zipped({"mimetype": "x"}), "is no EPUB book: it has no part META-INF/container.xml"),
        ("epub", zipped({"META-INF/container.xml": "<container/>"}), "is no EPUB book: its container names no"),
    ):
        with pytest.raises(InputError, match=said), held(Limits(unpacked=1, parts=5)):
            read(name, data)


def test_a_book_that_is_protected_against_copying_is_refused() -> None:
    names = '<encryption><CipherReference URI="OEBPS/{}"/></encryption>'
    font, page = names.format("font.otf"), names.format("text/one%20page.xhtml")
    assert len(read("epub", zipped({**parts(EPUB), "META-INF/encryption.xml": font}))) == 4
    with pytest.raises(InputError, match=r"is encrypted \(OEBPS/text/one page\.xhtml\)"):
        read("epub", zipped({**parts(EPUB), "META-INF/encryption.xml": page}))


@pytest.mark.parametrize(
    ("href", "part"), [("gone.xhtml", "OEBPS/gone.xhtml"), ("../../../etc/passwd", "../../etc/passwd")]
)
def test_a_book_without_one_of_its_pages_is_refused_by_its_name(href: str, part: str) -> None:
    held = parts(EPUB)
    held["OEBPS/book.opf"] = held["OEBPS/book.opf"].replace(b"text/one%20page.xhtml", href.encode())
    with pytest.raises(InputError, match=re.escape(f"has no part {part}, which its spine names")):
        read("epub", zipped(dict(held)))


def test_nothing_of_an_archive_is_unpacked_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = zipped({"../../evil.txt": "x", "word/document.xml": parts(DOCX)["word/document.xml"]})
    assert len(read("docx", data)) == 5
    assert list(tmp_path.iterdir()) == []
