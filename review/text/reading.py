"""A text as a reader sees it: without tags and marks, one object for each stretch of code and each placeholder.

Checks, lengths, metrics, alignment and translation models judge the reading; what they find is told in offsets of the
text as written. A text without protected stretches is its own reading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from review.lazy_patterns import lazy_regex
from review.model import OBJECT, PARAGRAPH_GAP, Document, Paragraph, Protected, Segment, Side

__all__ = ["Reading", "carried", "held_in", "hidden_in", "read_document", "read_paragraph", "read_segment", "words_in"]

#: Two tags that meet between letters: what they divide are two words to the reader.
_LETTERS = lazy_regex(r"[\p{L}\p{N}]")
#: Marks of emphasis and white space are for whoever edits to move.
_TAG = lazy_regex(r"<[^<>]*+>")
_HELD = frozenset(("code", "placeholder", "tag", "link", "reference"))


def read_paragraph(paragraph: Paragraph) -> Paragraph:
    """The paragraph as it reads; places are left to the paragraph as written. Code as a block reads as one object."""
    if not paragraph.protected:
        return replace(paragraph, text=OBJECT, places=()) if paragraph.kind == "code" else paragraph
    if paragraph.kind == "code":
        return replace(paragraph, text=OBJECT, protected=(), places=())
    text = "".join(piece for piece, _, _ in _pieces(paragraph))
    return replace(paragraph, text=text, protected=(), places=())


def hidden_in(segment: Segment, side: Side) -> str:
    """What stands in a side's code, placeholders and links, in one line."""
    return " ".join(
        paragraph.text[one.start : one.end]
        for paragraph in segment.paragraphs(side)
        for one in paragraph.protected
        if one.kind in ("code", "placeholder", "link")
    )


def held_in(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """The literals that go whole or not at all where somebody edits, each once: code, placeholders, tags, links and
    references. One that is a plain word is left out: it would be found where nothing is.
    """
    found = (p.text[one.start : one.end] for p in paragraphs for one in p.protected if one.kind in _HELD)
    return tuple(dict.fromkeys(text for text in found if not text.isalnum() and text.strip()))


def read_segment(segment: Segment) -> Segment:
    """The segment with both sides as they read; the same object where that is how they are written."""
    source, target = (tuple(map(read_paragraph, segment.paragraphs(side))) for side in ("source", "target"))
    if source == segment.source and target == segment.target:
        return segment
    return replace(segment, source=source, target=target)


def read_document(document: Document) -> Document:
    """The document with all its segments as they read."""
    return replace(document, segments=tuple(map(read_segment, document.segments)))


class Reading:
    """Offsets between a side as it reads and as it is written."""

    def __init__(self, segment: Segment, side: Side) -> None:
        self.written = segment.text(side)
        self._read: list[int] = []
        self._written: list[tuple[int, int, int]] = []  # (start, end, characters read) of each piece
        at = read = 0
        for n, paragraph in enumerate(segment.paragraphs(side)):
            if n:
                self._add(read, at, at + len(PARAGRAPH_GAP), len(PARAGRAPH_GAP))
                read, at = read + len(PARAGRAPH_GAP), at + len(PARAGRAPH_GAP)
            for piece, start, end in _pieces(paragraph):
                if piece:
                    self._add(read, at + start, at + end, len(piece))
                    read += len(piece)
            at += len(paragraph.text)

    def _add(self, read: int, start: int, end: int, length: int) -> None:
        self._read.append(read)
        self._written.append((start, end, length))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the reading in offsets of the text as written; protected stretches count whole."""
        first = self._start(start)
        if end <= start:
            return first, first
        n = bisect_right(self._read, end - 1) - 1
        begins, ends, length = self._written[n]
        last = begins + end - self._read[n] if ends - begins == length else ends
        return first, max(first, last)

    def _start(self, offset: int) -> int:
        if not self._read:
            return 0
        n = bisect_right(self._read, offset) - 1
        begins, ends, length = self._written[n]
        inside = offset - self._read[n]
        if inside >= length:
            return ends
        return begins + inside if ends - begins == length else begins


def words_in(segment: Segment, side: Side, start: int, end: int) -> str:
    """A stretch of a side as written, as it reads: without tags and marks; code and placeholders as they are written.

    Where nothing but these stands in it, it is what is written.
    """
    written = segment.text(side)[start:end]
    pieces, at = [], 0
    for paragraph in segment.paragraphs(side):
        first, last = max(0, start - at), min(len(paragraph.text), end - at)
        reached = first
        for one in paragraph.protected:
            if one.start >= first and one.end <= last:
                stands = paragraph.text[one.start : one.end]
                pieces += [paragraph.text[reached : one.start], _shown(one, stands)]
                reached = one.end
        pieces.append(paragraph.text[reached:last] if reached < last else "")
        at += len(paragraph.text) + len(PARAGRAPH_GAP)
        if start < at < end:
            pieces.append(PARAGRAPH_GAP)
    read = "".join(pieces)
    return read if read.strip() else written


def _shown(one: Protected, stands: str) -> str:
    """What of a protected stretch is shown to people: of code in a page what it is without its tags."""
    if one.kind == "code" and stands.startswith("<"):
        bare: str = _TAG.sub("", stands)
        return bare
    return stands if one.kind in ("code", "placeholder") else one.reads


def _pieces(paragraph: Paragraph) -> list[tuple[str, int, int]]:
    """The reading in pieces, each with the stretch of the text as written that it stands for."""
    if paragraph.kind == "code":
        return [(OBJECT, 0, len(paragraph.text))]
    text = paragraph.text
    if not paragraph.protected:
        return [(text, 0, len(text))] if text else []
    pieces: list[tuple[str, int, int]] = []
    at = 0
    stretches = paragraph.protected
    for n, one in enumerate(stretches):
        if at < one.start:
            pieces.append((text[at : one.start], at, one.start))
        reads = one.reads
        if not reads and one.kind == "tag" and _divides(text, stretches, n):
            reads = " "
        before = next((piece[-1] for piece, _, _ in reversed(pieces) if piece), "")
        if reads.isspace() and before.isspace():
            reads = ""
        at = one.end
        if not reads and before.isspace():  # the spaces on both sides of what is not seen are one
            while text[at : at + 1] == " " and not (n + 1 < len(stretches) and stretches[n + 1].start <= at):
                at += 1
        pieces.append((reads, one.start, at))
    if at < len(text):
        pieces.append((text[at:], at, len(text)))
    return _trimmed(pieces)


def _trimmed(pieces: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Without the white space that is left at either end where a tag, a mark or an image was."""
    while pieces and not pieces[0][0].strip():
        pieces.pop(0)
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    if pieces:
        piece, start, end = pieces[0]
        if end - start == len(piece):
            kept = piece.lstrip()
            pieces[0] = (kept, end - len(kept), end)
        piece, start, end = pieces[-1]
        if end - start == len(piece):
            kept = piece.rstrip()
            pieces[-1] = (kept, start, start + len(kept))
    return pieces


def _divides(text: str, stretches: Sequence[Protected], n: int) -> bool:
    """Whether a closing tag meets an opening one here with letters on both sides."""
    if n + 1 == len(stretches) or stretches[n + 1].start != stretches[n].end or stretches[n + 1].kind != "tag":
        return False
    first = n
    while first and stretches[first - 1].end == stretches[first].start and stretches[first - 1].kind == "tag":
        first -= 1
    last = n + 1
    while last + 1 < len(stretches) and stretches[last + 1].start == stretches[last].end:
        last += 1
    before, after = text[: stretches[first].start][-1:], text[stretches[last].end :][:1]
    closes = text.startswith("</", stretches[n].start) and not text.startswith("</", stretches[n + 1].start)
    return closes and bool(_LETTERS.match(before)) and bool(_LETTERS.match(after))


def carried(old: Paragraph, text: str, source: Iterable[Paragraph] = ()) -> tuple[Protected, ...]:
    """The protected stretches of a paragraph whose text was changed: those that still stand, in their order, and those
    that stand as in its source, where somebody has put in what was missing.
    """
    found: list[Protected] = []
    at = 0
    for one in old.protected:
        literal = old.text[one.start : one.end]
        start = text.find(literal, at)
        if start >= 0 and literal:
            found.append(replace(one, start=start, end=start + len(literal)))
            at = start + len(literal)
    reached: dict[str, int] = {}
    for paragraph in source:
        for one in paragraph.protected:
            literal = paragraph.text[one.start : one.end]
            free = _free(text, literal, reached.get(literal, 0), found)
            if free is not None:
                found.append(replace(one, start=free, end=free + len(literal)))
                reached[literal] = free + len(literal)
    return tuple(sorted(found, key=lambda one: one.start))


def _free(text: str, literal: str, at: int, taken: Sequence[Protected]) -> int | None:
    """Where a literal stands next that meets none of the stretches taken; None where it does not."""
    while literal and (start := text.find(literal, at)) >= 0:
        other = next((one for one in taken if one.start < start + len(literal) and start < one.end), None)
        if other is None:
            return start
        at = max(other.end, start + 1)
    return None
