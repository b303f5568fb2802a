"""Reads dictionaries of dictd, such as FreeDict's, for the scripts that make tables of them.

The index has a line for each headword: it, where its article begins in the data and how long it is, in bytes, as
base-64 digits (dictfmt(1)). An article is the headword's line and lines of translations; examples are indented.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import regex

from review.text.normalize import nfc, nfd

__all__ = ["articles"]

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOTES = regex.compile(r"/+[^/]*/+|<[^>]*>|\[[^\]]*\]|\(.*|\{[^}]*\}|\"[^\"]*\".*")


def articles(
    stem: Path, wanted: Callable[[str], bool] | None = None, *, indented: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """The headwords of a dictionary, each with its translations; none, and a word about it, where it is not there.
    `wanted` says of a headword of the index whether it is read; `indented`, that all lines are, and given as they are.
    """
    index, data = stem.with_name(stem.name + ".index"), stem.with_name(stem.name + ".dict.dz")
    if not index.exists():
        print(f"not there: {index}", file=sys.stderr)
        return
    text = gzip.decompress(data.read_bytes())
    seen: set[int] = set()
    for line in index.read_text(encoding="utf-8").splitlines():
        head, start, length = line.split("\t")[:3]
        at = _number(start)
        if head.startswith("00") or at in seen or (wanted is not None and not wanted(head)):
            continue
        seen.add(at)
        first, *rest = text[at : at + _number(length)].decode("utf-8", "replace").split("\n")
        if indented:
            yield first.strip(), rest
            continue
        further = (one for line in rest if not line.startswith("  ") for one in regex.split("[,;]", line))
        yield _plain(first), [_plain(one) for one in further]


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS.index(digit)
    return value


def _plain(text: str) -> str:
    """An entry's words alone, without pronunciation, grammar, remarks and marks of stress (Ду́нав)."""
    bare = " ".join(_NOTES.sub(" ", text).replace(":", "").split()).strip(" .-")
    return nfc(nfd(bare).replace("\u0301", "")) if regex.search(r"\p{Cyrillic}", bare) else bare
