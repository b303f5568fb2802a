"""Two placeholders, or two pieces of code, side by side are no word that stands twice; the same one twice is."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_pairs
from review.findings import findings_of, view_of

CATALOGUE = 'msgid ""\nmsgstr "Language: gl\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Waiting for %(name)s (%(id)s)", "Agardando por %(name)s %(id)s", []),
        ("The type of ``NaN``", "O ``typeof`` ``NaN``", []),
        ("Waiting for %(name)s now", "Agardando por %(name)s %(name)s agora", ["%(name)s %(name)s"]),
    ],
)
def test_two_things_are_no_word_twice(tmp_path: Path, source: str, target: str, told: list[str]) -> None:
    path = tmp_path / "gl.po"
    path.write_text(CATALOGUE.format(source, target), encoding="utf-8")
    loaded = load_pairs(path, Settings(sentence_encoder="none"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [one.text for one in found if one.check == "repeated-word"] == told
