"""Sections that stand in another order in the translation are told once; a section left out beside a new one is not
taken for that.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of
from review.model import Finding

BOATS = (
    ("Boats", "Boote"),
    ("There are 14 boats on the lake.", "Auf dem See fahren 14 Boote."),
    ("The oldest was built in 1908.", "Das älteste wurde 1908 gebaut."),
    ("Each carries 36 passengers.", "Jedes trägt 36 Fahrgäste."),
    ("Bicycles cost 4 euros.", "Fahrräder kosten 4 Euro."),
    ("Dogs travel free.", "Hunde fahren umsonst."),
    ("Two boats are painted green.", "Zwei Boote sind grün gestrichen."),
)
TOWNS = (
    ("Towns", "Städte"),
    ("Reedham has 5,200 inhabitants.", "Reedham hat 5.200 Einwohner."),
    ("Its market is held on Tuesdays.", "Sein Markt ist dienstags."),
    ("Olby lies 12 kilometres away.", "Olby liegt 12 Kilometer entfernt."),
    ("Its castle dates from 1371.", "Seine Burg stammt von 1371."),
    ("The railway reached Olby in 1866.", "Die Bahn erreichte Olby 1866."),
    ("A bus leaves every 20 minutes.", "Alle 20 Minuten fährt ein Bus."),
)
TREES = (
    ("Trees", "Bäume"),
    ("Most are beeches, some of them very tall indeed.", "Die meisten sind Buchen, einige davon sehr hoch."),
    ("In autumn the forest is visited by many painters.", "Im Herbst besuchen viele Maler den Wald."),
)
#: What stands in neither of those.
OTHERS = (
    "Wetter", "Im Mai fällt am meisten Regen.", "Der Wind weht meist aus Westen.", "Schnee liegt an 31 Tagen.",
    "Nebel gibt es im November oft.", "Gewitter ziehen rasch vorbei.", "Die Messstation steht auf 640 Metern.",
)  # fmt: skip


def _told(folder: Path, source: list[str], target: list[str]) -> list[str]:
    return [one.check for one in _found(folder, source, target)]


def _severities(folder: Path, source: list[str], target: list[str]) -> Counter[str]:
    return Counter(one.severity for one in _found(folder, source, target))


def _found(folder: Path, source: list[str], target: list[str]) -> list[Finding]:
    (folder / "en.txt").write_text("\n\n".join(source), encoding="utf-8")
    (folder / "de.txt").write_text("\n\n".join(target), encoding="utf-8")
    loaded = load_files(folder / "en.txt", folder / "de.txt", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [one for one in found if one.check in ("omission", "addition", "shifted")]


def test_sections_in_another_order_are_told_once(tmp_path: Path) -> None:
    source = [english for english, _ in (*BOATS, *TREES, *TOWNS)]
    told = _told(tmp_path, source, [german for _, german in (*TOWNS, *TREES, *BOATS)])
    assert "shifted" in told
    assert len(told) <= 7


def test_a_section_left_out_and_another_put_in_elsewhere_did_not_move(tmp_path: Path) -> None:
    source = [english for english, _ in (*BOATS, *TREES, *TOWNS)]
    told = _told(tmp_path, source, [*(german for _, german in (*TREES, *TOWNS)), *OTHERS])
    assert told.count("omission") >= 6
    assert told.count("addition") >= 6


def test_where_no_order_is_kept_what_stands_alone_is_minor(tmp_path: Path) -> None:
    source = [f"The ferry number {n} leaves at noon, and its crew of {n + 3} rings the bell." for n in range(30, 46)]
    target = [f"Der Bus Nummer {n} hält an {n + 5} Haltestellen im ganzen Tal." for n in range(70, 86)]
    kept = (*BOATS, *TOWNS, *TREES)
    told = _severities(tmp_path, [*source, *(one for one, _ in kept)], [*(one for _, one in kept), *target])
    assert told["major"] == 0
    assert told["minor"] >= len(source)


#: A page of a manual: no number, date or name, but code that both sides have.
MANUAL = (
    ("Open the terminal and type `ferry start`.", "Öffnen Sie das Terminal und geben Sie `ferry start` ein."),
    ("The engine then warms up for a moment.", "Der Motor läuft dann einen Augenblick warm."),
    ("Before leaving, close the gate with `gate --shut`.", "Schließen Sie vor der Abfahrt das Tor mit `gate --shut`."),
    ("A lamp tells you that the gate is shut.", "Eine Lampe zeigt Ihnen, dass das Tor zu ist."),
    ("The horn is tested by means of `horn test`.", "Die Hupe wird mit `horn test` geprüft."),
    ("Passengers may be frightened by the noise.", "Fahrgäste können über den Lärm erschrecken."),
    ("Nobody may stand on the ramp.", "Niemand darf auf der Rampe stehen."),
    ("At the other side, run `ferry stop` and wait.", "Führen Sie drüben `ferry stop` aus und warten Sie."),
    ("The gate opens once the ferry lies still.", "Das Tor öffnet sich, wenn die Fähre still liegt."),
    ("Write the trip into the book, as is the law.", "Tragen Sie die Fahrt ins Buch ein, so will es das Gesetz."),
)  # fmt: skip


def _page(folder: Path, target: list[str], *, before: tuple[str, ...] = ()) -> list[Finding]:
    (folder / "en.md").write_text("\n\n".join((*before, *(one for one, _ in MANUAL))), encoding="utf-8")
    (folder / "de.md").write_text("\n\n".join(target), encoding="utf-8")
    loaded = load_files(folder / "en.md", folder / "de.md", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    return [one for one in found if one.check in ("omission", "addition", "shifted")]


def test_two_paragraphs_that_moved_are_told_once(tmp_path: Path) -> None:
    german = [german for _, german in MANUAL]
    (found,) = _page(tmp_path, [*german[:2], *german[4:8], *german[2:4], *german[8:]])
    assert found.check == "shifted"
    assert "and 1 more changed places" in found.message


def test_a_paragraph_that_moved_is_told_once(tmp_path: Path) -> None:
    german = [german for _, german in MANUAL]
    found = _page(tmp_path, [*german[:2], *german[3:7], german[2], *german[7:]])
    assert [one.check for one in found] == ["shifted"]


def test_two_paragraphs_left_out_and_others_put_in_elsewhere_did_not_move(tmp_path: Path) -> None:
    german = [german for _, german in MANUAL]
    others = [
        "Fahrräder lehnen am besten an der Reling, nie an `ferry`.",
        "Im Winter streut der Maat Sand auf das Deck.",
    ]
    found = _page(tmp_path, [*german[:2], *german[4:8], *others, *german[8:]])
    assert {one.check for one in found} == {"omission", "addition"}


def test_a_list_in_another_order_is_told_once_and_minor(tmp_path: Path) -> None:
    words = (
        ("anchor: holds the boat", "Anker: hält das Boot"),
        ("bow: the front, see `b1`", "Bug: vorn, siehe `b1`"),
        ("cleat: for a rope, see `c1`", "Klampe: für ein Seil, siehe `c1`"),
        ("deck: its floor, see `d1`", "Deck: sein Boden, siehe `d1`"),
        ("galley: its kitchen, see `g1`", "Kombüse: seine Küche, siehe `g1`"),
        ("helm: it steers, see `h1`", "Ruder: es lenkt, siehe `h1`"),
        ("keel: below it, see `k1`", "Kiel: darunter, siehe `k1`"),
        ("mast: above it, see `m1`", "Mast: darüber, siehe `m1`"),
        ("oar: for rowing, see `o1`", "Riemen: zum Rudern, siehe `o1`"),
        ("sail: takes the wind, see `s1`", "Segel: fängt den Wind, siehe `s1`"),
        ("stern: the rear, see `t1`", "Heck: hinten, siehe `t1`"),
        ("yard: a long pole, see `y1`", "Rah: eine lange Stange, siehe `y1`"),
    )
    (tmp_path / "en.md").write_text("\n".join(f"- {one}" for one, _ in words), encoding="utf-8")
    (tmp_path / "de.md").write_text("\n".join(f"- {one}" for one in sorted(one for _, one in words)), encoding="utf-8")
    loaded = load_files(tmp_path / "en.md", tmp_path / "de.md", Settings("en", "de"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    told = [(one.check, one.severity) for one in found if one.severity != "neutral"]
    assert told == [("shifted", "minor")]


def test_in_a_text_that_was_written_anew_what_moved_is_minor(tmp_path: Path) -> None:
    """So much has no counterpart on either side that whoever wrote the source anew moved it, and no translator."""
    new = ("The museum of glass opens in spring.", "Its windows are cleaned by hand, as ever.", "Children pay nothing.")
    old = [
        "Im Saal wird nicht geraucht und nicht gebadet.",
        "Fische gibt es jeden Freitag.",
        "Der Zug fährt im Herbst.",
    ]
    german = [german for _, german in MANUAL]
    moved = [*german[:2], *german[3:7], german[2], *german[7:]]
    assert [one.severity for one in _page(tmp_path, moved)] == ["major"]
    anew = _page(tmp_path, [*moved, *old, "Nebel ist dort selten."], before=(*new, "Dogs must stay outside."))
    assert [one.severity for one in anew if one.check == "shifted"] == ["minor"]


def test_a_note_that_the_original_may_be_newer_did_not_move(tmp_path: Path) -> None:
    source = ["Harbour", "Boats leave at noon and come back at dusk.", "Nobody swims between the two jetties."]
    note = "Diese Übersetzung kann veraltet sein; es gilt die englische Fassung."
    told = _told(
        tmp_path,
        [*source[:2], "See the other harbours of this coast as well.", source[2]],
        ["Hafen", note, "Boote fahren mittags ab und kommen bei Dämmerung.", "Niemand schwimmt zwischen den Molen."],
    )
    assert "shifted" not in told
