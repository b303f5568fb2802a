"""The translation tells of the future and the source of the past: "will finish" for "đã về đích".

Triggers on a word that says nothing else (will, shall, sẽ) in a sentence whose source has one of the past (đã, wurde,
était) and nothing that may become a future: no future of its own, no if or when, no may, must or want, no tomorrow or
next, no word of saying or deciding. Sentences are compared one by one where both sides have equally many, else the
whole.

Leaves alone: the present, which many languages say a future by, idioms (at will, free will), names (Will), and
what is planned or ordered. Judged are translations from cs da de es fr hi id it ja ko nl pl pt ru sv tr uk vi zh into
en, id and vi.

Flagged (vi → en): `Bà đã về thứ tư trong cuộc bầu chọn.` → `She will finish fourth in the poll.` — `will`
Not flagged (de → en): `Wenn es regnet, bleiben wir hier.` → `If it rains, we will stay here.`

False alarms: none of 15,952 translations of FLORES-200 dev (vi→en, en→vi, pt→en: references and nine systems), 1 of
10,582 of NTREX, WMT23 and TED, none of 760 of DEMETR (de fr hi pt ru vi zh), 6 of 50,680 of games and manuals.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.sentence_pairs import Stretch, sentence_pairs, share_of, within
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.word_kinds import Kind, words_of_kinds

__all__ = ["CHECK"]


#: Words of a sentence of one clause; and in a longer one, how far from each other two words of one clause stand.
_SHORT, _NEAR = 12, 0.4


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    past, future = view.source.rules.tenses.past, view.target.rules.tenses.future
    if not view.paired or not past or not future or view.source.base == view.target.base:
        return
    target = view.target
    known = words_of_kinds(target, "tenses", ("future", "idioms"))
    found = [one for one in known if one.kind == "future" and not _is_name(target, one)]
    if not found:
        return
    told = words_of_kinds(view.source, "tenses", ("future", "perhaps_future", "past", "idioms"))
    for ours, theirs in sentence_pairs(view):
        first = next(iter(within(found, theirs)), None)
        if first is None:
            continue
        here = within(told, ours)
        if any(one.kind in ("future", "perhaps_future") for one in here):
            continue
        over = next((one for one in here if one.kind == "past"), None)
        if over is not None and _may_be_of_one_clause(view, (over.start, ours), (first.start, theirs)):
            word = target.raw[first.start : first.end]
            past_word = view.source.raw[over.start : over.end]
            yield view.hit(
                "target",
                first.start,
                first.end,
                f"“{word}” tells of the future, “{past_word}” in the source of the past",
                twin=(over.start, over.end),
            )


def _may_be_of_one_clause(view: SegmentView, past: tuple[int, Stretch], future: tuple[int, Stretch]) -> bool:
    """Whether the sentence is short, or both words stand at about the same share of it."""
    stretch = future[1]
    if len(within(view.target.words, stretch)) <= _SHORT:
        return True
    return abs(share_of(*past) - share_of(*future)) <= _NEAR


def _is_name(text: Text, word: Kind) -> bool:
    """Whether it has the capital of a name (Will Smith; Will came), and neither begins a question nor is I'll."""
    if not text.raw[word.start].isupper() or not text.raw[word.start : word.end].isalpha():
        return False
    return word.start not in text.sentence_starts or "?" not in text.raw[word.end :]


CHECK = Check(
    code="tense",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
)
