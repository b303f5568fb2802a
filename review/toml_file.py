"""A TOML file as a table, or an error with its line: what a stranger wrote is neither endless nor endlessly deep."""

from __future__ import annotations

import codecs
import tomllib
from pathlib import Path
from typing import Any

from review.errors import ConfigError
from review.files import read_file
from review.lazy_patterns import lazy_re

__all__ = ["read_toml"]

_MAX_TOML, _MAX_DEPTH = 2**20, 100
_BRACKETS = lazy_re(r"[\[{\]}]")
_DIGITS = lazy_re(r"[0-9_]{4000}")


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file's table, with or without BOM. Raises ConfigError, with the line, for what is not TOML or unreadable.

    Larger than 1 MiB, or nested more than 100 deep, is nothing that a person wrote.
    """
    data = read_file(path, most=_MAX_TOML, error=ConfigError)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8; TOML files are", path, line) from None
    deep = _too_deep(text)
    if deep is not None:
        raise ConfigError(f"is nested more than {_MAX_DEPTH} deep", path, deep)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", path, _line_in(str(error), text)) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, tables in tables in tables
        digits = _DIGITS.search(text)
        raise ConfigError(
            f"is not valid TOML: {error}", path, text.count("\n", 0, digits.start()) + 1 if digits else None
        ) from None


def _too_deep(text: str) -> int | None:
    """The line at which brackets or a name's dots stand deeper than anybody needs; texts in quotes count as well."""
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.partition("=")[0].count(".") > _MAX_DEPTH:
            return number
        if "[" not in line and "{" not in line and depth == 0:
            continue
        for mark in _BRACKETS.findall(line):
            depth = depth + 1 if mark in "[{" else max(0, depth - 1)
            if depth > _MAX_DEPTH:
                return number
    return None


def _line_in(message: str, text: str) -> int | None:
    """The line that tomllib's message names; the last one where it says that the text ends too early."""
    if message.endswith("(at end of document)"):
        return text.rstrip("\n").count("\n") + 1
    _, _, rest = message.partition("at line ")
    number = rest.partition(",")[0]
    return int(number) if number.isdecimal() else None
