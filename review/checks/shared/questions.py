"""Sentences that ask: by their mark, or by how a language asks without one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.marks import FinalMark, final_mark
from review.text.modal_words import is_request

__all__ = ["exchanged_within", "is_question", "is_request_of"]

_MARKS = lazy_regex(r"[?？؟՞⁇⁈፧\u037e]+")
_STATES = ("full stop", "exclamation mark", "ellipsis")


class _End(NamedTuple):
    """How a sentence ends: its mark, with offsets in the text, and whether it asks."""

    mark: FinalMark | None
    asks: bool


def is_question(written: str, text: Text) -> bool:
    """Whether the end of a text, or of a part of it, asks whatever mark it ends with: か。"""
    marks = text.rules.marks
    if marks.question_within and marks.question_within in written[written.rstrip("։:. \n").rfind("։") + 1 :]:
        return True
    asking = marks.asking
    return bool(asking) and _asking(asking).search(written[-12:]) is not None


def is_request_of(text: Text, at: int) -> bool:
    """Whether the sentence of a text that holds an offset asks somebody for something, which is a question in one
    language and an order in another: could you wait, bitte warten Sie.
    """
    return any(
        one.start <= at < one.end and is_request(text.raw[one.start : one.end], text.base) for one in text.sentences
    )


@lru_cache(maxsize=16)
def _asking(endings: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(endings)})[。．.។။]?[」』”\"'）)]*\s*$")


def exchanged_within(view: SegmentView) -> list[tuple[FinalMark, FinalMark, bool]]:
    """The marks of the source and the translation where one sentence, before the last, asks and the one at its place
    states, and whether it is the source's that asks.

    None where either side has more sentences, or where as many of them ask on both: questions change places.
    """
    source, target = view.source, view.target
    marks = _marks(source), _marks(target)
    lost = marks[0] > marks[1]
    if marks[0] == marks[1] or _asks_without(target if lost else source, lost):
        return []
    if len(source.sentences) != len(target.sentences):
        return []
    ours, theirs = _ends(source), _ends(target)
    if (sum(end.asks for end in ours) - sum(end.asks for end in theirs) > 0) != lost:
        return []
    found = []
    for wanted, written in zip(ours[:-1], theirs[:-1], strict=True):
        if wanted.mark is None or written.mark is None or wanted.asks == written.asks or wanted.asks != lost:
            continue
        stated = written.mark if lost else wanted.mark
        if stated.kind in _STATES:
            found.append((wanted.mark, written.mark, lost))
    return found


def _asks_without(text: Text, translated: bool) -> bool:
    """Whether a text may ask by nothing that is known. A translator writes a mark where the language has one: of a
    translation the known particles tell (吗。).
    """
    marks = text.rules.marks
    return marks.unmarked_questions and not (translated and marks.asking)


def _marks(text: Text) -> int:
    """How many question marks a text has, of any script and its language's own, several in a row as one."""
    own = text.rules.marks.question_mark
    return len(_MARKS.findall(text.raw)) + (text.raw.count(own) if own == ";" else 0)


def _moved(mark: FinalMark | None, by: int) -> FinalMark | None:
    return mark and mark._replace(start=mark.start + by, end=mark.end + by)


def _ends(text: Text) -> list[_End]:
    ends = []
    for sentence in text.sentences:
        written = text.raw[sentence.start : sentence.end]
        found = final_mark(written, text.base)
        marked = found is not None and found.kind == "question mark"
        ends.append(_End(_moved(found, sentence.start), marked or is_question(written, text)))
    return ends
