"""The settings `[limits]`: how large a file, and what is in it, may be before it is refused.

They hold while a file is read (`held`), since readers know nothing of settings. What the desk has accepted is written
again without any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.settings_table import read_table, whole

__all__ = ["LIMIT_SETTINGS", "Limits", "held", "limits", "parse_limits"]

#: Every key of `[limits]` with its meaning for the documentation, and the most that it may be.
LIMIT_SETTINGS: Mapping[str, tuple[str, int]] = {
    "file": ("MiB of a file", 4096),
    "unpacked": ("MiB of a part of an office file, and of the texts of a Parquet file, unpacked", 4096),
    "parts": ("parts of an office file", 1_000_000),
    "depth": ("elements of XML in one another", 10_000),
    "cell": ("characters of a table's cell", 100_000_000),
    "rows": ("rows of a Parquet file that is read at once", 100_000_000),
    "paragraph": ("characters of a paragraph, a string or a cell that is judged", 100_000_000),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each; `file` and `unpacked` are in MiB. The defaults are those of `[limits]`."""

    file: int = 64
    unpacked: int = 64
    parts: int = 10_000
    depth: int = 400
    cell: int = 1_000_000
    rows: int = 1_000_000
    paragraph: int = 200_000

    @classmethod
    def highest(cls) -> Limits:
        """The most that settings can ask for."""
        return cls(**{key: most for key, (_, most) in LIMIT_SETTINGS.items()})


_DEFAULT = Limits()
_HELD: ContextVar[Limits] = ContextVar("limits", default=_DEFAULT)


def limits() -> Limits:
    """Those that hold here and now."""
    return _HELD.get()


@contextmanager
def held(chosen: Limits | None) -> Iterator[None]:
    """Reads what the block reads within these limits; None leaves those that hold."""
    before = _HELD.set(chosen or limits())
    try:
        yield
    finally:
        _HELD.reset(before)


def parse_limits(table: Any, path: Path) -> Limits:
    """The table `[limits]`, checked. Raises ConfigError."""
    return Limits(
        **read_table(table, "limits", {key: whole(1, most) for key, (_, most) in LIMIT_SETTINGS.items()}, path)
    )
