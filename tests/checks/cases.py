"""Reads tests/checks/<code>.tsv: rows that a check must flag, with all that it says, and rows that it must not."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from review.checks.check import Check
from review.checks.glossary import GlossaryEntry
from review.checks.hit import Hit
from review.checks.views import DocumentView
from review.custom_patterns import CustomPattern, parse_custom
from review.drift.change import Change, compare
from review.drift.following import text_of
from review.formats.cues import protect_cue
from review.formats.html import inline
from review.formats.inline import protect_markdown
from review.formats.string_marks import protect_string
from review.model import Document, Kind, Paragraph, Protected, Segment
from tests.checks.engines import backtranslations, likeness_of, needs_engine, readings_in, worse_than
from tests.checks.verdicts import judged

FOLDER = Path(__file__).parent
#: Between several findings of a row, in each of the columns that are a finding's.
SEPARATOR = " ||| "
#: How a suggestion reads that takes the span away.
NOTHING = "(nothing)"
#: A finding's columns, in the order of `Expected`.
COLUMNS = ("span", "suggestion", "severity", "category", "side", "twin", "message")


class Expected(NamedTuple):
    """A finding as a table has it: texts. `suggestion` is "" where there is none, NOTHING for an empty one."""

    span: str
    suggestion: str
    severity: str
    category: str
    side: str
    twin: str
    message: str


def expected_of(check: Check, hit: Hit, view: DocumentView) -> Expected:
    """What a table says of a hit."""
    segment = next(one for one in view.segments if one.number == hit.segment)
    text = segment.written.text(hit.span.side)
    twin = hit.twin
    return Expected(
        text[hit.span.start : hit.span.end],
        "" if hit.suggestion is None else hit.suggestion or NOTHING,
        hit.severity or check.severity,
        hit.category or check.category,
        hit.span.side,
        "" if twin is None else segment.written.text(twin.side)[twin.start : twin.end],
        hit.message,
    )


#: By what a row's column `format` says: the paragraph's kind, and what finds its protected stretches.
_FORMATS: dict[str, tuple[Kind, Callable[[str], tuple[Protected, ...]]]] = {
    "markdown": ("body", protect_markdown),
    "heading": ("heading", protect_markdown),
    "page": ("body", inline),
    "string": ("string", protect_string),
    "cue": ("cue", protect_cue),
    "code": ("code", lambda _: ()),
}


def _paragraphs(text: str, line: int, format_: str) -> tuple[Paragraph, ...]:
    """A segment's side: paragraphs are parted by an empty line. A heading's level is its number of hashes."""
    if format_:
        kind, protect = _FORMATS[format_]
        level = len(text) - len(text.lstrip("#")) if format_ == "heading" else 0
        bare = text.lstrip("# ") if format_ == "heading" else text
        return (Paragraph(bare, line, 1, kind, protect(bare), level=level),) if text else ()
    blocks = text.split("\n\n") if text else []
    return tuple(Paragraph(block, line=line + 2 * number) for number, block in enumerate(blocks))


@dataclass(frozen=True)
class Case:
    """`source` and `target` write a line break as `\\n`, the gap between two segments as ` ||| `, and the one between
    two paragraphs of a segment as `\\n\\n`.

    `findings` are those that the check must have, no more and no fewer; none for a row that must pass.
    """

    file: str
    row: int
    flagged: bool
    source_language: str
    target_language: str
    source: str
    target: str
    findings: tuple[Expected, ...]
    #: `term=wanted|wanted!forbidden|forbidden; term=…`, an optional column.
    glossary: str = ""
    #: What the texts are written in (`_FORMATS`), an optional column; plain text where it is empty.
    format: str = ""
    #: The translation before it was changed, an optional column; several segments as in `target`.
    earlier: str = ""
    #: What the source said when the translation was made, an optional column; "" where nothing is known of that.
    before: str = ""
    #: The project's own patterns as a list of JSON, an optional column.
    custom: str = ""
    #: The check's settings as an object of JSON, an optional column.
    options: str = ""

    @property
    def id(self) -> str:
        return f"{self.file}:{self.row}"

    def document(self) -> Document:
        sources, targets = self.source.split(" ||| "), self.target.split(" ||| ")
        assert len(sources) == len(targets), f"{self.id}: as many source as target segments"
        segments = tuple(
            Segment(
                number,
                _paragraphs(source, 100 * number, self.format),
                _paragraphs(target, 100 * number, self.format),
            )
            for number, (source, target) in enumerate(zip(sources, targets, strict=True), start=1)
        )
        return Document("case", self.source_language, self.target_language, segments)

    def view(self) -> DocumentView:
        document = self.document()
        backs = backtranslations(document) if needs_engine(self.file) else None
        changes = self._changes(document)
        view = DocumentView(
            document,
            options={self.file.removesuffix(".tsv"): json.loads(self.options or "{}")},
            glossary=_glossary(self.glossary),
            patterns=_patterns(self.custom),
            backtranslations=backs,
            changes=changes,
        )
        if self.file == "unrelated.tsv":
            view.likeness = likeness_of(document)
        if self.file == "meaning.tsv":
            view.span_readings = readings_in(view)
        if self.file == "judge.tsv":
            view.judged = judged(view)
        if self.earlier:
            view.worse = worse_than(document, self.earlier.split(" ||| "))
        return view

    def _changes(self, document: Document) -> dict[int, Change]:
        if not self.before:
            return {}
        found = {}
        for segment, text in zip(document.segments, self.before.split(" ||| "), strict=True):
            translation = text_of(segment.target, self.target_language)
            before = _paragraphs(text, 1, self.format or "markdown")
            change = compare(before, segment.source, self.source_language, translation)
            if change is not None:
                found[segment.number] = change
        return found


def _patterns(cell: str) -> tuple[CustomPattern, ...]:
    listed = json.loads(cell or "[]")
    return parse_custom(listed if isinstance(listed, list) else [listed], FOLDER)


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


def unescape(cell: str) -> str:
    """A cell's text."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else {"\\n": "\n", "\\t": "\t"}[m[0]], cell)


def read_cases(code: str) -> list[Case]:
    """The cases of one check. A cell may write \\n, \\t, or \\u and four hex digits, for what would not show."""
    path = FOLDER / f"{code}.tsv"
    cases = []
    with path.open(encoding="utf-8", newline="") as file:
        for row, cells in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            where = f"{path.name}:{row}"
            assert cells["verdict"] in ("flag", "pass"), f"{where}: verdict is flag or pass"
            flagged = cells["verdict"] == "flag"
            columns = [unescape(cells.get(column) or "").split(SEPARATOR) for column in COLUMNS]
            assert flagged == bool(cells["span"]), f"{where}: a flagged row names its span, another does not"
            if flagged:
                counts = {len(column) for column in columns}
                assert len(counts) == 1, (
                    f"{where}: {'/'.join(COLUMNS)} are of as many findings; run scripts/fill_cases.py"
                )
            cases.append(
                Case(
                    path.name,
                    row,
                    flagged,
                    cells["source_language"],
                    cells["target_language"],
                    unescape(cells["source"]),
                    unescape(cells["target"]),
                    tuple(Expected(*cell) for cell in zip(*columns, strict=True)) if flagged else (),
                    cells.get("glossary") or "",
                    cells.get("format") or "",
                    unescape(cells.get("earlier") or ""),
                    unescape(cells.get("before") or ""),
                    cells.get("custom") or "",
                    cells.get("options") or "",
                )
            )
    return cases
