"""One reader for all tables of words by language."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from review.text.listed_words import listed_words


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "some_words.tsv.xz"
    path.write_bytes(lzma.compress("de\tbrücke|haus\nsv\tbro\n".encode()))
    return path


def test_a_language_s_words_are_its_line_s(table: Path) -> None:
    assert "brücke" in listed_words(table, "de")
    assert "bro" not in listed_words(table, "de")
    assert "bro" in listed_words(table, "sv")
    assert len(listed_words(table, "de")) == 2


def test_a_language_that_is_not_there_has_none(table: Path) -> None:
    assert len(listed_words(table, "fi")) == 0


def test_another_content_is_another_table(table: Path) -> None:
    assert "haus" in listed_words(table, "de")
    listed_words.cache_clear()
    table.write_bytes(lzma.compress("de\tbrücke\n".encode()))
    assert "haus" not in listed_words(table, "de")
