"""Paragraphs that run over lines of a file: each line without its indent, the breaks between them as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from review.formats.blocks import Block, Piece
from review.lazy_patterns import lazy_regex
from review.model import Kind, Protected

__all__ = ["Line", "code_of", "indented", "lined", "lines_of"]

_WORD = lazy_regex(r"[\p{L}\p{N}]")


class Line:
    """A line of a file: its text, the offset at which it starts, and how far it is indented (a tab counts as eight)."""

    __slots__ = ("indent", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        bare = text.lstrip(" \t")
        self.indent = len(text[: len(text) - len(bare)].expandtabs(8))

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def bare(self) -> str:
        return self.text.strip()

    def span(self, skip: int = 0) -> tuple[int, int]:
        """Where the text lies without white space around it; `skip` leaves out that many characters at its head."""
        content = self.text[skip:]
        begin = self.start + skip + len(content) - len(content.lstrip())
        return begin, begin + len(content.strip())


def lines_of(text: str) -> list[Line]:
    """The lines of a text."""
    found = []
    at = 0
    for line in text.split("\n"):
        found.append(Line(line, at))
        at += len(line) + 1
    return found


def lined(
    text: str,
    spans: Sequence[tuple[int, int]],
    protect: Callable[[str], tuple[Protected, ...]],
    kind: Kind = "body",
    level: int = 0,
) -> list[Block]:
    """A paragraph of the lines' stretches; none where it has no word. A line that is added gets the others' indent."""
    pieces: list[Piece] = []
    for start, end in spans:
        if start < end:
            if pieces:
                pieces.append(Piece("\n", pieces[-1].end, start))
            pieces.append(Piece(text[start:end], start, end))
    whole = "".join(piece.text for piece in pieces)
    if not _WORD.search(whole):
        return []
    if pieces[-1].end - pieces[0].start == len(whole):
        pieces = [Piece(whole, pieces[0].start, pieces[-1].end)]
    return [Block(tuple(pieces), kind, protect(whole), level, encode=partial(indented, _margin(text, spans)))]


def _margin(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """What stands before the second line; where there is one alone, spaces up to where its text begins."""
    start = spans[min(1, len(spans) - 1)][0]
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before if len(spans) > 1 else " " * len(before)


def indented(margin: str, text: str) -> str:
    """A text with something before each of its lines but the first."""
    return text.replace("\n", "\n" + margin)


def code_of(text: str, lines: Sequence[Line]) -> list[Block]:
    """Lines of code as a block of it, from the first that is not blank to the last."""
    filled = [line for line in lines if not line.blank]
    if not filled:
        return []
    start, end = filled[0].start, filled[-1].start + len(filled[-1].text)
    return [Block((Piece(text[start:end], start, end),), "code")]
