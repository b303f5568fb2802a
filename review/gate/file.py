"""The committed baseline: a text file, one JSON object a line, sorted, so that two branches seldom touch one line.

    {"schema": "review.baseline/2", "review": "0.1.0"}
    {"document": "news/harbour", "source": "vi", "target": "en"}
    {"document": "news/harbour", "score": "bleu", "value": 41.2, "signature": "nrefs:1|case:mixed|…"}
    {"document": "news/harbour", "finding": "5d0c…", "status": "known", "check": "numbers", "severity": "major", …}
    {"document": "news/harbour", "finding": "91ab…", "status": "dismissed", …, "by": "…", "when": "…", "why": "…"}
    {"document": "news/harbour", "segment": "0f3c…", "text": "…", "words": 21, "sentences": 2, "whole": "…", …}

`known` findings were there when the baseline was written; `dismissed` ones are false alarms, and one may turn a line
from the one to the other by hand. A segment's numbers are the statistics that its metrics are made of (see
`review.metrics.significance`), for the paired test; nobody needs to read them. `whole` is its source and `translation`
its translation, so that what became of either can be told; files of version 1 have neither. `made` is the source that
the translation was made from, where it is another or has markup: the check `stale` compares it with what stands there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from review.committed_lines import LineFormat
from review.errors import BaselineError
from review.gate.baseline import Baseline, KnownDocument, KnownScore, KnownSegment
from review.metrics.scores import compared
from review.model import SEVERITIES
from review.report import KnownFinding, Status
from review.settings_table import nearest

__all__ = ["BASELINE_FILE", "SCHEMA", "find_baseline", "format_baseline", "parse_baseline", "read_baseline"]

BASELINE_FILE = "review-baseline.jsonl"
_LINES = LineFormat(
    "review.baseline",
    2,
    "baseline",
    '{"schema": "review.baseline/2", …}',
    ", or delete it and write it anew (what was dismissed in it is lost then)",
    "review baseline write FOLDER settles it, with what either side dismissed",
)
SCHEMA = _LINES.schema

_TEXT, _COUNT, _NUMBER, _NUMBERS = "a text", "a whole number of 0 or more", "a number", "numbers with spaces between"
#: Kind of line → its keys, each with what it holds; those in _OPTIONAL, and the metrics of a segment, may be left out.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "score": {"score": _TEXT, "value": _NUMBER, "signature": _TEXT},
    "finding": {
        "finding": _TEXT, "status": _TEXT, "check": _TEXT, "severity": _TEXT, "text": _TEXT, "segment": _TEXT,
        "by": _TEXT, "when": _TEXT, "why": _TEXT,
    },
    "segment": {
        "segment": _TEXT, "text": _TEXT, "words": _COUNT, "sentences": _COUNT, "references": _TEXT,
        "whole": _TEXT, "translation": _TEXT, "made": _TEXT,
    },
    "document": {"source": _TEXT, "target": _TEXT},
}  # fmt: skip
#: Larger numbers are no baseline's: arithmetic on them would overflow.
_MOST = 2**53
_OPTIONAL = frozenset(("by", "when", "why", "references", "whole", "translation", "made"))


def find_baseline(folder: Path) -> Path | None:
    """The baseline in a folder or the nearest one above it, no further up than the git repository's top."""
    for place in (folder.resolve(), *folder.resolve().parents):
        path = place / BASELINE_FILE
        if path.is_file():
            return path
        if (place / ".git").exists():
            return None
    return None


def read_baseline(path: Path, *, both_sides: bool = False) -> Baseline:
    """The file's baseline. Raises BaselineError, with the line, for whatever is not one; `both_sides` as for
    `parse_baseline`.
    """
    if not os.path.lexists(path):
        raise BaselineError(f"does not exist; write it with: review baseline write FOLDER --baseline {path}", path)
    return parse_baseline(_LINES.read(path), path, both_sides=both_sides)


def parse_baseline(text: str, path: Path, *, both_sides: bool = False) -> Baseline:
    """A baseline from its text; `path` is for messages.

    With `both_sides` lines of a merge that contradict each other are no error: it is read to be written anew. What one
    side dismissed is dismissed, of all else the first line holds.
    """
    rows = list(_LINES.rows(text, path, both_sides=both_sides))
    if not rows:
        raise BaselineError("is empty; write it anew with review baseline write", path, 1)
    version = _writer(*rows[0], path)
    documents: dict[str, tuple[int, tuple[str, str]]] = {}
    parts: dict[str, dict[str, dict[str, tuple[int, Any]]]] = {}
    widths = {name: kind.width for name, kind in compared().items()}
    for number, row in rows[1:]:
        if both_sides and "schema" in row:
            continue  # the two sides were written by two versions
        kind = next((kind for kind in _KEYS if kind in row), None)
        if kind is None or not isinstance(row.get("document"), str):
            raise BaselineError("is no line of a baseline: it names no document", path, number)
        name = row.pop("document")
        _check_keys(row, kind, widths, path, number)
        if kind == "document":
            entry: Any = (row["source"], row["target"])
            key = ""
            if name in documents and documents[name][1] != entry and not both_sides:
                raise BaselineError(f"says other languages of {name} than line {documents[name][0]}", path, number)
            documents.setdefault(name, (number, entry))
            continue
        key, entry = _entry(kind, name, row, widths, path, number)
        there = parts.setdefault(name, {}).setdefault(kind, {}).setdefault(key, (number, entry))
        if there[1] != entry and not both_sides:
            raise BaselineError(f"contradicts line {there[0]}, which is of the same {kind}; keep one", path, number)
        if kind == "finding" and there[1].status != "dismissed":
            parts[name][kind][key] = (number, entry)
    for name, kinds in parts.items():
        if name not in documents:
            number = min(number for entries in kinds.values() for number, _ in entries.values())
            raise BaselineError(f"is of the document {name}, which has no line of its own", path, number)
    known = {}
    for name, (_, languages) in documents.items():
        kinds = parts.get(name, {})
        scores, segments, findings = (
            {key: entry for key, (_, entry) in kinds.get(kind, {}).items()} for kind in ("score", "segment", "finding")
        )
        known[name] = KnownDocument(name, *languages, scores, segments, findings)
    return Baseline(version, known, str(path))


def format_baseline(baseline: Baseline) -> str:
    """The file's text: the same baseline gives the same bytes. One without segments' texts is of version 1."""
    kept = any(s.whole or s.translation for d in baseline.documents.values() for s in d.segments.values())
    lines = [_line({"schema": SCHEMA if kept else f"{_LINES.name}/1", "review": baseline.version})]
    metrics = tuple(compared())
    for name in sorted(baseline.documents):
        document = baseline.documents[name]
        lines.append(_line({"document": name, "source": document.source_language, "target": document.target_language}))
        for metric, score in sorted(document.scores.items()):
            row = {"score": metric, "value": score.value, "signature": score.signature}
            lines.append(_line({"document": name, **row}))
        for fingerprint, f in sorted(document.findings.items()):
            row = {"finding": fingerprint, "status": f.status, "check": f.check, "severity": f.severity}
            row |= {"text": f.text, "segment": f.segment}
            if f.status == "dismissed":
                row |= {"by": f.by, "when": f.when, "why": f.why}
            lines.append(_line({"document": name, **row}))
        for key, s in sorted(document.segments.items()):
            row = {"segment": key, "text": s.text, "words": s.words, "sentences": s.sentences}
            if s.references:
                row["references"] = s.references
            row |= {name: text for name, text in _texts(s) if text}
            row |= {m: " ".join(map(_plain, s.statistics[m])) for m in metrics if m in s.statistics}
            lines.append(_line({"document": name, **row}))
    return "".join(lines)


def _texts(segment: KnownSegment) -> tuple[tuple[str, str], ...]:
    return ("whole", segment.whole), ("translation", segment.translation), ("made", segment.made)


def _line(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _writer(number: int, row: Mapping[str, Any], path: Path) -> str:
    """The version of `review` that wrote the file. Raises BaselineError."""
    _LINES.check_first(number, row, path)
    if not isinstance(row.get("review"), str):
        raise BaselineError("says not which version of review wrote it", path, number)
    return str(row["review"])


def _check_keys(row: Mapping[str, Any], kind: str, widths: Mapping[str, int], path: Path, number: int) -> None:
    keys = {**_KEYS[kind], **(dict.fromkeys(widths, _NUMBERS) if kind == "segment" else {})}
    for key, value in row.items():
        if key not in keys:
            raise BaselineError(f"unknown key {key!r}{nearest(key, list(keys))}", path, number)
        if not _fits(value, keys[key], widths.get(key, 0)):
            raise BaselineError(f"{key} is {keys[key]}, not {json.dumps(value, ensure_ascii=False)}", path, number)
    missing = next((key for key in keys if key not in row and key not in _OPTIONAL and key not in widths), None)
    if missing is not None:
        raise BaselineError(f"has no {missing!r}", path, number)


def _fits(value: Any, kind: str, width: int) -> bool:
    if kind == _COUNT:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST
    if kind == _NUMBER:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= _MOST
    if kind == _NUMBERS:
        return isinstance(value, str) and len(_numbers(value)) == width
    return isinstance(value, str)


def _numbers(text: str) -> tuple[float, ...]:
    """The numbers of a line, none where one of them is none."""
    try:
        numbers = tuple(float(word) for word in text.split())
    except ValueError:
        return ()
    return numbers if all(abs(n) <= _MOST for n in numbers) else ()


def _plain(number: float) -> str:
    return str(int(number)) if number.is_integer() else repr(number)


def _entry(
    kind: str, document: str, row: dict[str, Any], widths: Mapping[str, int], path: Path, number: int
) -> tuple[str, Any]:
    if kind == "score":
        return row["score"], KnownScore(float(row["value"]), row["signature"])
    if kind == "segment":
        statistics = {metric: numbers for metric in widths if (numbers := _numbers(row.get(metric, "")))}
        texts = (row.get(key, "") for key in ("whole", "translation", "made"))
        return row["segment"], KnownSegment(
            row["segment"], row["text"], row["words"], row["sentences"], row.get("references", ""), statistics, *texts
        )
    _check_finding(row, path, number)
    told = (row.get(key, "") for key in ("by", "when", "why"))
    return row["finding"], KnownFinding(
        document, row["finding"], row["status"], row["check"], row["severity"], row["text"], row["segment"], *told
    )


def _check_finding(row: Mapping[str, Any], path: Path, number: int) -> None:
    fingerprint = row["finding"]
    if len(fingerprint) != 32 or not set(fingerprint) <= set("0123456789abcdef"):
        raise BaselineError(f"finding is a fingerprint of 32 hexadecimal digits, not {fingerprint!r}", path, number)
    for key, allowed in (("status", get_args(Status)), ("severity", SEVERITIES)):
        if row[key] not in allowed:
            raise BaselineError(f"{key} is one of {', '.join(allowed)}, not {row[key]!r}", path, number)
    if row["status"] != "dismissed":
        return
    for key, what in (("by", "who dismissed it"), ("when", "when it was dismissed"), ("why", "why it was dismissed")):
        if not row.get(key, "").strip():
            raise BaselineError(f"does not say {what}: give {key!r}", path, number)
    try:
        date.fromisoformat(row["when"])
    except ValueError:
        raise BaselineError(f"when is a date like 2026-03-01, not {row['when']!r}", path, number) from None
