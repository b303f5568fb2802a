"""A word became its contrary: "the smallest island" for "hòn đảo lớn nhất".

Triggers on a sentence of the translation that has more words of one end of a scale (large and small, first and last,
buy and sell) than the source, and fewer of the other end. Sentences are compared one by one, where both sides have
equally many. So are limits: at least and at most, over and under a number, no later and no earlier than, where the
translation sets the contrary one at the same number, or where both stand without. What must not be done is not what
need not be done.

And on another member of a set of words each of which excludes the others, whatever is negated there: colours,
seasons, relatives, directions, left and right, clockwise and counterclockwise, yesterday, today and tomorrow, morning
and evening, last week and next year, the parties of a contract or a case (landlord and tenant, seller and buyer,
plaintiff and defendant, Party A and Party B), teacher and pupil, parent and child, doctor, nurse and patient; where one
of the source has no counterpart and one of the translation has none either.

Leaves alone: but for limits, sentences with a negation, "less" of something else, "until" or a number below zero on
either side (not good is bad, open until eight closes then), "without" where the source says it otherwise (empty), and
words that say many things (light, like, up). A limit in a sentence that negates or forbids is compared with one in such
a sentence only. Judged are cs de en es fr hi id it ja nl pl pt ru sv tr uk vi zh, by fewer scales ar bg ca da el et fa
fi he hr hu is ko lt lv mk nb ro sk sl sr, and by what warnings are made of (before and after, on and off, open and
closed, more and less, allowed and forbidden, left and right) be bn gl mr ms sw ta te th ur; limits in these and be et
gl is lt lv mk; sets in these and af az eu fil hy ka sq, as far as their files have the words; the last and the next
week, month and year in 86 languages, by CLDR's words.

Flagged (vi → en): `Đây là hòn đảo lớn nhất trong vùng.` → `This is the smallest island in the region.` — `smallest`
Flagged (de → en): `Der Vermieter haftet nicht.` → `The tenant is not liable.` — `tenant`
Flagged (en → zh): `Passengers under 16 travel free.` → `16岁以上的乘客免费乘车。` — `以上`
Not flagged (de → en): `Das ist nicht schlecht.` → `That is good.`

False alarms: 6 of 10,967 translations of FLORES-200 dev (vi→en, en→vi, pt→en, pt→vi, vi→pt: by people, Google and
Microsoft), 3 of 5,119 of NTREX and WMT23, none of 998 of DEMETR (de fr hi ru zh into English), 150 of 172,102 strings
of games, manuals and programs in 90 languages, of which about half name real errors, 17 of 70,000 in 29 languages
after more scales came. Members of sets: 5 of 19,523 (FLORES, NTREX, DEMETR, WMT23), 62 of 1,103,626 strings of
programs in 57 languages; nine in ten of these are real. With more words of 46 languages: 16 of
55,974 strings of programs in 83 languages, of which 11 name real errors. Of born and died, up and down none of
2,043,256 strings of programs in many languages; of unless and if ten, before “except if” was known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.exchanged_duties import exchanged_duties
from review.checks.shared.exchanged_limits import exchanged_limits
from review.checks.shared.exchanged_members import exchanged_members
from review.checks.shared.sentence_pairs import Stretch, nearest, sentence_pairs, share_of, within
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.negation_words import negation_of
from review.text.opposites import Pole, poles_of
from review.text.word_kinds import words_of_kinds

__all__ = ["CHECK"]


#: A number below 0: growth of -0.3 % is a decline.
_MINUS = lazy_regex(r"(?<![\p{L}\p{N}])[-−–]\s?\p{N}")


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired or view.source.base == view.target.base:
        return
    told = []
    exchanged = [((right.start, right.end), (wrong.start, wrong.end)) for right, wrong in exchanged_limits(view)]
    exchanged += [((right.start, right.end), (wrong.start, wrong.end)) for right, wrong in exchanged_duties(view)]
    for ours, theirs in exchanged:
        told.append(theirs)
        yield _hit(view, ours, theirs)
    for pole, contrary in _exchanged_poles(view):
        if not any(start < contrary.end and contrary.start < end for start, end in told):
            yield _hit(view, (pole.start, pole.end), (contrary.start, contrary.end))
    members: set[Stretch] = set()
    for changed in exchanged_members(view):
        if changed.target in members:  # a son who became a father is another relative, and a child who became a parent
            continue
        members.add(changed.target)
        told_word, word = view.source.raw[slice(*changed.source)], view.target.raw[slice(*changed.target)]
        message = f"“{word}” is {changed.kind} than “{told_word}” in the source"
        yield view.hit("target", *changed.target, message, twin=changed.source)


def _exchanged_poles(view: SegmentView) -> Iterator[tuple[Pole, Pole]]:
    """A word of the source, and the contrary one of the translation in its place."""
    source = poles_of(view.source)
    target = poles_of(view.target) if source else []
    if not target or len(view.source.sentences) != len(view.target.sentences):
        return
    for ours, theirs in sentence_pairs(view):
        changed = _changed((within(source, ours), ours), (within(target, theirs), theirs))
        if changed is None:
            continue
        right, wrong = changed
        if _turns(view.source, ours, right) or _turns(view.target, theirs, wrong):
            continue
        if _is_otherwise(view, (ours, right), (theirs, wrong)):
            continue
        yield right, wrong


def _hit(view: SegmentView, source: Stretch, target: Stretch) -> Hit:
    told, word = view.source.raw[slice(*source)], view.target.raw[slice(*target)]
    return view.hit("target", *target, f"“{word}” says the contrary of “{told}” in the source", twin=source)


def _changed(
    source: tuple[Sequence[Pole], Stretch], target: tuple[Sequence[Pole], Stretch]
) -> tuple[Pole, Pole] | None:
    """A pole of the source that is lost, and the other one of its scale that came instead."""
    ours, theirs = (Counter((pole.scale, pole.pole) for pole in side) for side, _ in (source, target))
    for right in source[0]:
        lost, gained = (right.scale, right.pole), (right.scale, 1 - right.pole)
        if ours[gained] and theirs[gained] + theirs[lost] != ours[gained] + ours[lost]:
            continue  # it speaks of both, of which the translation's words are not all known
        if theirs[gained] > ours[gained] and theirs[lost] < ours[lost]:
            found = [pole for pole in target[0] if (pole.scale, pole.pole) == gained]
            return right, nearest(found, target[1], share_of(right.start, source[1]))
    return None


def _is_otherwise(view: SegmentView, source: tuple[Stretch, Pole], target: tuple[Stretch, Pole]) -> bool:
    """Whether a word of one side is a keyword that both have (WITHOUT), or negates (without) what the other side may
    say otherwise: empty, removed.
    """
    for (_, pole), text, (other, _), theirs in (
        (source, view.source, target, view.target),
        (target, view.target, source, view.source),
    ):
        word = text.raw[pole.start : pole.end]
        if word.isupper() and len(word) > 1 and word in theirs.raw:
            return True
        ours, negation = negation_of(text.base), negation_of(theirs.base)
        if ours is None or negation is None or not ours.markers(word.lower()):
            continue
        if negation.implies(theirs.raw[slice(*other)].replace("’", "'").lower()):
            return True
    return False


def _turns(text: Text, stretch: Stretch, pole: Pole) -> bool:
    """Whether something there may turn a word into its contrary; of a language whose negations are not known it may.

    A pole that is no negation of a sentence (without) turns nothing but itself.
    """
    negation = negation_of(text.base)
    if negation is None or _MINUS.search(text.raw, *stretch) is not None:
        return True
    folded = text.raw[slice(*stretch)].replace("’", "'").lower()
    start, end = pole.start - stretch[0], pole.end - stretch[0]
    if negation.first(folded[start:end]) is None:
        folded = folded[:start] + "\0" * (end - start) + folded[end:]
    # an idiom (not bad) negates nothing, but it turns a word
    if negation.first(folded) is not None or negation.markers(folded):
        return True
    return any(
        stretch[0] <= one.start < stretch[1] and not (pole.start < one.end and one.start < pole.end)
        for one in words_of_kinds(text, "opposites", ("turning",))
    )


CHECK = Check(
    code="opposite",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
)
