"""document.toml and gold.jsonl, right and wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review.errors import ConfigError, InputError
from review.formats.corpus import find_documents, read_entry
from review.formats.gold import read_gold
from review.model import Paragraph

GOOD = """
title = "A test"
source-language = "vi"
target-language = "en"
source = "s.txt"
target = "t.txt"
references = ["r.txt"]
licence = "CC0-1.0"
provenance = "here"
[checks.repeated-word]
severity = "major"
"""
KNOWN: dict[str, dict[str, float]] = {"repeated-word": {}}


def entry(folder: Path, text: str) -> Any:
    (folder / "document.toml").write_text(text, encoding="utf-8")
    return read_entry(folder, folder, KNOWN)


def test_an_entry_names_files_in_its_folder(tmp_path: Path) -> None:
    read = entry(tmp_path, GOOD)
    assert (read.id, read.source, read.references) == (tmp_path.name, tmp_path / "s.txt", (tmp_path / "r.txt",))
    assert read.settings.source_language == "vi"
    assert read.settings.checks["repeated-word"].severity == "major"


def test_ids_are_paths_below_the_root(tmp_path: Path) -> None:
    folder = tmp_path / "news" / "flood"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text(GOOD, encoding="utf-8")
    assert [read_entry(f, tmp_path, KNOWN).id for f in find_documents(tmp_path)] == ["news/flood"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("source = ", "sorce = "), "unknown key 'sorce'; did you mean 'source'?"),
        (('source-language = "vi"', ""), "says no source-language"),
        (('target = "t.txt"', ""), "names no source and target"),
        (('"s.txt"', "3"), "source wants a file name"),
        (('"s.txt"', '"../s.txt"'), "outside the document's folder"),
        (('"s.txt"', '"/etc/passwd"'), "outside the document's folder"),
        (('"s.txt"', '".git/config"'), "outside the document's folder"),
        (('["r.txt"]', '"r.txt"'), "references is a list"),
        (("[checks.repeated-word]", "[checks.repeated-words]"), "unknown check 'repeated-words'; did you mean"),
        (('"major"', '"bad"'), "severity is one of"),
        (("title = ", "title "), "is not valid TOML"),
        (('source = "s.txt"', 'source = "s.txt"\npairs = "p.tsv"'), "one or the other"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(ConfigError) as caught:
        entry(tmp_path, GOOD.replace(*change))
    assert message in str(caught.value)
    assert "document.toml" in str(caught.value)


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no document\.toml"):
        find_documents(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        find_documents(tmp_path / "none")


ROW: dict[str, Any] = {
    "side": "target", "paragraph": 1, "start": 4, "end": 7, "text": "cat", "category": "Accuracy/Mistranslation",
    "severity": "major", "check": None, "note": "",
}  # fmt: skip


def gold(folder: Path, rows: list[Any]) -> Any:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    return read_gold(path, [Paragraph("Con chó.")], [Paragraph("The cat.")])


def test_gold_is_read(tmp_path: Path) -> None:
    (error,) = gold(tmp_path, [ROW])
    assert (error.text, error.severity, error.check) == ("cat", "major", None)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a JSON object"),
        (ROW | {"end": 90}, "lie outside paragraph 1"),
        (ROW | {"start": -1}, "lie outside"),
        (ROW | {"text": "dog"}, "says 'dog' where the paragraph has 'cat'"),
        (ROW | {"paragraph": 2}, "paragraph 2 of the target does not exist"),
        (ROW | {"side": "left"}, "side is source or target"),
        (ROW | {"severity": "huge"}, "severity is one of"),
        ({k: v for k, v in ROW.items() if k != "start"}, "start is missing"),
    ],
)
def test_wrong_gold_is_refused_with_its_line(tmp_path: Path, row: Any, message: str) -> None:
    with pytest.raises(InputError) as caught:
        gold(tmp_path, [ROW, row])
    assert message in str(caught.value)
    assert "gold.jsonl:2:" in str(caught.value)
