"""Questions that became statements, and statements that became questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from review.checks.hit import Hit
from review.checks.shared.questions import is_question, is_request_of
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.model import Severity
from review.text.analysis import Text
from review.text.marks import FinalMark, final_mark

__all__ = ["at_end", "inside", "parts_asking"]

_ASKED = "the translation asks a question, the source does not (it ends with “{}”)"
_LOST = "the source asks a question, the translation does not (it ends with “{}”)"
_QUESTION_MARKS = "?？؟՞"
_MARKS = lazy_regex(r"[?？؟՞⁇⁈፧\u037e]+")
_STATES = ("full stop", "exclamation mark", "ellipsis")


class _End(NamedTuple):
    """How a sentence ends: its mark, with offsets in the text, and whether it asks."""

    mark: FinalMark | None
    asks: bool


def parts_asking(wanted: FinalMark, found: FinalMark) -> bool:
    """Whether of two marks, the source's and the translation's, one asks and the other states."""
    kinds = {wanted.kind, found.kind}
    return "question mark" in kinds and not kinds.isdisjoint(_STATES)


def at_end(view: SegmentView, source: str, target: str, wanted: FinalMark, found: FinalMark) -> Iterator[Hit]:
    """What is wrong where paragraphs of a segment end with marks of which one asks and the other states.

    The marks have their offsets in the segment's text, `source` and `target` are the paragraphs.
    """
    asks = found.kind == "question mark"
    if asks and (is_question(source, view.source) or _asks_before(view)):
        return
    if not asks and is_question(target, view.target):
        return
    if is_request_of(view.source, wanted.start) or is_request_of(view.target, found.start):
        return
    if _asks_as_often(source, target):
        return  # the title of what it tells of: see the page “What is free?”
    message = _ASKED.format(wanted.marks) if asks else _LOST.format(found.marks)
    # who exclaims asks for no answer: I know, right? 내 말이!
    severity: Severity = "major" if "full stop" in (wanted.kind, found.kind) else "minor"
    yield view.hit("target", found.start, found.end, message, severity=severity, twin=(wanted.start, wanted.end))


def inside(view: SegmentView) -> Iterator[Hit]:
    """Questions that became statements, and the reverse, before the last sentence."""
    marks = view.target.rules.marks
    # Spanish opens its questions as well, and Armenian marks the word that asks
    alone = not (marks.opening_question or marks.question_within)
    for wanted, found, lost in _exchanged(view):
        if is_request_of(view.source, wanted.start) or is_request_of(view.target, found.start):
            continue
        message = _LOST.format(found.marks) if lost else _ASKED.format(wanted.marks)
        yield view.hit(
            "target", found.start, found.end, message,
            severity="major" if lost and found.kind == "full stop" else "minor",
            twin=(wanted.start, wanted.end), suggestion=marks.question_mark if lost and alone else None,
        )  # fmt: skip


def _exchanged(view: SegmentView) -> list[tuple[FinalMark, FinalMark, bool]]:
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


def _asks_before(view: SegmentView) -> bool:
    """Whether the source asks as many questions, and has more sentences: the last was left out."""
    source, target = view.source, view.target
    questions = [
        sum(
            (mark := final_mark(text.raw[start:end], text.base)) is not None and mark.kind == "question mark"
            for start, end in text.sentences
        )
        for text in (source, target)
    ]
    return len(source.sentences) > len(target.sentences) and questions[0] >= questions[1]


def _asks_as_often(source: str, target: str) -> bool:
    """Whether two texts have one number of question marks, at whatever places, and any at all."""
    asked, asks = (sum(map(text.count, _QUESTION_MARKS)) for text in (source, target))
    return asked == asks > 0


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
