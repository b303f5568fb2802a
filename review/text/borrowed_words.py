"""English words that other languages have as they are, borrowed (team, podcast) or by chance (lake, hive).

borrowed_words.tsv.xz is made by scripts/make_borrowed_words.py: what the spell checkers of three groups of related
languages accept, or of fewer, which alone have it then; and what many languages say about as often as English does.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files

from review.text.lexicon import has_lexicon

__all__ = ["is_borrowed"]

_FILE = "borrowed_words.tsv.xz"
_EVERYBODY = "*"


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    """The words by the tags of the languages that have them."""
    lines = lzma.decompress(files("review.text").joinpath(_FILE).read_bytes()).decode().split("\n")
    return {tags: frozenset(words.split("|")) for tags, _, words in (line.partition("\t") for line in lines)}


@lru_cache(maxsize=64)
def _of(language: str) -> tuple[frozenset[str], ...]:
    """Everybody's words and those of a base language's group, or all groups' where nothing is known of it."""
    groups = _groups()
    own = [words for tags, words in groups.items() if language in tags.split()]
    if not own and not has_lexicon(language):
        own = [words for tags, words in groups.items() if tags != _EVERYBODY]
    return groups[_EVERYBODY], *own


def is_borrowed(key: str, language: str) -> bool:
    """Whether a base language may have an English word (folded, of a dictionary) as it is; False for any other word."""
    return any(key in words for words in _of(language))
