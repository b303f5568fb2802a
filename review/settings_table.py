"""A table of settings as a file has it: every key is known and of its type, or an error says which is not, and where.

Each key has a reader, a function from what the file says to what is meant, which raises `Unfit` with what is wanted.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from review.errors import ConfigError

__all__ = ["Reader", "Unfit", "amount", "any_text", "choice", "nearest", "read_table", "text", "whole", "yes_or_no"]

Reader = Callable[[Any], Any]


class Unfit(Exception):  # noqa: N818  # it says what is wanted, and `read_table` makes an error of it
    """What a value should be, such as "is true or false"."""


def read_table(
    table: Any,
    name: str,
    readers: Mapping[str, Reader],
    path: Path,
    line: Callable[[str], int | None] = lambda _: None,
    called: str = "",
) -> dict[str, Any]:
    """What a table of this name says, by its keys. `line` tells where in the file a key stands; `called`, with {} for
    the key, is how a key that is not known is called.

    Raises ConfigError for what is no table, a key that is not known (naming the nearest), a value that does not fit.
    """
    if not isinstance(table, dict):
        raise ConfigError(f"{name} is a table: [{name}]", path)
    values = {}
    for key, value in table.items():
        if key not in readers:
            unknown = called.format(repr(key)) if called else f"{name}.{key}"
            raise ConfigError(f"unknown setting {unknown}{nearest(key, readers)}", path, line(key))
        try:
            values[key] = readers[key](value)
        except Unfit as unfit:
            whole_name = f"{name}.{key}" if name else key
            raise ConfigError(f"{whole_name} {unfit}, not {value!r}", path, line(key)) from None
    return values


def nearest(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'align'?", or the list of what is known where nothing is near, or two are as near."""
    from difflib import SequenceMatcher, get_close_matches

    known = sorted(known)
    if not known:
        return "; there is none yet"
    near = get_close_matches(word, known, n=2, cutoff=0.6)
    shares = [SequenceMatcher(None, one, word).ratio() for one in near]
    if near and len(set(shares)) == len(near):
        return f"; did you mean {near[0]!r}?"
    return f"; known: {', '.join(known)}"


def text(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value or "\0" in value:
        raise Unfit("wants a text in quotes")
    return value


def any_text(value: Any) -> str:
    """A text, the empty one too."""
    return text(value) if value != "" else ""


def yes_or_no(value: Any) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise Unfit("is true or false")
    return value


def choice(allowed: Iterable[str]) -> Reader:
    """One of some words."""
    words = tuple(allowed)

    def read(value: Any) -> str:
        if value not in words:
            raise Unfit(f"is one of {', '.join(words)}")
        return str(value)

    return read


def whole(least: int, most: int) -> Reader:
    """A whole number within bounds."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Unfit(f"is a whole number from {least:,} to {most:,}")
        return value

    return read


def amount(least: float, most: float) -> Reader:
    """A number within bounds."""

    def read(value: Any) -> float:
        number = not isinstance(value, bool) and isinstance(value, int | float)
        if not number or not math.isfinite(value) or not least <= value <= most:
            raise Unfit(f"is a number from {least:g} to {most:g}")
        return float(value)

    return read
