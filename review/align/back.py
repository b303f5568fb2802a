"""The back-translation as evidence: words of the source that come back stand in units that belong together.

A model mostly does not choose the author's word, but where it does, that says more than what stands on both sides as
it is (Sennrich and Volk, "MT-based sentence alignment for OCR-generated parallel texts", AMTA 2010). Each word is one
key among the others (`anchors`): a rare one counts, one of every sentence does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.align.keys import Key
from review.align.learned import words_of
from review.align.pieces import ParagraphSentence
from review.model import Paragraph
from review.text.analysis import Text

__all__ = ["SentencePair", "back_keys"]

#: A sentence of the target as it stands in its paragraph, and the same taken back to the source's language.
SentencePair = tuple[str, str]


def back_keys(
    source: Sequence[ParagraphSentence],
    target: Sequence[ParagraphSentence],
    paragraphs: Sequence[Paragraph],
    back: Sequence[Sequence[SentencePair]],
    language: str,
) -> tuple[list[frozenset[Key]], list[frozenset[Key]]]:
    """For each unit of either side, a key for each of its words in the source's `language`.

    `back` has one entry for each of the target's `paragraphs`: its sentences in order, none where there is no
    translation. They need not be cut as the units are: a sentence goes to the unit that holds most of it, and one that
    is not found in the paragraph is left out.
    """
    units_of_paragraph: dict[int, list[int]] = {}
    for number, unit in enumerate(target):
        units_of_paragraph.setdefault(unit.paragraph, []).append(number)
    taken_back: list[frozenset[Key]] = [frozenset()] * len(target)
    for paragraph, pairs in enumerate(back):
        numbers = units_of_paragraph[paragraph]
        first = end = 0
        for sentence, translation in pairs:
            start = paragraphs[paragraph].text.find(sentence, end)
            if start < 0:
                continue
            end = start + len(sentence)
            # units stand in order, so those that end before this sentence are done with
            while first < len(numbers) - 1 and target[numbers[first]].end <= start:
                first += 1
            best, most = first, 0
            for at in range(first, len(numbers)):
                unit = target[numbers[at]]
                if unit.start >= end:
                    break
                held = min(unit.end, end) - max(unit.start, start)
                if held > most:
                    best, most = at, held
            taken_back[numbers[best]] |= _keys(Text(translation, language))
    return [_keys(unit.text) for unit in source], taken_back


def _keys(text: Text) -> frozenset[Key]:
    return frozenset(("back", word) for word in words_of(text))
