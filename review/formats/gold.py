"""gold.jsonl: the errors that people marked in a document, one JSON object a line.

    {"side": "target", "paragraph": 7, "start": 10, "end": 14, "text": "BAG.",
     "category": "Accuracy/Mistranslation", "severity": "major", "check": "caption", "note": "…"}

`paragraph` counts from 1 in that side's file, `start` and `end` are offsets in the paragraph's text, and `text` is what
stands there. `check` is the code that should find it, null where no check can; `note` is for people.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from review.errors import InputError
from review.formats.reading import read_text
from review.model import SEVERITIES, Paragraph, Severity, Side

__all__ = ["GoldError", "read_gold"]


@dataclass(frozen=True, slots=True)
class GoldError:
    """One marked error. `paragraph` counts from 1."""

    side: Side
    paragraph: int
    start: int
    end: int
    text: str
    category: str
    severity: Severity
    check: str | None = None
    note: str = ""


def read_gold(path: Path, source: Sequence[Paragraph], target: Sequence[Paragraph]) -> tuple[GoldError, ...]:
    """The file's errors, checked against the paragraphs of both sides.

    Raises InputError, with the line, for what is not such an object, or whose offsets lie outside the text or do not
    give `text`.
    """
    text = read_text(path, empty_ok=True, regular=True)
    return tuple(
        _error(line, path, number, source, target) for number, line in enumerate(text.split("\n"), 1) if line.strip()
    )


def _error(line: str, path: Path, number: int, source: Sequence[Paragraph], target: Sequence[Paragraph]) -> GoldError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}", path, number) from None
    if not isinstance(row, dict):
        raise InputError("is not a JSON object", path, number)
    wanted: dict[str, type | tuple[type, ...]] = {
        "side": str, "paragraph": int, "start": int, "end": int, "text": str, "category": str, "severity": str,
    }  # fmt: skip
    for key, kind in wanted.items():
        if not isinstance(row.get(key), kind) or isinstance(row.get(key), bool):
            raise InputError(f"{key} is missing or no {'number' if kind is int else 'text'}", path, number)
    for key in ("check", "note"):
        if not isinstance(row.get(key), str | None):
            raise InputError(f"{key} is a text or null, not {row[key]!r}", path, number)
    if row["side"] not in ("source", "target"):
        raise InputError(f"side is source or target, not {row['side']!r}", path, number)
    if row["severity"] not in SEVERITIES:
        raise InputError(f"severity is one of {', '.join(SEVERITIES)}, not {row['severity']!r}", path, number)
    paragraphs = source if row["side"] == "source" else target
    _check_span(row, paragraphs, path, number)
    return GoldError(
        side=row["side"],
        paragraph=row["paragraph"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        category=row["category"],
        severity=row["severity"],
        check=row.get("check"),
        note=row.get("note") or "",
    )


def _check_span(row: dict[str, Any], paragraphs: Sequence[Paragraph], path: Path, number: int) -> None:
    if not 1 <= row["paragraph"] <= len(paragraphs):
        raise InputError(
            f"paragraph {row['paragraph']} of the {row['side']} does not exist; it has {len(paragraphs)}", path, number
        )
    text = paragraphs[row["paragraph"] - 1].text
    if not 0 <= row["start"] < row["end"] <= len(text):
        raise InputError(
            f"offsets {row['start']} to {row['end']} lie outside paragraph {row['paragraph']}, "
            f"which has {len(text)} characters",
            path,
            number,
        )
    there = text[row["start"] : row["end"]]
    if there != row["text"]:
        raise InputError(f"says {row['text']!r} where the paragraph has {there!r}", path, number)
