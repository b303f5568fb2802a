"""What has no translation yet in a catalogue is told once; an empty cell of a table is a text that nobody has."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_pairs
from review.findings import findings_of, view_of

PAIRS = [("Save", ""), ("The bridge is old.", "Die Brücke ist alt."), ("Open file", ""), ("Are you sure?", "")]


def _catalogue(pairs: list[tuple[str, str]]) -> str:
    entries = [f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in pairs]
    return "\n".join(['msgid ""\nmsgstr "Language: de\\n"\n', *entries])


def _table(pairs: list[tuple[str, str]]) -> str:
    return "".join(f"{source},{target}\n" for source, target in [("en", "de"), *pairs])


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("de.po", _catalogue(PAIRS), [(1, "neutral"), (3, "major"), (4, "neutral")]),
        ("de.po", _catalogue(PAIRS[:2]), [(1, "minor")]),
        ("pairs.csv", _table(PAIRS), [(1, "major"), (3, "major"), (4, "major")]),
        ("pairs.csv", _table(PAIRS[:2]), [(1, "major")]),
    ],
)
def test_what_has_no_translation(tmp_path: Path, name: str, text: str, told: list[tuple[int, str]]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = load_pairs(tmp_path / name, Settings(sentence_encoder="none"))
    found = findings_of(view_of(loaded.document, loaded.settings), loaded.settings)
    assert [(one.segment, one.severity) for one in found if one.check == "omission"] == told
