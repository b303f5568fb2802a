"""The settings `[reading]`: which columns of a table are which, and whether of a page only its article is read.

They hold while a file is read or written back (`reading_as`), since readers and writers know nothing of settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from review.settings_table import Unfit, read_table, yes_or_no

__all__ = ["READING_SETTINGS", "ReadingChoice", "parse_reading", "reading", "reading_as", "reading_table"]

#: Every key of `[reading]` with its meaning for the documentation.
READING_SETTINGS: Mapping[str, str] = {
    "source-column": "the column of a table that holds the source: its name, or its letter (`A`, `B`, … `AA`)",
    "target-column": "the same of the translation",
    "header": "`false` for tables whose first row is no header; both columns are letters then",
    "article": "`true`: of an HTML page only the article is read, not what stands around it (extra `article`)",
}


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """What was said of how files are read; None where nothing was."""

    source_column: str | None = None
    target_column: str | None = None
    header: bool | None = None
    article: bool | None = None

    def over(self, below: ReadingChoice) -> ReadingChoice:
        """These where they say something, those `below` elsewhere."""
        mine = {one.name: getattr(self, one.name) for one in fields(self)}
        return ReadingChoice(**{name: getattr(below, name) if said is None else said for name, said in mine.items()})

    @property
    def columns(self) -> tuple[str | None, str | None]:
        """Those of source and target."""
        return self.source_column, self.target_column

    @property
    def has_header(self) -> bool:
        """Whether a table's first row names its columns."""
        return self.header is not False


_HELD: ContextVar[ReadingChoice] = ContextVar("reading", default=ReadingChoice())  # noqa: B039  # it is frozen


def reading() -> ReadingChoice:
    """What holds here and now."""
    return _HELD.get()


@contextmanager
def reading_as(chosen: ReadingChoice) -> Iterator[None]:
    """Reads and writes what the block does in this way."""
    before = _HELD.set(chosen)
    try:
        yield
    finally:
        _HELD.reset(before)


def reading_table(chosen: ReadingChoice) -> dict[str, str | bool]:
    """As the table that `parse_reading` reads."""
    said = {one.name.replace("_", "-"): getattr(chosen, one.name) for one in fields(chosen)}
    return {key: value for key, value in said.items() if value is not None}


def _column(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Unfit('is a column\'s name or letter, such as "B"')
    return value


def parse_reading(table: Any, path: Path) -> ReadingChoice:
    """The table `[reading]`, checked. Raises ConfigError."""
    readers = {key: _column if key.endswith("column") else yes_or_no for key in READING_SETTINGS}
    values = read_table(table, "reading", readers, path)
    return ReadingChoice(**{key.replace("-", "_"): value for key, value in values.items()})
