"""Between rows and the words of `review.model`: paragraphs, segments, findings, settings."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from review.back_translated import BackTranslation, TokenScore, ToldShare
from review.config import CheckSettings, Settings
from review.custom_patterns import parse_custom, pattern_table
from review.length_config import LengthNorm
from review.model import (
    Finding,
    Kind,
    Paragraph,
    Protected,
    Segment,
)
from review.reading_config import parse_reading, reading_table
from review.store.tables import FindingRow, SegmentRow
from review.text.normalize import fold
from review.text.reading import carried

__all__ = [
    "back_of",
    "back_values",
    "finding_of",
    "finding_row",
    "message_of",
    "pack_words",
    "paragraph_rows",
    "paragraphs_now",
    "paragraphs_of",
    "protected_now",
    "segment_now",
    "segment_row",
    "settings_from",
    "settings_table",
    "source_hash",
    "text_hash",
    "unpack_words",
]


def paragraph_rows(paragraphs: Iterable[Paragraph]) -> list[Any]:
    """Paragraphs as lists that JSON can hold."""
    return [[p.text, p.line, p.column, p.kind, *_structure(p)] for p in paragraphs]


def _structure(paragraph: Paragraph) -> list[Any]:
    """What only formats with structure know of a paragraph, as a fifth entry; nothing where there is nothing."""
    if not (paragraph.protected or paragraph.places or paragraph.level or paragraph.key or paragraph.limit):
        return []
    protected = [[p.start, p.end, p.kind, p.reads] for p in paragraph.protected]
    limit = [paragraph.limit] if paragraph.limit else []
    return [[protected, list(map(list, paragraph.places)), paragraph.level, paragraph.key, *limit]]


def paragraphs_of(rows: Sequence[Any]) -> tuple[Paragraph, ...]:
    """The inverse of `paragraph_rows`."""
    return tuple(_paragraph(*row) for row in rows)


def _paragraph(text: str, line: int, column: int, kind: Kind, structure: Any = ((), (), 0, "")) -> Paragraph:
    protected, places, *named = structure  # level, key, and a limit where there is one
    stretches = tuple(Protected(*stretch) for stretch in protected)
    return Paragraph(text, line, column, kind, stretches, tuple(map(tuple, places)), *named)


def paragraphs_now(source: Sequence[Any], target: Sequence[Any], machine: str, text: str) -> tuple[Paragraph, ...]:
    """The target paragraphs as they read now. Places are the machine text's, as far as there are as many paragraphs."""
    if text == machine:
        return paragraphs_of(target)
    old = paragraphs_of(target)
    of_source = paragraphs_of(source)
    whole = len(old) == 1 and bool(old[0].places or old[0].protected or "\n\n" in old[0].text)
    pieces = [piece for piece in ([text] if whole else text.split("\n\n")) if piece.strip()]
    return tuple(
        replace(old[n], text=piece, protected=carried(old[n], piece, of_source), places=())
        if n < len(old)
        else _added(piece, old, of_source)
        for n, piece in enumerate(pieces)
    )


def _added(text: str, old: tuple[Paragraph, ...], source: tuple[Paragraph, ...]) -> Paragraph:
    """A paragraph that the machine's text did not have: of the kind of those there are, else of its source's."""
    kind = (old[-1:] or source[:1])[0].kind if old or source else "body"
    return Paragraph(text, old[-1].line if old else 1, kind=kind, protected=carried(Paragraph(text), text, source))


def protected_now(source: Sequence[Any], target: Sequence[Any], machine: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where code, tags, placeholders and links stand in a target text as it reads now: (start, end) offsets."""
    if not any(len(row) > 4 for row in (*source, *target)):
        return ()
    found = []
    at = 0
    for paragraph in paragraphs_now(source, target, machine, text):
        at = text.index(paragraph.text, at)
        found += [(at + one.start, at + one.end) for one in paragraph.protected]
        at += len(paragraph.text)
    return tuple(found)


def segment_row(document_id: int, segment: Segment, position: int) -> dict[str, Any]:
    """A segment as a row to insert."""
    text = segment.text("target")
    return {
        "document_id": document_id,
        "position": position,
        "source": paragraph_rows(segment.source),
        "target": paragraph_rows(segment.target),
        "references": list(segment.references),
        "score": segment.score,
        "source_hash": source_hash(segment.text("source")),
        "machine": text,
        "text": text,
    }


def segment_now(row: SegmentRow, number: int) -> Segment:
    """The segment with its text as it is now, under a number of the caller's choice."""
    return Segment(
        number,
        paragraphs_of(row.source),
        paragraphs_now(row.source, row.target, row.machine, row.text),
        tuple(row.references),
        row.score,
    )


def back_values(back: BackTranslation | None, text: str, evidence: float | None) -> dict[str, Any]:
    """A back-translation of a text as columns of `segments`."""
    if back is None:
        return {"backtranslation": None, "back": None, "back_of": None, "evidence": None}
    return {"backtranslation": back.text, "back": asdict(back), "back_of": text_hash(text), "evidence": evidence}


def back_of(row: SegmentRow) -> BackTranslation | None:
    """The stored back-translation, where it is one of the text as it reads now."""
    if row.back is None or row.back_of != text_hash(row.text):
        return None
    told = {name: _tuples(value) for name, value in row.back.items()}
    for name in ("source_scores", "target_scores"):
        if row.back[name] is not None:
            told[name] = tuple(TokenScore(**score) for score in row.back[name])
    for name in ("told", "ahead_told"):  # rows of before version 4 of the evidence have none
        if row.back.get(name) is not None:
            told[name] = ToldShare(*row.back[name])
    return BackTranslation(**told)


def text_hash(text: str) -> str:
    """Tells whether a text is still the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list | tuple) else value


def source_hash(text: str) -> str:
    """Tells whether two segments have the same source in the sense of fingerprints."""
    return hashlib.sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest()[:32]


#: A finding's values that are columns of their own.
_NO_COLUMNS = ("segment", "span", "twin", "line", "column")
_COLUMNS = (*(one.name for one in fields(Finding) if one.name not in _NO_COLUMNS), "side", "start", "end")


def finding_row(document_id: int, segment_id: int, ordinal: int, finding: Finding) -> dict[str, Any]:
    """A finding as a row to insert; its segment, line and column are the document's business."""
    values = {name: value for name, value in finding.to_dict().items() if name not in ("segment", "line", "column")}
    twin = values.pop("twin") or {"start": None, "end": None}
    own = {"document_id": document_id, "segment_id": segment_id, "ordinal": ordinal}
    return {**own, **values, "twin_start": twin["start"], "twin_end": twin["end"]}


def finding_of(row: FindingRow, number: int) -> Finding:
    """The inverse of `finding_row`, in the segment of that number. Line and column are not known here: 1, 1."""
    twin = None
    if row.twin_start is not None and row.twin_end is not None:
        twin = {"side": "target" if row.side == "source" else "source", "start": row.twin_start, "end": row.twin_end}
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Finding.from_dict({**values, "segment": number, "line": 1, "column": 1, "twin": twin})


def message_of(message: str, earlier: bool) -> str:
    """What lists and files say of a finding: of one from an earlier text that it is."""
    return f"{message} (found in the text before the edit; no model has read this one yet)" if earlier else message


def pack_words(words: Iterable[str]) -> bytes:
    """A set of words, small."""
    return zlib.compress(json.dumps(sorted(words), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpack_words(data: bytes) -> frozenset[str]:
    """The inverse of `pack_words`."""
    return frozenset(json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))) if data else frozenset()


def settings_table(settings: Settings) -> dict[str, Any]:
    """Settings as JSON can hold them."""
    return {
        "align": settings.align,
        "glossary": str(settings.glossary.resolve()) if settings.glossary else None,
        "fail-level": settings.fail_level,
        "checks": {
            code: {"enabled": entry.enabled, "severity": entry.severity, "options": dict(entry.options)}
            for code, entry in settings.checks.items()
        },
        "custom": [pattern_table(pattern) for pattern in settings.custom],
        "reading": reading_table(settings.reading),
        "lengths": {"-".join(pair): [norm.ratio, norm.spread, norm.noise] for pair, norm in settings.lengths.items()},
    }


def settings_from(table: Mapping[str, Any], source_language: str, target_language: str) -> Settings:
    """The inverse of `settings_table`."""
    glossary = table.get("glossary")
    return Settings(
        source_language,
        target_language,
        table.get("align"),
        Path(glossary) if glossary else None,
        table.get("fail-level"),
        {
            code: CheckSettings(entry["enabled"], entry["severity"], entry["options"])
            for code, entry in table.get("checks", {}).items()
        },
        custom=parse_custom(table.get("custom", []), Path("settings")),
        lengths={
            (source, target): LengthNorm(*norm)
            for pair, norm in table.get("lengths", {}).items()
            for source, _, target in [pair.partition("-")]
        },
        reading=parse_reading(table.get("reading", {}), Path("settings")),
    )
