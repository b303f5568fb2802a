"""Files of strangers read with limits, and files written whole or not at all.

Nothing but this replaces a file. The new content is written beside the old one, reaches the disk, and takes its name in
one step. Whoever dies on the way (kill -9, power cut, full disk) leaves the old file as it was, and a `.….part` beside
it that the next writer of the same file removes. A link stays a link to the file that is replaced; the file keeps its
mode and, where that may be given, its owner. What is no regular file (a device, a named pipe) is written to as it is.
A folder is made the same way: beside its place, and whole when it gets its name.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from review.errors import InputError, ReviewError

__all__ = [
    "LOOP",
    "MAX_BYTES",
    "is_link_loop",
    "lies_in",
    "making_folder",
    "once_written",
    "read_file",
    "replacing",
    "taking_place",
    "write_file",
]

#: What is said of a path whose links never come to an end.
LOOP = "is a link that leads back to itself; point it to the file"

#: Larger files are refused: nobody reviews them, and somebody else may have put them there. 64 MiB.
MAX_BYTES = 64 * 1024 * 1024

#: Seconds that a named pipe has for somebody to write into it.
_PATIENCE = 30.0
_PART = ".part"
_PERMISSIONS = 0o777


def read_file(
    path: Path | str, *, most: int = MAX_BYTES, regular: bool = True, error: type[ReviewError] = InputError
) -> bytes:
    """A file's bytes. With `regular`, a pipe or device, which may never end, is refused.

    Raises `error` for one that is missing, a folder, unreadable, or of more than `most` bytes.
    """
    try:
        # a named pipe without a writer would be waited for
        with open(path, "rb", opener=_at_once if regular else once_written) as stream:  # wants an opener
            if regular and not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise error("is no regular file; a pipe or device is not read here", path)
            data = stream.read(most + 1)
    except FileNotFoundError:
        link = os.path.islink(path)  # noqa: PTH114  # takes both kinds of path
        raise error("is a link to no file" if link else "no such file; check the path", path) from None
    except IsADirectoryError:
        raise error("is a folder, and a file is wanted here; name the file in it", path) from None
    except (OSError, ValueError) as reason:
        if is_link_loop(path):
            raise error(LOOP, path) from None
        said = reason.strerror if isinstance(reason, OSError) else reason
        raise error(f"cannot be read ({said}); check its permissions", path) from None
    if len(data) > most:
        size = f"{most // 2**20} MiB" if most >= 2**20 else f"{most // 2**10} KiB"
        raise error(f"is larger than {size}; split it", path)
    return data


def is_link_loop(path: Path | str) -> bool:
    """Whether following the links of a path never comes to an end."""
    try:
        os.stat(path)  # noqa: PTH116  # takes both kinds of path
    except OSError as reason:
        return reason.errno == errno.ELOOP
    except ValueError:
        pass
    return False


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def once_written(path: str, flags: int) -> int:
    """An opener that waits for who writes into a named pipe, but not for ever: a build would stand still.

    Raises InputError where nobody comes.
    """
    if not stat.S_ISFIFO(os.stat(path).st_mode) or not os.access(path, os.R_OK):  # noqa: PTH116  # as `open` calls it
        return os.open(path, flags)
    opened: list[int] = []
    waits = threading.Thread(target=lambda: opened.append(os.open(path, flags)), daemon=True)
    waits.start()
    waits.join(_PATIENCE)
    if opened:
        return opened[0]
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))  # ends the wait
        waits.join()
        os.close(opened[0])
    said = f"is a named pipe into which nobody wrote for {_PATIENCE:g} seconds; start what writes first, or name a file"
    raise InputError(said, path)


def lies_in(path: Path, folder: Path) -> bool:
    """Whether what a stranger's file names is a folder's own, links followed: below it, and nothing that git keeps for
    itself, as `.git/config` with the keys of a checkout.
    """
    try:
        inside = path.resolve().relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that is too long, a place elsewhere
        return False
    return not any(part.lower() == ".git" for part in inside.parts)


def write_file(path: Path, data: bytes) -> None:
    """The whole file or none of it.

    Raises InputError for a folder in its place, and for one that is not there or cannot be written.
    """
    if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises for a name that is too long
        raise InputError("is a folder; name a file to write", path)
    try:
        with replacing(path) as stream:
            stream.write(data)
    except FileNotFoundError:
        if path.parent.is_dir():  # /proc: a folder in which no file can be made
            raise InputError("cannot be written: no file can be made in its folder; name another", path) from None
        raise InputError(f"the folder {path.parent} does not exist; make it first", path) from None
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", path) from None


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of the file at `path` when the block ends, and not when it raises.

    Raises OSError.
    """
    place = Path(os.path.realpath(path))
    try:
        before = place.stat()
    except FileNotFoundError:
        before = None
    if before is not None and not stat.S_ISREG(before.st_mode):
        with place.open("wb") as stream:
            yield stream
        return
    _remove_left_over(place)
    with _part(place) as (part, stream):
        try:
            yield stream
            stream.flush()
            if before is not None:
                _keep(stream.fileno(), before)
            os.fsync(stream.fileno())
            part.replace(place)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    _flush_folder(place.parent)


def taking_place(whole: Path, place: Path) -> None:
    """Gives a file that is whole, and lies in the same folder, the name `place`, with the owner and mode of the file
    that has it. Raises OSError.
    """
    with whole.open("rb") as stream:
        with contextlib.suppress(FileNotFoundError):
            _keep(stream.fileno(), place.stat())
        os.fsync(stream.fileno())
    whole.replace(place)
    _flush_folder(place.parent)


@contextmanager
def making_folder(place: Path) -> Iterator[Path]:
    """An empty folder that takes the name `place` when the block ends, and goes when it raises.

    Raises OSError, of these FileExistsError where `place` is there, if only since the block began.
    """
    if os.path.lexists(place):  # a link to nothing is in the way, too
        raise FileExistsError(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove_left_over(place)
    with _part_folder(place) as part:
        try:
            yield part
            try:
                part.rename(place)
            except OSError:
                if place.exists():
                    raise FileExistsError(place) from None
                raise
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    _flush_folder(place.parent)


@contextmanager
def _part_folder(place: Path) -> Iterator[Path]:
    """A new folder beside `place`, locked for as long as somebody fills it."""
    while True:
        part = place.with_name(f"{_prefix(place)}{secrets.token_hex(4)}{_PART}")
        part.mkdir()
        with contextlib.suppress(FileNotFoundError):  # taken for a left-over one before it was locked
            descriptor = os.open(part, os.O_RDONLY)
            try:
                if _lock(descriptor) and part.exists():
                    yield part
                    return
            finally:
                os.close(descriptor)


@contextmanager
def _part(place: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside `place`, locked for as long as somebody writes it."""
    while True:
        part = place.with_name(f"{_prefix(place)}{secrets.token_hex(4)}{_PART}")
        with part.open("xb") as stream:
            # between making and locking it, another writer may have taken it for a left-over one
            if _lock(stream) and _is_same(part, stream):
                yield part, stream
                return


def _prefix(place: Path) -> str:
    """What the parts of this file's begin with; a name may be as long as a folder allows, so it is cut."""
    return f".{place.name[:32]}.{hashlib.sha256(os.fsencode(place.name)).hexdigest()[:8]}."


def _remove_left_over(place: Path) -> None:
    """Removes the parts of writers that died. One that somebody still writes is locked, and stays."""
    prefix = _prefix(place)
    for name in os.listdir(place.parent):  # noqa: PTH208  # entries may be gone before they are looked at
        if name.startswith(prefix) and name.endswith(_PART):
            part = place.with_name(name)
            with contextlib.suppress(OSError):
                descriptor = os.open(part, os.O_RDONLY)
                try:
                    if not _lock(descriptor):
                        continue
                    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                        shutil.rmtree(part, ignore_errors=True)
                    else:
                        part.unlink()
                finally:
                    os.close(descriptor)


def _lock(stream: BinaryIO | int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows, where a file that is open cannot be removed
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_same(path: Path, stream: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except FileNotFoundError:
        return False


def _keep(descriptor: int, before: os.stat_result) -> None:
    """Gives the new file the old one's owner and mode."""
    if hasattr(os, "fchown"):
        with contextlib.suppress(PermissionError):  # only root gives files away
            os.fchown(descriptor, before.st_uid, before.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode) & _PERMISSIONS)


def _flush_folder(folder: Path) -> None:
    """A rename is safe from a power cut only when the folder has reached the disk too."""
    with contextlib.suppress(OSError):  # Windows, and some network disks, cannot
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
