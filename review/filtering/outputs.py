"""Files that grow window by window, and a checkpoint from which an interrupted run goes on.

Until the last row is written they are called `NAME.unfinished`; a file of that name that was there before stays until
then. Every few windows they reach the disk, and the checkpoint says how long they were: what a killed run wrote after
it is cut off when it goes on. A gzipped output is a gzip member a window, so that it can be cut.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from review.errors import InputError
from review.files import replacing, write_file
from review.formats.parquet import copy_rows

__all__ = ["Outputs", "checkpoint_of"]

_UNFINISHED = ".unfinished"


def checkpoint_of(place: Path) -> Path:
    """The checkpoint of a run that writes `place`."""
    return place.with_name(place.name + ".checkpoint")


class Outputs:
    """The files at `places`, by name of their role. A run whose `key` is another one's cannot go on with its files.
    Of a Parquet file the numbers of rows are written, and when it is finished the rows of `table` in their place.

    Raises InputError where they cannot be written, and with `resume` where there is nothing to go on with.
    """

    def __init__(self, places: Mapping[str, Path], key: str, *, resume: bool, table: Path | None = None) -> None:
        self._places = dict(places)
        self._table = table
        self._checkpoint = checkpoint_of(next(iter(self._places.values())))
        self._key = key
        #: Rows that were judged, and what was counted of them, when the checkpoint was written.
        self.rows = 0
        self.counts: dict[str, Any] = {}
        sizes = self._resumed() if resume else dict.fromkeys(self._places, 0)
        self._streams = {}
        for name, place in self._places.items():
            unfinished = place.with_name(place.name + _UNFINISHED)
            try:
                stream = unfinished.open("r+b" if resume else "wb")
            except OSError as error:
                raise InputError(f"cannot be written ({error.strerror})", unfinished) from None
            stream.truncate(sizes[name])
            stream.seek(sizes[name])
            self._streams[name] = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends writing; what was written stays for a run that goes on."""
        for stream in self._streams.values():
            stream.close()

    def unfinished(self, name: str) -> Path:
        """Where a file lies until the last row is written."""
        place = self._places[name]
        return place.with_name(place.name + _UNFINISHED)

    def _resumed(self) -> dict[str, int]:
        try:
            found = json.loads(self._checkpoint.read_text(encoding="utf-8"))
            sizes = {name: int(found["sizes"][name]) for name in self._places}
            self.rows, self.counts, key = int(found["rows"]), dict(found["counts"]), found["key"]
        except FileNotFoundError:
            raise InputError("there is no checkpoint to go on from; run without --resume", self._checkpoint) from None
        except (OSError, ValueError, TypeError, KeyError):
            raise InputError("is no checkpoint of this command; run without --resume", self._checkpoint) from None
        if key != self._key:
            raise InputError(
                "is of a run on another file, or with other settings; run without --resume", self._checkpoint
            )
        return sizes

    def write(self, name: str, data: bytes) -> None:
        """Adds to a file; what is added together is one member of a gzip file."""
        if data:
            zipped = self._places[name].name.lower().endswith(".gz")
            self._streams[name].write(gzip.compress(data, mtime=0) if zipped else data)

    def reached(self, rows: int, counts: Mapping[str, Any]) -> None:
        """Says that everything is written of so many rows, for a run that goes on."""
        for stream in self._streams.values():
            stream.flush()
            os.fsync(stream.fileno())
        state = {
            "key": self._key,
            "rows": rows,
            "sizes": {name: stream.tell() for name, stream in self._streams.items()},
            "counts": counts,
        }
        write_file(self._checkpoint, json.dumps(state).encode())

    def finish(self) -> None:
        """Gives the files their names and removes the checkpoint."""
        for name, place in self._places.items():
            self._streams[name].close()
            unfinished = place.with_name(place.name + _UNFINISHED)
            if place.suffix.lower() == ".parquet":
                self._taken(unfinished, place)
            else:
                unfinished.replace(place)
        self._checkpoint.unlink(missing_ok=True)

    def _taken(self, unfinished: Path, place: Path) -> None:
        """The rows of the table whose numbers were written."""
        assert self._table is not None
        with unfinished.open("rb") as numbers, replacing(place) as stream:
            copy_rows(self._table, map(int, numbers), stream)
        unfinished.unlink()
