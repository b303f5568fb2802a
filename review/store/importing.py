"""Documents into the store: scored, with their files' bytes, and with what was decided of them before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from review.backtranslation.evidence import document_evidence
from review.checks.views import DocumentView
from review.config import Settings
from review.documents import Loaded
from review.errors import InputError, StoreError
from review.model import Document
from review.report import DocumentReport
from review.scoring import score_document
from review.store.checks import desk_settings, desk_view
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.rows import back_values, finding_row, pack_words, segment_row, settings_table
from review.store.tables import DocumentRow, FileRow, FindingRow, RunRow, SegmentRow
from review.text.reading import read_document

if TYPE_CHECKING:
    from review.backtranslation.run import BackTranslator
    from review.metrics.learned import LearnedScorer

__all__ = [
    "Progress",
    "add_document",
    "evidence_of",
    "known_keys",
    "length_model",
    "remove_document",
    "run_of",
    "silent",
    "translating",
    "whole_report",
]

#: Hears the step (one of `review.store.jobs.STEPS`) and how much of it is done, 0 to 1.
Progress = Callable[[str, float], None]


def add_document(
    store: Store,
    who: Reviewer,
    loaded: Loaded,
    *,
    key: str | None = None,
    title: str | None = None,
    files: tuple[bytes, bytes] | None = None,
    progress: Progress | None = None,
    translator: BackTranslator | None = None,
    learned: Sequence[LearnedScorer] = (),
    then: Callable[[Session, int], None] | None = None,
) -> int:
    """Scores a loaded document and stores it; its id. `then` is done in the same transaction as the storing.

    `translator` takes it back to its source's language, where an engine is at hand; `learned` are metrics with a model.
    `files` are the source's and the target's bytes where they do not lie at the document's paths any more. Raises
    StoreError where a document of that key is there already.
    """
    progress = progress or silent
    key = key or loaded.document.id
    document = replace(loaded.document, id=key)  # fingerprints are of the key: every later look has only that
    if key in known_keys(store):
        raise StoreError(f"there is a document {key!r} already; give this one another name, or remove that one")
    settings = desk_settings(store, loaded.settings)
    view = desk_view(store, document, settings)
    report = whole_report(document, settings, view, progress, translator, learned)
    # all that takes time comes first: others wait for the database as long as it is written to
    ready = _Ready(report, view, _files(loaded, files, view))
    run, model = run_of(0, report, who), length_model(view)
    with store.writing(who, "reviewer") as session:
        row = DocumentRow(
            key=key,
            title=title if title is not None else document.title,
            source_language=document.source_language,
            target_language=document.target_language,
            layout=loaded.format,
            folder=str(loaded.entry.folder.resolve()) if loaded.entry else None,
            reference_count=document.reference_count,
            settings=settings_table(loaded.settings),
            length_model=model,
        )
        session.add(row)
        session.flush()
        ready.put(session, row.id)
        run.document_id = row.id
        session.add(run)
        if then is not None:
            then(session, row.id)
    return row.id


def remove_document(store: Store, who: Reviewer, document_id: int) -> None:
    """Takes a document and everything said of it away. Leads only."""
    with store.writing(who, "lead") as session:
        session.execute(delete(DocumentRow).where(DocumentRow.id == document_id))


def silent(step: str, share: float) -> None:
    """Nobody listens."""


def whole_report(
    document: Document,
    settings: Settings,
    view: DocumentView,
    progress: Progress,
    translator: BackTranslator | None,
    learned: Sequence[LearnedScorer],
) -> DocumentReport:
    """A whole document translated back, checked and scored, as the desk shows it; `progress` hears of each step."""
    report = score_document(
        document,
        settings,
        view=view,
        translator=translator,
        progress=translating(progress),
        translated=lambda: progress("check", 0.0),
        learned=learned,
    )
    progress("store", 0.0)
    return report


def translating(progress: Progress) -> Callable[[int, int], None]:
    """What a translator tells: sentences done, and how many there are."""
    return lambda done, total: progress("translate", done / max(1, total))


def known_keys(store: Store) -> frozenset[str]:
    """The keys of all stored documents."""
    with store.reading() as session:
        return frozenset(session.scalars(select(DocumentRow.key)))


def evidence_of(report: DocumentReport) -> dict[int, float]:
    """Segment number → what its back-translation says for it, 0 to 1; nothing without back-translations."""
    backs = {s.segment.number: s.backtranslation for s in report.segments if s.backtranslation is not None}
    return (
        {number: one.value for number, one in document_evidence(read_document(report.document), backs).items()}
        if backs
        else {}
    )


def run_of(document_id: int, report: DocumentReport, who: Reviewer | None) -> RunRow:
    """A report as a row of `runs`."""
    from review import __version__

    counts = Counter((f.category, f.severity, f.check) for f in report.findings)
    return RunRow(
        document_id=document_id,
        reviewer_id=who.id if who else None,
        software=__version__,
        scores={name: [s.value, s.signature, s.reason] for name, s in report.scores.items()},
        segments=report.segment_values(),
        findings=[[*what, count] for what, count in sorted(counts.items())],
    )


def length_model(view: DocumentView) -> list[Any]:
    """The document's own length model as it is stored: ratio, spread, noise."""
    model = view.lengths
    return [model.ratio, model.spread, model.noise]


def _files(
    loaded: Loaded, files: tuple[bytes, bytes] | None, view: DocumentView
) -> tuple[tuple[str, str, bytes, bytes], ...]:
    """Role, name, bytes and packed words of the source's file and the target's. Raises InputError."""
    paths = (loaded.document.source_path, loaded.document.target_path)
    keys = (view.source_keys, view.target_keys)
    found = []
    for n, role in enumerate(("source", "target")):
        path = paths[n] or Path(f"{role}.txt")
        try:
            data = files[n] if files is not None else path.read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror}); check its permissions", path) from None
        found.append((role, path.name, data, pack_words(keys[n])))
    return tuple(found)


class _Ready:
    """The rows of a scored document, ready to be written: files, segments and, by segment, findings.

    Raises InputError for a text with a NUL character.
    """

    def __init__(
        self, report: DocumentReport, view: DocumentView, files: tuple[tuple[str, str, bytes, bytes], ...]
    ) -> None:
        self._files = files
        self._segments = _segment_rows(report, view)
        ordinals: Counter[int] = Counter()
        self._findings = []
        for finding in report.findings:
            self._findings.append((finding.segment, finding_row(0, 0, ordinals[finding.segment], finding)))
            ordinals[finding.segment] += 1

    def put(self, session: Session, document_id: int) -> None:
        """Writes them under that document."""
        for role, name, data, words in self._files:
            session.add(FileRow(document_id=document_id, role=role, name=name, data=data, words=words))
        session.execute(insert(SegmentRow), [row | {"document_id": document_id} for row in self._segments])
        numbered = select(SegmentRow.position, SegmentRow.id).where(SegmentRow.document_id == document_id)
        ids = dict(session.execute(numbered).all())
        found = [row | {"document_id": document_id, "segment_id": ids[n]} for n, row in self._findings]
        if found:
            session.execute(insert(FindingRow), found)


def _segment_rows(report: DocumentReport, view: DocumentView) -> list[dict[str, Any]]:
    rows = []
    evidence = evidence_of(report)
    for n, one in enumerate(report.segments):
        row = segment_row(0, one.segment, n + 1)
        if "\x00" in row["text"] or any("\x00" in p[0] for p in row["source"]):
            raise InputError("has a NUL character, which is no text; take it out", report.document.target_path)
        row |= back_values(one.backtranslation, row["text"], evidence.get(n + 1))
        row["quality"] = one.value("quality")
        row["words"] = view.segments[n].target.word_count or view.segments[n].source.word_count
        rows.append(row)
    return rows
