"""In which encoding a gettext catalogue is: what its header says."""

from __future__ import annotations

import regex

from review.errors import EncodingError
from review.formats.byte_ranges import even_text, refuse_misread
from review.lazy_patterns import lazy_regex

__all__ = ["encoding_of", "text_of"]

_CHARSET = lazy_regex(rb"Content-Type:[^\n]{0,100}?charset=([\w.:-]{1,40})", regex.IGNORECASE)
#: So many bytes from its beginning a catalogue's header is looked for.
_HEADER = 8192


def encoding_of(data: bytes) -> str:
    """The charset of the header; UTF-8 where there is none or the bytes are UTF-8."""
    declared = _CHARSET.search(data[:_HEADER])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name in ("charset", "utf-8", "utf8", "ascii", "us-ascii"):
        return "utf-8"
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return "utf-8"
    return name


def text_of(data: bytes, name: str) -> str:
    """A catalogue's text with "\\n" line ends.

    Raises EncodingError, with the line, where its header names another encoding than the one that it is in.
    """
    encoding = encoding_of(data)
    if encoding != "utf-8" and (declared := _CHARSET.search(data[:_HEADER])):
        refuse_misread(data, encoding, name, data.count(b"\n", 0, declared.start()) + 1)
    try:
        return even_text(data, encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(
            "is not in the encoding that its header names; convert it (msgconv -t UTF-8)", name, line
        ) from None
