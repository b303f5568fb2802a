"""Confirmed errors of the machine's text as ESA in JSON lines: an object for each segment and whoever marked in it.

As WMT publishes it and `annotations.error_spans` reads it: `end_i` is the last character, what has no place in the
translation is "missing". Nobody gave a score, so there is none. A segment that somebody has looked at and let stand has
an empty list; one that nobody has looked at is left out, and so is one that was rewritten and of which nobody said what
was wrong.
"""

from __future__ import annotations

import json
from typing import Any

from review.formats.confirmed import ConfirmedError, confirmed_errors, found_right
from review.formats.corrected import Corrected
from review.formats.review_mqm import SYSTEM

__all__ = ["write"]


def write(corrected: Corrected) -> bytes:
    """UTF-8, keys in a fixed order."""
    lines = []
    for segment in corrected.segments:
        marked: dict[str, list[dict[str, Any]]] = {}
        for one in confirmed_errors(segment):
            marked.setdefault(one.by, []).append(_span(one))
        if found_right(segment):
            marked["review"] = []
        for annotator, spans in marked.items():
            row = {
                "langs": f"{corrected.source_language}-{corrected.target_language}",
                "doc_id": corrected.id,
                "line_id": segment.number,
                "system": SYSTEM,
                "annotator": annotator,
                "src": segment.source_text,
                "tgt": segment.machine,
                "esa_score": None,
                "esa_spans": spans,
            }
            lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines).encode("utf-8")


def _span(one: ConfirmedError) -> dict[str, Any]:
    placed = one.side == "target" and one.start < one.end
    start, last = (one.start, one.end - 1) if placed else ("missing", "missing")
    return {"start_i": start, "end_i": last, "severity": one.severity, "category": one.category}
