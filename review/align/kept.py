"""Paragraphs that stand on both sides letter by letter: what was not translated yet, or is the same in any language.

Nothing says surer which paragraphs belong together. So no bead reaches over such a pair's edges, though the paragraphs
around it, of a page half translated, say in another language what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from review.align.anchors import rising
from review.align.keys import Key
from review.align.pieces import ParagraphSentence
from review.model import Paragraph
from review.text.page.boilerplate import is_frame

__all__ = ["Kept", "kept_in"]

#: Letters and digits of a paragraph that is no chance to meet again: a heading of a word or two may stand anywhere.
_LEAST = 12
#: By unit of source and target: whether no bead may hold it and the unit before it, and its key.
Kept = tuple[tuple[list[bool], list[bool]], tuple[list[frozenset[Key]], list[frozenset[Key]]]]


def kept_in(
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]],
    units: tuple[Sequence[ParagraphSentence], Sequence[ParagraphSentence]],
) -> Kept:
    """What the paragraphs that stand once on either side, in the same order, say of the units."""
    # code is the same everywhere, and its caption may stand before it on one side and behind it on the other
    # a site's own lines are put in anywhere
    texts = ([_folded(one.text) if one.kind != "code" else "" for one in side] for side in paragraphs)
    language = units[0][0].text.language if units[0] else ""
    places = [(i, j) for i, j in _pairs(*texts) if not is_frame(paragraphs[0][i].text, language)]
    edges, keys = [], []
    for of_side, side in zip(([i for i, _ in places], [j for _, j in places]), units, strict=True):
        numbers = {paragraph: number for number, paragraph in enumerate(of_side)}
        edges.append([unit.first and (unit.paragraph in numbers or unit.paragraph - 1 in numbers) for unit in side])
        keys.append([_key(numbers.get(unit.paragraph)) if unit.first else frozenset() for unit in side])
    return (edges[0], edges[1]), (keys[0], keys[1])


def _key(number: int | None) -> frozenset[Key]:
    return frozenset[Key]() if number is None else frozenset({("kept", number)})


def _folded(text: str) -> str:
    folded = "".join(text.split())
    return folded if sum(map(str.isalnum, folded)) >= _LEAST else ""


def _pairs(source: Sequence[str], target: Sequence[str]) -> list[tuple[int, int]]:
    """The longest rising run of places whose texts are the same, and stand nowhere else."""
    counts = Counter(source), Counter(target)
    places = {text: j for j, text in enumerate(target) if text and counts[1][text] == 1}
    met = [(i, places[text]) for i, text in enumerate(source) if text in places and counts[0][text] == 1]
    return rising(met)
