"""Tables of words that are made of what is installed, once a machine, and then looked up in a file without being read.

A table lies in the user's cache (`tables/`), and holds words with a number each, in an order. The file is mapped, so
that a run touches the few pages that its words are on, and processes share them. Where the cache cannot be written,
the table is made in memory, by each run.

The file: a line that says of what it was made; four numbers (<IIII: slots, where the words begin, where they end, how
many); `slots` numbers <I, for each word that hashes there (CRC-32, then the next free slot) where it lies, 0 where
none does; and the words in their order, each <HB: its number, its length in bytes; then its UTF-8.
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

from review.cache_folder import cache_folder
from review.errors import InputError
from review.files import write_file

__all__ = ["WordTable", "kept_table", "packed"]

_HEAD = struct.Struct("<IIII")
_SLOT = struct.Struct("<I")
_WORD = struct.Struct("<HB")
#: Longer words (bytes of UTF-8) have no place in a table, and are not found in it.
_LONGEST = 255


class WordTable(Mapping[str, int]):
    """Words → numbers (0 to 65535), in the order in which they were given; `data` as `packed` makes it."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        start = data.find(b"\n", 0, 4096) + 1
        slots, first, end, count = _HEAD.unpack_from(data, start)
        if start == 0 or end != len(data) or slots & (slots - 1):
            raise ValueError("is no table of words")
        self._data = data
        self._first: int = first
        self._end: int = end
        self._count: int = count
        self._slots = start + _HEAD.size
        self._mask = slots - 1

    def _find(self, word: str) -> int:
        """The word's number, -1 where there is none."""
        try:
            wanted = word.encode()
        except UnicodeEncodeError:  # half a surrogate
            return -1
        data, mask, size = self._data, self._mask, len(wanted)
        slot = crc32(wanted) & mask
        while at := _SLOT.unpack_from(data, self._slots + 4 * slot)[0]:
            if data[at + 2] == size and data[at + 3 : at + 3 + size] == wanted:
                number: int = _WORD.unpack_from(data, at)[0]
                return number
            slot = (slot + 1) & mask
        return -1

    def __getitem__(self, word: str) -> int:
        found = self._find(word)
        if found < 0:
            raise KeyError(word)
        return found

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]  # Mapping's is slow
        found = self._find(word)
        return default if found < 0 else found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._find(word) >= 0

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self.pairs())

    def __len__(self) -> int:
        return self._count

    def pairs(self) -> Iterator[tuple[str, int]]:
        """The words in their order, each with its number."""
        data, at, end = self._data, self._first, self._end
        while at < end:
            number, size = _WORD.unpack_from(data, at)
            at += 3 + size
            yield data[at - size : at].decode(), number


def packed(words: Iterable[tuple[str, int]], made_of: str = "") -> bytes:
    """The table of some words with their numbers; of a word that comes twice, the last one. `made_of` is one line."""
    entries = [(word.encode(), number) for word, number in dict(words).items()]
    entries = [(word, number) for word, number in entries if len(word) <= _LONGEST]
    slots = 8
    while slots < 2 * len(entries):
        slots *= 2
    start = made_of.encode() + b"\n"
    at = first = len(start) + _HEAD.size + 4 * slots
    taken = [0] * slots
    parts: list[bytes] = []
    for word, number in entries:
        slot = crc32(word) & (slots - 1)
        while taken[slot]:
            slot = (slot + 1) & (slots - 1)
        taken[slot] = at
        at += 3 + len(word)
        parts += (_WORD.pack(number, len(word)), word)
    head = _HEAD.pack(slots, first, at, len(entries))
    return b"".join((start, head, struct.pack(f"<{slots}I", *taken), *parts))


def kept_table(name: str, made_of: str, make: Callable[[], Iterable[tuple[str, int]]]) -> WordTable:
    """The table called `name` (a file's name) in the cache, where it is made of `made_of` (one line, such as a
    package's version); else `make`'s words, kept for the next run.
    """
    path = cache_folder() / "tables" / f"{name}.words"
    found = _opened(path, made_of)
    if found is not None:
        return found
    data = packed(make(), made_of)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
    except (OSError, InputError):  # no home, a full disk: the next run makes it anew
        return WordTable(data)
    return _opened(path, made_of) or WordTable(data)  # the file's pages are shared, and are not this process's memory


def _opened(path: Path, made_of: str) -> WordTable | None:
    """The table in a file; None where there is none, or one of something else, or none of this user's own."""
    try:
        with path.open("rb") as stream:
            found = os.fstat(stream.fileno())
            if found.st_size == 0 or (hasattr(os, "getuid") and found.st_uid not in (os.getuid(), 0)):
                return None
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if data[: len(made_of.encode()) + 1] != made_of.encode() + b"\n":
            return None
        return WordTable(data)
    except (OSError, ValueError, struct.error):
        return None
