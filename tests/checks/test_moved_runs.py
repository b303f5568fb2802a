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
