"""What names in katakana are in Latin letters: マーティン is Martin and Martyn.

katakana_names.tsv.xz is made by scripts/make_katakana_names.py of JMnedict (EDRDG, CC BY-SA 4.0).
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["FILE", "KatakanaNames", "katakana_names"]

FILE = files("review.text.names").joinpath("katakana_names.tsv.xz")


class KatakanaNames(NamedTuple):
    """What words in katakana stand for, and how names in Latin letters are written in katakana."""

    latin: dict[str, frozenset[str]]
    katakana: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def katakana_names() -> KatakanaNames:
    """The whole table."""
    latin: dict[str, frozenset[str]] = {}
    katakana: dict[str, tuple[str, ...]] = {}
    for line in lzma.decompress(FILE.read_bytes()).decode().splitlines():
        word, names = line.split("\t")
        latin[word] = frozenset(names.split("|"))
        for name in latin[word]:
            katakana[name] = (*katakana.get(name, ()), word)
    return KatakanaNames(latin, katakana)
