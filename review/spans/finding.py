"""Which model of error spans reads a document, and the reading: paragraphs, cut where they are too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from review.errors import EngineError
from review.spans.folder import SpanModel, builtin_span_model
from review.spans.suspects import Calibration, Suspect, suspects_of
from review.text.language import base_language
from review.text.sentences import split_sentences

__all__ = ["MOST", "Reader", "chosen_reader"]

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
    """A model with its thresholds. `signature` says which."""

    def __init__(self, model: SpanModel) -> None:
        self.model, self._calibration = model, Calibration.of(model)
        self.signature = f"spans:{model.folder.name}|digest:{model.digest}"

    def suspects(self, segments: Sequence[tuple[int, str, str]], languages: tuple[str, str]) -> dict[int, Suspect]:
        """By number the stretch that stands out most of each segment (number, source, translation), where one does."""
        parts = [part for segment in segments for part in _parts(*segment, languages)]
        found: dict[int, Suspect] = {}
        told = suspects_of(self.model, self._calibration, [(part.source, part.target) for part in parts], MOST)
        for part, one in zip(parts, told, strict=True):
            if one is None or (part.number in found and found[part.number].share <= one.share):
                continue
            by = part.source_start if one.side == "source" else part.target_start
            found[part.number] = one._replace(start=one.start + by, end=one.end + by)
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
    """The reader for a document of these languages (BCP 47): of a folder, or, with `auto` or None, the built-in one of
    the pair; None for `none`, or where there is no built-in one.

    Raises EngineError for a folder that is no such model, or one of other languages.
    """
    if choice == "none":
        return None
    if choice in (None, "auto"):
        folder = builtin_span_model(*languages)
        return _of(folder) if folder is not None else None
    reader = _of(Path(choice))
    for language in languages:
        if base_language(language) not in reader.model.languages:
            known = ", ".join(sorted(reader.model.languages))
            raise EngineError(f"reads {known}, not {language}; name another --span-model, or none", Path(choice))
    return reader


@lru_cache(maxsize=2)
def _of(folder: Path) -> Reader:
    return Reader(SpanModel(folder))
