"""Out of the store: corrected files, the corpus's next reference.

The web UI and `review export` both come through here, so they give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import tomlkit
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review.errors import InputError, StoreError, UsageError
from review.files import lies_in, write_file
from review.formats import edited_table, registry
from review.formats.corpus import DOCUMENT_FILE
from review.formats.corrected import Corrected, CorrectedSegment, DecidedFinding, Remark
from review.limit_config import Limits, held
from review.metrics import METRICS
from review.reading_config import parse_reading, reading_as
from review.settings_table import nearest
from review.store.comments import folded
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.rows import finding_of, message_of, paragraphs_of
from review.store.scores import automatic_mqm, confirmed_mqm
from review.store.tables import (
    CommentRow,
    DecisionRow,
    DocumentRow,
    EditRow,
    FileRow,
    FindingRow,
    ReviewerRow,
    SegmentRow,
)
from review.toml_file import read_toml

__all__ = ["FORMATS", "ORIGINAL", "Exported", "corrected", "export", "export_name", "has_added", "into_corpus"]

ORIGINAL = registry.ORIGINAL
#: What may be asked for; "original" is the format that the document came in.
FORMATS = registry.EXPORTS


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand out."""

    name: str
    media_type: str
    data: bytes


def export(store: Store, document_id: int, format_: str = ORIGINAL) -> Exported:
    """A document in one of FORMATS. The same store gives the same bytes.

    Raises UsageError for an unknown format, or a plain one that the document did not come in.
    """
    if format_ not in FORMATS:
        raise UsageError(f"unknown format {format_!r}{nearest(format_, list(FORMATS))}")
    whole = corrected(store, document_id)
    name, media_type, write = _writer(whole.id, whole.layout, whole.name, format_)
    with held(Limits.highest()), reading_as(whole.reading):  # the file was accepted when it was added
        return Exported(name, media_type, write(whole))


def export_name(store: Store, document_id: int, format_: str) -> tuple[str, str]:
    """The name and the media type that `export` would give, without building anything. Raises as it does."""
    with store.reading() as session:
        document = session.get(DocumentRow, document_id)
        if document is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        name = session.scalars(
            select(FileRow.name).where(FileRow.document_id == document_id, FileRow.role == "target")
        ).one()
        return _writer(document.key, document.layout, name, format_)[:2]


def has_added(store: Store, document_id: int) -> bool:
    """Whether there are texts for which the file has no paragraph: not every format has a place for them."""
    with store.reading() as session:
        rows = session.execute(
            select(SegmentRow.target).where(
                SegmentRow.document_id == document_id,
                SegmentRow.position.is_not(None),
                SegmentRow.text != SegmentRow.machine,
            )
        )
        return any(not paragraphs_of(target) for (target,) in rows)


def _writer(key: str, layout: str, file_name: str, format_: str) -> tuple[str, str, Callable[[Corrected], bytes]]:
    """The file's name, its media type and who writes it."""
    own = registry.own_name(layout)
    if format_ in (ORIGINAL, own):
        entry = registry.FORMATS[layout]
        return file_name, entry.media_type, entry.write
    if format_ not in registry.REPORTS:
        others = ", ".join(registry.REPORTS)
        raise UsageError(f"{key} came in as {own} and is written back so; use --format {own}, or one of {others}")
    stem, dot, ending = file_name.rpartition(".")
    report = registry.REPORTS[format_]
    return (stem if dot else ending) + report.ending, report.media_type, report.write


def corrected(store: Store, document_id: int) -> Corrected:
    """A document with its corrections and decisions, as writers want it."""
    scores = (
        ("confirmed MQM", confirmed_mqm(store, document_id)[0].value),
        ("automatic MQM", automatic_mqm(store, document_id)[0].value),
    )
    with store.reading() as session:
        document = session.get(DocumentRow, document_id)
        if document is None:
            raise StoreError("this document was removed meanwhile; choose another one")
        file = session.get(FileRow, (document_id, "target"))
        assert file is not None
        rows = session.scalars(
            select(SegmentRow)
            .where(SegmentRow.document_id == document_id, SegmentRow.position.is_not(None))
            .order_by(SegmentRow.position)
        ).all()
        reading = parse_reading(document.settings.get("reading", {}), Path("settings"))
        names = dict(session.execute(select(ReviewerRow.id, ReviewerRow.name)).all())
        origins = _origins(session, document_id)
        decided = _decided(session, document_id, {row.id: n for n, row in enumerate(rows, start=1)}, names)
        comments = folded(
            session.scalars(
                select(CommentRow)
                .join(SegmentRow, SegmentRow.id == CommentRow.segment_id)
                .where(SegmentRow.document_id == document_id)
                .order_by(CommentRow.id)
            ),
            names,
        )
    remarks = {
        segment: [
            Remark(one.author, one.text, one.at.isoformat(timespec="seconds"))
            for comment in said
            for one in (comment, *comment.answers)
        ]
        for segment, said in comments.items()
    }
    segments = tuple(
        CorrectedSegment(
            number=n,
            source=paragraphs_of(row.source),
            target=paragraphs_of(row.target),
            machine=row.machine,
            text=row.text,
            ter=_ter(row.machine, row.text, document.target_language),
            done=row.done,
            findings=tuple(decided.get(row.id, ())),
            remarks=tuple(remarks.get(row.id, ())),
            origin=origins.get(row.id, "machine" if row.text == row.machine else "person"),
        )
        for n, row in enumerate(rows, start=1)
    )
    return Corrected(
        id=document.key,
        title=document.title,
        source_language=document.source_language,
        target_language=document.target_language,
        layout=document.layout,
        name=file.name,
        data=file.data,
        segments=segments,
        scores=scores,
        reading=reading,
    )


def into_corpus(store: Store, who: Reviewer, document_id: int) -> Path:
    """Writes the corrected text into the document's corpus folder as a reference, and names it in document.toml.

    Leads only. A pair file gets (or renews) its column `reference`. Raises StoreError where the document came from no
    folder, InputError where the folder cannot be written. The file written.
    """
    whole = corrected(store, document_id)
    with store.reading(who, "lead") as session:
        document = session.get(DocumentRow, document_id)
        assert document is not None
        folder, name = document.folder, document.key
    if folder is None:
        raise StoreError(f"{name} came from no corpus folder; download the corrected text instead")
    place = Path(folder)
    description = _own(place / DOCUMENT_FILE)
    if whole.layout in ("tsv", "csv"):
        path = _own(place / whole.name)
        with reading_as(whole.reading):
            write_file(path, edited_table.write_reference(whole))
        return path
    entry = registry.FORMATS[whole.layout]
    if entry.layout == "bilingual":
        raise StoreError(f"a {entry.name} file has no place for a reference; download the corrected file instead")
    suffix = entry.suffixes[0] if entry.suffixes else ".txt"
    path = _own(place / f"corrected.{whole.target_language}{suffix}")
    named = read_toml(description).get("references", [])
    with held(Limits.highest()), reading_as(whole.reading):
        data = entry.write(whole)
    write_file(path, data)
    if path.name not in named:
        write_file(description, _with_reference(description.read_bytes().decode("utf-8"), path.name).encode())
    return path


def _own(path: Path) -> Path:
    """A file of a corpus's folder. Raises InputError for a link that leads out of it: what a stranger wrote would go
    into a file of the user's own.
    """
    if not lies_in(path, path.parent):
        raise InputError("is a link that leads out of its folder; remove it, and a file is written here", path)
    return path


def _decided(
    session: Session, document_id: int, numbers: dict[int, int], names: dict[int, str]
) -> dict[int, list[DecidedFinding]]:
    """Segment → its findings: those of the present text, and those that were decided. `numbers` are the segments'."""
    newest = dict(
        session.execute(
            select(DecisionRow.fingerprint, func.max(DecisionRow.id))
            .where(DecisionRow.document_id == document_id)
            .group_by(DecisionRow.fingerprint)
        ).all()
    )
    decided = {
        row.fingerprint: row
        for row in session.scalars(select(DecisionRow).where(DecisionRow.document_id == document_id))
        if newest[row.fingerprint] == row.id and row.verdict != "open"
    }
    found: dict[int, list[DecidedFinding]] = {}
    for f in session.scalars(
        select(FindingRow)
        .where(FindingRow.document_id == document_id)
        .order_by(FindingRow.segment_id, FindingRow.active.desc(), FindingRow.ordinal, FindingRow.id)
    ):
        decision = decided.get(f.fingerprint)
        if f.segment_id not in numbers or (decision is None and (not f.active or f.reviewer_id is not None)):
            continue
        told = (decision.reason, decision.note, names[decision.reviewer_id]) if decision else ("", "", "")
        found.setdefault(f.segment_id, []).append(
            DecidedFinding(
                replace(finding_of(f, numbers[f.segment_id]), message=message_of(f.message, f.earlier)),
                decision.verdict if decision else "open",
                f.active,
                *told,
                decision.at.isoformat(timespec="seconds") if decision else "",
            )
        )
    return found


def _origins(session: Session, document_id: int) -> dict[int, str]:
    """Segment → who proposed the text that it has, where that was no person and it stands as it was proposed."""
    proposed = (
        select(EditRow.segment_id)
        .join(SegmentRow, SegmentRow.id == EditRow.segment_id)
        .where(SegmentRow.document_id == document_id, EditRow.origin != "")
    )
    found = session.execute(
        select(EditRow.segment_id, EditRow.origin)
        .join(SegmentRow, SegmentRow.id == EditRow.segment_id)
        .where(EditRow.segment_id.in_(proposed), EditRow.kind == "edit", EditRow.text == SegmentRow.text)
        .order_by(EditRow.step)
    )
    newest = {segment: origin for segment, origin in found}  # noqa: C416  # the last of a segment's stays
    return {segment: origin for segment, origin in newest.items() if origin}


def _ter(machine: str, text: str, language: str) -> float | None:
    if not machine.strip() or not text.strip():
        return None
    if machine == text:
        return 0.0
    return METRICS["ter"].segment(machine, [text], language).value


def _with_reference(toml: str, name: str) -> str:
    """A document.toml that names one reference more; nothing else in it changes."""
    document = tomlkit.parse(toml)
    if "references" in document:
        document["references"].append(name)
    else:
        document.add("references", tomlkit.item([name]))
    return tomlkit.dumps(document)
