"""What is known of a language is in its file: no table of the code is keyed by languages, no branch asks for one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import langcodes
import pytest

import review
from review.languages.language import language_tags

PACKAGE = Path(review.__file__).parent
TAGS = language_tags()
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] != "languages"
)
#: What a language is called where it is asked for one.
ASKED = re.compile(r"\b(?:base|languages?|tag(?!\.)|base_language|short_code)\b")
#: Tags that stand for no language.
NONE = ("mul", "und", "zxx")


@lru_cache(maxsize=4096)
def is_tag(text: object) -> bool:
    """Whether a text is a language's tag of two or three letters; a few short words are tags as well (is, to, and)."""
    if not isinstance(text, str) or not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", text) or text in NONE:
        return False
    return langcodes.tag_is_valid(text)


def constants(nodes: list[ast.expr] | list[ast.expr | None]) -> list[object]:
    return [node.value for node in nodes if isinstance(node, ast.Constant)]


def all_tags(nodes: list[ast.expr] | list[ast.expr | None], enough: int) -> bool:
    found = constants(nodes)
    return len(found) == len(nodes) >= enough and all(map(is_tag, found))


def faults(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Dict) and all_tags(node.keys, 2 if set(constants(node.keys)) <= set(TAGS) else 3):
            yield f"line {node.lineno}: a table keyed by language"
        elif isinstance(node, ast.Set | ast.List | ast.Tuple) and all_tags(node.elts, 4):
            yield f"line {node.lineno}: a list of languages"
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            inner = [each for side in sides for each in getattr(side, "elts", [side])]
            others = " ".join(ast.unparse(side) for side in sides if not isinstance(side, ast.Constant))
            if any(map(is_tag, constants(inner))) and ASKED.search(others):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call) and len(words := split_words(node)) >= 4 and all(map(is_tag, words)):
            yield f"line {node.lineno}: a list of languages"


def split_words(call: ast.Call) -> list[str]:
    """The words of `"…".split()`; none for another call."""
    of = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "split" else None
    return of.value.split() if isinstance(of, ast.Constant) and isinstance(of.value, str) else []


@pytest.mark.parametrize("module", MODULES)
def test_no_module_knows_a_language_by_its_tag(module: str) -> None:
    assert list(faults((PACKAGE / module).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        'words = {"vi": 1, "en": 2}',
        'if text.base == "vi": pass',
        'if base_language(tag) in ("zh", "ja"): pass',
        'x = frozenset(("zh", "ja", "ko", "th"))',
        'x = "zh ja ko th".split()',
        'if "vi" in (language, other.language): pass',
        '{**{}, "pt-BR": 1, "de": 2}["de"] if language != "pt-BR" else 0',
    ],
)
def test_the_scan_finds(code: str) -> None:
    assert len(list(faults(code))) == 1


@pytest.mark.parametrize(
    "code",
    ['x = {"id": 1, "end": 2}', 'if word in ("and", "or", "to"): pass', 'if tag == "und": pass', 'row["no"] == "yes"'],
)
def test_the_scan_leaves_alone(code: str) -> None:
    assert list(faults(code)) == []
