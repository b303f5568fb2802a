"""Documents that are called otherwise than in the baseline, known again by their source texts, as git knows a renamed
file by its lines. What the baseline knows of them, and what people dismissed there, goes with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from review.checks.shared.fingerprint import Fingerprinter
from review.gate.baseline import Baseline, KnownDocument
from review.gate.segments import keyed_sources
from review.model import Document
from review.report import DocumentReport, KnownFinding

__all__ = ["followed", "with_fingerprints"]

#: The share of the source texts (characters of the longer document) that is common to two names of one document: half,
#: as `git diff --find-renames` has it.
_ALIKE = 0.5


def followed(base: Baseline, documents: Sequence[Document], expected: Iterable[str]) -> tuple[Baseline, dict[str, str]]:
    """The baseline with renamed documents under their present ids, and those ids by the ones it had.

    `expected` are its documents that should be among the `documents`. A new one takes the place of the gone one that
    it shares most with, of the same languages. Findings keep the fingerprints that they had: `with_fingerprints`.
    """
    there = {document.id for document in documents}
    gone = {name: base.documents[name] for name in expected if name not in there}
    new = [document for document in documents if document.id not in base.documents]
    if not gone or not new:
        return base, {}
    holding: dict[str, list[str]] = {}
    for name, known in gone.items():
        for key in known.segments:
            holding.setdefault(key, []).append(name)
    near = []
    for document in new:
        for name, share in _shares(document, gone, holding).items():
            if share >= _ALIKE:
                near.append((-share, name.rpartition("/")[2] != document.id.rpartition("/")[2], name, document.id))
    names: dict[str, str] = {}
    for _, _, old, now in sorted(near):
        if old not in names and now not in names.values():
            names[old] = now
    moved = {names.get(name, name): _called(known, names.get(name, name)) for name, known in base.documents.items()}
    return replace(base, documents=moved), names


def with_fingerprints(base: Baseline, reports: Sequence[DocumentReport], names: Mapping[str, str]) -> Baseline:
    """The baseline with the fingerprints that findings of renamed documents have now: the id is part of them.

    `names` are the ids now by those before.
    """
    before = {now: old for old, now in names.items()}
    documents = dict(base.documents)
    for report in reports:
        known = documents.get(report.document.id)
        if known is None or known.id not in before:
            continue
        fingerprinter = Fingerprinter(before[known.id])
        sources = {segment.number: segment.text("source") for segment in report.document.segments}
        findings = dict(known.findings)
        for finding in report.findings:
            old = findings.pop(fingerprinter.fingerprint(finding.check, sources[finding.segment], finding.text), None)
            if old is not None:
                findings[finding.fingerprint] = replace(old, fingerprint=finding.fingerprint)
        documents[known.id] = replace(known, findings=findings)
    return replace(base, documents=documents)


def _shares(
    document: Document, gone: Mapping[str, KnownDocument], holding: Mapping[str, list[str]]
) -> dict[str, float]:
    """Of each gone document that has a source of this one: the share of their texts that both have."""
    common: dict[str, int] = {}
    whole = 0
    for key, segment in keyed_sources(document):
        size = len(segment.text("source"))
        whole += size
        for name in holding.get(key, ()):
            common[name] = common.get(name, 0) + size
    languages = (document.source_language, document.target_language)
    return {
        name: size / max(whole, sum(len(one.source or one.text) for one in gone[name].segments.values()))
        for name, size in common.items()
        if (gone[name].source_language, gone[name].target_language) == languages
    }


def _called(known: KnownDocument, name: str) -> KnownDocument:
    if known.id == name:
        return known
    findings: dict[str, KnownFinding] = {
        fingerprint: replace(finding, document=name) for fingerprint, finding in known.findings.items()
    }
    return replace(known, id=name, findings=findings)
