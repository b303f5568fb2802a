"""A document with its corrections, as writers get it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from review.model import Finding, Paragraph
from review.reading_config import ReadingChoice

__all__ = ["Corrected", "CorrectedSegment", "DecidedFinding", "Remark"]


@dataclass(frozen=True, slots=True)
class DecidedFinding:
    """A finding with what was decided of it: `verdict` is open, accepted or dismissed; `by` and `at` are "" while open.

    `present` is false where the corrected text no longer has it. Offsets are in the text that it was found in.
    """

    finding: Finding
    verdict: str
    present: bool
    reason: str = ""
    note: str = ""
    by: str = ""
    at: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As JSON's own types."""
        names = ("check", "category", "severity", "side", "start", "end", "text", "message", "fingerprint")
        found = self.finding.to_dict()
        decision = {"verdict": self.verdict, "present": self.present, "reason": self.reason, "note": self.note}
        return {**{name: found[name] for name in names}, **decision, "by": self.by, "at": self.at}


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment; `at` is ISO 8601, UTC."""

    by: str
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class CorrectedSegment:
    """A segment: `target` are its paragraphs as the file has them, `machine` their text, `text` how it reads now.

    `ter` is the translation edit rate from machine text to corrected text, in percent; None where either is empty.
    """

    number: int
    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]
    machine: str
    text: str
    ter: float | None
    done: bool
    findings: tuple[DecidedFinding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    #: Whose the text is: "machine" as it came in, "person", or who proposed it ("judge:some-model", "check:numbers").
    origin: str = "machine"

    @property
    def source_text(self) -> str:
        return "\n\n".join(paragraph.text for paragraph in self.source)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document; `data` are the bytes of the file that the translation came in."""

    id: str
    title: str
    source_language: str
    target_language: str
    #: The name of its format in `review.formats.registry.FORMATS`.
    layout: str
    name: str
    data: bytes
    segments: tuple[CorrectedSegment, ...]
    #: Named scores with what they are of; the sheet shows them.
    scores: tuple[tuple[str, float | None], ...] = ()
    #: How its file was read.
    reading: ReadingChoice = field(default_factory=ReadingChoice)
