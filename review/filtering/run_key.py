"""What a run over a table must have in common with the interrupted one that it goes on from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from review.config import Settings
from review.errors import InputError
from review.filtering.windows import WINDOW

__all__ = ["run_key"]


def run_key(path: Path, settings: Settings, languages: tuple[str, str], *others: object) -> str:
    """A digest of the table at `path`, the settings, and whatever else decides on the outputs.

    Raises InputError where the table cannot be looked at.
    """
    from review import __version__

    try:
        found = path.stat()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the path", path) from None
    parts = (__version__, str(path.resolve()), found.st_size, languages, settings, WINDOW, *others)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
