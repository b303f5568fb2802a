"""What the models make of sentences that belong together: how probable each makes the other, and what either lacks."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from review.backtranslation import extra_words
from review.backtranslation.aligned import AlignedSentences
from review.backtranslation.contrast import Doubt, confirm, heaviest_runs, worth_a_look
from review.backtranslation.paragraphs import ParagraphTranslator
from review.backtranslation.told import ThreeScores
from review.translators.engines.engine import ScoredText

__all__ = ["ScoredSentences", "added_words", "confirmed", "score_sentences"]


class ScoredSentences(NamedTuple):
    """What the models make of each pair of sentences: of the source, and the mirror of it; by pair, the runs that are
    explained least on either side; all such runs that contrast may look at, and single words of the target.
    """

    source: ThreeScores
    target: ThreeScores
    unexplained: Mapping[int, Doubt]
    unfounded: Mapping[int, Doubt]
    of_source: Sequence[Doubt]
    of_target: Sequence[Doubt]
    words: Sequence[extra_words.DoubtfulWord]


def score_sentences(
    beads: Sequence[AlignedSentences], back: ParagraphTranslator, ahead: ParagraphTranslator | None
) -> ScoredSentences:
    """Scores each side of the pairs given the other, alone, and given what its engine wrote itself."""
    sources, targets = [bead.source for bead in beads], [bead.target for bead in beads]
    nothing: Sequence[ScoredText | None] = [None] * len(beads)
    given = back.score(targets, sources)
    known = nothing if ahead is None else back.score([bead.forward for bead in beads], sources)
    source = ThreeScores(given, back.score_alone(sources) if back.can_score else given, known)
    target = ThreeScores(nothing if ahead is None else ahead.score(sources, targets), nothing, nothing)
    if ahead is not None and ahead.can_score:
        known = ahead.score([bead.back for bead in beads], targets)
        target = target._replace(alone=ahead.score_alone(targets), own=known)
    # how much is missing shows best beside what the model cannot explain anyway; where it begins and ends, without
    unexplained, missing = heaviest_runs(sources, *source), heaviest_runs(sources, source.given, source.alone)
    unfounded, extra = heaviest_runs(targets, *target), heaviest_runs(targets, target.given, target.alone)
    words: list[extra_words.DoubtfulWord] = []
    if ahead is not None:
        words = extra_words.doubtful_words(targets, ahead.engine.target_language, target.given, target.alone)
    return ScoredSentences(
        source,
        target,
        {one.bead: one for one in unexplained},
        {one.bead: one for one in unfounded},
        worth_a_look([*unexplained, *missing], sources),
        worth_a_look([*unfounded, *extra], targets),
        words,
    )


def confirmed(
    beads: Sequence[AlignedSentences],
    scored: ScoredSentences,
    short: Container[int],
    long: Container[int],
    back: ParagraphTranslator,
    ahead: ParagraphTranslator | None,
) -> tuple[Mapping[int, Doubt], Mapping[int, Doubt]]:
    """By pair of sentences, what contrast says is missing and what it says was added, in the segments `short` and
    `long`: a dozen scorings for each, so only where the answer is asked for.
    """
    sources, targets = [bead.source for bead in beads], [bead.target for bead in beads]
    missing = [one for one in scored.of_source if beads[one.bead].segment in short]
    extra = [one for one in scored.of_target if beads[one.bead].segment in long]
    omitted = confirm(missing, targets, sources, scored.source.given, back, scored.target.given, ahead)
    added = confirm(extra, sources, targets, scored.target.given, ahead, scored.source.given, back)
    return {one.bead: one for one in omitted}, {one.bead: one for one in added}


def added_words(
    beads: Sequence[AlignedSentences],
    scored: ScoredSentences,
    back: ParagraphTranslator,
    ahead: ParagraphTranslator | None,
) -> Mapping[int, Sequence[tuple[int, int, float]]]:
    """By pair of sentences, single words of the target with the log-odds that they were added, with offsets in the
    segment's text; none without a model of the document's direction.
    """
    found: dict[int, list[tuple[int, int, float]]] = {}
    if ahead is not None:
        sources, targets = [bead.source for bead in beads], [bead.target for bead in beads]
        both = extra_words.Scored(sources, targets, scored.target.given, scored.source.given, ahead, back)
        for word in extra_words.judged_words(scored.words, both):
            by = beads[word.bead].target_start
            found.setdefault(word.bead, []).append((word.start + by, word.end + by, word.gain))
    return found
