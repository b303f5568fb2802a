"""What models found in a text stays after an edit, as of the text before, until one has read the text as it is now.

Nobody waits for a model while saving: it reads some seconds later, or never, where none is at hand. Until then nobody
knows whether the edit mended what it found.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from review.checks import CHECKS
from review.checks.check import Check
from review.checks.meaning import CHECK as MEANING
from review.checks.views import DocumentView, SegmentView
from review.config import Settings
from review.model import Severity, Span
from review.store.filters import still_open
from review.store.rows import finding_of, paragraphs_now, segment_now
from review.store.tables import EditRow, FindingRow, SegmentRow
from review.text.difference import changed_stretch

__all__ = ["Unread", "unread_findings"]


class Unread(NamedTuple):
    """Where a finding's words are now, or what stands there instead. `earlier`: the text is no longer the one that it
    was found in.
    """

    span: Span
    twin: Span | None
    earlier: bool
    #: Its severity where its check counts in scores.
    counted: Severity | None


def unread_findings(
    session: Session, row: SegmentRow, one: SegmentView, view: DocumentView, settings: Settings
) -> Mapping[int, Unread]:
    """By id those open findings of a segment that came from a model, where none has read its present text `one`.

    `view` is the document with what models said of it now. A decided finding needs no keeping, and of another source,
    or where nothing is left of the translation, nothing is kept.
    """
    codes = [code for code, check in CHECKS.items() if _asks_models(check) and not _was_read(check, view, one.number)]
    codes = [code for code in codes if code not in settings.checks or settings.checks[code].enabled is not False]
    rows = session.scalars(
        select(FindingRow).where(
            FindingRow.segment_id == row.id,
            still_open(),
            FindingRow.check.in_(codes),
        )
    ).all()
    before = _text_before(session, row) if rows and row.text.strip() else None
    if before is None:
        return {}
    by_rules = set(_without_models({found.check for found in rows}, before, row, one, view))
    kept = {}
    for found in rows:
        finding = finding_of(found, one.number)
        if (found.check, finding.span) in by_rules:
            continue
        if finding.span.side == "source" and one.source.raw[finding.span.start : finding.span.end] != found.text:
            continue
        twin = _moved(finding.twin, before, row.text) if finding.twin is not None else None
        counted = finding.severity if CHECKS[found.check].counts else None
        earlier = found.earlier or before != row.text
        kept[found.id] = Unread(_moved(finding.span, before, row.text), twin, earlier, counted)
    return kept


def _asks_models(check: Check) -> bool:
    return check.segment is not None and (check.back_translation is not None or check.encoder)


def _was_read(check: Check, view: DocumentView, number: int) -> bool:
    if number in view.backtranslations or (check.encoder and view.likeness):
        return True
    return check is MEANING and number in view.span_readings


def _text_before(session: Session, row: SegmentRow) -> str | None:
    """The text that the stored findings are of; None where the segment was another one then."""
    edits = session.execute(
        select(EditRow.before, EditRow.kind)
        .where(EditRow.segment_id == row.id, EditRow.version > row.checked, EditRow.version <= row.version)
        .order_by(EditRow.version)
    ).all()
    if any(kind == "alignment" for _, kind in edits):
        return None
    return edits[0][0] if edits else row.text


def _without_models(
    codes: set[str], before: str, row: SegmentRow, one: SegmentView, view: DocumentView
) -> Iterator[tuple[str, Span]]:
    """What those checks found in the text before without any model."""
    bare = copy.copy(view)
    bare.backtranslations, bare.span_readings, bare.likeness, bare.worse = {}, {}, {}, {}
    if before != row.text:
        target = paragraphs_now(row.source, row.target, row.machine, before)
        segment = replace(segment_now(row, one.number), target=target)
        one = SegmentView(segment, one.source.language, one.target.language)
    for code in codes:
        for hit in CHECKS[code].find_in(one, bare):
            yield code, hit.span


def _moved(span: Span, before: str, after: str) -> Span:
    """A stretch of the translation in the text that came of it; where that changed there, what is there instead."""
    if span.side == "source" or before == after:
        return span
    head, tail = changed_stretch(before, after)
    shift = len(after) - len(before)
    if span.end <= head:
        return span
    if span.start >= tail:
        return replace(span, start=span.start + shift, end=span.end + shift)
    return replace(span, start=min(span.start, head), end=max(span.end, tail) + shift)
