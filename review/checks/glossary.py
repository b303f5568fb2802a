"""Glossary files: a term of the source, how it is to be translated, and how not.

A table with a header `source`, `target`, `forbidden` in any order (`forbidden` may be left out), separated by tabs or
commas; alternatives in a cell are separated by `|`. Other columns (a note, say) are passed over, so are empty lines and
lines that begin with `#`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

from review.config import Settings
from review.errors import InputError
from review.formats.reading import read_text
from review.text.normalize import nfc

__all__ = ["GlossaryEntry", "read_glossary", "with_glossary"]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term of the source, its wanted translations, and those that are forbidden."""

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


def with_glossary(settings: Settings) -> Settings:
    """The settings with what their glossary's file says, for a machine that does not have it. Raises InputError."""
    if settings.glossary is None:
        return settings
    return replace(settings, glossary_text=_text(settings.glossary))


def _text(path: Path) -> str:
    return read_text(path, empty_ok=True, regular=True)


def read_glossary(path: Path, text: str | None = None) -> tuple[GlossaryEntry, ...]:
    """The entries of a glossary file in its order; of its `text` where that is known already.

    Raises InputError, with path and line, for a file that is missing or no table, a header without `source` and
    `target`, a row without a term or without anything wanted or forbidden, a wanted translation that is also forbidden,
    and a term that stands twice; EncodingError for one that is not UTF-8.
    """
    lines = (_text(path) if text is None else text).split("\n")
    numbered = [(n, line) for n, line in enumerate(lines, start=1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise InputError("the glossary is empty; its first line is: source, target, forbidden", path)
    delimiter = "\t" if "\t" in numbered[0][1] else ","
    header = [name.strip().casefold() for name in _cells(numbered[0][1], delimiter, path, numbered[0][0])]
    for wanted in ("source", "target"):
        if wanted not in header:
            raise InputError(f"the glossary's first line names no column {wanted!r}", path, numbered[0][0])
    entries: dict[str, GlossaryEntry] = {}
    for number, line in numbered[1:]:
        cells = _cells(line, delimiter, path, number)
        if len(cells) > len(header):
            raise InputError(f"{len(cells)} cells where the first line has {len(header)}", path, number)
        row = dict(zip(header, cells, strict=False))
        entry = _entry(row, path, number)
        if entry.source.casefold() in entries:
            raise InputError(f"the term {entry.source!r} stands in the glossary already", path, number)
        entries[entry.source.casefold()] = entry
    return tuple(entries.values())


def _cells(line: str, delimiter: str, path: Path, number: int) -> list[str]:
    if delimiter == "\t":
        return line.split("\t")
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error as error:
        raise InputError(f"quotation marks that do not close: {error}", path, number) from error


def _entry(row: dict[str, str], path: Path, number: int) -> GlossaryEntry:
    source = nfc(row.get("source", "")).strip()
    targets, forbidden = _alternatives(row.get("target", "")), _alternatives(row.get("forbidden", ""))
    if not source:
        raise InputError("a row without a source term", path, number)
    if not targets and not forbidden:
        raise InputError(f"{source!r} has neither a wanted translation nor a forbidden one", path, number)
    both = {term.casefold() for term in targets} & {term.casefold() for term in forbidden}
    if both:
        raise InputError(f"{sorted(both)[0]!r} is both wanted and forbidden for {source!r}", path, number)
    return GlossaryEntry(source, targets, forbidden)


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (nfc(one).strip() for one in cell.split("|"))))
