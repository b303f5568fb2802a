"""What a check sees: views of a segment and of a document.

A view's texts are analysed once for all checks; what is asked of a whole document is kept with it (`of_document`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from review.align.lengths import LengthModel, prior_model
from review.back_translated import BackTranslation
from review.checks.hit import Hit
from review.checks.segment_view import SegmentView
from review.custom_patterns import CustomPattern
from review.kept_property import kept_property
from review.model import Document

if TYPE_CHECKING:
    from review.backtranslation.twins import Worse
    from review.checks.check import Check
    from review.checks.glossary import GlossaryEntry
    from review.drift.change import Change
    from review.semantics.likeness import Likeness
    from review.spans.suspects import SpanReading

__all__ = ["KEPT", "DocumentView", "OptionValue", "SegmentView", "of_document"]

#: How many of a document's pairs the project's norm of lengths is worth.
_NORM_WORTH = 40.0
#: Segments of which everything that was found out is kept: some 20 kB each.
KEPT = 2_000

OptionValue = float | int | str | bool
Answer = TypeVar("Answer")


class DocumentView:
    """A document's segments as views, with what checks may ask about the document as a whole."""

    def __init__(
        self,
        document: Document,
        *,
        options: Mapping[str, Mapping[str, OptionValue]] | None = None,
        glossary: tuple[GlossaryEntry, ...] = (),
        patterns: tuple[CustomPattern, ...] = (),
        backtranslations: Mapping[int, BackTranslation] | None = None,
        worse: Mapping[int, Worse] | None = None,
        changes: Mapping[int, Change] | None = None,
        lengths: LengthModel | None = None,
        likeness: Mapping[int, Likeness] | None = None,
    ) -> None:
        self.document = document
        #: How near translations are to their sources by a sentence encoder, by segment number; empty without one.
        self.likeness = likeness or {}
        #: By segment number what a model of error spans says of it; empty without one.
        self.span_readings: Mapping[int, SpanReading] = {}
        #: By segment number, those whose translation was better before; empty where no earlier one is known.
        self.worse = worse or {}
        #: How the source of a segment differs from the one that its translation was made from, by number.
        self.changes = changes or {}
        #: By segment number; empty where there is no back-translation.
        self.backtranslations = backtranslations or {}
        #: What a judge said and what stood up of it, by segment number (`review.judges.judge`); empty without one.
        self.judged: Mapping[int, tuple[Hit, ...]] = {}
        self.source_language = document.source_language
        self.target_language = document.target_language
        self.segments: Sequence[SegmentView] = tuple(
            SegmentView(segment, document.source_language, document.target_language) for segment in document.segments
        )
        self.glossary = glossary
        #: What the check `custom` looks for.
        self.patterns = patterns
        self._options = options or {}
        #: Answers of `of_document` functions.
        self.kept: dict[object, Any] = {}
        #: What the project knows of the lengths of its translations.
        self._lengths = lengths

    @property
    def long(self) -> bool:
        """Whether it has more segments than everything can be kept of."""
        return len(self.segments) > KEPT

    def placed_back(self, view: SegmentView) -> BackTranslation | None:
        """A segment's back-translation where its offsets are those of the texts that checks read; None elsewhere."""
        return None if view.has_literals else self.backtranslations.get(view.number)

    def option(self, check: Check, name: str) -> OptionValue:
        """A check's option as configured, else its default. KeyError for one that the check does not declare."""
        default = check.options[name]
        return self._options.get(check.code, {}).get(name, default)

    @kept_property
    def lengths(self) -> LengthModel:
        """How long a translation is in this document: the project's norm, or the two languages' prior, moved by the
        document's own pairs, but for what was left untranslated, which is as long as the source in any language.
        """
        pairs = (view.lengths for view in self.segments if view.paired and not view.is_left)
        if self._lengths is not None:
            return self._lengths.fitted(pairs, _NORM_WORTH)
        return prior_model(self.source_language, self.target_language).fitted(pairs)

    @kept_property
    def source_keys(self) -> frozenset[str]:
        """Every source word of the document, folded."""
        return frozenset(token.key for view in self.segments for token in view.source.words)

    @kept_property
    def target_keys(self) -> frozenset[str]:
        """Every target word of the document, folded."""
        return frozenset(token.key for view in self.segments for token in view.target.words)


def of_document(function: Callable[[DocumentView], Answer]) -> Callable[[DocumentView], Answer]:
    """Keeps a function's answer with the document that it was asked of, once for all its segments, and no longer."""

    @wraps(function)
    def kept(document: DocumentView) -> Answer:
        if function not in document.kept:
            document.kept[function] = function(document)
        answer: Answer = document.kept[function]
        return answer

    return kept
