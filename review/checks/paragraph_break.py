"""Two paragraphs of the source run together in the translation.

Triggers on a segment of more source than target paragraphs: where the target has a single line break between two
sentences, that is the lost break; else the boundary of sentences at which the second source paragraph begins, found
by aligning the sentences of the segment. The last word of the one paragraph and the first of the other are marked.

Leaves alone: a source paragraph that is split in two, which is a matter of taste; line breaks that the source has
within its own paragraph, too; lines broken at a column, and boundaries that cannot be found with some certainty.

Flagged (de → en): `Die Verhandlungen in Genf endeten am Freitag.\\n\\nDer Hafen von Odessa bleibt geschlossen.` → `The
talks in Geneva ended on Friday.\\nThe port of Odessa stays closed.` — `Friday.\\nThe`
Not flagged (de → en): `Die Verhandlungen endeten. Der Hafen bleibt geschlossen.` → `The talks ended.\\n\\nThe port
stays closed.`

False alarms: none where source and target have their paragraphs alike; nothing is flagged under `--align lines`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from review.align.pieces import ParagraphSentence, units_of
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex

__all__ = ["CHECK"]

_LAST_WORD, _FIRST_WORD = lazy_regex(r"\S+\s*$"), lazy_regex(r"\S+")
#: A line that ends a sentence: the break after it is not one at a column.
_ENDS = lazy_regex(r"[.!?。！？।…:：][\"”’»)\]」』]*\s*$")
#: Characters of a word that are marked at most, on either side of the break; in scripts without spaces a "word" is
#: a line.
_MARKED = 25
#: More breaks lost in one segment are one fault: a table or list that is laid out otherwise.
_MANY = 3
#: What the two sentences at a boundary must be worth together, in nats.
_CERTAIN = 1.0


def _join(text: str, at: int) -> tuple[int, int]:
    """From the start of the last word before `at` to the end of the first word after it."""
    before = _LAST_WORD.search(text, max(0, at - 80), at)
    after = _FIRST_WORD.search(text, at, at + 80)
    start = before.start() if before else at
    end = after.end() if after else at
    return max(start, at - _MARKED), min(end, at + _MARKED)


def _breaks(text: str) -> list[int]:
    """Offsets of the first character after single line breaks that end a sentence."""
    found = []
    at = text.find("\n")
    while at != -1:
        if text[at - 1 : at] != "\n" and text[at + 1 : at + 2] != "\n" and _ENDS.search(text, max(0, at - 8), at):
            found.append(at + 1)
        at = text.find("\n", at + 1)
    return found


def _boundaries(view: SegmentView) -> Iterator[int]:
    """Offsets in the target at which, within one target paragraph, another source paragraph begins."""
    from review.align.beads import align_units  # loads numpy

    sources = units_of(view.segment.source, view.source.language)
    targets = units_of(view.segment.target, view.target.language)
    starts = [start for start, _, _ in view.blocks("target")]
    path = align_units(sources, targets, view.source.language, view.target.language)
    for bead, following in pairwise(path):
        if not (bead.matched and following.matched and bead.worth + following.worth >= _CERTAIN):
            continue
        new_paragraph = sources[following.source_start].paragraph != sources[bead.source_end - 1].paragraph
        unit: ParagraphSentence = targets[following.target_start]
        if new_paragraph and unit.paragraph == targets[bead.target_end - 1].paragraph:
            yield starts[unit.paragraph] + unit.start


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    sources, targets = len(view.segment.source), len(view.segment.target)
    if targets == 0 or sources <= targets or len(view.target.raw) > 50_000:
        return
    text = view.target.raw
    breaks = _breaks(text) if "\n" in text else []
    in_source = sum(len(_breaks(paragraph.text)) for paragraph in view.segment.source)
    places = (
        breaks if 0 < len(breaks) - in_source <= sources - targets else list(_boundaries(view))[: sources - targets]
    )
    for at in places[: None if len(places) <= _MANY else 1]:
        start, end = _join(text, at)
        yield view.hit(
            "target", start, end, "two paragraphs of the source run together here: the break between them is lost"
        )


CHECK = Check(
    code="paragraph-break",
    category="Design and markup/Layout",
    severity="minor",
    page=__doc__,
    segment=find,
)
