"""Back-translations for many documents: each pair's engines found once, one cache, and a line on what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from review.backtranslation.backtranslate import BackTranslations, backtranslate
from review.backtranslation.paragraphs import ParagraphTranslator, Progress
from review.backtranslation.twins import Twin, Worse, compare_twins
from review.errors import EngineError
from review.model import Document
from review.output_cache import OutputCache
from review.text.language import language_name
from review.translators.directions import short_code
from review.translators.engines.engine import Engine
from review.translators.resolve import EngineChoice, Resolution, find_engine

__all__ = ["BackTranslator"]


class BackTranslator:
    """Takes documents back as `choice` says. Usable as a context manager, which closes the cache.

    `required` makes a pair without an engine an EngineError. `forward` lets `auto` also use a model of the document's
    own direction that is at hand (never fetched), for what is added and for surer evidence; it doubles the time. A
    named model is one of the way back; `forward_model` names the other.
    """

    def __init__(
        self,
        choice: EngineChoice | None = None,
        *,
        required: bool = False,
        forward: bool = True,
        forward_model: str | None = None,
        cache: OutputCache | None = None,
    ) -> None:
        self._choice = choice or EngineChoice()
        self._required, self._forward, self._forward_model = required, forward, forward_model
        self._cache = cache
        self._found: dict[tuple[str, str], Resolution] = {}
        self._ahead: dict[tuple[str, str], Engine | None] = {}

    def __enter__(self) -> BackTranslator:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._cache is not None:
            self._cache.close()

    def resolution(self, document: Document) -> Resolution:
        """The engine of the document's way back, with the reason. Raises EngineError as `find_engine` does."""
        return self._between(document.source_language, document.target_language)

    def _between(self, source_language: str, target_language: str) -> Resolution:
        pair = short_code(target_language), short_code(source_language)
        if pair not in self._found:
            self._found[pair] = find_engine(self._choice, *pair, required=self._required)
        return self._found[pair]

    def sentences(
        self,
        paragraphs: Sequence[str],
        source_language: str,
        target_language: str,
        progress: Progress | None = None,
    ) -> tuple[list[tuple[tuple[str, str], ...]] | None, str]:
        """The target's paragraphs as (sentence, back-translation) pairs or None, and the line that `of` gives.

        For the alignment, which comes before there is a document: its sentences are in the cache when `of` asks for
        them. Raises EngineError as `of` does.
        """
        found = self._between(source_language, target_language)
        if found.engine is None:
            return None, f"no back-translation: {found.reason}"
        try:
            translated = ParagraphTranslator(found.engine, self._outputs(), progress).translate(paragraphs)
        except EngineError as error:
            return None, self._given_up(source_language, target_language, error)
        return [one.sentences for one in translated], _line(found.engine, found)

    def explained(self, document: Document, targets: Sequence[str], sources: Sequence[str]) -> list[float | None]:
        """How probable each source is given its translation, in nats, under the document's engine; None where that
        cannot be said: there is no engine, it cannot score, or a text is too long for it.
        """
        engine = self.resolution(document).engine
        if engine is None:
            return [None] * len(sources)
        scored = ParagraphTranslator(engine, self._outputs()).score(targets, sources)
        return [None if one is None else one.total for one in scored]

    def _given_up(self, source_language: str, target_language: str, error: EngineError) -> str:
        """The line on an engine that was found and then failed; raises the error where that engine was asked for."""
        if self._required or self._choice.engine != "auto" or (self._choice.model or self._forward_model) is not None:
            raise error
        pair = short_code(target_language), short_code(source_language)
        self._found[pair] = Resolution(None, f"the engine failed: {error}")
        return f"no back-translation: {self._found[pair].reason}"

    def _outputs(self) -> OutputCache:
        if self._cache is None:
            self._cache = OutputCache()
        return self._cache

    def _forward_engine(self, document: Document) -> Engine | None:
        pair = short_code(document.source_language), short_code(document.target_language)
        if pair not in self._ahead:
            choice = replace(self._choice, model=self._forward_model, network=False)
            named = self._choice.model is not None and self._forward_model is None
            wanted = self._forward and not named
            if self._forward_model is None:
                choice = replace(choice, engine="auto")
            self._ahead[pair] = find_engine(choice, *pair).engine if wanted else None
        return self._ahead[pair]

    def of(self, document: Document, progress: Progress | None = None) -> tuple[BackTranslations | None, str]:
        """The document's back-translations or None, and a line for the report on what was used, or why there is
        nothing.

        Raises EngineError for an engine that was asked for by name and cannot be had or fails.
        """
        found = self.resolution(document)
        if found.engine is None:
            return None, f"no back-translation: {found.reason}"
        if not any(segment.target for segment in document.segments):
            return None, "no back-translation: the document has no translation"
        try:
            backs = backtranslate(document, found.engine, self._outputs(), progress, self._forward_engine(document))
        except EngineError as error:
            return None, self._given_up(document.source_language, document.target_language, error)
        return backs, _line(found.engine, found)

    def worse(self, document: Document, earlier: Mapping[int, str]) -> tuple[dict[int, Worse], str | None]:
        """The segments whose translation is worse than the `earlier` one, by number, and why there are none where
        nobody could tell. The document is taken as it reads; segments that did not change are not looked at.

        Raises EngineError as `of` does.
        """
        changed = {
            segment.number: Twin(segment.text("source"), old, new)
            for segment in document.segments
            if (old := earlier.get(segment.number, "")).strip() and segment.source
            and (new := segment.text("target")).strip() and new.split() != old.split()
        }  # fmt: skip
        if not changed:
            return {}, None
        found = self.resolution(document)
        if found.engine is None:
            return {}, f"whether what changed became worse was not looked at: {found.reason}"
        back = ParagraphTranslator(found.engine, self._outputs())
        if not back.can_score:
            return {}, f"whether what changed became worse was not looked at: {found.engine.name} cannot score a text"
        forward = self._forward_engine(document)
        ahead = None if forward is None else ParagraphTranslator(forward, self._outputs())
        try:
            said = compare_twins(list(changed.values()), back, ahead)
        except EngineError as error:
            return {}, self._given_up(document.source_language, document.target_language, error)
        return {number: one for number, one in zip(changed, said, strict=True) if one is not None}, None


def _line(engine: Engine, found: Resolution) -> str:
    pair = f"{language_name(engine.source_language)} to {language_name(engine.target_language)}"
    return f"back-translation, {pair}: {found.reason}"
