"""The paragraphs of files as they were in some version, each read once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import regex

from review.errors import InputError
from review.formats.format import Format
from review.formats.registry import format_of
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["Texts"]

#: What git writes into a file that two sides changed; both sides are read, as paragraphs of their own.
_MARKERS = lazy_regex(rb"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t][^\n]*)?\r?$", regex.MULTILINE)
_CONFLICT = b"<<<<<<< "
_KEPT = 1500

Fetch = Callable[[str], bytes | None]


class Texts:
    """Paragraphs by blob. `fetch` gives a blob's bytes, None where there are none."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._formats: dict[str, Format] = {}
        self._read: OrderedDict[tuple[str, str], tuple[Paragraph, ...] | None] = OrderedDict()

    def paragraphs(self, blob: str, path: str) -> tuple[Paragraph, ...] | None:
        """The text's paragraphs; None where it is no text that can be read here, such as a binary file."""
        found = self._formats.get(path)
        if found is None:
            found = self._formats[path] = format_of(path)
        key = (blob, found.name)
        if key in self._read:
            self._read.move_to_end(key)
            return self._read[key]
        data = self._fetch(blob)
        paragraphs: tuple[Paragraph, ...] | None = None
        if data is not None and found.read is not None:
            if _CONFLICT in data:
                data = _MARKERS.sub(b"", data)
            try:
                paragraphs = found.read(data, path, "und")
            except InputError:
                paragraphs = None
        self._read[key] = paragraphs
        if len(self._read) > _KEPT:
            self._read.popitem(last=False)
        return paragraphs
