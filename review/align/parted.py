"""A sentence that a block of code stands within ("Add", the line, "to your file."): languages part it at another place,
or not at all, so that a part alone has no counterpart. Its parts and the block are one bead.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from review.align.lengths import measure
from review.align.paragraph_beads import Bead
from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.reading import read_paragraph

__all__ = ["join_parted"]

#: What ends a sentence, or says that something follows.
_ENDS = lazy_regex(r"[.!?…:;。！？।؟۔።։៖：；][\s'\"”’»)\]」』]*\Z")
#: The first letter of what goes on with a sentence: a small one, or one of a script that has no others.
_GOES_ON = lazy_regex(r"[^\p{L}\p{N}]{0,3}[\p{Ll}\p{Lo}]")
_ADDRESS = lazy_regex(r"<?(?:(?:https?|ftp)://|www\.)[^\s<>]+>?")
_PROSE = frozenset(("body", "list-item"))
#: So many times longer or shorter than both parts together is a part that has words of the other.
_MISFIT = 1.6
_Triple = tuple[int, int, int]


def join_parted(beads: Sequence[Bead], source: Sequence[Paragraph], target: Sequence[Paragraph]) -> tuple[Bead, ...]:
    """The beads, those of a sentence around a block of code as one where a part stands alone or does not fit."""
    found = _with_addresses([*beads], source, target)
    if not any(one.kind == "code" for one in (*source, *target)):
        return tuple(found)
    usual = _usual(found, source, target)
    for side, paragraphs in ((0, source), (1, target)):
        for triple in _parted(paragraphs):
            found = _joined(_without_borrowed(found, side, triple, usual, source, target), side, triple, source, target)
    return tuple(found)


def _with_addresses(beads: list[Bead], source: Sequence[Paragraph], target: Sequence[Paragraph]) -> list[Bead]:
    """With a paragraph that ends in a colon and stands alone put to the address behind it, which is all that the
    translation (or the source) of a sentence has there: Other maps are at / https://….
    """
    found: list[Bead] = []
    for bead in beads:
        before = found[-1] if found else None
        whole = None
        if before is not None and len(bead.source) == len(bead.target) == 1:
            ours, theirs = (_is_bare(source[bead.source[0]]), _is_bare(target[bead.target[0]]))
            if theirs and not ours and not before.source and _leads(target[before.target[-1]]):
                whole = Bead(bead.source, before.target + bead.target, bead.score)
            elif ours and not theirs and not before.target and _leads(source[before.source[-1]]):
                whole = Bead(before.source + bead.source, bead.target, bead.score)
        if whole is None:
            found.append(bead)
        else:
            found[-1] = whole
    return found


def _is_bare(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an address and nothing else."""
    return paragraph.kind in _PROSE and _ADDRESS.fullmatch(paragraph.text.strip()) is not None


def _leads(paragraph: Paragraph) -> bool:
    return paragraph.kind in _PROSE and paragraph.text.rstrip()[-1:] in (":", "：")


def _parted(paragraphs: Sequence[Paragraph]) -> Iterator[_Triple]:
    for at in range(1, len(paragraphs) - 1):
        before, code, after = paragraphs[at - 1 : at + 2]
        if code.kind != "code" or before.kind not in _PROSE or after.kind not in _PROSE:
            continue
        said = read_paragraph(before).text.rstrip()
        if said and _ENDS.search(said) is None and _GOES_ON.match(read_paragraph(after).text.lstrip()):
            yield at - 1, at, at + 1


def _usual(beads: Sequence[Bead], source: Sequence[Paragraph], target: Sequence[Paragraph]) -> float:
    """How many times as long as its source the translation is."""
    pairs = [(_length(source, bead.source), _length(target, bead.target)) for bead in beads]
    return (1 + sum(other for one, other in pairs if one)) / (1 + sum(one for one, other in pairs if other))


def _without_borrowed(
    beads: list[Bead],
    side: int,
    triple: _Triple,
    usual: float,
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
) -> list[Bead]:
    """With a part that was put with a paragraph of its side, which fits its translation better without, alone."""
    for bead in beads:
        own, other = (bead.source, bead.target) if side == 0 else (bead.target, bead.source)
        part = next((n for n in (triple[0], triple[2]) if n in own), None)
        rest = tuple(n for n in own if n not in triple)
        if part is None or not rest or not other or len(own) != len(rest) + 1:
            continue
        here, there = (source, target) if side == 0 else (target, source)
        wanted = usual if side == 0 else 1 / usual
        misfits = [
            abs(math.log((1 + _length(there, other)) / (1 + _length(here, places)) / wanted)) for places in (own, rest)
        ]
        if misfits[1] < misfits[0]:
            alone = Bead((part,), (), 0.5) if side == 0 else Bead((), (part,), 0.5)
            kept = Bead(rest, other, bead.score) if side == 0 else Bead(other, rest, bead.score)
            at = beads.index(bead)
            return [*beads[:at], *([alone, kept] if part < rest[0] else [kept, alone]), *beads[at + 1 :]]
    return beads


def _joined(
    beads: list[Bead], side: int, triple: _Triple, source: Sequence[Paragraph], target: Sequence[Paragraph]
) -> list[Bead]:
    """With the beads of a sentence's parts as one, where no other bead has a place between theirs."""
    own: Callable[[Bead], tuple[int, ...]] = (lambda bead: bead.source) if side == 0 else (lambda bead: bead.target)
    other: Callable[[Bead], tuple[int, ...]] = (lambda bead: bead.target) if side == 0 else (lambda bead: bead.source)
    parts = [bead for bead in beads if not set(own(bead)).isdisjoint(triple)]
    first, last = own(parts[0]), own(parts[-1])
    lone = any(not other(bead) for bead in parts if triple[1] not in own(bead))
    if len(parts) < 2 or not (lone or _misfits(first, last, other(parts[0]), other(parts[-1]), side, source, target)):
        return beads
    ours = tuple(sorted(n for bead in parts for n in own(bead)))
    theirs = tuple(sorted(n for bead in parts for n in other(bead)))
    if not theirs or any(set(range(places[0], places[-1])) - set(places) for places in (ours, theirs)):
        return beads
    score = min(bead.score for bead in parts if own(bead) and other(bead))
    whole = Bead(ours, theirs, score) if side == 0 else Bead(theirs, ours, score)
    at = beads.index(parts[0])
    return [*(one for one in beads[:at] if one not in parts), whole, *(one for one in beads[at:] if one not in parts)]


def _misfits(
    first: tuple[int, ...], last: tuple[int, ...], other_first: tuple[int, ...], other_last: tuple[int, ...],
    side: int, source: Sequence[Paragraph], target: Sequence[Paragraph],
) -> bool:  # fmt: skip
    """Whether a part is much longer or shorter than its translation, for what both parts together are."""
    here, there = (source, target) if side == 0 else (target, source)
    before, after = _length(here, first), _length(here, last)
    before_too, after_too = _length(there, other_first), _length(there, other_last)
    if not (before and after and before_too and after_too):
        return False
    usual = (before_too + after_too) / (before + after)
    ratio = before_too / before / usual
    return max(ratio, 1 / ratio) > _MISFIT


def _length(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> int:
    return sum(measure(read_paragraph(paragraphs[n]).text) for n in places if paragraphs[n].kind != "code")
