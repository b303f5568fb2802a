"""Files that grow window by window, and a checkpoint from which an interrupted run goes on.

Until the last row is written they are called `NAME.unfinished`; a file of that name that was there before stays until
then, and a link stays one to the file that is written. Every few windows, and when a run ends early, they reach the
disk, and the checkpoint says how long they were: what a killed run wrote after it is cut off when it goes on. A gzipped
output is a gzip member a window, so that it can be cut.
"""

from __future__ import annotations

import gzip
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from review.errors import InputError, ResumeError, UsageError
from review.files import replacing, taking_place, write_file
from review.formats.parquet import copy_rows
from review.text.counted import counted

__all__ = ["Outputs", "checkpoint_of", "place_of", "refuse_places"]

_UNFINISHED = ".unfinished"


def checkpoint_of(place: Path) -> Path:
    """The checkpoint of a run that writes `place`."""
    return place.with_name(place.name + ".checkpoint")


def place_of(path: Path) -> Path:
    """Where a file that grows is written: at the end of its links.

    Raises InputError for what is no regular file, which would be replaced by one, and where no folder is.
    """
    try:
        found = path.stat()  # before the links are followed: those of /dev/stdout may lead to no name
    except FileNotFoundError:
        found = None
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"cannot be written ({said}); name another", path) from None
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise InputError("is no regular file, and what goes there must be one, to go on with; name a file", path)
    place = Path(os.path.realpath(path))
    if not place.parent.is_dir():
        folder = place.parent if path.is_symlink() else path.parent  # as it was named
        raise InputError(f"the folder {folder} does not exist; make it first", path)
    return place


def refuse_places(places: Mapping[str, Path | None], others: Iterable[str] = ()) -> None:
    """Raises UsageError for standard output, as `-` or as the file that it goes to, for one file under two options,
    and for one of the `others`; InputError for what `place_of` refuses. `places` are by the option that names them.
    """
    taken = {os.path.realpath(other): "--output" for other in others if other != "-"}
    for option, path in places.items():
        if path is None:
            continue
        if str(path) == "-":
            raise UsageError(f"{option} goes to a file, with which an interrupted run goes on; name one instead of -")
        place = str(place_of(path))
        if place in taken:
            raise UsageError(f"{path}: {taken[place]} and {option} go to files of their own; name another")
        taken[place] = option
        with suppress(OSError):  # neither may be there
            for descriptor in (1, 2):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    raise UsageError(f"{path}: the command's own messages go there; name another file for {option}")


class Outputs:
    """The files at `places`, by name of their role. A run whose `key` is another one's cannot go on with its files.
    Of a Parquet file the numbers of rows are written, and when it is finished the rows of `table` in their place.

    A run that ends early leaves a checkpoint of the windows that were `done`, and a note with its exception that says
    so; where there were none it leaves nothing. Raises InputError where files cannot be written, and with `resume`
    ResumeError where there is nothing to go on with; what there is then stays.
    """

    def __init__(self, places: Mapping[str, Path], key: str, *, resume: bool, table: Path | None = None) -> None:
        self._places = {name: place_of(path) for name, path in places.items()}
        self._table = table
        self._checkpoint = checkpoint_of(next(iter(self._places.values())))
        self._key = key
        #: Rows that were judged, and what was counted of them, when the checkpoint was written.
        self.rows = 0
        self.counts: dict[str, Any] = {}
        #: Digests of those rows, as a `Beginning` gave them.
        self.marks: dict[str, str] = {}
        sizes = self._resumed() if resume else dict.fromkeys(self._places, 0)
        self._saved = self.rows  # so many rows has the checkpoint
        self._ended = False
        self._streams: dict[str, BinaryIO] = {}
        for name in self._places:
            self._streams[name] = _opened(self.unfinished(name), sizes[name], resume=resume)
        if not resume:  # it would be taken for this run's
            self._checkpoint.unlink(missing_ok=True)
        self._state: dict[str, Any] = {
            "key": key,
            "rows": self.rows,
            "sizes": sizes,
            "counts": self.counts,
            "marks": self.marks,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is not None and not self._ended and not isinstance(error, ResumeError):
            self._left(error)
        for stream in self._streams.values():
            with suppress(OSError):  # a full disk, which was told of
                stream.close()

    def _left(self, error: BaseException) -> None:
        """Keeps what is done for a run that goes on."""
        if self._state["rows"] > self._saved:
            with suppress(OSError, InputError):  # a full disk; there may be an earlier checkpoint
                self._save()
        if not self._saved:
            for name in self._places:
                self.unfinished(name).unlink(missing_ok=True)
            return
        first = self.unfinished(next(iter(self._places)))
        error.add_note(f"{first} has the first {counted(self._saved, 'row')}; --resume goes on from there")

    def unfinished(self, name: str) -> Path:
        """Where a file lies until the last row is written."""
        place = self._places[name]
        return place.with_name(place.name + _UNFINISHED)

    def refused(self, name: str) -> ResumeError:
        """That a file is not what the interrupted run wrote."""
        return ResumeError("is not what the interrupted run wrote; run without --resume", self.unfinished(name))

    def _resumed(self) -> dict[str, int]:
        try:
            found = json.loads(self._checkpoint.read_text(encoding="utf-8"))
            sizes = {name: int(found["sizes"][name]) for name in self._places}
            self.rows, self.counts, key = int(found["rows"]), dict(found["counts"]), found["key"]
            self.marks = dict(found["marks"])
        except FileNotFoundError:
            raise ResumeError("there is no checkpoint to go on from; run without --resume", self._checkpoint) from None
        except (OSError, ValueError, TypeError, KeyError):
            raise ResumeError("is no checkpoint of this command; run without --resume", self._checkpoint) from None
        if key != self._key:
            raise ResumeError(
                "is of a run on another file, or with other settings; run without --resume", self._checkpoint
            )
        for name, size in sizes.items():
            unfinished = self.unfinished(name)
            if not unfinished.is_file():
                raise ResumeError("is not there to go on with; run without --resume", unfinished)
            if not 0 <= size <= unfinished.stat().st_size:
                raise self.refused(name)
        return sizes

    def write(self, name: str, data: bytes) -> None:
        """Adds to a file; what is added together is one member of a gzip file."""
        if data:
            zipped = self._places[name].name.lower().endswith(".gz")
            with self._told(name):
                self._streams[name].write(gzip.compress(data, mtime=0) if zipped else data)

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Raises InputError where a file cannot grow."""
        try:
            yield
        except OSError as error:
            raise InputError(f"cannot be written ({error.strerror})", self.unfinished(name)) from None

    def done(self, rows: int, counts: Mapping[str, Any], marks: Mapping[str, str], *, save: bool) -> None:
        """Says that everything is written of so many rows, and with `save` that a killed run goes on from here.

        `counts` stay as they are.
        """
        sizes = {name: stream.tell() for name, stream in self._streams.items()}
        self._state = {"key": self._key, "rows": rows, "sizes": sizes, "counts": counts, "marks": marks}
        if save:
            self._save()

    def _save(self) -> None:
        for name, stream in self._streams.items():
            with self._told(name):
                stream.flush()
                os.fsync(stream.fileno())
        write_file(self._checkpoint, json.dumps(self._state).encode())
        self._saved = int(self._state["rows"])

    def finish(self) -> None:
        """Gives the files their names and removes the checkpoint."""
        for name, stream in self._streams.items():
            with self._told(name):
                stream.close()
        self._ended = True
        for name, place in self._places.items():
            unfinished = self.unfinished(name)
            if place.suffix.lower() == ".parquet":
                self._taken(unfinished, place)
            else:
                taking_place(unfinished, place)
        self._checkpoint.unlink(missing_ok=True)

    def _taken(self, unfinished: Path, place: Path) -> None:
        """The rows of the table whose numbers were written."""
        assert self._table is not None
        with unfinished.open("rb") as numbers, replacing(place) as stream:
            copy_rows(self._table, map(int, numbers), stream)
        unfinished.unlink()


def _opened(unfinished: Path, size: int, *, resume: bool) -> BinaryIO:
    """The file to write on at `size`, and nothing behind that. Raises InputError."""
    try:
        if os.path.lexists(unfinished) and not stat.S_ISREG(unfinished.lstat().st_mode):
            raise InputError("is in the way, and no regular file; remove it", unfinished)
        stream = unfinished.open("r+b" if resume else "wb")
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", unfinished) from None
    stream.truncate(size)
    stream.seek(size)
    return stream
