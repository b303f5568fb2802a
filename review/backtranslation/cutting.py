"""Paragraphs cut into what one call of a model can take, and the results put together again."""

from __future__ import annotations

from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.sentences import Sentence, split_sentences
from review.text.tokens import is_unspaced

__all__ = ["LONGEST", "CutPart", "cut", "join", "worth_sending"]

#: Characters of a sentence that is sent whole; of scripts without spaces a third of it. Models learned on far shorter
#: ones.
LONGEST = 480
_WORTH = lazy_regex(r"\p{L}")
#: Where a long sentence may be cut, the best first. Each pattern ends before the next part begins.
_CUTS = tuple(
    lazy_regex(pattern)
    for pattern in (
        r"""[.!?…。！？][\p{Pe}\p{Pf}"']*(?:\s+|(?<=[。！？]))""",
        r"[;:；：—–]\s*",
        r"[,，、،]\s*",
        r"\s+",
    )
)


class CutPart(NamedTuple):
    """A stretch of a paragraph, `text`, the white space after it, its offset, and which sentence it is of."""

    text: str
    gap: str
    start: int = 0
    sentence: int = 0


def worth_sending(text: str) -> bool:
    """Whether there is a letter in it: for blanks, symbols and bare numbers Marian makes sentences up."""
    return _WORTH.search(text) is not None


def _limit(text: str) -> int:
    return LONGEST // 3 if is_unspaced(text) else LONGEST


def _shorten(text: str, sentence: Sentence) -> list[Sentence]:
    """A sentence in stretches that are short enough, cut at the best places that there are near the middle of the
    room.
    """
    start, end = sentence
    limit = _limit(text[start:end])
    parts: list[Sentence] = []
    while end - start > limit:
        for pattern in _CUTS:
            places = [match.end() for match in pattern.finditer(text, start + limit // 4, start + limit)]
            if places:
                break
        else:
            places = [start + limit]
        cut_at = places[-1]
        parts.append(Sentence(start, start + len(text[start:cut_at].rstrip())))
        start = cut_at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        parts.append(Sentence(start, end))
    return parts


def cut(text: str, language: str) -> list[CutPart]:
    """The paragraph's sentences in order, long ones in several parts. Leading white space is dropped."""
    places = [
        (part, number)
        for number, sentence in enumerate(split_sentences(text, language))
        for part in _shorten(text, sentence)
        if part.start < part.end
    ]
    ends = [part.start for part, _ in places[1:]] + [0]
    return [
        CutPart(text[part.start : part.end], text[part.end : end], part.start, number)
        for (part, number), end in zip(places, ends, strict=False)
    ]


def join(parts: list[CutPart], translated: list[str]) -> str:
    """The translations with the paragraph's own line breaks between them, or a space, or nothing, as their script has
    it.
    """
    result = ""
    for part, text in zip(parts, translated, strict=True):
        result += text
        if "\n" in part.gap:
            result += part.gap
        elif text and not (is_unspaced(text[-2:]) or text[-1] in "。！？"):
            result += " "
    return result.rstrip()
