"""A bilingual review table for Excel: a row a segment, with findings and comments.

Every text is an inline string with a quote prefix and the number format "text", so that no program takes one for a
formula, whatever it begins with: neither when the file is opened nor when somebody edits the cell.
Its columns `source` and `target` are those that `xlsx` reads.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.formats.archive import DECLARATION, packed, shown
from review.formats.corrected import Corrected, CorrectedSegment, DecidedFinding

__all__ = ["write"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: Columns with their widths in characters.
_COLUMNS = {
    "segment": 9, "source": 50, "machine": 50, "target": 50, "ter": 8, "done": 8, "origin": 16, "findings": 50,
    "comments": 30,
}  # fmt: skip
#: What a cell may look like: 0 is a text's style, 1 a heading's, 2 a number's. The first two fills are none and
#: gray125, whatever is written there (ECMA-376 part 1, 18.8.21, and what Excel writes); openpyxl takes no fill
#: without a pattern.
_STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
#: Excel's own limit of a cell.
_MOST = 32_767


def write(corrected: Corrected) -> bytes:
    """The workbook."""
    rows = [_row(1, list(_COLUMNS), 1), *(_row(n, _cells(one), 0) for n, one in enumerate(corrected.segments, start=2))]
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_COLUMNS.values(), 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return packed({
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="review" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews>'
        '<sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>",
    })  # fmt: skip


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _cells(one: CorrectedSegment) -> list[str | float]:
    findings = [_finding(decided) for decided in one.findings if decided.present or decided.verdict != "open"]
    comments = [f"{remark.by}: {remark.text}" for remark in one.remarks]
    ter = "" if one.ter is None else round(one.ter, 1)
    done = "yes" if one.done else ""
    return [
        one.number,
        one.source_text,
        one.machine,
        one.text,
        ter,
        done,
        one.origin,
        "\n".join(findings),
        "\n".join(comments),
    ]


def _finding(decided: DecidedFinding) -> str:
    finding = decided.finding
    verdict = "" if decided.verdict == "open" else f" ({decided.verdict})"
    return f"{finding.severity} {finding.check}: {finding.message}{verdict}"


def _row(number: int, cells: Sequence[str | float], style: int) -> str:
    written = "".join(_cell(f"{chr(64 + n)}{number}", one, style) for n, one in enumerate(cells, start=1) if one != "")
    return f'<row r="{number}">{written}</row>'


def _cell(place: str, value: str | float, style: int) -> str:
    """A text as a text, so that none is a formula; a number as one, so that programs sort and count it."""
    if not isinstance(value, str):
        return f'<c r="{place}" s="2"><v>{value}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown(value[:_MOST])}</t></is></c>'
