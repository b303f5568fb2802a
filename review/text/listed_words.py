"""Words of each language in one compressed table of the package, a line each: the language, a tab, its words with bars.

The scripts that make such tables stand in scripts/; a language's words are a table of the cache once it was asked for.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from review.kept_tables import WordTable, kept_table

__all__ = ["listed_words"]


@lru_cache(maxsize=24)
def listed_words(file: Path, base: str) -> WordTable:
    """The words of a language (its base tag) in a table; none where the table has none of it."""
    data = file.read_bytes()

    def words() -> Iterator[tuple[str, int]]:
        for line in lzma.decompress(data).decode().splitlines():
            language, _, listed = line.partition("\t")
            if language == base:
                yield from ((word, 0) for word in listed.split("|"))

    name = file.name.partition(".")[0].replace("_", "-")
    return kept_table(f"{name}-{base}", f"{file.name} {sha256(data).hexdigest()}", words)
