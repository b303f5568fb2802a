"""Words that a region spells otherwise: colour in Britain, color in the United States.

The table, `review/languages/regional_spellings.tsv`, is made by `scripts/make_regional_spellings.py` from SCOWL and
from Hunspell's dictionaries.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from review.text.language import base_language

__all__ = ["spelled_elsewhere"]


@lru_cache(maxsize=16)
def spelled_elsewhere(tag: str) -> Mapping[str, str]:
    """Lower-case words that a tag's region (`en-GB`) does not spell so → how it does; {} for a tag without one."""
    region = next((part for part in tag.split("-")[1:] if len(part) == 2), "").upper()
    if not region:
        return {}
    table = (files("review.languages") / "regional_spellings.tsv").read_text(encoding="utf-8")
    found = {}
    for line in table.splitlines():
        language, where, word, instead = line.split("\t")
        if (language, where) == (base_language(tag), region):
            found[word] = instead
    return found
