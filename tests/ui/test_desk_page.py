"""Every table of docs/desk.md is true: pages and their keys, roles, tables of the database, states of a paragraph."""

from __future__ import annotations

import re
from pathlib import Path

from review.store.roles import ROLES
from review.store.tables import Base

ROOT = Path(__file__).parents[2]
DESK = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")


def rows(first: str, heading: str = "# The reviewer's desk") -> list[list[str]]:
    """The rows of the first table after a heading whose head begins with a cell."""
    lines = DESK[DESK.index(heading) :].splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first} |"))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def test_the_pages_and_their_keys_are_those_of_the_desk() -> None:
    told = [(key, page) for key, page, *_ in rows("key")]
    script = (ROOT / "review" / "ui" / "keys.js").read_text(encoding="utf-8")
    assert told == re.findall(r'\["(\d)", "(\w+)"\]', script)
    pages = (ROOT / "review" / "ui" / "pages.py").read_text(encoding="utf-8")
    assert [page for _, page in told] == re.findall(r'\btitle="(\w+)"(?!.*"hidden")', pages)


def test_every_key_of_the_review_page_is_told_and_no_other() -> None:
    told = {key for keys, _ in rows("key", "## Keys of the Review page") for key in re.findall(r"`(.)`", keys)}
    script = (ROOT / "review" / "ui" / "desk" / "keyboard.js").read_text(encoding="utf-8")
    keys = script[script.index("const KEYS = {") : script.index("const INSIDE")]
    assert told == {one.strip('"') for one in re.findall(r'("[^"]"|\b\w): "', keys)}
    shown = (ROOT / "review" / "ui" / "keys.js").read_text(encoding="utf-8")
    listed = {key for group in re.findall(r'\["([^"]+)", "', shown) for key in group.split(", ")}
    assert told <= listed


def test_the_roles_are_those_of_the_store() -> None:
    assert [role for role, _ in rows("role")] == list(ROLES)


def test_every_table_of_the_database_is_there_once() -> None:
    told = [name for names, _ in rows("table") for name in re.findall(r"`(\w+)`", names)]
    assert sorted(told) == sorted(Base.metadata.tables)
