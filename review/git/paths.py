"""How a file is called in what other people read: relative to its repository, with slashes, on every machine alike."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from review.model import Document, Side

__all__ = ["place", "repository_path", "repository_top"]


def repository_path(path: Path) -> str:
    """The path from the top of the file's git repository, else from the working folder, else the file's name."""
    whole = path.resolve()
    for top in (repository_top(whole.parent), Path.cwd()):
        if top is not None and whole.is_relative_to(top):
            return whole.relative_to(top).as_posix()
    return path.name


def place(document: Document, side: Side) -> str:
    """The file of a document's side; where that has none (standard input), the side's name, or of neither the id."""
    path, other = document.source_path, document.target_path
    if side == "target":
        path, other = other, path
    if path is None:
        return document.id if other is None else side
    return repository_path(path)


@lru_cache(maxsize=4096)
def repository_top(folder: Path) -> Path | None:
    """The top of the working tree that a folder, with its links followed, lies in; None where it lies in none."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
