"""Subtitles: cues with their times, joined to sentences for judging, and taken apart again for writing.

A format of subtitles gives each cue as a block whose key is its times, "00:01:02,500 --> 00:01:04,000". Pairing joins
the cues that share a sentence, on both sides by their times; the joined paragraph's key has all of theirs, and between
two cues stands a line break that is a protected mark (within a cue it is white space).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from review.formats.blocks import Block, LinesAndColumns
from review.formats.byte_ranges import Original
from review.formats.corrected import Corrected
from review.formats.cue_groups import KEY_GAP, groups_of, times_of
from review.formats.proof import proven
from review.formats.replacement import Replacement
from review.formats.tags import REFERENCE, find_tags, read_reference
from review.formats.writing import corrections, spliced
from review.lazy_patterns import lazy_regex
from review.model import Paragraph, Protected, Segment, Side
from review.text.difference import difference

__all__ = ["Timed", "called", "clean_cue", "cue_texts", "pair_cues", "protect_cue", "write_cues"]

#: What stands between two cues of a joined paragraph.
CUE_GAP = "\n"
_SENTENCE_END = lazy_regex(r"""[.!?…:;。！？।؟♪)\]]["”»’'』」]*+\s*\Z""")
_OVERRIDE = lazy_regex(r"\{\\[^{}]*+\}")
_HIDDEN = lazy_regex(r"<[^<>]{0,200}+>|\{\\[^{}]{0,200}+\}")
_DASH = lazy_regex(r"\s*+[-–—]")
#: Cues of one side that are joined at most: a text without full stops is no sentence of an hour.
_MOST = 8


class Timed(NamedTuple):
    """A cue's text, its times in milliseconds, and where it stands in its paragraph's text."""

    text: str
    start: int
    end: int
    offset: int

    @property
    def shown(self) -> str:
        """The text without tags and overrides."""
        return _bare(self.text)


def cue_texts(paragraph: Paragraph) -> list[Timed]:
    """A paragraph's cues; [] where it has no times."""
    try:
        times = times_of(paragraph.key)
    except ValueError:
        return []
    cuts = [one.start for one in paragraph.protected if one.kind == "mark" and paragraph.text[one.start] == CUE_GAP]
    if len(cuts) + 1 != len(times):
        return []
    starts = [0, *(cut + 1 for cut in cuts)]
    ends = [*cuts, len(paragraph.text)]
    return [
        Timed(paragraph.text[start:end], *time, start) for start, end, time in zip(starts, ends, times, strict=True)
    ]


def called(segment: Segment, side: Side, offset: int) -> str:
    """What the file calls the string in which an offset of a segment's text stands: its key, of a cue when it begins
    (hours:minutes:seconds.milliseconds); "" where it has no name.
    """
    paragraph, at = segment.paragraph_at(side, offset)
    if paragraph.kind != "cue":
        return paragraph.key
    cue = next((cue for cue in reversed(cue_texts(paragraph)) if cue.offset <= at), None)
    if cue is None:
        return ""
    seconds, thousandths = divmod(cue.start, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def protect_cue(text: str) -> tuple[Protected, ...]:
    """The protected stretches of a cue: tags, overrides in braces, references; a line break reads as a space.

    The break before a dash is left: there another person speaks.
    """
    found: list[Protected] = []
    at = 0
    for tag in find_tags(text):
        if tag.start >= at:
            found.append(Protected(tag.start, tag.end, "tag"))
            at = tag.end
    found += [Protected(match.start(), match.end(), "tag") for match in _OVERRIDE.finditer(text)]
    for match in REFERENCE.finditer(text):
        if (reads := read_reference(match[0])) != match[0]:
            found.append(Protected(match.start(), match.end(), "reference", reads))
    for n, character in enumerate(text):
        if character == "\n" and not _DASH.match(text, n + 1):
            found.append(Protected(n, n + 1, "space", " "))
    found.sort(key=lambda one: one.start)
    return tuple(one for n, one in enumerate(found) if not n or found[n - 1].end <= one.start)


def clean_cue(text: str) -> str:
    """A text without empty lines, which would end its cue."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def pair_cues(
    source: Sequence[Paragraph], target: Sequence[Paragraph]
) -> list[tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]]:
    """Cues of two files as beads, in order: those shown at the same time, joined until both sides end a sentence."""
    beads: list[tuple[list[Paragraph], list[Paragraph]]] = []
    for mine, theirs in groups_of(source, target):
        if beads and _goes_on(beads[-1], mine, theirs):
            beads[-1][0].extend(mine)
            beads[-1][1].extend(theirs)
        else:
            beads.append((list(mine), list(theirs)))
    return [(_joined(mine), _joined(theirs)) for mine, theirs in beads]


def _goes_on(bead: tuple[list[Paragraph], list[Paragraph]], mine: Sequence[Paragraph], theirs: object) -> bool:
    if not all(bead) or not mine or not theirs or max(map(len, bead)) >= _MOST:
        return False
    return not all(_SENTENCE_END.search(_bare(side[-1].text)) for side in bead)


def _bare(text: str) -> str:
    return str(_HIDDEN.sub("", text))


def _joined(cues: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    if len(cues) < 2:
        return tuple(cues)
    text = ""
    protected: list[Protected] = []
    places: list[tuple[int, int, int]] = []
    for cue in cues:
        if text:
            reads = "\n" if _DASH.match(cue.text) else " "
            protected.append(Protected(len(text), len(text) + 1, "mark", reads))
            text += CUE_GAP
        at = len(text)
        places += [(at + start, line, column) for start, line, column in cue.places or ((0, cue.line, cue.column),)]
        protected += [replace(one, start=at + one.start, end=at + one.end) for one in cue.protected]
        text += cue.text
    key = KEY_GAP.join(cue.key for cue in cues)
    first = cues[0]
    return (Paragraph(text, first.line, first.column, "cue", tuple(protected), tuple(places), 0, key),)


def write_cues(
    corrected: Corrected,
    scan: Callable[[str], Sequence[Block]],
    clean: Callable[[str], str] = clean_cue,
    encoding: str = "utf-8",
) -> bytes:
    """The file with corrected cues: the times stay, and each word goes to the cue at whose place it stands. `clean`
    makes of a text one that a cue can hold; an empty line, at which most players end a cue, is put into none.
    """
    original = Original.of(corrected.data, encoding)
    text = original.even
    places = LinesAndColumns(text)
    cues = [block for block in scan(text) if block.text.strip()]
    by_key: dict[str, list[int]] = {}
    for n, cue in enumerate(cues):
        by_key.setdefault(cue.key, []).append(n)
    joined: dict[tuple[int, int], Block] = {}
    parts: dict[int, list[Block]] = {}
    for segment in corrected.segments:
        for paragraph in segment.target:
            held = [cues[by_key[key].pop(0)] for key in paragraph.key.split(KEY_GAP) if by_key.get(key)]
            if held:
                whole = _whole(held)
                joined[places.of(held[0].start)] = whole
                parts[id(whole)] = held
    replaced = []
    for number, whole, new in corrections(corrected, joined):
        held = parts[id(whole)]
        old = [cue.text for cue in held]
        for cue, part in zip(held, _parted(old, _fitting(clean(new), old)), strict=True):
            part = _fitting(part, [cue.text])
            if part != cue.text:
                replaced.append(Replacement(number, cue, part))
    return spliced(original, text, proven(text, cues, replaced, scan, corrected.name))


def _fitting(text: str, old: Sequence[str]) -> str:
    """A text without empty lines where the cues that it goes to have none."""
    return text if any(clean_cue(cue) != cue for cue in old) else clean_cue(text)


def _whole(cues: Sequence[Block]) -> Block:
    pieces = list(cues[0].pieces)
    for cue in cues[1:]:
        pieces.append(cue.pieces[0]._replace(text=CUE_GAP, end=cue.pieces[0].start))
        pieces += cue.pieces
    return cues[0]._replace(pieces=tuple(pieces))


def _parted(old: Sequence[str], new: str) -> list[str]:
    """A joined text that was corrected, a part for each of the cues that it was joined of."""
    if len(old) == 1:
        return [new]
    lines, counts = new.split("\n"), [text.count("\n") + 1 for text in old]
    if len(lines) == sum(counts):
        starts = [sum(counts[:n]) for n in range(len(counts))]
        return ["\n".join(lines[start : start + count]) for start, count in zip(starts, counts, strict=True)]
    cuts = []
    at = 0
    for text in old[:-1]:
        at += len(text)
        cuts.append(_carried(CUE_GAP.join(old), new, at))
        at += len(CUE_GAP)
    bounds = [0, *cuts, len(new)]
    return [new[start:end].strip() for start, end in pairwise(bounds)]


def _carried(old: str, new: str, offset: int) -> int:
    """Where in the new text the offset of the old one lies."""
    a = b = 0
    for kind, words in difference(old, new):
        if kind == "new":
            b += len(words)
            continue
        if a + len(words) > offset:
            return b + (offset - a if kind == "same" else 0)
        a += len(words)
        b += len(words) if kind == "same" else 0
    return b
