"""What a file cannot hold is told when it is saved, in the words of the export; the text is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files, load_pairs
from review.errors import InputError
from review.export import corrected, export
from review.fit import new_formulas, told_with_save, unfit
from review.store.edits import save_text
from review.store.engine import Store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from review.ui.acting import act
from review.ui.place import Desk
from tests.store.conftest import ana, store, url

__all__ = ["ana", "store", "url"]  # fixtures

STRINGS = '<resources><string name="a">{}</string></resources>\n'
CELLS = "+-----+-----+\n| one | two |\n+-----+-----+\n"


def added(store: Store, who: Reviewer, folder: Path, name: str, source: str, target: str) -> int:
    (folder / f"a.en.{name}").write_text(source, encoding="utf-8")
    (folder / f"a.de.{name}").write_text(target, encoding="utf-8")
    return add_document(
        store, who, load_files(folder / f"a.en.{name}", folder / f"a.de.{name}", Settings("en", "de")), key=folder.name
    )


def saved(store: Store, who: Reviewer, document: int, position: int, text: str) -> StoredParagraph:
    one = next(p for p in paragraphs(store, document, Filter(), around=1, after=99) if p.position == position)
    save_text(store, who, one.id, text, one.version)
    return one


@pytest.mark.parametrize(
    ("name", "source", "target", "position", "good", "bad"),
    [
        ("rst", CELLS, CELLS.replace("one", "Ein").replace("two", "Tor"), 1, "Wir", "Zwei Tore"),
        (
            "xml",
            STRINGS.format("One <b>gate</b>"),
            STRINGS.format("Ein <b>Tor</b>"),
            1,
            "Kein <b>Tor</b>",
            "Ein <b>Tor",
        ),
    ],
)
def test_it_says_what_the_export_will_say(
    store: Store, ana: Reviewer, tmp_path: Path, name: str, source: str, target: str, position: int, good: str, bad: str
) -> None:
    document = added(store, ana, tmp_path, name, source, target)
    one = saved(store, ana, document, position, good)
    assert unfit(store, one.id) == ""
    saved(store, ana, document, position, bad)
    with pytest.raises(InputError) as refused:
        export(store, document)
    assert unfit(store, one.id) == refused.value.message
    assert refused.value.message.startswith(f"segment {position}")


def test_the_desk_tells_it_with_the_save_and_keeps_the_text(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path, "rst", CELLS, CELLS.replace("one", "Ein").replace("two", "Tor"))
    one = paragraphs(store, document, Filter(), around=1, after=99)[0]
    draft = {"segment": one.id, "version": one.version, "text": "Ein langer Satz"}
    desk = act(store, ana, Desk(document), {"kind": "down", "seq": 1, "segment": one.id, "draft": draft})
    assert desk.message[0] == "info"
    assert desk.message[1].startswith("Saved, but not for its file: segment 1: has a table drawn with lines")
    assert paragraphs(store, document, Filter(), around=1, after=99)[0].text == "Ein langer Satz"
    desk = act(store, ana, desk, {"kind": "up", "seq": 2, "segment": one.id})
    assert desk.message == ("", "")


def test_it_stands_until_the_text_fits_or_one_goes_on(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = added(store, ana, tmp_path, "rst", CELLS, CELLS.replace("one", "Ein").replace("two", "Tor"))
    desk = Desk(document)
    for seq, text in enumerate(("Ein langer Satz", "Ein"), start=1):
        one = paragraphs(store, document, Filter(), around=1, after=99)[0]
        draft = {"segment": one.id, "version": one.version, "text": text}
        desk = act(store, ana, desk, {"kind": "save", "seq": seq, "segment": one.id, "draft": draft})
        told = desk.message[1].startswith("Saved, but not for its file")
        # the page looks whether others wrote, and asks once more to save what is saved
        for kind in ("look", "save"):
            desk = act(store, ana, desk, {"kind": kind, "seq": seq, "segment": one.id})
        assert desk.message[1].startswith("Saved, but not for its file") is told is (text != "Ein")


def test_a_cell_that_becomes_a_formula_is_told_and_written_as_it_is(
    store: Store, ana: Reviewer, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("en,de\nTwo,Zwei\n- No,- Nein\nThree,Drei\n", encoding="utf-8")
    document = add_document(store, ana, load_pairs(tmp_path / "t.csv", Settings("en", "de")), key=tmp_path.name)
    one = saved(store, ana, document, 1, "=2+2")
    two = saved(store, ana, document, 2, "- Nie")
    said = "Saved, and its file will have it as it stands. It begins like a formula: a spreadsheet that opens the file"
    assert told_with_save(store, one.id) == f"{said} may run it"
    assert unfit(store, one.id) == told_with_save(store, two.id) == ""  # so did the machine's
    assert new_formulas(corrected(store, document)) == [1]
    assert export(store, document).data == b"en,de\nTwo,=2+2\n- No,- Nie\nThree,Drei\n"


def test_a_large_file_and_plain_text_are_not_tried(
    store: Store, ana: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = added(store, ana, tmp_path, "rst", CELLS, CELLS)
    one = saved(store, ana, document, 1, "Ein langer Satz")
    assert unfit(store, one.id)
    monkeypatch.setattr("review.fit._MOST", 10)
    assert unfit(store, one.id) == ""
