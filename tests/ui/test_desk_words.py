"""No message of what reads a document names an option of the command line, or a setting, once it is in the desk."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.ui.desk_words import in_desk_words, in_folder_words

REVIEW = Path(__file__).parents[2] / "review"
READERS = [
    *sorted((REVIEW / "formats").glob("*.py")),
    *(REVIEW / f"{name}.py" for name in ("documents", "pairing", "pair_languages")),
]
FOREIGN = re.compile(r"(?<!<!)--[a-z]|limits\.\w+ allows|setting limits|raise limits")


def _literals(path: Path) -> Iterator[str]:
    """What a file may say of options: its texts, with “source” for what is put into them; not its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    silent |= {id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "source" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def test_every_message_of_the_readers_is_put_into_the_desk_s_words() -> None:
    said = [text for path in READERS for text in _literals(path) if FOREIGN.search(text) and not text.startswith("<")]
    assert len(said) > 15
    assert [text for text in map(in_desk_words, said) if FOREIGN.search(text)] == []


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("its language cannot be told; say it with --source-language",
         "its language cannot be told; say it in “Language of the source”"),
        ("say which with --source-language and --target-language",
         "say which in “Language of the source” and “Language of the translation”"),
        ("a paragraph has 50 characters, more than 9: part it with blank lines (or raise limits.paragraph)",
         "a paragraph has 50 characters, more than 9: part it with blank lines"),
        ("has a cell of 50 characters in 'a'; limits.cell allows 1,000",
         "has a cell of 50 characters in 'a'; at most 1,000 are read"),
        ("lines are paired one to one under --align lines: make them equal, or use --align paragraphs",
         "lines are paired one to one here: make them equal, or choose paragraphs in “Pairing”"),
        ("read the whole page, without --article", "read the whole page, without “Only the article”"),
        ("nothing that was read heeds --no-header: it is for .csv",
         "nothing that was read heeds “has a header”: it is for .csv"),
        ("it has -- two dashes, and --unknown", "it has -- two dashes, and --unknown"),
    ],
)  # fmt: skip
def test_in_the_desk_s_words(message: str, words: str) -> None:
    assert in_desk_words(message) == words


def test_a_document_of_a_folder_has_its_settings_in_its_file() -> None:
    said = "source and target are both French (fr); say what they are with --source-language and --target-language"
    assert "--" not in in_folder_words(said)
    assert "document.toml" in in_folder_words(said)
