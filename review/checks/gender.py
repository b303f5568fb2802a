"""A man became a woman, or a woman a man: "she said" for "ông nói".

Triggers on a sentence of the translation in which more subjects are pronouns of one of the two than the source has such
pronouns, and fewer of the other. Sentences are compared one by one where both sides have equally many, else the whole.

Leaves alone: sentences that have other words in place of a pronoun (a name, a title, "they"), words that are said of
both or of others (sie, lui, seine), possessives, whom one speaks to, nouns that have a gender of their own (la
victime), and, in languages that say he and she of things, sentences in which something is "it". Judged are cs da de en
es fr it ja ko nb nl pl pt ru sv uk vi zh, between one another.

Flagged (vi → en): `Ông nói thêm rằng kế hoạch đã được duyệt.` → `She added that the plan had been approved.` — `She`
Not flagged (pt → en): `A rainha falou com ele.` → `The queen spoke to him in her garden.`

False alarms: 2 of 12,961 translations of FLORES-200 dev by nine systems (a ship is "she"), none of their 2,991
references, of 10,582 of NTREX, WMT23 and TED, of 760 of DEMETR (de fr hi pt ru vi zh) and of 50,680 of games and
manuals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.sentence_pairs import Stretch, nearest, sentence_pairs, share_of, within
from review.checks.views import DocumentView, SegmentView
from review.text.analysis import Text
from review.text.word_kinds import Kind, words_of_kinds

__all__ = ["CHECK"]

#: What is counted; of a form that is said of either, only that it may be.
_KINDS = ("it", "you", "his", "hers", "he", "she", "perhaps_he", "perhaps_she", "epicene", "neither")
#: Of each sex: the pronoun, its other forms, and what may be one of them.
_HE, _SHE = ("he", "his", "perhaps_he"), ("she", "hers", "perhaps_she")
_CHANGES = ((_HE, _SHE, "woman", "man"), (_SHE, _HE, "man", "woman"))


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired or view.source.base == view.target.base:
        return
    target = _persons(view.target)
    source = _persons(view.source) if _tells(target) else []
    if not _tells(source):
        return
    before = (0, 0)
    for ours, theirs in sentence_pairs(view):
        # a pronoun may be of whom the sentence before speaks
        known = (*within(source, (before[0], ours[1])), *within(target, (before[1], theirs[1])))
        if not any(one.kind == "epicene" for one in known):
            yield from _changed(view, (within(source, ours), ours), (within(target, theirs), theirs))
        before = ours[0], theirs[0]


def _persons(text: Text) -> Sequence[Kind]:
    """The words for persons; one that is a name's title says nothing of whom the sentence goes on about."""
    found = words_of_kinds(text, "persons", _KINDS)
    if not text.rules.persons.titles:
        return found
    return [one._replace(kind=f"perhaps_{one.kind}") if _is_title(text, one) else one for one in found]


def _is_title(text: Text, person: Kind) -> bool:
    after = text.raw[person.end : person.end + 2]
    return person.kind in ("he", "she") and after[:1] == " " and after[1:].isupper()


def _tells(persons: Sequence[Kind]) -> bool:
    return any(one.kind in ("he", "she") for one in persons)


def _changed(
    view: SegmentView, source: tuple[Sequence[Kind], Stretch], target: tuple[Sequence[Kind], Stretch]
) -> Iterator[Hit]:
    ours, theirs = Counter(one.kind for one in source[0]), Counter(one.kind for one in target[0])
    rules = view.source.rules.persons, view.target.rules.persons
    if any(one.things for one in rules) and (ours["it"] or theirs["it"]):
        return
    if any(one.titles for one in rules) and (ours["you"] or theirs["you"]):
        return
    for lost, gained, is_said_of, was_said_of in _CHANGES:
        # a possessive may be another person's, so that it excuses and does not accuse
        more = theirs[gained[0]] > sum(ours[kind] for kind in gained)
        if more and sum(theirs[kind] for kind in lost) < ours[lost[0]]:
            right, wrong = _changed_pair(source, target, lost, gained)
            word = view.target.raw[wrong.start : wrong.end]
            told = view.source.raw[right.start : right.end]
            yield view.hit(
                "target",
                wrong.start,
                wrong.end,
                f"“{word}” is said of a {is_said_of}, “{told}” in the source of a {was_said_of}",
                twin=(right.start, right.end),
            )


def _changed_pair(
    source: tuple[Sequence[Kind], Stretch],
    target: tuple[Sequence[Kind], Stretch],
    lost: tuple[str, ...],
    gained: tuple[str, ...],
) -> tuple[Kind, Kind]:
    """The pronoun of the source that became another: the first whose place in their order has it, where both sides have
    equally many, else the first, and the one about where it stands.
    """
    ours, theirs = ([one for one in side if one.kind in _HE + _SHE] for side, _ in (source, target))
    if len(ours) == len(theirs):
        for right, wrong in zip(ours, theirs, strict=True):
            if right.kind in lost and wrong.kind == gained[0]:
                return right, wrong
    right = next(one for one in ours if one.kind == lost[0])
    return right, nearest([one for one in theirs if one.kind == gained[0]], target[1], share_of(right.start, source[1]))


CHECK = Check(
    code="gender",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
)
