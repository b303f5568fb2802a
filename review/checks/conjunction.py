"""An "and" or "or" of the source is nowhere in the translation: "cats dogs" for "gatos e cães".

Triggers on a sentence of the source that joins more words than its translation does, by conjunctions or what may stand
for one (with, while, as well as), marks (; : & / –) and commas that the source does not have, and none of them is near
the place of one of the source's. Sentences are compared one by one, where both sides have equally many.
The conjunction is marked in the source, beside the words of the translation where it would about stand.

Leaves alone: conjunctions that begin a sentence, those before a word that other languages put without one (and not: ",
not"), those that may say "even" in a negated clause (не прошло и года), behind "between" and the like, between a word
and itself or its contrary (father and mother: parents), beside numbers, in idioms (more or less), and a letter in
quotation marks (the E ring). Judged are translations from cs de en es fr hi id it nl pl pt ro ru sv tr uk vi into de
and en.

Flagged (pt → en): `A ilha tem vacas, gatos e cães.` → `The island has cows, cats dogs.` — `e`
Not flagged (vi → en): `Cô ấy hát và nhảy.` → `She sings while dancing.`

False alarms: 0.06 % of 8,973 translations of FLORES-200 dev by nine systems (vi→en, pt→en), 0.4 % of their references,
1 of 970 of NTREX vi→en, 1 of 760 of DEMETR (de fr hi pt ru vi zh), 0.2 to 0.8 % of games and manuals, which are
translated freely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Prefix

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.sentence_pairs import about_place, sentence_pairs, share_of, within
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.language import conjunctions_of
from review.text.lexicon import is_function_word
from review.text.negation_words import negation_of
from review.text.opposites import Pole, members_of, poles_of
from review.text.tokens import Token
from review.text.word_kinds import words_of_kinds

__all__ = ["CHECK"]

_MARKS = lazy_regex(r"[&;:/+–—]|\s-\s")
_COMMAS = lazy_regex(r"[,،、，]")
#: Characters of a word that may follow an article.
_ARTICLE = 2
#: So many letters two forms of one word share.
_STEM = 4
#: So many words before and behind a word for "even" its clause may negate.
_BEFORE, _BEHIND = 2, 3
#: A joint belongs to a conjunction whose place in its sentence is no more than this share of a sentence away.
_NEAR = 0.3


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    source, target = view.source.rules, view.target.rules
    if not view.paired or not source.joints.after_and or not target.joints.joining:
        return
    conjunctions = _conjunctions(view)
    if not conjunctions or len(view.source.sentences) != len(view.target.sentences):
        return
    raw = view.target.raw
    joints = [one.start for one in words_of_kinds(view.target, "joints", ("joining", "pairing", "idioms"))]
    joints = sorted((*joints, *(mark.start() for mark in _MARKS.finditer(raw))))
    commas = tuple([comma.start() for comma in _COMMAS.finditer(text)] for text in (view.source.raw, raw))
    for ours, theirs in sentence_pairs(view):
        here = within(conjunctions, ours)
        if not here or view.source.raw[slice(*ours)] == raw[slice(*theirs)]:
            continue  # nothing is joined, or it is not translated
        there, *pauses = (
            [share_of(at, stretch) for at in side[bisect_left(side, stretch[0]) : bisect_left(side, stretch[1])]]
            for side, stretch in ((joints, theirs), (commas[0], ours), (commas[1], theirs))
        )
        if len(here) <= len(there) + max(0, len(pauses[1]) - len(pauses[0])):
            continue
        for token in here:
            share = share_of(token.start, ours)
            near = [sum(abs(at - share) <= _NEAR for at in side) for side in (there, *pauses)]
            if near[0] == 0 and near[2] <= near[1]:
                yield view.hit(
                    "source",
                    token.start,
                    token.end,
                    f"“{token.text}” joins words that nothing joins in the translation",
                    twin=about_place(view, theirs, share),
                )
                break


def _conjunctions(view: SegmentView) -> list[Token]:
    """The source's words for "and" and "or" that a translation has to have something for."""
    text = view.source
    words = conjunctions_of(text.base)
    if not any(token.key in words for token in text.words):
        return []
    known = words_of_kinds(text, "joints", ("after_and", "pairing", "idioms"))
    starts = {one.start for one in known if one.kind == "after_and"}
    pairing = [one.start for one in known if one.kind == "pairing"]
    poles = (*poles_of(text), *members_of(text))
    found = []
    for at, (before, token, after) in enumerate(zip(text.words, text.words[1:], text.words[2:], strict=False), 1):
        if token.key not in words or token.text[0].isupper() or token.start in text.sentence_starts:
            continue
        is_said_otherwise = (
            after.start in starts
            or before.key == after.key
            or _are_forms(before.key, after.key)
            or any(start < token.start for start in pairing)
            or any(one.kind == "idioms" and one.start < token.end and token.start < one.end for one in known)
            or any(one.start <= before.start < one.end or one.start <= after.start < one.end for one in text.numbers)
            or _joins_poles(poles, before, after)
            or _is_even(text, at)
        )
        between = text.raw[before.end : token.start], text.raw[token.end : after.start]
        if between == (" ", " ") and not is_said_otherwise:
            found.append(token)
    return found


def _is_even(text: Text, at: int) -> bool:
    """Whether a word at a place may say "even" of a negated clause: right behind its verb (не прошло и года), or behind
    a pronoun (он и слова не сказал).
    """
    negation = negation_of(text.base)
    if negation is None:
        return False
    words, raw = text.words, text.raw
    led = raw[words[max(0, at - _BEFORE)].start : words[at].start]
    if any(negation.explicit_spans(led.casefold())):
        return True
    last = words[min(at + _BEHIND, len(words) - 1)]
    return is_function_word(words[at - 1].key, text.base) and any(
        negation.explicit_spans(raw[words[at].end : last.end].casefold())
    )


def _are_forms(one: str, other: str) -> bool:
    """Whether two words are forms of one, as women and men of a kind are addressed: Kolleginnen und Kollegen."""
    shared = Prefix.similarity(one, other)
    return shared >= _STEM and 2 * shared > max(len(one), len(other))


def _joins_poles(poles: Sequence[Pole], before: Token, after: Token) -> bool:
    """Whether a conjunction stands between the two ends of a scale or two members of a set, of which many languages
    make one word (father and mother: parents; day and night).
    """
    left = {one.scale: one.pole for one in poles if one.end == before.end}
    right = [one for one in poles if after.start <= one.start <= after.end + _ARTICLE]
    return any(left.get(one.scale, one.pole) != one.pole for one in right)


CHECK = Check(
    code="conjunction",
    category="Accuracy/Omission",
    severity="minor",
    page=__doc__,
    segment=find,
)
