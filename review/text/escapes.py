"""Escape sequences of terminals that got into a text, from a log or a coloured listing: no words and no figures."""

from __future__ import annotations

from review.lazy_patterns import lazy_re

__all__ = ["blanked", "escape_sequences"]

#: ECMA-48: control sequences (colours, the cursor: ESC [ 31 m), titles and links (ESC ] 8;;address ESC \), and
#: short ones (ESC c). Bounded, so that an opening without an end costs nothing.
_SEQUENCE = lazy_re(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\)|\x1b[ -/]{0,8}[0-Z\\^-~]"
)


def escape_sequences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each escape sequence."""
    if "\x1b" not in text and "\x9b" not in text:
        return []
    return [match.span() for match in _SEQUENCE.finditer(text)]


def blanked(text: str) -> str:
    """The text with spaces for its escape sequences; every offset stays."""
    if "\x1b" not in text and "\x9b" not in text:
        return text
    return _SEQUENCE.sub(lambda match: " " * len(match.group()), text)
