"""Word tables that lie beside the modules as TSV files: one row a line, a first line with # says what and whence."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

__all__ = ["rows"]


@lru_cache(maxsize=16)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table (`number_words_more.tsv`), comments and empty lines left out."""
    text = (files("review.text") / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
