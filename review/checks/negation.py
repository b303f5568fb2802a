"""A clause is negated on one side and not on the other: "does not support" for "supports".

Triggers on an explicit negation (not, n't, never, không, nicht, 没有, не) in the translation where the source has
nothing negative at all, and the other way round. Where both sides have the same number of sentences, sentences are
compared one by one, unless as many of them negate on either side. The negation is marked, on the side that has it;
beside one that the translation lost are the words where it would about stand.

Where both sides negate, a marker is told that the translation has more than its sentence's source has of markers and
of words that could have become one; those that the translation has as well have not. One of the source's is told as
lost where all that negates in the translation are exceptions (without, unless, if … not) that the source makes as
well; or where the source negates in several clauses, and the translation in fewer, with no "or" and nothing else that
could stand for it (in languages whose clauses can be counted so).

Beside other negations, a marker is told where the other side says the very word that it negates, has nothing near that
could negate it (60 characters before, 40 behind), and negates less often in all. A word that implies a negation
accounts for none where the other side says that word, too, by the dictionaries: interdit, prohibits; ohne, without.

What becomes an affirmation often (no longer, not yet, a bare no, neither … nor) counts where the other side has no word
for that either (stopped, still, former), and "not always", "not all" where it says always or all. So does "without"
(quit without saving), which before, after and with do not answer; in a long sentence only where one of these came
instead. "Otherwise" on both sides is no reason for a negation that only one of them has.

What one side allows alone (only, nur, erst, chỉ) and the other excepts (not without, unless, until) is the same; a
source that excepts and a translation that neither does nor negates (needs consent) are; and so is "impossible not to"
for "must". Where the source has "not only" or a word that merely holds a negation (không khí, the air), neither
accounts for one in the translation.

Two negations of one short sentence that belong together cancel, and the other side may affirm both: no smoke without
fire is where there is smoke, there is fire; who ventures nothing wins nothing, he who dares wins.

A sentence is left alone, too, whose translation says it in quite other words, as proverbs are: none of the words of one
side that dictionaries know (FreeDict, Mueller, CC-CEDICT, the built-in models; 27 languages) means any of the other's.

What can only be so is the same without a negation: no choice but to wait, none other than, could not help laughing;
so is what nothing is like or better than (the best), and an exclamation over how much there is (чего только не …!);
also where the other side says that it had to be, and has no word for the one that is negated.

It is major where both sides say the very word that one of them negates (by the same), in a sentence of at most
250 characters, and the other side has no negation at all: darf nicht geöffnet werden, may be opened. Else it is minor.

In Czech, Slovak, Lithuanian and Latvian a verb in ne- is one, as told by the other forms of its conjugation. On signs
and labels of six words at most a word that forbids is one, too (Rauchen verboten, 禁煙).

A question that the other side does not ask says the contrary of what it says (who does not know it? everybody does).

Leaves alone: idioms that negate nothing (not only, whether or not, không chỉ, nicht selten, に違いない), what it turns
into its contrary (never forget, nicht aufhören) where the other side has no such word, the question behind a
statement (isn't it?), a marker that stands twice (не мог не), and every sentence whose other side has a word that
could have become a negation: without, fail, refuse, lack, only, until, hardly, unable and their like, or the contrary
of what is negated (not far, close by). docs/languages.md names the languages that are judged.

Flagged (de → en): `Die Dose darf nicht geöffnet werden.` → `The can may be opened.` — `nicht`
Not flagged (pl → en): `Nie pozostaje nam nic innego, jak czekać.` → `All we can do is wait.`
Flagged (vi → en): `Chính phủ ủng hộ kế hoạch này.` → `The government does not support this plan.` — `not`
Not flagged (sv → en): `Butiken öppnar först klockan elva.` → `The shop does not open before eleven.`
Not flagged (de → en): `Der Apfel fällt nicht weit vom Stamm.` → `Like father, like son.`
Not flagged (it → en): `Chi non risica, non rosica.` → `Fortune favours the bold.`
Not flagged (vi → en): `Cô ấy từ chối trả lời.` → `She did not answer.`

False alarms: 0.13 % of 8,973 clean translations (FLORES dev vi→en, en→vi, pt→en: the reference, Google, Microsoft), 2
% of FLORES' Portuguese against its Vietnamese, both translated, 1.1 % of NTREX en→vi both ways, 3 of 998 (DEMETR, de
fr hi ru zh into English), 4 of 3,179 of WMT23 (en→de, zh→en). Words that forbid: 48 of 1,052,243 strings of programs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.affirmed_negations import is_affirmed
from review.checks.shared.answered_hints import without_answered
from review.checks.shared.cancelled_negations import cancels
from review.checks.shared.clause_negated import negated_alone
from review.checks.shared.duties_kept import is_modal_of_both
from review.checks.shared.folded_negations import folded, without_others, without_words_of_names
from review.checks.shared.free_sayings import says_otherwise
from review.checks.shared.kept_negations import is_kept
from review.checks.shared.lone_negations import has_lone, lone_negation
from review.checks.shared.lost_prohibitions import lone_prohibitions
from review.checks.shared.marked_negations import first_marker, one_too_many
from review.checks.shared.negated_focus import is_reversed, is_said_by_grammar
from review.checks.shared.negated_poles import without_negated
from review.checks.shared.sentence_pairs import about_place
from review.checks.shared.shared_hints import without_shared
from review.checks.views import DocumentView, SegmentView
from review.model import Side
from review.text.analysis import Text
from review.text.negation_counts import lost_beside, one_lost, without
from review.text.negation_words import NegationPatterns, negation_of
from review.text.weak_negation import without_connectors

__all__ = ["CHECK"]

_Piece: TypeAlias = tuple[int, str, int, str]


def _pieces(view: SegmentView, folded_source: str, folded_target: str) -> Iterator[_Piece]:
    """What is compared with what, with the offsets: sentences where both sides have equally many, else the whole."""
    source, target = view.source, view.target
    if len(source.sentences) == len(target.sentences) > 1:
        for ours, theirs in zip(source.sentences, target.sentences, strict=True):
            yield (
                ours.start,
                folded_source[ours.start : ours.end],
                theirs.start,
                folded_target[theirs.start : theirs.end],
            )
    else:
        yield 0, folded_source, 0, folded_target


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    hits = list(_hits(view))
    otherwise = bool(hits) and says_otherwise(view)
    for hit in hits:
        side, place = hit.span.side, (hit.span.start, hit.span.end)
        if (otherwise and not is_modal_of_both(view, side)) or is_said_by_grammar(view, side, place):
            continue
        yield replace(hit, severity="major") if is_reversed(view, side, place) else hit


def _hits(view: SegmentView) -> Iterator[Hit]:
    if not view.paired or view.source.raw == view.target.raw:
        return
    of_source, of_target = negation_of(view.source.base), negation_of(view.target.base)
    if of_source is None or of_target is None:
        return
    folded_source, folded_target = folded(view.source.raw), folded(view.target.raw)
    if of_source.first(folded_source) is None and of_target.first(folded_target) is None:
        yield from _weak(view, folded_source, folded_target)
        for side, word in lone_prohibitions(view, (folded_source, folded_target), (of_source, of_target)):
            yield _hit(view, side, view.side(side), word.start, word.end)
        return  # most segments, before they are cut into sentences
    folded_source = without_others(folded_source, view.source, view.target, of_source)
    folded_target = without_others(folded_target, view.target, view.source, of_target)
    folded_source, folded_target = without_words_of_names(view, (folded_source, folded_target), (of_source, of_target))
    folded_source, folded_target = without_connectors(
        folded_source, folded_target, (view.source.base, view.target.base)
    )
    if of_source.first(folded_source) is None and of_target.first(folded_target) is None:
        yield from _weak(view, folded_source, folded_target)
        return
    pieces = list(_pieces(view, folded_source, folded_target))
    by_sentence = len(pieces) > 1 or len(view.source.sentences) == len(view.target.sentences)
    lost = [_lost_beside(view, piece, of_source, of_target) if by_sentence else None for piece in pieces]
    if len(pieces) > 1 and not any(lost):
        negated = [
            sum(first_marker(text, of_source) is not None for _, text, _, _ in pieces),
            sum(first_marker(text, of_target) is not None for _, _, _, text in pieces),
        ]
        if negated[0] == negated[1]:
            return  # as many on either side: sentences that changed places
    if not any(lost) and all(
        first_marker(ours, of_source) is None and first_marker(theirs, of_target) is None
        for _, ours, _, theirs in pieces
    ):
        yield from _weak(view, folded_source, folded_target)
        return
    for (source_at, source, target_at, target), marker in zip(pieces, lost, strict=True):
        if marker is not None:
            place = _place(view, target_at, target, marker[0] / max(1, len(source)))
            yield _hit(view, "source", view.source, source_at + marker[0], source_at + marker[1], place)
            continue
        marker = first_marker(target, of_target)
        if marker is not None:
            undone = of_target.words.undoes(target, marker[1])
            if is_affirmed(target, marker, of_target, source, of_source, lost=False):
                continue
            said = without_negated(view.target, marker, (target_at, target), view.source, (source_at, source))
            if said is None:
                continue
            ours, theirs = (target_at, target), (source_at, said)
            bare, said = without_answered(view, "target", ours, theirs, (of_target, of_source))
            if not of_source.implies(said, undone=undone):
                marker = None if cancels(target, of_target) else marker
            else:
                marker = one_too_many(source, target, of_source, of_target) if by_sentence else None
                if marker is None and by_sentence:
                    marker = one_too_many(said, bare, of_source, of_target)
                if marker is None:
                    marker = negated_alone(view, "target", ours, theirs, (of_target, of_source))
            if marker is not None and not is_kept(view, "target", target_at, marker):
                yield _hit(view, "target", view.target, target_at + marker[0], target_at + marker[1])
            continue
        marker = first_marker(source, of_source)
        if marker is None or is_affirmed(source, marker, of_source, target, of_target):
            continue
        if of_source.excepts(source, marker) and not (of_target.exceptions(target) or of_target.implies(target)):
            continue  # both are gone: what is not to be had without a thing needs it
        undone = of_source.words.undoes(source, marker[1])
        said = without_negated(view.source, marker, (source_at, source), view.target, (target_at, target))
        if said is None:
            continue
        if of_target.implies(said, undone=undone):
            said = without_shared(view, (source_at, source), (target_at, said), marker)
        if of_target.implies(said, undone=undone):
            _, said = without_answered(view, "source", (source_at, source), (target_at, said), (of_source, of_target))
        if of_target.implies(said, undone=undone):
            marker = negated_alone(view, "source", (source_at, source), (target_at, target), (of_source, of_target))
        elif cancels(source, of_source):
            continue
        if marker is None:
            continue
        if not is_kept(view, "source", source_at, marker):
            place = _place(view, target_at, target, marker[0] / max(1, len(source)))
            yield _hit(view, "source", view.source, source_at + marker[0], source_at + marker[1], place)


def _lost_beside(
    view: SegmentView, piece: _Piece, of_source: NegationPatterns, of_target: NegationPatterns
) -> tuple[int, int] | None:
    """The marker of a source's piece that is lost beside exceptions that both sides make; None where it may be kept."""
    source_at, source, target_at, target = piece
    marker = lost_beside(source, target, of_source, of_target)
    if marker is None:
        marker = one_lost(source, target, of_source, of_target)
    if marker is not None and not _excepts_or_negates(target, of_target) and cancels(source, of_source):
        return None
    target = without(target, of_target.exceptions(target))  # "if only … not" is no "only"
    if marker is None or is_affirmed(source, marker, of_source, target, of_target):
        return None
    if without_negated(view.source, marker, (source_at, source), view.target, (target_at, target)) is None:
        return None
    return None if is_kept(view, "source", source_at, marker) else marker


def _excepts_or_negates(text: str, negation: NegationPatterns) -> bool:
    return bool(negation.markers(text) or negation.exceptions(text))


def _weak(view: SegmentView, source: str, target: str) -> Iterator[Hit]:
    """A negation that becomes an affirmation often (no longer, without), where this time it cannot have."""
    if not has_lone(source, view.source.base) and not has_lone(target, view.target.base):
        return
    for source_at, one, target_at, other in _pieces(view, source, target):
        ours, theirs = (source_at, one), (target_at, other)
        lost = lone_negation(view.source, ours, view.target, theirs)
        added = lone_negation(view.target, theirs, view.source, ours)
        if lost is not None and not is_kept(view, "source", source_at, lost):
            place = _place(view, target_at, other, lost[0] / max(1, len(one)))
            yield _hit(view, "source", view.source, source_at + lost[0], source_at + lost[1], place)
        if added is not None and not is_kept(view, "target", target_at, added):
            yield _hit(view, "target", view.target, target_at + added[0], target_at + added[1])


def _place(view: SegmentView, target_at: int, target: str, share: float) -> tuple[int, int] | None:
    """Where about a negation belongs in a piece of the translation that stands at this share of the source's."""
    return about_place(view, (target_at, target_at + len(target)), share)


def _hit(view: SegmentView, side: Side, text: Text, start: int, end: int, twin: tuple[int, int] | None = None) -> Hit:
    written = text.raw[start:end]
    message = (
        f"“{written}” negates what the source affirms"
        if side == "target"
        else f"the negation “{written}” is not in the translation"
    )
    return view.hit(side, start, end, message, twin=twin)


CHECK = Check(
    code="negation",
    category="Accuracy/Mistranslation",
    severity="minor",  # what affirms by a negation is too manifold to fail a build: major is what is_reversed tells
    page=__doc__,
    segment=find,
    of_pairs=True,
)
