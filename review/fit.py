"""Whether a correction can stand in its file, told when it is saved and not only when the file is handed out.

The file is written with that correction alone, so that the words are those of `review export`. The text is kept either
way. Files that take long to be read tell it on export.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from review.errors import InputError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.registry import FORMATS
from review.limit_config import Limits, held
from review.reading_config import parse_reading, reading_as
from review.store.engine import Store
from review.store.rows import paragraphs_of
from review.store.tables import DocumentRow, FileRow, SegmentRow
from review.text.formulas import begins_formula

__all__ = ["SAVED", "new_formulas", "told_with_save", "unfit"]

#: How what is told with a save begins.
SAVED = "Saved"
#: A larger file is not written to try a correction: it would take longer than saving it. Bytes.
_MOST = 2**18
#: What any text goes into.
_PLAIN = ("paragraphs", "lines")
_TABLES = ("csv", "tsv")


def told_with_save(store: Store, segment_id: int) -> str:
    """What the desk says of a text that was saved and cannot stand in its file, or that a spreadsheet may run there.

    "" where all is well, and where its file is too large to try.
    """
    why, formula = _tried(store, segment_id)
    if why:
        return f"{SAVED}, but not for its file: {why}"
    if formula:
        return (
            f"{SAVED}, and its file will have it as it stands. It begins like a formula: a spreadsheet that opens the "
            "file may run it"
        )
    return ""


def unfit(store: Store, segment_id: int) -> str:
    """Why the segment's text cannot stand in its file, in the words of the export; "" where it can, and where its file
    is too large to try.
    """
    return _tried(store, segment_id)[0]


def _tried(store: Store, segment_id: int) -> tuple[str, bool]:
    """Why the segment's text cannot stand in its file, and whether it is a new formula there."""
    with store.reading() as session:
        row = session.get(SegmentRow, segment_id)
        if row is None or row.position is None or row.text == row.machine:
            return "", False
        document = session.get(DocumentRow, row.document_id)
        assert document is not None
        if document.layout in _PLAIN or document.layout not in FORMATS:
            return "", False
        sought = select(func.length(FileRow.data)).where(FileRow.document_id == document.id, FileRow.role == "target")
        if session.scalars(sought).one() > _MOST:
            return "", False
        file = session.get(FileRow, (document.id, "target"))
        assert file is not None
        one = FORMATS[document.layout]
        rows = [row]
        if one.timed:  # cues of one time are told apart by their order
            rows = list(
                session.scalars(
                    select(SegmentRow)
                    .where(SegmentRow.document_id == document.id, SegmentRow.position.is_not(None))
                    .order_by(SegmentRow.position)
                )
            )
        whole = Corrected(
            document.key,
            document.title,
            document.source_language,
            document.target_language,
            document.layout,
            file.name,
            file.data,
            tuple(_segment(other, corrected=other is row) for other in rows),
            reading=parse_reading(document.settings.get("reading", {}), Path("settings")),
        )
    try:
        with held(Limits.highest()), reading_as(whole.reading):
            one.write(whole)
    except InputError as error:
        return error.message, False
    return "", bool(new_formulas(whole))


def _segment(row: SegmentRow, *, corrected: bool) -> CorrectedSegment:
    text = row.text if corrected else row.machine
    sides = paragraphs_of(row.source), paragraphs_of(row.target)
    return CorrectedSegment(row.position or 0, *sides, row.machine, text, None, False)


def new_formulas(corrected: Corrected) -> list[int]:
    """The numbers of the segments of a table whose corrected cell begins like a formula, which the machine's did not.

    A translation is written as it is: a `'` in front would be a part of it wherever a program reads the table.
    """
    if corrected.layout not in _TABLES:
        return []
    return [
        one.number
        for one in corrected.segments
        if one.text != one.machine and begins_formula(one.text) and not begins_formula(one.machine)
    ]
