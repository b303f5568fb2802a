"""SubRip subtitles (.srt)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.cue_times import refuse_broken_times
from review.formats.cues import protect_cue, write_cues
from review.formats.format import Format
from review.formats.reading import decode_marked
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_TIMING = lazy_regex(
    r"^[ \t]*+(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{1,2}[,.]\d{1,3})[ \t]*+-->[ \t]*+"
    r"(?P<end>(?:\d{1,3}:)?\d{1,2}:\d{1,2}[,.]\d{1,3})[^\n]*+$",
    regex.MULTILINE,
)
_EXAMPLE = "00:00:01,000 --> 00:00:04,000"
_NUMBER = lazy_regex(r"(?:\A|\n)[ \t]*+\d++[ \t]*+\n\Z")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The cues in order. Raises InputError for a file without any, and for broken times."""
    text = decode_marked(data, name)
    refuse_broken_times(text, _TIMING.match, name, _EXAMPLE)
    blocks = scan(text)
    if not blocks and text.strip():
        raise InputError(f"has no cue: a line such as {_EXAMPLE} is wanted", name)
    return paragraphs_of(blocks, LinesAndColumns(text))


def write(corrected: Corrected) -> bytes:
    """The file with corrected cues."""
    return write_cues(corrected, _scan_whole, _clean)


def _scan_whole(text: str) -> list[Block]:
    """As `scan`, of a text that `read` takes: a correction that looks like times would make it one that it does not."""
    refuse_broken_times(text, _TIMING.match, "", _EXAMPLE)
    return scan(text)


def _clean(text: str) -> str:
    """A text without empty lines around it; those within are the cue's, which goes on to the next time code."""
    lines = text.split("\n")
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def scan(text: str) -> list[Block]:
    """The cues, those without a text left out."""
    return list(_cues(text))


def _cues(text: str) -> Iterator[Block]:
    timings = list(_TIMING.finditer(text))
    for n, timing in enumerate(timings):
        start = timing.end() + 1
        end = timings[n + 1].start() if n + 1 < len(timings) else len(text)
        if n + 1 < len(timings) and (number := _NUMBER.search(text, max(start - 1, end - 40), end)):
            end = number.start()
        cue = text[start:end].rstrip()
        if cue.strip():
            start += len(cue) - len(cue.lstrip("\n"))
            cue = cue.lstrip("\n")
            key = f"{timing['start']} --> {timing['end']}"
            yield Block((Piece(cue, start, start + len(cue)),), "cue", protect_cue(cue), 0, key)


def _looks(text: str) -> bool:
    return regex.match(r"\s*+\d++[ \t]*+\n[ \t]*+\d\d:\d\d:\d\d,\d{3}[ \t]*+-->", text) is not None


FORMAT = Format(
    "srt", (".srt",), "application/x-subrip; charset=utf-8", write, read, timed=True, looks=_looks, clean=_clean
)
