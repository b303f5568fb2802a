"""Error spans in JSON: ESA as WMT publishes it, what pearmut stores, and segments with a list of errors a rater.

A file is JSON lines, or one list, or one object of lists by campaign. An entry is one of

    {"src": "…", "tgt": "…", "system": "…", "esa_spans": [{"start_i": 4, "end_i": 9, "severity": "minor"}], …}   ESA
    {"src_text": "…", "tgt_text": {SYSTEM: "…"}, "scores": {SYSTEM: [{"score": 80, "errors": […]}]}, …}        ESA
    {"annotation": [{MODEL: {"score": 80, "error_spans": […]}}], "item": [{"src": "…", "tgt": {MODEL: "…"}}]}  pearmut
    {"source": "…", "target": "…", "raters": [[{"category": "…", "severity": "…", "target": [4, 10]}]], …}     raters

`end_i` is the last character (pearmut's README); of `target` and `source` the end is exclusive. A span "missing", or
behind the text where pearmut shows its token [missing], has no place. ESA: Kocmi et al. 2024,
https://aclanthology.org/2024.wmt-1.131; pearmut: https://github.com/zouharvi/pearmut.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, TypeGuard

from review.errors import InputError
from review.formats.annotations.annotated import AnnotatedSegment, MarkedError, severity_named
from review.model import SEVERITIES, Side

__all__ = ["read_error_spans"]

#: Characters behind the text that pearmut's own tokens may take.
_TOKENS = 40


class _Entry:
    """One entry of a file, with what an error message needs."""

    def __init__(self, values: Any, path: Path, line: int | None, number: int) -> None:
        self.path, self.line, self.number = path, line, number
        if not isinstance(values, dict):
            self.refuse("is no JSON object")
        self.values: dict[str, Any] = values

    def refuse(self, message: str) -> NoReturn:
        raise InputError(message if self.line else f"entry {self.number}: {message}", self.path, self.line)

    def text(self, values: Any, key: str) -> str:
        value = values.get(key) if isinstance(values, dict) else None
        if not isinstance(value, str):
            self.refuse(f"{key} is missing or no text")
        return value


def read_error_spans(text: str, path: Path, faults: list[InputError] | None = None) -> tuple[AnnotatedSegment, ...]:
    """All segments; what several people marked in one is joined.

    An entry that is at fault is left out and told in `faults`, where that is given.

    Raises InputError, with the line or the entry, for what is none of the four, and for a span that lies outside its
    text.
    """
    joined: dict[tuple[str, str, str, str, str], AnnotatedSegment] = {}
    scored: dict[tuple[str, str, str, str, str], list[float]] = {}
    for entry in _entries(text, path):
        try:
            segments = tuple(_segments(entry))
        except InputError as fault:
            if faults is None:
                raise
            faults.append(fault)
            continue
        for segment in segments:
            key = (segment.name, segment.system, segment.document, segment.number, segment.target)
            if segment.score is not None:
                scored.setdefault(key, []).append(segment.score)
            before = joined.get(key)
            if before is None:
                joined[key] = segment
            else:
                errors, raters = (*before.errors, *segment.errors), before.raters + segment.raters
                joined[key] = replace(before, errors=errors, raters=raters)
    return tuple(
        replace(segment, score=sum(scored[key]) / len(scored[key])) if key in scored else segment
        for key, segment in joined.items()
    )


def _entries(text: str, path: Path) -> Iterator[_Entry]:
    whole: Any = None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                values = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(f"is neither JSON nor an MQM table: {error}", path, number) from None
            yield _Entry(values, path, number, number)
        return
    if isinstance(whole, dict) and whole and all(isinstance(value, list) for value in whole.values()):
        whole = [entry for entries in whole.values() for entry in entries]
    rows = whole if isinstance(whole, list) else [whole]
    for number, values in enumerate(rows, start=1):
        yield _Entry(values, path, None if len(rows) > 1 else 1, number)


def _segments(entry: _Entry) -> Iterator[AnnotatedSegment]:
    values = entry.values
    if "raters" in values:
        yield _of_raters(entry)
    elif "annotation" in values:
        yield from _of_pearmut(entry)
    elif "esa_spans" in values:
        source, target = entry.text(values, "src"), entry.text(values, "tgt")
        errors = _spans(entry, values["esa_spans"], target, str(values.get("annotator", "")))
        yield AnnotatedSegment(
            system=str(values.get("system", "")),
            document=str(values.get("doc_id", "")),
            number=str(values.get("line_id", entry.number)),
            source=source,
            target=target,
            errors=errors,
            raters=1,
            score=_score(entry, values.get("esa_score")),
            languages=_pair(values.get("langs")),
            line=entry.line,
        )
    elif "scores" in values and "tgt_text" in values:
        source = entry.text(values, "src_text")
        for system, people in _object(entry, "scores").items():
            target = entry.text(values["tgt_text"], system)
            for person in people if isinstance(people, list) else []:
                errors = _spans(entry, person.get("errors"), target, str(person.get("annotator", "")))
                yield AnnotatedSegment(
                    system=system,
                    document=str(values.get("doc_id", "")),
                    number=str(entry.number),
                    source=source,
                    target=target,
                    errors=errors,
                    raters=1,
                    score=_score(entry, person.get("score")),
                    languages=_pair(values.get("langs")),
                    line=entry.line,
                )
    else:
        known = "esa_spans; scores and tgt_text; annotation; or raters"
        entry.refuse(f"is of no version of annotations that is known here; it has none of {known}")


def _of_pearmut(entry: _Entry) -> Iterator[AnnotatedSegment]:
    annotation, items = entry.values["annotation"], entry.values.get("item")
    if isinstance(annotation, str):  # a mark that a task was begun anew
        return
    annotations = annotation if isinstance(annotation, list) else [annotation]
    items = items if isinstance(items, list) else [items]
    if len(items) != len(annotations) or not all(isinstance(item, dict) for item in items):
        entry.refuse("has no item beside the annotation: this version of pearmut stored no texts; export with a newer")
    rater = str(entry.values.get("user_id", ""))
    for number, (said, item) in enumerate(zip(annotations, items, strict=True), start=1):
        if not isinstance(said, dict):
            entry.refuse("annotation is no object of models")
        for system, one in said.items():
            target = entry.text(item.get("tgt"), system)
            if not isinstance(one, dict):
                entry.refuse(f"annotation of {system} is no object")
            yield AnnotatedSegment(
                system, str(item.get("doc_id", entry.values.get("item_i", ""))),
                str(item.get("item_id", f"{entry.values.get('item_i', entry.number)}.{number}")),
                entry.text(item, "src"), target, _spans(entry, one.get("error_spans"), target, rater), 1,
                _score(entry, one.get("score")), line=entry.line,
            )  # fmt: skip


def _of_raters(entry: _Entry) -> AnnotatedSegment:
    values = entry.values
    texts: dict[Side, str] = {"source": entry.text(values, "source"), "target": entry.text(values, "target")}
    raters = values["raters"]
    if not isinstance(raters, list) or not all(isinstance(rater, list) for rater in raters):
        entry.refuse("raters is no list of lists of errors")
    errors = []
    for rater, marked in enumerate(raters):
        for error in marked:
            severity = severity_named(error.get("severity")) if isinstance(error, dict) else None
            if severity is None:
                entry.refuse(f"severity is one of {', '.join(SEVERITIES)}, not {error!r}")
            category = str(error.get("category") or "")
            if category.startswith("Source"):
                continue
            places = [(side, *_range(entry, error[side], texts[side])) for side in texts if error.get(side)]
            if not places and {"start", "end", "start_i", "end_i"} & set(error):
                entry.refuse('an error of a rater has its offsets as "target": [4, 9], or as "source"')
            end = len(texts["target"])
            for side, start, stop in places or [("target", end, end)]:
                errors.append(MarkedError(side, start, stop, category, severity, str(rater)))
    return AnnotatedSegment(
        system=str(values.get("system", "")),
        document=str(values.get("document", "")),
        number=str(values.get("segment", entry.number)),
        source=texts["source"],
        target=texts["target"],
        errors=tuple(errors),
        raters=max(1, len(raters)),
        score=None,
        languages=_pair(values.get("pair")),
        name=str(values.get("set", "")),
        line=entry.line,
    )


def _range(entry: _Entry, value: Any, text: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2 or not all(_whole(offset) for offset in value):
        entry.refuse(f"a stretch is two offsets, not {value!r}")
    start, end = value
    if not 0 <= start <= end <= len(text) + 1:  # one more: a line end that was cut off the text
        entry.refuse(f"offsets {start} to {end} lie outside the text, which has {len(text)} characters")
    return min(start, len(text)), min(len(text), max(end, start + 1))


def _spans(entry: _Entry, spans: Any, target: str, rater: str) -> tuple[MarkedError, ...]:
    if not isinstance(spans, list):
        entry.refuse("the error spans are no list")
    errors = []
    for span in spans:
        if not isinstance(span, dict):
            entry.refuse(f"an error span is an object, not {span!r}")
        severity = severity_named(span.get("severity"))
        if severity is None:
            if span.get("severity") in (None, "undecided"):
                continue  # begun and not finished
            entry.refuse(f"severity is one of {', '.join(SEVERITIES)}, not {span.get('severity')!r}")
        category = str(span.get("category") or span.get("error_type") or "")
        start, last = span.get("start_i"), span.get("end_i")
        if start == "missing" or last == "missing":
            start = last = len(target)
        if not (_whole(start) and _whole(last)):
            entry.refuse(f"start_i and end_i are whole numbers, not {start!r} and {last!r}")
        if not 0 <= start <= last + 1 or start > len(target) + _TOKENS or last > len(target) + _TOKENS:
            entry.refuse(f"offsets {start} to {last} lie outside the text, which has {len(target)} characters")
        if start >= len(target):
            errors.append(
                MarkedError("target", len(target), len(target), category or "Accuracy/Omission", severity, rater)
            )
        else:
            errors.append(MarkedError("target", start, min(last + 1, len(target)), category, severity, rater))
    return tuple(errors)


def _whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _score(entry: _Entry, value: Any) -> float | None:
    if value is None or value == "":
        return None
    try:
        score = float(value)
    except (TypeError, ValueError):
        entry.refuse(f"a score is a number, not {value!r}")
    if not -1e9 < score < 1e9:
        entry.refuse(f"a score is a number, not {value!r}")
    return score


def _object(entry: _Entry, key: str) -> dict[str, Any]:
    value = entry.values[key]
    if not isinstance(value, dict):
        entry.refuse(f"{key} is no object")
    return value


def _pair(value: Any) -> tuple[str, str] | None:
    """Languages written as "en-de"; None for what is no such pair."""
    if not isinstance(value, str):
        return None
    source, dash, target = value.partition("-")
    return (source, target) if dash and source and target else None
