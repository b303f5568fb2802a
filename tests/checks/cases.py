"""Reads tests/checks/<code>.tsv: rows that a check must flag, with the span, and rows that it must not."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from review.checks.check import DocumentView, GlossaryEntry
from review.model import Document, Paragraph, Segment
from tests.checks.engines import backtranslations, needs_engine

FOLDER = Path(__file__).parent


def _paragraphs(text: str, line: int) -> tuple[Paragraph, ...]:
    """A segment's side: paragraphs are parted by an empty line."""
    blocks = text.split("\n\n") if text else []
    return tuple(Paragraph(block, line=line + 2 * number) for number, block in enumerate(blocks))


@dataclass(frozen=True)
class Case:
    """`source` and `target` write a line break as `\\n`, the gap between two segments as ` ||| `, and the one between
    two paragraphs of a segment as `\\n\\n`.

    `span` is the text that must be marked (several: ` ||| `), on whichever side; empty for a row that must pass.
    """

    file: str
    row: int
    flagged: bool
    source_language: str
    target_language: str
    source: str
    target: str
    spans: tuple[str, ...]
    #: `term=wanted|wanted!forbidden|forbidden; term=…`, an optional column.
    glossary: str = ""

    @property
    def id(self) -> str:
        return f"{self.file}:{self.row}"

    def document(self) -> Document:
        sources, targets = self.source.split(" ||| "), self.target.split(" ||| ")
        assert len(sources) == len(targets), f"{self.id}: as many source as target segments"
        segments = tuple(
            Segment(
                number,
                _paragraphs(source, 100 * number),
                _paragraphs(target, 100 * number),
            )
            for number, (source, target) in enumerate(zip(sources, targets, strict=True), start=1)
        )
        return Document("case", self.source_language, self.target_language, segments)

    def view(self) -> DocumentView:
        document = self.document()
        backs = backtranslations(document) if needs_engine(self.file) else None
        return DocumentView(document, glossary=_glossary(self.glossary), backtranslations=backs)


def _glossary(cell: str) -> tuple[GlossaryEntry, ...]:
    entries = []
    for entry in filter(None, (part.strip() for part in cell.split(";"))):
        source, _, translations = entry.partition("=")
        wanted, _, forbidden = translations.partition("!")
        entries.append(
            GlossaryEntry(source, tuple(filter(None, wanted.split("|"))), tuple(filter(None, forbidden.split("|"))))
        )
    return tuple(entries)


_ESCAPE = re.compile(r"\\n|\\t|\\u([0-9a-fA-F]{4})")


def _unescape(cell: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else {"\\n": "\n", "\\t": "\t"}[m[0]], cell)


def read_cases(code: str) -> list[Case]:
    """The cases of one check. A cell may write \\n, \\t, or \\u and four hex digits, for what would not show."""
    path = FOLDER / f"{code}.tsv"
    cases = []
    with path.open(encoding="utf-8", newline="") as file:
        for row, cells in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            assert cells["verdict"] in ("flag", "pass"), f"{path.name}:{row}: verdict is flag or pass"
            spans = tuple(filter(None, (_unescape(span) for span in (cells["span"] or "").split(" ||| "))))
            flagged = cells["verdict"] == "flag"
            assert flagged == bool(spans), f"{path.name}:{row}: a flagged row names its span, another does not"
            cases.append(
                Case(
                    path.name,
                    row,
                    flagged,
                    cells["source_language"],
                    cells["target_language"],
                    _unescape(cells["source"]),
                    _unescape(cells["target"]),
                    spans,
                    cells.get("glossary") or "",
                )
            )
    return cases
