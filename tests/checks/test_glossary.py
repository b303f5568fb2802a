from __future__ import annotations

from pathlib import Path

import pytest

from review.checks.glossary import GlossaryEntry, read_glossary
from review.errors import EncodingError, InputError


def write(folder: Path, text: str) -> Path:
    path = folder / "terms.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_tabs_and_alternatives(tmp_path: Path) -> None:
    path = write(tmp_path, "source\ttarget\tforbidden\n# a note\n\nnước\twater|country\taqua\nbiển\tsea\n")
    assert read_glossary(path) == (
        GlossaryEntry("nước", ("water", "country"), ("aqua",)),
        GlossaryEntry("biển", ("sea",)),
    )


def test_reads_commas_and_other_columns(tmp_path: Path) -> None:
    path = write(tmp_path, '\ufeffnote,Target,Source\nfood,"rice, cooked",cơm\n')
    assert read_glossary(path) == (GlossaryEntry("cơm", ("rice, cooked",)),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "empty"),
        ("term,target\na,b\n", 1, "source"),
        ("source\ttarget\n\twater\n", 2, "without a source term"),
        ("source\ttarget\nnước\t\n", 2, "neither"),
        ("source\ttarget\tforbidden\nnước\twater\tWater\n", 2, "both"),
        ("source\ttarget\nnước\twater\n\nNước\tcountry\n", 4, "already"),
        ("source\ttarget\nnước\twater\tx\ty\n", 2, "cells"),
        ('source,target\n"nước,water\n', 2, "quotation"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_glossary(write(tmp_path, text))
    assert caught.value.line == line


def test_missing_folder_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_glossary(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="folder"):
        read_glossary(tmp_path)
    (tmp_path / "latin1.tsv").write_bytes("source\ttarget\ncafé\tcoffee\n".encode("latin-1"))
    with pytest.raises(EncodingError):
        read_glossary(tmp_path / "latin1.tsv")
