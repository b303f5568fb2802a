"""A catalogue's strings are one kind of text, and a table's rows another, whatever file they stand in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from review.checks.views import SegmentView
from review.config import Settings
from review.documents import load_files, load_pairs
from review.findings import findings_of, view_of
from review.model import Document

TEXTS = ("Never switch the printer off.", "Schalten Sie den Drucker aus.")
OTHER = ("Wait until 13 pages are printed.", "Warten Sie, bis 15 Seiten gedruckt sind.")

_XLIFF = """<xliff version="1.2"><file original="a" source-language="en" target-language="de" datatype="x"><body>
<trans-unit id="a"><source>{0}</source><target>{1}</target></trans-unit>
<trans-unit id="b"><source>{2}</source><target>{3}</target></trans-unit></body></file></xliff>
"""
_QT = """<!DOCTYPE TS><TS version="2.1" language="de" sourcelanguage="en"><context><name>Main</name>
<message{5}><source>{0}</source><translation>{1}</translation></message>
<message{6}><source>{2}</source><translation>{3}</translation></message></context></TS>
"""
_XCSTRINGS = """{{"sourceLanguage": "en", "version": "1.0", "strings": {{
"a": {{"localizations": {{"en": {{"stringUnit": {{"state": "translated", "value": "{0}"}}}},
  "de": {{"stringUnit": {{"state": "translated", "value": "{1}"}}}}}}}},
"b": {{"localizations": {{"en": {{"stringUnit": {{"state": "translated", "value": "{2}"}}}},
  "de": {{"stringUnit": {{"state": "translated", "value": "{3}"}}}}}}}}}}}}
"""
_PO = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n{5}msgid "{0}"\nmsgstr "{1}"\n\n{6}msgid "{2}"\nmsgstr "{3}"\n'
_ANDROID = '<resources><string name="a">{0}</string><string name="b">{1}</string></resources>\n'
_RESX = '<root><data name="a"><value>{0}</value></data><data name="b"><value>{1}</value></data></root>\n'
_TMX = """<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="de"><seg>{1}</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>{2}</seg></tuv><tuv xml:lang="de"><seg>{3}</seg></tuv></tu></body></tmx>
"""
#: By name: the file's ending, and its text with places for both strings; what an entry has for a name comes last.
CATALOGUES = {
    "po": (".po", _PO, ("", "")),
    "po with contexts": (".po", _PO, ('msgctxt "a"\n', 'msgctxt "b"\n')),
    "qt": (".ts", _QT, ("", "")),
    "qt with names": (".ts", _QT, (' id="a"', ' id="b"')),
    "xliff": (".xliff", _XLIFF, ("", "")),
    "xcstrings": (".xcstrings", _XCSTRINGS, ("", "")),
    "json": (".json", '{{"a": "{0}", "b": "{1}"}}\n', None),
    "arb": (".arb", '{{"a": "{0}", "b": "{1}"}}\n', None),
    "yaml": (".yaml", 'a: "{0}"\nb: "{1}"\n', None),
    "toml": (".toml", 'a = "{0}"\nb = "{1}"\n', None),
    "properties": (".properties", "a={0}\nb={1}\n", None),
    "strings": (".strings", '"a" = "{0}";\n"b" = "{1}";\n', None),
    "fluent": (".ftl", "a = {0}\nb = {1}\n", None),
    "android": (".xml", _ANDROID, None),
    "resx": (".resx", _RESX, None),
}
TABLES = {
    "tsv": (".tsv", "source\ttarget\n{0}\t{1}\n{2}\t{3}\n"),
    "csv": (".csv", 'source,target\n"{0}","{1}"\n"{2}","{3}"\n'),
    "json-lines": (".jsonl", '{{"source": "{0}", "target": "{1}"}}\n{{"source": "{2}", "target": "{3}"}}\n'),
    "tmx": (".tmx", _TMX),
}


def catalogue(folder: Path, name: str) -> Document:
    ending, text, names = CATALOGUES[name]
    if names is not None:
        path = folder / f"app{ending}"
        path.write_text(text.format(*TEXTS, *OTHER, "", *names), encoding="utf-8")
        return load_pairs(path, Settings("en", "de")).document
    paths = folder / f"app.en{ending}", folder / f"app.de{ending}"
    for path, one, two in zip(paths, TEXTS, OTHER, strict=True):
        path.write_text(text.format(one, two), encoding="utf-8")
    return load_files(*paths, Settings("en", "de")).document


def table(folder: Path, name: str) -> Document:
    ending, text = TABLES[name]
    path = folder / f"rows{ending}"
    path.write_text(text.format(*TEXTS, *OTHER), encoding="utf-8")
    return load_pairs(path, Settings("en", "de")).document


def told(document: Document) -> list[tuple[str, str, str, float | None]]:
    settings = Settings("en", "de")
    found = findings_of(view_of(document, settings), settings)
    return [(one.check, one.severity, one.text, one.probability) for one in found]


def structured(document: Document) -> list[bool]:
    return [SegmentView(one, "en", "de").structured for one in document.segments]


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_string_is_a_string_in_every_catalogue(tmp_path: Path, name: str) -> None:
    document = catalogue(tmp_path, name)
    assert [(one.kind("source"), one.kind("target")) for one in document.segments] == [("string", "string")] * 2
    assert structured(document) == [True, True]
    (tmp_path / "json").mkdir()
    found = told(document)
    assert {check for check, *_ in found} == {"negation", "numbers"}
    assert found == told(catalogue(tmp_path / "json", "json"))


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_prose_in_every_table(tmp_path: Path, name: str) -> None:
    document = table(tmp_path, name)
    assert [(one.kind("source"), one.kind("target")) for one in document.segments] == [("body", "body")] * 2
    assert structured(document) == [False, False]
    (tmp_path / "tsv").mkdir()
    assert told(document) == told(table(tmp_path / "tsv", "tsv"))


def test_what_a_page_is_described_by_makes_no_program_of_it(tmp_path: Path) -> None:
    """A block of code that a page lost is told; of a catalogue it would not be."""
    page = "---\ndescription: {}\n---\n\n{}\n\n```\nmake install\n```\n\n{}\n"
    (tmp_path / "a.en.md").write_text(page.format("How it is built.", "Run this:", "That is all there is to do."))
    text = page.format("Wie man es baut.", "Das hier aufrufen:", "Damit ist alles getan.")
    (tmp_path / "a.de.md").write_text(text.replace("```\nmake install\n```\n\n", ""))
    document = load_files(tmp_path / "a.en.md", tmp_path / "a.de.md", Settings("en", "de")).document
    assert not any(structured(replace(document, segments=document.segments[:1])))
    assert [check for check, *_ in told(document)] == ["omission"]
