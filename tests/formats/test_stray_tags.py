"""A "<" that a reviewer writes is read as one, and not as the tag of an element that there is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.formats.registry import FORMATS
from review.formats.tags import escape_strays
from tests.formats.test_registry import corrected


def written(folder: Path, suffix: str, source: str, target: str, new: str) -> str:
    (folder / f"a.en{suffix}").write_text(source)
    (folder / f"a.de{suffix}").write_text(target)
    loaded = load_files(folder / f"a.en{suffix}", folder / f"a.de{suffix}", Settings("en", "de"))
    name = {".html": "page", ".md": "markdown"}[suffix]
    return FORMATS[name].write(corrected(loaded, target.encode(), {1: new})).decode()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Das Haus & <Hof> ist alt.", "Das Haus & &lt;Hof> ist alt."),
        ("Das <em>alte</em> Haus<br>von 5 < 6", "Das <em>alte</em> Haus<br>von 5 < 6"),
        ("Das <b>alte Haus & <i>Hof</i>", "Das &lt;b>alte Haus & <i>Hof</i>"),
        ("Das </em>alte <b>Haus</b></b>", "Das &lt;/em>alte <b>Haus</b>&lt;/b>"),
        ("Das <b><i>alte</b></i> <img alt='Haus'>", "Das <b><i>alte</b></i> <img alt='Haus'>"),
        ("Haus </div> <script>x()</script> <!-- weg", "Haus &lt;/div> &lt;script>x()&lt;/script> &lt;!-- weg"),
    ],
)
def test_in_a_page(tmp_path: Path, new: str, expected: str) -> None:
    source = "<html><body><p>The house is old.</p></body></html>"
    target = "<html><body><p>Das Museum ist alt.</p></body></html>"
    assert written(tmp_path, ".html", source, target, new) == target.replace("Das Museum ist alt.", expected)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Haus und <Hof>", "Haus und &lt;Hof>"),
        ("`<Hof>`, \\<Hof>, <https://example.org> und <kbd>x</kbd>", None),
        ("<Tabs>alt</Tabs>", None),
        ("Ein <b>Haus", "Ein &lt;b>Haus"),
        ("`<b>` und \\<i> allein", None),
    ],
)
def test_in_markdown(tmp_path: Path, new: str, expected: str | None) -> None:
    assert written(tmp_path, ".md", "A <Tabs>house</Tabs>.\n", "Ein Haus.\n", new) == f"{expected or new}\n"


@pytest.mark.parametrize(
    ("tag", "new", "expected"),
    [
        ('<p title="Haus">', 'Das "alte" Haus', '<p title="Das &quot;alte&quot; Haus">'),
        ("<p title='Haus'>", "Ana's Haus", "<p title='Ana&#39;s Haus'>"),
        ("<p title='Haus'>", 'Das "alte" Haus', "<p title='Das \"alte\" Haus'>"),
        (
            '<meta name="description" content="Haus">', 'Ein "Haus" > 5',
            '<meta name="description" content="Ein &quot;Haus&quot; > 5">',
        ),
    ],
)  # fmt: skip
def test_quotation_marks_in_an_attribute_are_references(tmp_path: Path, tag: str, new: str, expected: str) -> None:
    source = f"<html><head>{tag.replace('Haus', 'House')}<p>It is old.</p></body></html>"
    target = f"<html><head>{tag}<p>Es ist alt.</p></body></html>"
    assert written(tmp_path, ".html", source, target, new) == target.replace(tag, expected)


@pytest.mark.parametrize(
    ("new", "expected"),
    [("Das Haus #", "Das Haus \\#"), ("Haus ##", "Haus \\##"), ("C# und F#", "C# und F#"), ("# Haus", "# Haus")],
)
def test_signs_that_close_a_heading_are_its_text(tmp_path: Path, new: str, expected: str) -> None:
    got = written(tmp_path, ".md", "# House\n\nIt is old.\n", "# Haus\n\nEs ist alt.\n", new)
    assert got == f"# {expected}\n\nEs ist alt.\n"


def test_a_name_that_stands_in_the_source_is_meant() -> None:
    assert (
        escape_strays("<x-house a='b'>Haus</x-house> <y>", ("A <x-house/>.",)) == "<x-house a='b'>Haus</x-house> &lt;y>"
    )


def test_in_linear_time() -> None:
    text = "<b><c>" * 20_000 + "</b>" * 20_000
    assert escape_strays(text, ()) == "<b>&lt;c>" * 20_000 + "</b>" * 20_000
    assert escape_strays("<b>" * 20_000, ()) == "&lt;b>" * 20_000


def test_a_half_of_an_element_that_the_paragraph_has_is_meant() -> None:
    """An element that begins in one paragraph and ends in another."""
    assert escape_strays("Ein <b>Haus", ("A <b>house",)) == "Ein <b>Haus"
    assert escape_strays("Ein Haus</b>", ("A <b>house",)) == "Ein Haus&lt;/b>"
    assert escape_strays("Ein <b>Haus</b> im <b>Hof", ("A <b>house",)) == "Ein <b>Haus</b> im <b>Hof"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Neu: pw<d2<sb>>(t)", "Neu: pw<d2<sb>>(t)"),  # it stood there before
        ("Neu: <d2>", "Neu: &lt;d2>"),  # now it would be a tag
        ("Neu: <d3<sb>", "Neu: &lt;d3<sb>"),
    ],
)
def test_what_stood_in_the_file_stays_as_it_was(text: str, written: str) -> None:
    assert escape_strays(text, ("Alt: pw<d2<sb>>(t)",)) == written
