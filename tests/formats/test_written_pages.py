"""Pages in reStructuredText and AsciiDoc: what is a paragraph, what is code, what is protected in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import Loaded, load_files
from review.errors import InputError
from review.formats.registry import FORMATS
from review.text.reading import read_paragraph
from tests.formats.samples import ADOC, RST
from tests.formats.test_registry import corrected


def read(name: str, text: str) -> list[tuple[str, int, str]]:
    one = FORMATS[name]
    assert one.read is not None
    return [(p.kind, p.level, read_paragraph(p).text) for p in one.read(text.encode(), "a", "de")]


def load(folder: Path, text: str) -> Loaded:
    for name in ("a.en.rst", "a.de.rst"):
        (folder / name).write_text(text)
    return load_files(folder / "a.en.rst", folder / "a.de.rst", Settings())


def test_restructured_text_reads_as_its_reader_sees_it() -> None:
    assert read("rst", RST) == [
        ("heading", 1, "Bridge"),
        ("body", 0, "The red \ufffc has 13\narches, see the plan and more."),
        ("heading", 2, "Arches"),
        ("list-item", 1, "One"),
        ("list-item", 1, "Two\ngoes on"),
        ("list-item", 1, "and on"),
        ("body", 0, "Nobody walks\nhere."),
        ("body", 0, "Really."),
        ("code", 0, "\ufffc"),
        ("body", 0, "The gate."),
        ("body", 0, "Like this:"),
        ("code", 0, "\ufffc"),
        ("body", 0, "Anna"),
        ("body", 0, "term"),
        ("body", 0, "A definition."),
        *[("cell", 0, cell) for cell in ("Arch", "Width", "First", "3.5 m", "One", "Two", "Three", "Four")],
    ]


def test_asciidoc_reads_as_its_reader_sees_it() -> None:
    assert read("adoc", ADOC) == [
        ("heading", 1, "The bridge"),
        ("body", 0, "The red \ufffc has \ufffc arches,\nsee the plan and more."),
        ("code", 0, "\ufffc"),
        ("heading", 2, "Arches"),
        ("caption", 0, "A list"),
        ("list-item", 1, "One"),
        ("list-item", 2, "Two\ngoes on"),
        ("body", 0, "Nobody walks here."),
        ("body", 0, "In a block."),
        ("list-item", 1, "Term"),
        ("body", 0, "A definition."),
        *[("cell", 0, cell) for cell in ("Arch", "Width", "First", "3.5 m")],
    ]


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("Tor\n===\n", "Das Tor", "Das Tor\n=======\n"),
        ("===\nTor\n===\n", "Das Tor", "=======\nDas Tor\n=======\n"),
        ("Tor\n===\n", "门口", "门口\n====\n"),
        ("Das Tor\n=======\n", "Tor", "Tor\n=======\n"),
    ],
)
def test_the_line_below_a_title_grows_with_it(tmp_path: Path, before: str, new: str, after: str) -> None:
    assert FORMATS["rst"].write(corrected(load(tmp_path, before), before.encode(), {1: new})).decode() == after


def test_a_cell_drawn_with_lines_keeps_its_width(tmp_path: Path) -> None:
    table = "+------+-----+\n| Eins | 3 m |\n+------+-----+\n"
    loaded = load(tmp_path, table)
    assert FORMATS["rst"].write(corrected(loaded, table.encode(), {1: "Ein"})).decode() == table.replace("Eins", "Ein ")
    assert FORMATS["rst"].write(corrected(loaded, table.encode(), {1: "Einst"})).decode() == table.replace(
        "Eins ", "Einst"
    )
    with pytest.raises(InputError, match="does not fit into its column"):
        FORMATS["rst"].write(corrected(loaded, table.encode(), {1: "Einstmals"}))


TABLES = """+----------+-------+
| 橋の名前 | two   |
+==========+=======+
| 赤い橋   | three |
+----------+-------+
| both of them     |
+----------+-------+

=======  =====
橋       two
=======  =====
赤い橋   three
=======  =====
"""


def test_a_border_without_an_end_is_no_table() -> None:
    assert read("rst", "+---\n| both of them\n") == [("body", 0, "+---\n| both of them")]


def test_columns_of_a_table_are_as_wide_as_they_are_shown(tmp_path: Path) -> None:
    cells = ["橋の名前", "two", "赤い橋", "three", "both of them", "橋", "two", "赤い橋", "three"]
    assert [text for _, _, text in read("rst", TABLES)] == cells
    one = load(tmp_path, TABLES)
    written = FORMATS["rst"].write(corrected(one, TABLES.encode(), {3: "古い石橋", 8: "青い橋"}))
    assert written.decode() == TABLES.replace("| 赤い橋   |", "| 古い石橋 |").replace("\n赤い橋 ", "\n青い橋 ")
    with pytest.raises(InputError, match="segment 3: has a table drawn with lines"):
        FORMATS["rst"].write(corrected(one, TABLES.encode(), {3: "古い石の橋も"}))
