r"""Advanced SubStation Alpha (.ass, .ssa): the texts of dialogue lines; `\N` is a line break, overrides are tags."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.cue_times import refuse_impossible_times
from review.formats.cues import protect_cue, write_cues
from review.formats.format import Format
from review.formats.reading import decode_marked
from review.formats.strings import escaped_pieces
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["FORMAT", "read", "scan", "write"]

_LINE = lazy_regex(r"^(?P<name>Format|Dialogue|\[[^\]\n]*+\])(?::[ \t]*+(?P<rest>[^\n]*+))?", regex.MULTILINE)
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_ESCAPE = lazy_regex(r"\\[Nnh]")
_MEANINGS = {r"\N": "\n", r"\n": "\n", r"\h": "\u00a0"}
#: A line that draws shapes instead of words.
_DRAWN = lazy_regex(r"\{[^{}]*\\p[1-9]")
_TIME = lazy_regex(r"\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The dialogue in order. Raises InputError for one without the section of events, and for broken times."""
    text = decode_marked(data, name)
    if "[events]" not in text.lower():
        raise InputError("is no ASS file: it has no section [Events]", name)
    try:
        return paragraphs_of(scan(text), LinesAndColumns(text))
    except InputError as error:
        error.path = name
        raise


def write(corrected: Corrected) -> bytes:
    """The file with corrected dialogue."""
    return write_cues(corrected, scan, _clean)


def scan(text: str) -> list[Block]:
    """The lines of dialogue, drawings and those without a text left out."""
    return list(_cues(text))


def _cues(text: str) -> Iterator[Block]:
    fields = list(_FIELDS)
    events = False
    for match in _LINE.finditer(text):
        if match["name"].startswith("["):
            events = match["name"].lower() == "[events]"
        elif events and match["rest"] is not None and match["name"] == "Format":
            named = [field.strip().lower() for field in match["rest"].split(",")]
            fields = named if named[-1:] == ["text"] and {"start", "end"} <= set(named) else fields
        elif events and match["rest"] is not None:
            yield from _cue(match, fields)


def _cue(match: regex.Match[str], fields: list[str]) -> Iterator[Block]:
    cells = match["rest"].split(",", len(fields) - 1)
    if len(cells) < len(fields) or _DRAWN.search(cells[-1]):
        return
    times = [cells[fields.index(name)].strip() for name in ("start", "end")]
    if not all(map(_TIME.fullmatch, times)):
        line = match.string.count("\n", 0, match.start("rest")) + 1
        said = ",".join(times)[:60]
        raise InputError(
            f"has a line of times that cannot be read: {said!r}; write them as 0:00:01.00,0:00:04.00", line=line
        )
    refuse_impossible_times(" ".join(times), match.string.count("\n", 0, match.start("rest")) + 1)
    start = match.end("rest") - len(cells[-1])
    pieces = tuple(escaped_pieces(cells[-1], start, _ESCAPE, _MEANINGS))
    text = "".join(piece.text for piece in pieces)
    if text.strip():
        yield Block(pieces, "cue", protect_cue(text), 0, " --> ".join(times), start, _encoded)


def _encoded(text: str) -> str:
    return text.replace("\n", "\\N").replace("\u00a0", "\\h")


def _clean(text: str) -> str:
    """A text as a line of dialogue reads: what is typed as an escape is what it stands for."""
    return str(_ESCAPE.sub(lambda match: _MEANINGS[match[0]], text))


def _looks(text: str) -> bool:
    return text.lstrip("\ufeff \n").startswith("[Script Info]")


FORMAT = Format(
    "ass",
    (".ass", ".ssa"),
    "text/x-ass; charset=utf-8",
    write,
    read,
    timed=True,
    looks=_looks,
    clean=_clean,
    holds="a line of dialogue below [Events]",
)
