"""A bilingual review table for Word: source and translation side by side, findings and remarks as comments.

What was changed is there as tracked changes: what the machine wrote struck out, what replaced it inserted. Their author
is whose words they are: `person`, or who proposed them (`judge:some-model`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from review.formats.archive import DECLARATION, packed, quoted, shown
from review.formats.corrected import Corrected, CorrectedSegment, DecidedFinding
from review.model import Side
from review.text.difference import difference

__all__ = ["write"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_AUTHOR = "review"
#: Where the numbers of tracked changes begin: those of comments are below.
_CHANGES = 1_000_000
#: A4 across; widths of the columns in twentieths of a point.
_PAGE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:bottom="850" \
w:left="850" w:right="850"/></w:sectPr>'
_WIDTHS = (700, 7200, 7200)


@dataclass(slots=True)
class _Comments:
    """The comments so far, and the number of the next tracked change."""

    written: list[str] = field(default_factory=list)
    changes: int = 0

    def add(self, author: str, text: str, at: str = "") -> int:
        """A comment's number. `at` is ISO 8601, UTC."""
        number = len(self.written)
        date = f" w:date={quoted(at[:19] + 'Z')}" if at else ""
        paragraphs = "".join(f"<w:p>{_run(line)}</w:p>" for line in text.split("\n"))
        initials = quoted(author[:1].upper() or "R")
        self.written.append(
            f'<w:comment w:id="{number}" w:author={quoted(author)} w:initials={initials}{date}>{paragraphs}</w:comment>'
        )
        return number


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A comment on `text[start:end]`."""

    start: int
    end: int
    comment: int


def write(corrected: Corrected) -> bytes:
    """The document."""
    comments = _Comments()
    head = _table_row(["", f"Source ({corrected.source_language})", f"Translation ({corrected.target_language})"])
    rows = "".join(_row(one, comments) for one in corrected.segments)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="999999"/>' for side in sides)
    title = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{_run(corrected.title or corrected.id, bold=True)}</w:p>'
    table = f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return packed({
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{kind}.comments+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": f'{DECLARATION}<w:document xmlns:w="{_W}"><w:body>{title}{table}</w:tbl><w:p/>{_PAGE}'
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": _relation("comments", "comments.xml"),
        "word/comments.xml": f'{DECLARATION}<w:comments xmlns:w="{_W}">{"".join(comments.written)}</w:comments>',
    })  # fmt: skip


def _relation(kind: str, target: str) -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _row(one: CorrectedSegment, comments: _Comments) -> str:
    anchors = {side: _anchors(one, side, comments) for side in ("source", "target")}
    for remark in one.remarks:
        number = comments.add(remark.by, remark.text, remark.at)
        anchors["target"].append(_Anchor(0, len(one.text), number))
    source = _paragraphs([("same", one.source_text)], anchors["source"], comments, one.origin)
    target = _paragraphs(difference(one.machine, one.text), anchors["target"], comments, one.origin)
    return _table_row([f"<w:p>{_run(str(one.number))}</w:p>", source, target], ready=True)


def _table_row(cells: Sequence[str], *, ready: bool = False) -> str:
    """A row of texts, or of paragraphs that are ready."""
    written = [cell if ready else f"<w:p>{_run(cell, bold=True)}</w:p>" for cell in cells]
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(_WIDTHS, written, strict=True)
    )
    return f"<w:tr>{row}</w:tr>"


def _anchors(one: CorrectedSegment, side: Side, comments: _Comments) -> list[_Anchor]:
    found = []
    size = len(one.source_text if side == "source" else one.text)
    for decided in one.findings:
        span = decided.finding.span
        if decided.present and span.side == side and span.end <= size:
            found.append(_Anchor(span.start, span.end, comments.add(_AUTHOR, _said(decided), decided.at)))
    return found


def _said(decided: DecidedFinding) -> str:
    finding = decided.finding
    lines = [f"{finding.severity} {finding.check}: {finding.message}"]
    if finding.suggestion is not None:
        lines.append(f"instead: {finding.suggestion}")
    if decided.verdict != "open":
        lines.append(", ".join(filter(None, (decided.verdict, decided.reason, decided.note, decided.by))))
    return "\n".join(lines)


def _paragraphs(parts: Sequence[tuple[str, str]], anchors: list[_Anchor], comments: _Comments, author: str) -> str:
    """The text in runs: changes tracked, comments around what they are about."""
    cuts = sorted({at for one in anchors for at in (one.start, one.end)})
    runs = [_opening(anchors, 0)]
    at = 0
    for kind, words in parts:
        if kind == "gone":
            comments.changes += 1
            gone = f"<w:r>{_text(words, 'delText')}</w:r>"
            runs.append(f'<w:del w:id="{_CHANGES + comments.changes}" w:author={quoted(author)}>{gone}</w:del>')
            continue
        end = at + len(words)
        bounds = [at, *(cut for cut in cuts if at < cut < end), end]
        for first, last in pairwise(bounds):
            piece = words[first - at : last - at]
            run = f"<w:r>{_text(piece, 't')}</w:r>"
            if kind == "new":
                comments.changes += 1
                run = f'<w:ins w:id="{_CHANGES + comments.changes}" w:author={quoted(author)}>{run}</w:ins>'
            runs.append(run + _closing(anchors, last) + (_opening(anchors, last) if last else ""))
        at = end
    return f"<w:p>{''.join(runs)}</w:p>"


def _opening(anchors: list[_Anchor], at: int) -> str:
    """What begins here; what is about nothing but this place ends here, too."""
    opened = [one for one in anchors if one.start == at]
    return "".join(
        f'<w:commentRangeStart w:id="{one.comment}"/>' + ("" if one.start < one.end else _end(one)) for one in opened
    )


def _closing(anchors: list[_Anchor], at: int) -> str:
    return "".join(_end(one) for one in anchors if one.end == at and one.start < one.end)


def _end(one: _Anchor) -> str:
    return f'<w:commentRangeEnd w:id="{one.comment}"/><w:r><w:commentReference w:id="{one.comment}"/></w:r>'


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:r>{look}{_text(text, 't')}</w:r>" if text else ""


def _text(text: str, element: str) -> str:
    """A run's content: line breaks and tabs are elements of their own."""
    preserved = f'<w:{element} xml:space="preserve">'
    inner = shown(text).replace("\n", f"</w:{element}><w:br/>{preserved}")
    return f"{preserved}{inner}</w:{element}>".replace("\t", f"</w:{element}><w:tab/>{preserved}")
