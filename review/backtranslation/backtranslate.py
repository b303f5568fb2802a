"""A document's translation taken back to its source's language, and what the models make of each segment.

The engine translates from the document's target language to its source language. Where it can score, the real source
is scored given the translation (forced decoding; Prism, NMTScore), sentence by sentence: which sentences belong
together is found from the back-translation. With a `forward` engine (source to target) the mirror is computed too.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from review.back_translated import BackTranslation, TokenScore
from review.backtranslation.aligned import aligned_sentences
from review.backtranslation.contrast import Doubt
from review.backtranslation.evidence import document_evidence
from review.backtranslation.paragraphs import ParagraphTranslator, Progress, Translated
from review.backtranslation.scored_sentences import added_words, confirmed, score_sentences
from review.errors import EngineError
from review.model import Document
from review.output_cache import OutputCache
from review.text.language import detect, language_name
from review.translators.directions import same_language
from review.translators.engines.engine import Engine, ScoredText

__all__ = ["LEAST_PROBABLE", "BackTranslations", "backtranslate"]

#: Characters that are looked at to see in which language a document's translation is.
_SAMPLE = 2_000
#: Segments below which nothing is said of a document as a whole.
_FEW = 4
#: A segment that lacks something, or says more, less probably than this is not searched for where.
LEAST_PROBABLE = 0.1


@dataclass(frozen=True, slots=True)
class BackTranslations:
    """What one or two models say of a document, by segment number; segments without a translation are not among them.

    `signature` is the engine's, `forward_signature` that of the other direction's engine or None. `adequacy` is the
    mean log-probability per token of the real source given the translation, in nats, over the whole document; None
    where the engine cannot score. `notes` are for the report, a sentence each.
    """

    segments: Mapping[int, BackTranslation]
    signature: str
    forward_signature: str | None = None
    adequacy: float | None = None
    notes: tuple[str, ...] = field(default=())


def _shifted(scored: ScoredText, by: int) -> Iterator[TokenScore]:
    return (TokenScore(token.start + by, token.end + by, token.log_probability) for token in scored.tokens)


def _foreign(texts: Sequence[str], language: str, other: str) -> str | None:
    """A note where the translation seems to be in some third language, or still in the source's."""
    sample = " ".join(texts)[:_SAMPLE]
    if len(sample) < 40:
        return None
    found, probability = detect(sample)
    if probability < 0.99 or same_language(found, language):
        return None
    chosen, _ = detect(sample, (language, other, found))
    if chosen == found and not {chosen, found} & {"und"}:
        return (
            f"the translation seems to be in {language_name(found)}, not {language_name(language)}: "
            "what the model makes of it means little"
        )
    return None


def _check(document: Document, engine: Engine, source: str, target: str) -> None:
    if not (same_language(engine.source_language, source) and same_language(engine.target_language, target)):
        raise EngineError(
            f"the engine {engine.name} translates {engine.source_language} to {engine.target_language}; "
            f"{document.id} needs {source} to {target}"
        )


def backtranslate(
    document: Document,
    engine: Engine,
    cache: OutputCache | None = None,
    progress: Progress | None = None,
    forward: Engine | None = None,
) -> BackTranslations:
    """Back-translates, scores and looks for what is missing. Raises EngineError; an interrupted call may be made again.

    `progress` hears of sentences, first those translated, then those scored.
    """
    _check(document, engine, document.target_language, document.source_language)
    if forward is not None:
        _check(document, forward, document.source_language, document.target_language)
    back = ParagraphTranslator(engine, cache, progress)
    ahead = None if forward is None else ParagraphTranslator(forward, cache, progress)
    segments = [segment for segment in document.segments if segment.target]
    texts = [segment.text("target") for segment in segments]
    translated = back.translate(texts)
    both = [segment for segment in segments if segment.source]
    forwards: dict[int, Translated] = {}
    if ahead is not None:
        written = ahead.translate([segment.text("source") for segment in both])
        forwards = {segment.number: one for segment, one in zip(both, written, strict=True)}
    languages = document.source_language, document.target_language
    beads = [
        bead
        for segment, one in zip(segments, translated, strict=True)
        for bead in aligned_sentences(segment, one, forwards.get(segment.number), languages)
    ]
    scored = score_sentences(beads, back, ahead)
    of: dict[int, list[int]] = {}
    for n, bead in enumerate(beads):
        of.setdefault(bead.segment, []).append(n)
    results = {}
    for segment, one in zip(segments, translated, strict=True):
        own = of.get(segment.number, [])
        here = {n: beads[n].source_start for n in own}
        there = {n: beads[n].target_start for n in own}
        results[segment.number] = BackTranslation(
            text=one.text,
            sentences=one.sentences,
            source_scores=_tokens([(scored.source.given[n], beads[n].source_start) for n in own]),
            target_scores=_tokens([(scored.target.given[n], beads[n].target_start) for n in own]),
            forward=None if (other := forwards.get(segment.number)) is None else other.text,
            adequacy=_mean([scored.source.given[n] for n in own]),
            told=scored.source.told(own),
            ahead_told=scored.target.told(own),
            unexplained=_heaviest(scored.unexplained, here),
            unfounded=_heaviest(scored.unfounded, there),
            notes=one.notes,
        )
    weighed = document_evidence(document, results, quartile=True)
    short = {number for number, one in weighed.items() if one.omission >= LEAST_PROBABLE}
    long = {number for number, one in weighed.items() if (one.addition or 0.0) >= LEAST_PROBABLE}
    omitted, added = confirmed(beads, scored, short, long, back, ahead)
    words = added_words(beads, scored, back, ahead)
    for number, evidence in weighed.items():
        results[number] = replace(
            results[number],
            omission=evidence.omission,
            addition=evidence.addition,
            wrong=evidence.wrong,
            shortfall=evidence.shortfall,
            omitted=_placed(omitted, {n: beads[n].source_start for n in of.get(number, [])}),
            added=_placed(added, {n: beads[n].target_start for n in of.get(number, [])}),
            added_words=tuple(word for n in of.get(number, []) for word in words.get(n, ())),
        )
    said = (_foreign(texts, languages[1], languages[0]), _lost(results), cache.note if cache else None)
    notes = [note for note in said if note]
    return BackTranslations(
        results,
        engine.signature,
        None if forward is None else forward.signature,
        _mean(scored.source.given),
        tuple(notes),
    )


def _lost(segments: Mapping[int, BackTranslation]) -> str | None:
    """What to say where most of a document looks like another source's: it may be the engine that is lost."""
    wrong = [one.wrong for one in segments.values() if one.wrong is not None]
    if len(wrong) < _FEW or statistics.median(wrong) <= 0.5:
        return None
    return (
        "in most segments hardly a word of the source comes back: either the texts do not belong together, or the"
        " translation model is too weak for them, and then neither is quality to be trusted"
    )


def _tokens(scored: Sequence[tuple[ScoredText | None, int]]) -> tuple[TokenScore, ...] | None:
    known = [(one, start) for one, start in scored if one is not None]
    return tuple(chain.from_iterable(_shifted(one, start) for one, start in known)) if known else None


def _mean(scored: Sequence[ScoredText | None]) -> float | None:
    known = [one for one in scored if one is not None]
    return sum(one.total for one in known) / sum(len(one.tokens) + 1 for one in known) if known else None


def _placed(found: Mapping[int, Doubt], starts: Mapping[int, int]) -> tuple[tuple[int, int, float], ...]:
    """What was found in a segment's beads, with offsets in the segment's text; `starts` says where each bead begins."""
    return tuple(
        (found[n].start + start, found[n].end + start, found[n].gain) for n, start in starts.items() if n in found
    )


def _heaviest(found: Mapping[int, Doubt], starts: Mapping[int, int]) -> tuple[int, int, float] | None:
    return max(_placed(found, starts), key=lambda run: run[2], default=None)
