"""JSON lines: an object a segment, with machine text, corrected text, TER, findings and what was decided of them."""

from __future__ import annotations

import json
from dataclasses import asdict

from review.formats.corrected import Corrected

__all__ = ["write"]


def write(corrected: Corrected) -> bytes:
    """UTF-8, one object a line, keys in a fixed order."""
    lines = []
    for segment in corrected.segments:
        row = {
            "document": corrected.id,
            "source_language": corrected.source_language,
            "target_language": corrected.target_language,
            "segment": segment.number,
            "source": segment.source_text,
            "machine": segment.machine,
            "corrected": segment.text,
            "ter": None if segment.ter is None else round(segment.ter, 2),
            "done": segment.done,
            "origin": segment.origin,
            "findings": [decided.to_dict() for decided in segment.findings],
            "comments": [asdict(remark) for remark in segment.remarks],
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines).encode("utf-8")
