"""Where models and caches lie on this machine, and what a model's files are called together: a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from review.cache_folder import cache_folder
from review.errors import EngineError

__all__ = ["cache_folder", "digest_files", "folder_size", "models_folder"]


def models_folder() -> Path:
    """Where `review models pull` puts what does not go into the Hugging Face cache, and converted weights go."""
    return cache_folder() / "models"


def digest_files(files: Iterable[Path]) -> str:
    """16 hexadecimal digits of SHA-256 over names and contents, sorted by name. Raises EngineError where one is
    unreadable.
    """
    total = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.name):
        total.update(path.name.encode() + b"\0")
        try:
            with path.open("rb") as stream:
                total.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError as error:
            raise EngineError(f"cannot be read: {error.strerror}", path) from error
    return total.hexdigest()[:16]


def folder_size(folder: Path) -> int:
    """Bytes of the files below a folder; links are counted as what they point at."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
