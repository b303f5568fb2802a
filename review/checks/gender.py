"""A man became a woman, or a woman a man: "she said" for "ông nói".

Triggers on a sentence of the translation that has more pronouns of one of the two than the source has, and fewer of
the other. Sentences are compared one by one where both sides have equally many, else the whole.

Leaves alone: sentences that have other words in place of a pronoun (a name, a title, "they"), words that are said of
both or of others (sie, lui, seine), whom one speaks to, and, in languages that say he and she of things, sentences in
which something is "it". Languages whose pronouns tell no man from a woman, or without a table, are not judged.

Flagged (vi → en): `Ông nói thêm rằng kế hoạch đã được duyệt.` → `She added that the plan had been approved.` — `She`
Not flagged (pt → en): `A rainha falou com ele.` → `The queen spoke to him in her garden.`

False alarms: 0.02 % of 15,952 translations of FLORES-200 dev (vi→en, en→vi, pt→en: references and nine systems; a ship
is "she"), 0.01 % of 10,582 of NTREX, WMT23 and TED, none of 631 of DEMETR (de fr hi pt ru vi zh), 0.1 % of games and
manuals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.checks.shared.sentence_pairs import Stretch, sentence_pairs
from review.text.analysis import Text
from review.text.word_kinds import Kind, words_of_kinds

__all__ = ["CHECK"]

#: What is counted; of a form that is said of either, only that it may be.
_KINDS = ("it", "you", "he", "she", "perhaps_he", "perhaps_she", "neither")
_SEXES = (("he", "she", "woman", "man"), ("she", "he", "man", "woman"))


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired or view.source.base == view.target.base:
        return
    target = _persons(view.target)
    source = _persons(view.source) if _tells(target) else []
    if not _tells(source):
        return
    for ours, theirs in sentence_pairs(view):
        yield from _changed(view, _within(source, ours), _within(target, theirs))


def _persons(text: Text) -> list[Kind]:
    """The words for persons; one that is a name's title says nothing of whom the sentence goes on about."""
    found = words_of_kinds(text, "persons", _KINDS)
    if not text.rules.persons.titles:
        return found
    return [one._replace(kind=f"perhaps_{one.kind}") if _is_title(text, one) else one for one in found]


def _is_title(text: Text, person: Kind) -> bool:
    return (
        person.kind in ("he", "she")
        and text.raw[person.end : person.end + 1] == " "
        and (text.raw[person.end + 1 : person.end + 2].isupper())
    )


def _tells(persons: Sequence[Kind]) -> bool:
    return any(one.kind in ("he", "she") for one in persons)


def _within(persons: Sequence[Kind], stretch: Stretch) -> list[Kind]:
    return [one for one in persons if stretch[0] <= one.start < stretch[1]]


def _changed(view: SegmentView, source: Sequence[Kind], target: Sequence[Kind]) -> Iterator[Hit]:
    ours, theirs = Counter(one.kind for one in source), Counter(one.kind for one in target)
    rules = view.source.rules.persons, view.target.rules.persons
    if any(one.things for one in rules) and (ours["it"] or theirs["it"]):
        return
    if any(one.titles for one in rules) and (ours["you"] or theirs["you"]):
        return
    for lost, gained, is_said_of, was_said_of in _SEXES:
        more = theirs[gained] > ours[gained] + ours[f"perhaps_{gained}"]
        if more and theirs[lost] + theirs[f"perhaps_{lost}"] < ours[lost]:
            wrong = next(one for one in target if one.kind == gained)
            right = next(one for one in source if one.kind == lost)
            word = view.target.raw[wrong.start : wrong.end]
            told = view.source.raw[right.start : right.end]
            yield view.hit(
                "target",
                wrong.start,
                wrong.end,
                f"“{word}” is said of a {is_said_of}, “{told}” in the source of a {was_said_of}",
                twin=(right.start, right.end),
            )


CHECK = Check(
    code="gender",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
)
