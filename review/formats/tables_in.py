"""A folder's files of both languages (tables, catalogues), where no document.toml says what its documents are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from review.config import Settings
from review.formats.corpus import CorpusEntry
from review.formats.registry import FORMATS, format_of, is_bilingual
from review.lazy_patterns import lazy_re

__all__ = ["tables_in"]

#: Folders of what programs fetch and build.
_NOT_OURS = frozenset(("node_modules", "__pycache__"))
#: Suffixes that other files have, too (TypeScript, films): such a file counts where it begins as its format does.
_SHARED = frozenset((".ts",))
#: Catalogues that nobody has translated.
_TEMPLATES = frozenset((".pot",))
#: How a baseline begins, and whatever else commands keep as JSON lines.
_OWN = lazy_re(r'\{"schema": "review\.')
#: How much of a file is looked at, in bytes.
_HEAD = 4096


def tables_in(folder: Path, root: Path, settings: Settings) -> tuple[CorpusEntry, ...]:
    """The files of both languages at or below a folder, by their paths below `root`; hidden folders are left out."""
    top = root.resolve()
    entries = []
    for path in _files(folder):
        name = path.resolve().relative_to(top).as_posix() if path.resolve().is_relative_to(top) else path.as_posix()
        entries.append(CorpusEntry(name, path.parent, settings, None, None, path, ()))
    return tuple(sorted(entries, key=lambda one: one.id))


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".") and one not in _NOT_OURS]
        for path in (Path(place) / name for name in names if is_bilingual(name) and not name.startswith(".")):
            suffix = path.suffix.lower()
            if suffix not in _TEMPLATES and path.is_file() and _counts(path, suffix):
                yield path


def _counts(path: Path, suffix: str) -> bool:
    """Whether a file is what its suffix says, and none of the project's own (a baseline)."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "ignore").lstrip("\ufeff")
    except OSError:
        return True  # whoever reads it says why it cannot be read
    if _OWN.match(head):
        return False
    if suffix not in _SHARED:
        return True
    looks = FORMATS[format_of(path.name).name].looks
    return looks is None or looks(head)
