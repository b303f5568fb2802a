"""What the checks find in a document, as findings: each hit once, weighed by how often its like is right, without
suggestions that would leave a new fault.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from review.align.lengths import LengthModel
from review.checks import CHECKS
from review.checks.check import Check
from review.checks.glossary import GlossaryEntry
from review.checks.hit import Hit
from review.checks.shared.fingerprint import Fingerprinter
from review.checks.shared.rewritten import is_rewritten
from review.checks.speaking import told_once
from review.checks.views import KEPT, DocumentView, SegmentView
from review.confidence.weighing import capped, probability_of
from review.config import Settings
from review.drift.change import Change
from review.garbage_collection import collector_paused
from review.model import Document, Finding
from review.suggestions import Found, faultless
from review.text.language import base_language

if TYPE_CHECKING:
    from review.backtranslation.backtranslate import BackTranslations

__all__ = ["findings_of", "view_of"]


def view_of(
    document: Document,
    settings: Settings,
    backs: BackTranslations | None = None,
    changes: Mapping[int, Change] | None = None,
) -> DocumentView:
    """The document as checks see it, with the settings' options and glossary, its back-translations, and how sources
    `changes` since their translations were made, by segment number.
    """
    options = {code: entry.options for code, entry in settings.checks.items()}
    glossary: tuple[GlossaryEntry, ...] = ()
    if settings.glossary:
        from review.checks.glossary import read_glossary

        glossary = read_glossary(settings.glossary, settings.glossary_text)
    segments = backs.segments if backs is not None else None
    norm = settings.lengths.get((base_language(document.source_language), base_language(document.target_language)))
    return DocumentView(
        document,
        options=options,
        glossary=glossary,
        patterns=settings.custom,
        backtranslations=segments,
        changes=changes,
        lengths=LengthModel(norm.ratio, norm.spread, norm.noise) if norm is not None else None,
    )


@collector_paused()
def findings_of(view: DocumentView, settings: Settings, only: int | None = None) -> tuple[Finding, ...]:
    """What all enabled checks find, in the order of the text, each hit once, with fingerprints.

    `only` is the number of a segment: what checks of segments find there, fingerprints as if it were the only one.
    """
    enabled = _enabled(settings)
    hits = _hits(view, enabled) if only is None else _hits_in(view.segments[only - 1], view, enabled)
    found = {(code, hit): check for code, check in enabled.items() for hit in hits[code]}
    found = _without_harm(view, settings, found)
    segments = {s.number: s for s in (view.segments if only is None else (view.segments[only - 1],))}
    fingerprinter = Fingerprinter(view.document.id)
    findings = []
    ordered = sorted(found, key=lambda item: (item[1].segment, item[1].span.side, item[1].span.start, item[0]))
    for code, hit in ordered:
        finding = _finding(found[code, hit], hit, segments[hit.segment], view, settings, fingerprinter)
        if finding.probability is None or finding.probability >= (settings.least_precision or 0.0):
            findings.append(finding)
    return tuple(findings)


def _enabled(settings: Settings) -> dict[str, Check]:
    """The checks that the settings leave on, by code."""
    return {
        code: check
        for code, check in CHECKS.items()
        if (entry := settings.checks.get(code)) is None or entry.enabled is not False
    }


def _hits(view: DocumentView, checks: Mapping[str, Check]) -> dict[str, list[Hit]]:
    """What each check finds in the document, by its code.

    The segments of a long one are gone through some thousand at a time, and what was found out about their texts is
    forgotten before the next.
    """
    hits = {code: list(check.find(view)) if check.document is not None else [] for code, check in checks.items()}
    for start in range(0, len(view.segments), KEPT):
        window = view.segments[start : start + KEPT] if view.long else view.segments
        for code, check in checks.items():
            if check.segment is not None:
                hits[code] += check.find(view, window)
        if view.long:
            for one in window:
                one.forget()
    return hits


def _hits_in(segment: SegmentView, view: DocumentView, checks: Mapping[str, Check]) -> dict[str, list[Hit]]:
    """What each check of segments finds in one of the document's, by its code."""
    return {code: list(check.find_in(segment, view)) for code, check in checks.items()}


def _without_harm(view: DocumentView, settings: Settings, found: dict[tuple[str, Hit], Check]) -> dict[Found, Check]:
    """The hits, each told once, without suggestions that would leave a new fault in their segment."""
    of_segment: dict[int, list[Found]] = {}
    for code, hit in told_once(found):
        of_segment.setdefault(hit.segment, []).append((code, hit))
    own: dict[int, dict[Found, Check]] = {}
    for (code, hit), check in found.items():
        if check.segment is not None:
            own.setdefault(hit.segment, {})[code, hit] = check

    texts_only = not (view.backtranslations or view.judged or view.worse or view.likeness or view.span_readings)
    enabled = _enabled(settings)
    alone = copy.copy(view)
    # of the text as it is
    alone.backtranslations, alone.judged, alone.worse, alone.likeness, alone.span_readings = {}, {}, {}, {}, {}

    def again(segment: SegmentView) -> Iterable[Found]:
        hits = _hits_in(segment, alone, enabled)
        return told_once({(code, hit): check for code, check in enabled.items() for hit in hits[code]})

    def before(segment: SegmentView) -> Iterable[Found]:
        return told_once(own.get(segment.number, {})) if texts_only else again(segment)

    return {  # no segment but these is looked at: on the desk each comes from a database
        (code, hit): CHECKS[code]
        for number, hits in of_segment.items()
        for code, hit in faultless(view.segments[number - 1], hits, again, before)
    }


def _finding(
    check: Check,
    hit: Hit,
    view: SegmentView,
    document: DocumentView,
    settings: Settings,
    fingerprinter: Fingerprinter,
) -> Finding:
    entry = settings.checks.get(check.code)
    configured = entry.severity if entry is not None else None
    own = hit.severity or check.severity
    if own == "major" and check.of_pairs and view.paired and is_rewritten(view, document):
        own = "minor"
    probability = None
    if settings.weigh_findings:
        languages = (document.source_language, document.target_language)
        probability = probability_of(check, own, languages, view.structured, settings.decided)
    text = view.written.text(hit.span.side)[hit.span.start : hit.span.end]
    line, column = view.written.position(hit.span.side, hit.span.start)
    return Finding(
        check=check.code,
        category=hit.category or check.category,
        severity=configured or capped(own, probability),
        segment=hit.segment,
        span=hit.span,
        text=text,
        message=hit.message,
        line=line,
        column=column,
        suggestion=hit.suggestion,
        twin=hit.twin,
        fingerprint=fingerprinter.fingerprint(check.code, view.source.raw, text),
        probability=probability,
    )
