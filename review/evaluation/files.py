"""A file of marked errors, evaluated: what the desk does with an upload, and `review evaluate` with a path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from review.config import Settings
from review.errors import InputError
from review.evaluation.annotated import judge_annotated
from review.evaluation.summary import SCHEMA, Evaluated, evaluated
from review.formats.annotations import AnnotatedSegment, read_annotations

__all__ = ["evaluate_file", "evaluation_data", "sets_of"]


def sets_of(path: Path, faults: list[InputError] | None) -> dict[str, list[AnnotatedSegment]]:
    """The segments of a file by the set that they are in; a file of one set is called by its name.

    Faulty lines raise InputError, or go into `faults` and are left out.
    """
    sets: dict[str, list[AnnotatedSegment]] = {}
    for segment in read_annotations(path, faults):
        sets.setdefault(segment.name or path.name, []).append(segment)
    return sets


def evaluate_file(path: Path, settings: Settings, faults: list[InputError] | None, most: int) -> list[Evaluated]:
    """Every set of a file scored beside what people marked in it. Raises InputError where languages are not said, and
    for more than `most` segments.
    """
    sets = sets_of(path, faults)
    pair = settings.source_language, settings.target_language
    segments = [segment for one in sets.values() for segment in one]
    if not segments:
        raise InputError("holds no segment; there is nothing to measure", path)
    if not all(pair) and any(segment.languages is None for segment in segments):
        raise InputError("does not say its languages; give both", path)
    if len(segments) > most:
        raise InputError(f"holds {len(segments):,} segments; more than {most:,} are for `review evaluate`", path)
    languages = (pair[0] or "und", pair[1] or "und")
    return [evaluated(name, judge_annotated(one, languages, settings)) for name, one in sets.items()]


def evaluation_data(documents: Sequence[Evaluated], sets: Sequence[Evaluated], most: int) -> dict[str, Any]:
    """What `--format json` writes: `documents` in a line each, then every set with at most `most` misses and alarms."""
    rows = [
        {
            "id": one.name,
            "marked": one.measures.total.errors,
            "found": one.measures.total.found,
            "findings": one.measures.total.findings,
            "outside": one.measures.total.findings - one.measures.total.hits,
        }
        for one in documents
    ]
    return {"schema": SCHEMA, "documents": rows, "sets": [one.to_dict(most) for one in sets]}
