"""The checks as the desk runs them: settings of files, of leads and of the desk's own glossary laid over each other."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from review.checks import CHECKS
from review.checks.glossary import GlossaryEntry
from review.checks.views import DocumentView
from review.config import CheckSettings, DecidedCounts, Settings
from review.errors import StoreError
from review.findings import view_of
from review.model import SEVERITIES, Document, Severity
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.tables import CheckSettingRow, DocumentRow, FindingRow, GlossaryRow

__all__ = [
    "CheckRecord",
    "Term",
    "check_records",
    "desk_settings",
    "desk_view",
    "remove_term",
    "set_check",
    "set_term",
    "settings_toml",
    "terms",
]


_KINDS = ("accepted", "dismissed", "open", "gone")


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A check's standing here: how its findings were decided, and what was set. Counts are of findings, not people."""

    code: str
    category: str
    summary: str
    accepted: int
    dismissed: int
    open: int
    #: No longer in the text, and never decided: somebody rewrote the place.
    gone: int
    enabled: bool
    severity: Severity | None

    @property
    def precision(self) -> float | None:
        """Share accepted of those decided; None before the first decision."""
        decided = self.accepted + self.dismissed
        return self.accepted / decided if decided else None


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the desk's glossary; variants are joined by "|"."""

    id: int
    source_language: str
    target_language: str
    source: str
    target: str
    forbidden: str


def check_records(store: Store, document_id: int | None = None) -> tuple[CheckRecord, ...]:
    """Every check with its record, over one document or all; in the order of CHECKS."""
    query = select(FindingRow.check, FindingRow.verdict, FindingRow.active, func.count()).where(
        FindingRow.reviewer_id.is_(None)
    )
    if document_id is not None:
        query = query.where(FindingRow.document_id == document_id)
    counts: dict[tuple[str, str], int] = {}
    with store.reading() as session:
        for code, verdict, active, count in session.execute(
            query.group_by(FindingRow.check, FindingRow.verdict, FindingRow.active)
        ):
            kind = verdict if verdict != "open" or active else "gone"
            counts[code, kind] = counts.get((code, kind), 0) + count
        rows = {row.check: row for row in session.scalars(select(CheckSettingRow))}
    records = []
    for code, check in CHECKS.items():
        accepted, dismissed, opened, gone = (counts.get((code, kind), 0) for kind in _KINDS)
        row = rows.get(code)
        records.append(
            CheckRecord(
                code=code,
                category=check.category,
                summary=check.summary,
                accepted=accepted,
                dismissed=dismissed,
                open=opened,
                gone=gone,
                enabled=row is None or row.enabled is not False,
                severity=_severity(row.severity) if row is not None else None,
            )
        )
    return tuple(records)


def set_check(store: Store, who: Reviewer, code: str, *, enabled: bool, severity: str | None) -> None:
    """Switches a check on or off, or gives its findings another severity; for texts checked from now on. Leads only."""
    if code not in CHECKS:
        raise StoreError(f"there is no check {code!r}")
    if severity is not None and severity not in SEVERITIES:
        raise StoreError(f"{severity!r} is no severity")
    with store.writing(who, "lead") as session:
        session.merge(CheckSettingRow(check=code, enabled=None if enabled else False, severity=severity))


def settings_toml(store: Store) -> str:
    """What was set on the desk, as lines for review.toml, so that a build does the same."""
    lines = []
    with store.reading() as session:
        for row in session.scalars(select(CheckSettingRow).order_by(CheckSettingRow.check)):
            if row.enabled is None and row.severity is None:
                continue
            lines.append(f"[checks.{row.check}]")
            lines += ["enabled = false"] if row.enabled is False else []
            lines += [f'severity = "{row.severity}"'] if row.severity else []
            lines.append("")
    return "\n".join(lines)


def terms(store: Store, source_language: str | None = None, target_language: str | None = None) -> tuple[Term, ...]:
    """The desk's glossary, for a pair or all."""
    query = select(GlossaryRow).order_by(GlossaryRow.source_language, GlossaryRow.target_language, GlossaryRow.source)
    if source_language is not None:
        query = query.where(GlossaryRow.source_language == source_language)
    if target_language is not None:
        query = query.where(GlossaryRow.target_language == target_language)
    with store.reading() as session:
        return tuple(
            Term(row.id, row.source_language, row.target_language, row.source, row.target, row.forbidden)
            for row in session.scalars(query)
        )


def set_term(
    store: Store, who: Reviewer, languages: tuple[str, str], source: str, target: str, forbidden: str = ""
) -> None:
    """Adds a term, or changes the one of the same source. Leads only."""
    source = " ".join(source.split())
    if not source or not (target.strip() or forbidden.strip()):
        raise StoreError("a term needs a source, and a translation or a forbidden one")
    with store.writing(who, "lead") as session:
        row = session.scalars(
            select(GlossaryRow).filter_by(source_language=languages[0], target_language=languages[1], source=source)
        ).one_or_none()
        if row is None:
            row = GlossaryRow(source_language=languages[0], target_language=languages[1], source=source)
            session.add(row)
        row.target, row.forbidden = target.strip(), forbidden.strip()


def remove_term(store: Store, who: Reviewer, term_id: int) -> None:
    """Takes a term out. Leads only."""
    with store.writing(who, "lead") as session:
        session.execute(delete(GlossaryRow).where(GlossaryRow.id == term_id))


def desk_settings(store: Store, settings: Settings) -> Settings:
    """A document's settings under those that leads set on the desk, with what reviewers decided of each check."""
    with store.reading() as session:
        mine = {
            row.check: CheckSettings(row.enabled, _severity(row.severity))
            for row in session.scalars(select(CheckSettingRow))
            if row.check in CHECKS
        }
        counts: dict[str, dict[str, int]] = {}
        for code, verdict, count in session.execute(
            select(FindingRow.check, FindingRow.verdict, func.count())
            .where(FindingRow.reviewer_id.is_(None), FindingRow.verdict != "open")
            .group_by(FindingRow.check, FindingRow.verdict)
        ):
            counts.setdefault(code, {})[verdict] = count
    decided = {code: DecidedCounts(of.get("accepted", 0), of.get("dismissed", 0)) for code, of in counts.items()}
    return Settings(checks=mine, decided=decided).over(settings)


def desk_view(store: Store, document: Document, settings: Settings) -> DocumentView:
    """The document as checks see it, with the desk's glossary beside the document's own."""
    view = view_of(document, settings)
    own = terms(store, document.source_language, document.target_language)
    if own:
        entries = (GlossaryEntry(term.source, _variants(term.target), _variants(term.forbidden)) for term in own)
        view.glossary = (*view.glossary, *entries)
    return view


def document_settings(store: Store, row: DocumentRow) -> Settings:
    """The settings of a stored document."""
    from review.store.rows import settings_from

    return desk_settings(store, settings_from(row.settings, row.source_language, row.target_language))


def _variants(joined: str) -> tuple[str, ...]:
    return tuple(variant.strip() for variant in joined.split("|") if variant.strip())


def _severity(name: str | None) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == name), None)
