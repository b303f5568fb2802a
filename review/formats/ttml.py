"""TTML, the subtitles of broadcasters and streaming services (.ttml, .dfxp): paragraphs with times; a `<br/>` is a line
break.

Times by TTML2 (https://www.w3.org/TR/ttml2/, 12.3.1): clock times with fractions or frames, and offsets in hours,
minutes, seconds, milliseconds, frames or ticks, as the root's parameters say how long these are. Where a paragraph has
no times, its spans that have are the cues. Times of what holds the paragraphs do not move them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.cue_times import refuse_impossible_times
from review.formats.cues import protect_cue, write_cues
from review.formats.format import Format
from review.formats.tags import find_tags
from review.formats.xml import Element, attribute, characters, elements, encoding_of, text_of
from review.formats.xml_prologue import root_of
from review.formats.xml_writing import escape_around, without_controls
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_CLOCK = lazy_regex(
    r"(?P<h>\d{2,}):(?P<m>[0-5]\d):(?P<s>[0-5]\d|60)(?:(?P<fraction>\.\d+)|:(?P<frames>\d{2,})(?:\.\d+)?)?"
)
_OFFSET = lazy_regex(r"(?P<count>\d+(?:\.\d+)?)(?P<metric>h|ms|m|s|f|t)")
_BROKEN = lazy_regex(r"[ \t]*\n[ \t\n]*")
#: Frames a second where the file does not say.
_FRAME_RATE = Fraction(30)


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The cues in order. Raises InputError for what is no TTML, and, with the line, for times that cannot be read."""
    text = text_of(data, name)
    if not _looks(text):
        raise InputError("is no TTML: its root is no <tt>", name)
    try:
        return paragraphs_of(scan(text), LinesAndColumns(text))
    except InputError as error:
        error.path = name
        raise


def write(corrected: Corrected) -> bytes:
    """The file with corrected cues."""
    return write_cues(corrected, scan, encoding=encoding_of(corrected.data))


def scan(text: str) -> list[Block]:
    """The cues, those without a text left out. Raises InputError, with the line, for one without times."""
    return list(_cues(text))


def _cues(text: str) -> Iterator[Block]:
    held = elements(text)
    rates = _rates(text, held[0]) if held else {}
    within = 0  # up to where a paragraph with times reaches
    for n, one in enumerate(held):
        if one.name not in ("p", "span") or one.tag.alone or one.tag.start < within:
            continue
        if attribute(text, one, "begin") is None:
            if one.name == "p" and not _has_timed_spans(text, held[n + 1 :], one) and _pieces(text, one):
                raise InputError("has a paragraph without times: give it begin and end", line=_line(text, one))
            continue
        within = one.end
        if pieces := _pieces(text, one):
            whole = "".join(piece.text for piece in pieces)
            tags = frozenset(piece.text for piece in pieces if piece.whole and piece.text != "\n")
            key = " --> ".join(_times(text, one, rates))
            yield Block(pieces, "cue", protect_cue(whole), 0, key, one.start, partial(_encoded, tags))


def _has_timed_spans(text: str, behind: list[Element], paragraph: Element) -> bool:
    for one in behind:
        if one.tag.start >= paragraph.end:
            return False
        if one.name == "span" and attribute(text, one, "begin") is not None:
            return True
    return False


def _pieces(text: str, one: Element) -> tuple[Piece, ...]:
    """The cue's text with its tags; () where it has no words. White space that only lays the file out is one space."""
    pieces: list[Piece] = []
    at = one.start
    for tag in find_tags(text, one.start, one.end):
        pieces += _plain(text, at, tag.start)
        at = tag.end
        broken = tag.name.rpartition(":")[2] == "br"
        pieces.append(Piece("\n" if broken else text[tag.start : at], tag.start, at, None, True))
    pieces += _plain(text, at, one.end)
    while pieces and pieces[0].text == " ":
        del pieces[0]
    while pieces and pieces[-1].text == " ":
        del pieces[-1]
    return tuple(pieces) if any(piece.text.strip() and not piece.whole for piece in pieces) else ()


def _plain(text: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for gap in _BROKEN.finditer(text, start, end):
        yield from characters(text, at, gap.start())
        at = gap.end()
        yield Piece(" ", gap.start(), at)
    yield from characters(text, at, end)


def _encoded(tags: frozenset[str], new: str) -> str:
    return escape_around(new, tags).replace("\n", "<br/>")


def _times(text: str, one: Element, rates: Mapping[str, Fraction]) -> tuple[str, str]:
    """When the cue is shown, from and to, as 00:00:01.000."""
    said = {name: attribute(text, one, name) for name in ("begin", "end", "dur")}
    seconds = {name: _seconds(time, rates) for name, time in said.items() if time is not None}
    if broken := next((said[name] for name, time in seconds.items() if time is None), None):
        message = f"has a time that cannot be read: {broken[:60]!r}; write it as 00:00:01.000"
        raise InputError(message, line=_line(text, one))
    begin, end, lasts = (seconds.get(name) for name in said)
    if begin is None or (end is None and lasts is None):
        raise InputError("has a paragraph that has no end: give it an end, or dur", line=_line(text, one))
    times = _written(begin), _written(end if end is not None else begin + (lasts or 0))
    refuse_impossible_times(" ".join(times), _line(text, one))
    return times


def _seconds(written: str, rates: Mapping[str, Fraction]) -> Fraction | None:
    """A time expression in seconds; None for what is none."""
    if clock := _CLOCK.fullmatch(written.strip()):
        whole = (int(clock["h"]) * 60 + int(clock["m"])) * 60 + int(clock["s"])
        return whole + Fraction(clock["fraction"] or 0) + int(clock["frames"] or 0) / rates["f"]
    if offset := _OFFSET.fullmatch(written.strip()):
        return Fraction(offset["count"]) / rates[offset["metric"]]
    return None


def _rates(text: str, root: Element) -> dict[str, Fraction]:
    """How many of each metric a second has."""
    given = {name: attribute(text, root, f"ttp:{name}") for name in ("framerate", "subframerate", "tickrate")}
    numbers = {name: Fraction(int(value)) for name, value in given.items() if value and value.isdigit() and int(value)}
    frames = numbers.get("framerate", _FRAME_RATE)
    times, _, by = (attribute(text, root, "ttp:frameratemultiplier") or "").partition(" ")
    if times.isdigit() and by.isdigit() and int(times) and int(by):
        frames *= Fraction(int(times), int(by))
    ticks = numbers.get("tickrate") or (
        frames * numbers.get("subframerate", 1) if "framerate" in numbers else Fraction(1)
    )
    minute = Fraction(1, 60)
    return {"h": minute / 60, "m": minute, "s": Fraction(1), "ms": Fraction(1000), "f": frames, "t": ticks}


def _written(seconds: Fraction) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def _line(text: str, one: Element) -> int:
    return text.count("\n", 0, one.tag.start) + 1


def _looks(text: str) -> bool:
    return root_of(text).rpartition(":")[2] == "tt"


FORMAT = Format(
    "ttml", (".ttml", ".dfxp"), "application/ttml+xml", write, read, timed=True, looks=_looks, clean=without_controls
)
