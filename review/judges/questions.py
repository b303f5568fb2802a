"""What a judge is asked about a document: each segment with what stands around it, cut to the model's window."""

from __future__ import annotations

from typing import NamedTuple

from review.checks.terminology import occurrences
from review.checks.views import DocumentView, SegmentView
from review.judge_config import JudgeSettings
from review.judges.budget import estimated_tokens
from review.judges.prompt import Question
from review.text.sentences import split_sentences

__all__ = ["Posed", "questions_of"]

#: So many terms of a glossary go into one question.
_TERMS = 50


class Posed(NamedTuple):
    """A question, and how many sentences of source and translation it has (0: all) where it was cut; else None."""

    question: Question
    cut: tuple[int, int] | None


def questions_of(view: DocumentView, settings: JudgeSettings, instructions: str) -> dict[int, Posed]:
    """The question of each segment that has both sides, by number."""
    paired = [segment for segment in view.segments if segment.paired]
    around = settings.context or 0
    found = {}
    for at, segment in enumerate(paired):
        before = tuple(one.source.raw for one in paired[max(0, at - around) : at])
        after = tuple(one.source.raw for one in paired[at + 1 : at + 1 + around])
        found[segment.number] = _question(segment, view, (before, after), settings.window or 0, instructions)
    return found


def _question(
    segment: SegmentView,
    view: DocumentView,
    around: tuple[tuple[str, ...], tuple[str, ...]],
    room: int,
    instructions: str,
) -> Posed:
    """A segment's question within `room` tokens; `around` are the sources before and after it."""
    source, sources = _fitting(segment.source.raw, view.source_language, room // 4)
    target, targets = _fitting(segment.target.raw, view.target_language, room // 4)
    terms = tuple(
        (entry.source, entry.targets, entry.forbidden)
        for entry in view.glossary
        if occurrences(entry.source, segment.source)
    )
    nearby = room // 8 // max(1, sum(map(len, around)))
    before, after = (tuple(_fitting(text, view.source_language, nearby)[0] for text in texts) for texts in around)
    question = Question(
        view.source_language,
        view.target_language,
        source,
        target,
        before,
        after,
        terms[:_TERMS],
        instructions,
    )
    return Posed(question, None if sources is None and targets is None else (sources or 0, targets or 0))


def _fitting(text: str, language: str, tokens: int) -> tuple[str, int | None]:
    """The text, or its first sentences that have no more tokens, and how many those are (None for all)."""
    if estimated_tokens(text) <= tokens:
        return text, None
    end = count = 0
    for sentence in split_sentences(text, language):
        if estimated_tokens(text[: sentence[1]]) > tokens:
            break
        end, count = sentence[1], count + 1
    if not count:  # one endless sentence: what fits
        end = _longest(text, tokens)
    return text[:end], count


def _longest(text: str, tokens: int) -> int:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if estimated_tokens(text[:middle]) <= tokens else (low, middle - 1)
    return low
