"""WebVTT subtitles (.vtt): cues; notes, styles and regions are left alone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.cue_times import refuse_broken_times
from review.formats.cues import clean_cue, protect_cue, write_cues
from review.formats.format import Format
from review.formats.reading import decode_marked
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_TIME = r"(?:\d{2,3}:)?\d{2}:\d{2}\.\d{3}"
_TIMING = lazy_regex(rf"(?P<start>{_TIME})[ \t]++-->[ \t]++(?P<end>{_TIME})(?:[ \t][^\n]*+)?")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The cues in order. Raises InputError for a file that does not begin as WebVTT does, and for broken times."""
    text = decode_marked(data, name)
    if not _looks(text):
        raise InputError("is no WebVTT: its first line is not WEBVTT", name, 1)
    _refuse_broken(text, name)
    return paragraphs_of(scan(text), LinesAndColumns(text))


def write(corrected: Corrected) -> bytes:
    """The file with corrected cues."""
    return write_cues(corrected, _scan_whole)


def _refuse_broken(text: str, name: str) -> None:
    refuse_broken_times(text, lambda line: _TIMING.fullmatch(line.rstrip()), name, "00:01.000 --> 00:04.000")


def _scan_whole(text: str) -> list[Block]:
    """As `scan`, of a text that `read` takes: a correction that looks like times would make it one that it does not."""
    _refuse_broken(text, "")
    return scan(text)


def scan(text: str) -> list[Block]:
    """The cues, those without a text left out."""
    return list(_cues(text))


def _cues(text: str) -> Iterator[Block]:
    at = 0
    timing: regex.Match[str] | None = None
    begin = None
    for line in [*text.split("\n"), ""]:
        if timing is None:
            timing = _TIMING.fullmatch(line.rstrip())
            begin = None
        elif not line.strip():
            if begin is not None:
                cue = text[begin : at - 1]
                key = f"{timing['start']} --> {timing['end']}"
                yield Block((Piece(cue, begin, begin + len(cue)),), "cue", protect_cue(cue), 0, key)
            timing = None
        elif begin is None:
            begin = at
        at += len(line) + 1


def _looks(text: str) -> bool:
    return regex.match(r"\ufeff?WEBVTT(?=[ \t\n]|\Z)", text) is not None


FORMAT = Format("vtt", (".vtt",), "text/vtt; charset=utf-8", write, read, timed=True, looks=_looks, clean=clean_cue)
