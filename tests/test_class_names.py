"""A class's name says which one is meant: no two rooms have one of the same name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import review

PACKAGE = Path(review.__file__).parent


def classes(path: Path) -> list[str]:
    """The public classes of a module."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node.name for node in body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def test_no_two_classes_have_one_name() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            for name in classes(path):
                places[name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
