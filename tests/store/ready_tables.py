"""Databases with the tables of today in them, without the migrations: those run once in a process.

A new database's migrations take four tenths of a test's time. What they are is test_engine.py's subject, which takes
its databases empty.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, create_engine, event

from review.store.engine import open_store

__all__ = ["make_tables"]

#: What migrations said to PostgreSQL, once they ran.
_SAID: list[str] = []


def make_tables(url: str) -> None:
    """Makes in an empty database what `open_store` would make there."""
    if url.startswith("sqlite:///"):
        shutil.copyfile(_migrated(), url.removeprefix("sqlite:///"))
    elif _SAID:
        engine = create_engine(url)
        with engine.begin() as connection:  # one message, one answer
            connection.connection.cursor().execute(";\n".join(_SAID))
        engine.dispose()
    else:
        _SAID.extend(_listen(url))


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="review-tables-")  # goes with the process


@cache
def _migrated() -> Path:
    path = Path(_folder().name) / "desk.sqlite"
    open_store(f"sqlite:///{path}").close()
    return path


def _listen(url: str) -> list[str]:
    """Migrates a database; all that was said in it, but for questions."""
    said: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.lower().lstrip().startswith("select"):
            assert not parameters, "what has parameters cannot be said again in one message"
            said.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        open_store(url).close()
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    return said
