"""A page whose front matter is none is read, and it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.formats.remarks import front_matter_faults, remarks_on
from review.scoring import score_document


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("---\ntitle: Le pont: rouge\n---\n", [(2, "is no YAML: ")]),
        ('---\ntags: [a\ntitle: "Le pont\n---\n', [(3, "is no YAML: ")]),
        ("---\ntitle: a\ndraft: true\ntitle: b\n---\n", [(4, "has 'title' twice, and both were read")]),
        ("---\ntitle: Le pont\ndraft: true\n\n", [(1, "is not ended by a line ---, and was read as text")]),
        ("+++\ntitle = Le pont\n+++\n", [(1, "is no TOML (Invalid value (at line 2, column 9)), and nothing of it")]),
        ("+++\ntitle = 'Le pont'\n\n", [(1, "is not ended by a line +++")]),
        ("---\ntitle: Le pont\n---\n", []),
        ("---\ntitle: {a: &b x, c: *b}\n...\n", []),
        ("---\n---\n", []),
        ("---\n\nA rule: above.\n\n---\n", []),
        ("+++\ntitle = 'Le pont'\n+++\n", []),
        ("title: Le pont\n", []),
    ],
)
def test_what_is_wrong_with_a_front_matter(head: str, said: list[tuple[int, str]]) -> None:
    found = list(front_matter_faults(head + "\n# Le pont\n"))
    assert [line for line, _ in found] == [line for line, _ in said]
    assert all(words.startswith(f"its front matter {part}") for (_, words), (_, part) in zip(found, said, strict=True))


def test_it_is_a_note_of_the_document(tmp_path: Path) -> None:
    source, target = tmp_path / "a.fr.md", tmp_path / "a.en.md"
    source.write_text("---\ntitle: Le pont rouge\n---\n\nLe pont est rouge.\n")
    target.write_text("---\ntitle: The bridge: red\n---\n\nThe bridge is red.\n")
    loaded = load_files(source, target, Settings("fr", "en"))
    notes = score_document(loaded.document, loaded.settings).notes
    assert [note for note in notes if "front matter" in note] == list(remarks_on(source, target))
    assert remarks_on(source, target)[0].startswith("a.en.md:2: its front matter is no YAML: ")
    assert remarks_on(tmp_path / "gone.md", tmp_path / "a.txt", None) == ()


def test_a_file_that_only_its_contents_tell_has_none(tmp_path: Path) -> None:
    strings = tmp_path / "strings.xml"
    strings.write_text('<resources><string name="a">The bridge</string></resources>\n')
    assert remarks_on(strings) == ()
