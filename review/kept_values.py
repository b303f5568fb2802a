"""What is computed from installed data and this package's own files, kept from one run to the next in the user's cache.

Values are plain: numbers, strings, None, and tuples, lists, sets and dicts of them. They are read by `marshal`, so that
a thousand words take a millisecond; a value that is of other versions, other files or another Python is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from review.cache_folder import cache_folder
from review.errors import InputError
from review.files import read_file, write_file
from review.installed import installed_version

__all__ = ["kept_value"]

_Value = TypeVar("_Value")
#: The folders of this package whose code and tables the values are made by, and the packages whose data they hold.
_MADE_BY = ("languages", "text", "align")
_MADE_OF = ("babel", "langcodes", "wordfreq")


@lru_cache(maxsize=1)
def _stamp() -> bytes:
    """What the values are made of, by names, sizes and times: 32 bytes."""
    root = Path(__file__).parent
    found = [sys.version, str(root), *(f"{name} {installed_version(name)}" for name in _MADE_OF)]
    for folder in _MADE_BY:
        for place, _, names in os.walk(root / folder):
            for name in names:
                if name.endswith((".py", ".toml", ".xz", ".gz", ".tsv")):
                    state = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118  # some hundred, at every start
                    found.append(f"{place}/{name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).digest()


def kept_value(name: str, make: Callable[[], _Value]) -> _Value:
    """What `make()` gives, from the cache where it is kept there under this name (a file's name)."""
    stamp = _stamp()
    path = cache_folder() / "tables" / f"{name}.{stamp[:4].hex()}.value"
    with contextlib.suppress(InputError, ValueError, EOFError, TypeError):
        if _own(path):
            data = read_file(path)
            if data[:32] == stamp and hashlib.sha256(data[64:]).digest() == data[32:64]:
                return marshal.loads(data[64:])  # type: ignore[no-any-return]  # noqa: S302  # the user's own file
    value = make()
    body = marshal.dumps(value)  # type: ignore[arg-type]  # the caller's to hold
    with contextlib.suppress(OSError, InputError):  # no home, a full disk: the next run makes it anew
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, stamp + hashlib.sha256(body).digest() + body)
    return value


def _own(path: Path) -> bool:
    """Whether a file is there, and nobody else's."""
    try:
        return not hasattr(os, "getuid") or path.stat().st_uid in (os.getuid(), 0)
    except OSError:
        return False
