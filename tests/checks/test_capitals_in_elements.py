"""A capital that an element begins with is no stray one: a menu's entry, a title in italics."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_files
from review.findings import findings_of, view_of

PAGE = '<page xmlns="http://projectmallard.org/1.0/" type="topic" id="a"><title>{}</title><p>{}</p></page>'


@pytest.mark.parametrize(
    ("language", "source", "target", "told"),
    [
        ("ru", "See <em>what is new</em> in the manual now.", "См. раздел <em>Что</em> нового в руководстве.", []),
        ("ru", "See what is new in the manual now.", "См. раздел Что нового в руководстве сегодня.", ["Что"]),
        ("es", "Click <gui>with</gui> in the list now.", "Pulse en <gui>Con</gui> en la lista ahora.", []),
    ],
)
def test_what_an_element_begins_with(tmp_path: Path, language: str, source: str, target: str, told: list[str]) -> None:
    for name, text in (("s.page", source), ("t.page", target)):
        (tmp_path / name).write_text(PAGE.format("X", text), encoding="utf-8")
    loaded = load_files(tmp_path / "s.page", tmp_path / "t.page", Settings("en", language, sentence_encoder="none"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.text for one in found if one.check == "stray-capital"] == told
