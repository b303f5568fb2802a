"""How a table begins: a run that goes on knows by it whether the rows that are done are still those of the table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Protocol

from review.errors import InputError, ResumeError
from review.filtering.rows import PairRow, Refused, Table
from review.filtering.windows import WINDOW
from review.text.counted import counted

__all__ = ["Beginning", "Tolerated", "rows_after"]

#: How many of the rows that cannot be read are told in full.
_SHOWN = 5
#: A checkpoint has about so many digests at most: so near a change can be told.
_MARKS = 128


class Tolerated(Protocol):
    """How many rows could not be read, and what was wrong with the first of them."""

    unreadable: int
    faults: list[str]


class Beginning:
    """Digests of a table's first rows, as they stand in the file: one after each window of them.

    `known` has those of the run that this one goes on from, as its `marks` gave them.
    """

    def __init__(self, path: Path, known: Mapping[str, str]) -> None:
        self._path = path
        self._known = known
        self._digest = hashlib.blake2b(digest_size=16)
        self._after: list[str] = []

    def rows(self, table: Table, refused: Refused) -> Iterator[PairRow]:
        """The table's rows. Raises ResumeError where they are not those that the other run has done."""
        self._digest.update(table.header)
        line = 1
        for count, row in enumerate(table.rows(refused), start=1):
            said = (row.number, row.line, row.raw, row.source, row.target)  # of Parquet `raw` has no texts
            self._digest.update(repr(said).encode("utf-8", "backslashreplace"))
            if count % WINDOW == 0:
                self._after.append(self._digest.hexdigest())
                if (known := self._known.get(str(count), "")) and known != self._after[-1]:
                    raise self._changed(f"its lines {line:,} to {row.line:,}")
                line = row.line + 1 if known else line
            yield row

    def skip(self, rows: Iterator[PairRow], done: int) -> None:
        """Goes past the rows that are done. Raises ResumeError where there are fewer."""
        there = sum(1 for _ in islice(rows, done))
        if there < done:
            raise self._changed(f"it has {counted(there, 'row')}, and {done:,} were done")

    def marks(self, rows: int) -> dict[str, str]:
        """Digests by number of rows, the last of them that of the first `rows`, which are whole windows."""
        last = rows // WINDOW
        step = last // _MARKS + 1
        return {str(n * WINDOW): self._after[n - 1] for n in (*range(step, last, step), last) if n}

    def _changed(self, where: str) -> ResumeError:
        return ResumeError(
            f"has changed in what the interrupted run had done: {where}; run without --resume", self._path
        )


def rows_after(
    table: Table, beginning: Beginning, done: int, told: Tolerated, *, keep_going: bool
) -> Iterator[PairRow]:
    """The table's rows but for the first `done`, which an interrupted run had; `told` has what could not be read of
    all of them.

    Raises InputError for a row that cannot be read; with `keep_going` it is told of and left out. Raises ResumeError
    where the rows that are done are no longer those of the table.
    """

    def refused(error: InputError) -> None:
        if not keep_going:
            error.message += "; --keep-going counts such rows and leaves them out"
            raise error
        told.unreadable += 1
        if len(told.faults) < _SHOWN:
            told.faults.append(str(error))

    rows = beginning.rows(table, refused)
    beginning.skip(rows, done)
    return rows
