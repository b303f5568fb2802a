"""Models for the cases of checks that need one: Mozilla's embedded ones of English and Portuguese, and the built-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from review.back_translated import BackTranslation
from review.backtranslation.backtranslate import backtranslate
from review.backtranslation.run import BackTranslator
from review.backtranslation.twins import Worse
from review.checks.views import DocumentView
from review.model import Document
from review.scoring import read_spans
from review.semantics import find_encoder
from review.semantics.likeness import Likeness, compare_meanings
from review.spans.suspects import SpanReading
from review.translators.engines.engine import Engine
from review.translators.resolve import EngineChoice, find_engine

__all__ = ["backtranslations", "likeness_of", "needs_engine", "readings_in", "worse_than"]


def needs_engine(file: str) -> bool:
    return file in ("omission-model.tsv", "addition-model.tsv")


@lru_cache(maxsize=4)
def _engine(source: str, target: str) -> Engine:
    engine = find_engine(EngineChoice(), source, target, required=True).engine
    assert engine is not None
    return engine


def backtranslations(document: Document) -> Mapping[int, BackTranslation] | None:
    """By segment; None for pairs without an embedded model, where the checks must stay silent."""
    pair = document.source_language, document.target_language
    if set(pair) != {"en", "pt"}:
        return None
    return backtranslate(document, _engine(*pair[::-1]), forward=_engine(*pair)).segments


def likeness_of(document: Document) -> Mapping[int, Likeness]:
    """How near the encoder that `auto` takes finds the two sides of each segment."""
    encoder = find_encoder("auto", document.source_language, document.target_language)
    if encoder is None:
        return {}
    paired = [one for one in document.segments if one.source and one.target]
    texts = [one.text("source") for one in paired], [one.text("target") for one in paired]
    return compare_meanings([one.number for one in paired], *texts, encoder)


def readings_in(view: DocumentView) -> Mapping[int, SpanReading]:
    """What the built-in model of error spans says; nothing for pairs without one."""
    return read_spans(view.segments, (view.source_language, view.target_language), None)


@lru_cache(maxsize=1)
def _translator() -> BackTranslator:
    return BackTranslator()


def worse_than(document: Document, earlier: Sequence[str]) -> Mapping[int, Worse]:
    """The segments that the models at hand find worse than they were."""
    return _translator().worse(document, dict(enumerate(earlier, start=1)))[0]
