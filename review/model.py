"""The words that every module shares: paragraphs, segments, documents, spans, findings, scores.

All are frozen. Offsets are positions in Python strings (code points), from 0, end-exclusive; segments, lines and
columns count from 1. Nothing here knows a file format, a metric or a check.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

__all__ = [
    "CATEGORIES",
    "KINDS",
    "OBJECT",
    "PARAGRAPH_GAP",
    "SEVERITIES",
    "SEVERITY_WEIGHTS",
    "Document",
    "Finding",
    "Kind",
    "Paragraph",
    "Protected",
    "ProtectedKind",
    "Score",
    "Segment",
    "Severity",
    "Side",
    "Span",
]

Side = Literal["source", "target"]
Kind = Literal["heading", "body", "caption", "byline", "list-item", "cell", "cue", "string", "code"]
#: Code, a placeholder, a tag, a link's target, a mark of emphasis, a character written as a reference, white space.
ProtectedKind = Literal["code", "placeholder", "tag", "link", "mark", "reference", "space"]
Severity = Literal["neutral", "minor", "major", "critical"]

KINDS: tuple[Kind, ...] = get_args(Kind)
#: From the least to the most severe.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
#: Penalty points an error of a severity costs (MQM; https://themqm.org/error-types-2/the-mqm-scoring-models/).
SEVERITY_WEIGHTS: Mapping[Severity, float] = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}

#: MQM-Core's categories that checks and reviewers use (https://themqm.org/error-types-2/typology/).
CATEGORIES: tuple[str, ...] = (
    "Terminology/Inconsistent use of terminology",
    "Terminology/Wrong term",
    "Accuracy/Mistranslation",
    "Accuracy/Addition",
    "Accuracy/Omission",
    "Accuracy/Do not translate",
    "Accuracy/Untranslated",
    "Linguistic conventions/Grammar",
    "Linguistic conventions/Punctuation",
    "Linguistic conventions/Spelling",
    "Linguistic conventions/Unintelligible",
    "Linguistic conventions/Character encoding",
    "Style/Organization style",
    "Style/Inconsistent style",
    "Style/Awkward style",
    "Style/Unidiomatic style",
    "Locale conventions/Number format",
    "Locale conventions/Currency format",
    "Locale conventions/Measurement format",
    "Locale conventions/Time format",
    "Locale conventions/Date format",
    "Audience appropriateness/Culture-specific reference",
    "Design and markup/Layout",
    "Design and markup/Markup tag",
    "Design and markup/Link/cross-reference",
)


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch of a paragraph, `text[start:end]`, that is no language: found by the format, compared, never judged.

    `reads` is what a reader sees in its place: "" for a tag or a mark, one OBJECT for code and placeholders, the
    character for a reference such as "&amp;".
    """

    start: int
    end: int
    kind: ProtectedKind
    reads: str = ""


#: What stands for code and placeholders where a text is judged as language (U+FFFC).
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a file: its text as written, where it starts there, and what kind of block it is.

    `text` keeps single line breaks as "\\n" (whatever the file's line ends are). `line` and `column` point at its first
    character; a later line of the block starts at column 1, unless `places` say otherwise: (offset in the text, line,
    column) where the file and the text part ways (escapes, indented or quoted lines). `protected` are in order and do
    not overlap. `level` is a heading's, or how deep a list item lies; `key` names a string in a file of named strings,
    and `limit` is how many characters it may have by its file, 0 where that says nothing.
    """

    text: str
    line: int = 1
    column: int = 1
    kind: Kind = "body"
    protected: tuple[Protected, ...] = ()
    places: tuple[tuple[int, int, int], ...] = ()
    level: int = 0
    key: str = ""
    limit: int = 0

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset in the text."""
        at = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        start, line, column = self.places[at] if at >= 0 else (0, self.line, self.column)
        before = self.text[start:offset]
        breaks = before.count("\n")
        if not breaks:
            return line, column + offset - start
        return line + breaks, len(before) - before.rindex("\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a segment's text on one side: `text[start:end]`."""

    side: Side
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not from {self.start} to {self.end}")


#: What stands between two paragraphs of one side of a segment, so that offsets run on as in the file.
PARAGRAPH_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Segment:
    """One aligned bead: source paragraphs and target paragraphs, either of which may be none.

    `references` holds one translation per reference file, "" where a file has nothing for this segment.
    `score` is the aligner's cost-derived confidence, 0 to 1, None where lines were paired as given.
    """

    number: int
    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]
    references: tuple[str, ...] = ()
    score: float | None = None

    def paragraphs(self, side: Side) -> tuple[Paragraph, ...]:
        return self.source if side == "source" else self.target

    def text(self, side: Side) -> str:
        """The side's text: its paragraphs with an empty line between them; "" where it has none."""
        paragraphs = self.paragraphs(side)
        if len(paragraphs) == 1:
            return paragraphs[0].text
        return PARAGRAPH_GAP.join(paragraph.text for paragraph in paragraphs)

    def kind(self, side: Side) -> Kind:
        """What the side's paragraphs are; "body" where they differ or there are none."""
        kinds = {paragraph.kind for paragraph in self.paragraphs(side)}
        return kinds.pop() if len(kinds) == 1 else "body"

    def position(self, side: Side, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, in the side's file of an offset in its text.

        Raises ValueError where the side is empty or the offset lies outside it.
        """
        paragraph, offset = self.paragraph_at(side, offset)
        return paragraph.position(offset)

    def paragraph_at(self, side: Side, offset: int) -> tuple[Paragraph, int]:
        """The paragraph in which an offset of the side's text stands, and where in it. Raises as `position` does."""
        paragraphs = self.paragraphs(side)
        if not paragraphs or not 0 <= offset <= len(self.text(side)):
            raise ValueError(f"segment {self.number} has no {side} offset {offset}")
        for paragraph in paragraphs:
            if offset <= len(paragraph.text):
                break
            if paragraph is not paragraphs[-1]:
                offset -= len(paragraph.text) + len(PARAGRAPH_GAP)
            if offset < 0:  # inside the gap: the end of the paragraph before it
                offset = len(paragraph.text)
                break
        return paragraph, offset


@dataclass(frozen=True, slots=True)
class Document:
    """Segments in one language pair (BCP 47 tags), with where they came from.

    `id` is stable between runs and machines: a corpus folder's name, or the target file's name. Segments are numbered
    from 1 in order, and each has as many references as the others; ValueError says where that is not so.
    """

    id: str
    source_language: str
    target_language: str
    segments: tuple[Segment, ...]
    source_path: Path | None = None
    target_path: Path | None = None
    title: str = ""

    def __post_init__(self) -> None:
        for number, segment in enumerate(self.segments, start=1):
            if segment.number != number:
                raise ValueError(
                    f"{self.id}: segments are numbered from 1 in order; number {number} is {segment.number}"
                )
            if len(segment.references) != self.reference_count:
                raise ValueError(
                    f"{self.id}: segment {number} has {len(segment.references)} references, the first "
                    f'{self.reference_count}; write "" where a reference has nothing for a segment'
                )

    @property
    def reference_count(self) -> int:
        """How many reference translations there are; each segment carries that many texts."""
        return len(self.segments[0].references) if self.segments else 0

    @property
    def referenced(self) -> tuple[tuple[Segment, tuple[str, ...]], ...]:
        """The segments that a reference says something of, with what it says: all that a metric counts.

        Left out are sources without a reference, and empty references where another is not. A segment without a source
        counts: a reference that has nothing there says that nothing should be there.
        """
        if not self.reference_count:
            return ()
        found = []
        for segment in self.segments:
            texts = tuple(text for text in segment.references if text)
            if texts:
                found.append((segment, texts))
            elif segment.target and not segment.source:
                found.append((segment, segment.references))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of one stretch of text. `segment` counts from 1; `twin` is its counterpart opposite.

    `probability` is how likely it names a real error (`review.confidence`), None where that was never measured.
    """

    check: str
    category: str
    severity: Severity
    segment: int
    span: Span
    text: str
    message: str
    line: int
    column: int
    suggestion: str | None = None
    twin: Span | None = None
    fingerprint: str = ""
    probability: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """All of it as JSON's own types, in the order in which reports have it; the inverse is `from_dict`."""
        twin = self.twin
        return {
            "check": self.check,
            "category": self.category,
            "severity": self.severity,
            "segment": self.segment,
            "side": self.span.side,
            "start": self.span.start,
            "end": self.span.end,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "message": self.message,
            "suggestion": self.suggestion,
            "twin": {"side": twin.side, "start": twin.start, "end": twin.end} if twin is not None else None,
            "fingerprint": self.fingerprint,
            "probability": None if self.probability is None else round(self.probability, 2),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Finding:
        """The finding that `to_dict` gave these values of; KeyError where one is missing."""
        twin = values["twin"]
        return cls(
            check=values["check"],
            category=values["category"],
            severity=values["severity"],
            segment=values["segment"],
            span=Span(values["side"], values["start"], values["end"]),
            text=values["text"],
            message=values["message"],
            line=values["line"],
            column=values["column"],
            suggestion=values["suggestion"],
            twin=Span(twin["side"], twin["start"], twin["end"]) if twin is not None else None,
            fingerprint=values["fingerprint"],
            probability=values.get("probability"),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's value with its signature: whoever has the signature can make the number again.

    `value` is None where it could not be computed, and `reason` then says why. `interval` is the half-width of the
    95 % confidence interval, where it was asked for.
    """

    name: str
    value: float | None
    signature: str | None = None
    reason: str | None = None
    interval: float | None = None
