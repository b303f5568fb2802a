"""What of a report depends on the back-translation or on a sentence encoder, and whether a baseline had the same one.

Which engine there is depends on the machine: who writes a baseline may have one that a build has not, or another. So
what an engine says never fails a build by itself. Its scores are not compared, its own findings do not count as new,
nor as fixed where it is gone. So it is with what an encoder finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from review.checks import CHECKS
from review.gate.baseline import Baseline, KnownScore
from review.lazy_patterns import lazy_re
from review.metrics.quality import QUALITY
from review.model import Score
from review.report import DocumentReport, engine_of

__all__ = [
    "encoder_notes",
    "engine_notes",
    "found_by_encoder",
    "found_by_engine",
    "needs_engine",
    "other_encoders",
    "other_engines",
]

_NAME = lazy_re(r"engine:([^|]*)\|model:([^|]*)(?:\|digest:([^|]*))?")


def found_by_engine(check: str) -> bool:
    """Whether a check finds nothing without a back-translation."""
    return check in CHECKS and CHECKS[check].back_translation == "alone"


def needs_engine(check: str) -> bool:
    """Whether a check finds less, or nothing, without a back-translation."""
    return check in CHECKS and CHECKS[check].back_translation is not None


def found_by_encoder(check: str) -> bool:
    """Whether a check finds less, or nothing, without a sentence encoder."""
    return check in CHECKS and CHECKS[check].encoder


def other_encoders(reports: Iterable[DocumentReport], base: Baseline) -> frozenset[str]:
    """Ids of the documents whose meanings were compared by another encoder than the baseline's, or by none there."""

    def signed(scores: Mapping[str, Score | KnownScore]) -> str | None:
        score = scores.get("similarity")
        return score.signature if score is not None else None

    known = ((report, base.documents.get(report.document.id)) for report in reports)
    return frozenset(
        report.document.id for report, old in known if old is not None and signed(report.scores) != signed(old.scores)
    )


def other_engines(reports: Iterable[DocumentReport], base: Baseline) -> dict[str, tuple[str, str]]:
    """The documents whose back-translation is not that of the baseline: id → the baseline's and the report's."""
    pairs = {}
    for report in reports:
        old = base.documents.get(report.document.id)
        if old is not None and QUALITY in old.scores:
            before, now = engine_of(old.scores), engine_of(report.scores)
            if before != now:
                pairs[report.document.id] = (before, now)
    return pairs


def engine_notes(others: Mapping[str, tuple[str, str]], ignored: Sequence[str] = ()) -> list[str]:
    """A line for each pair of engines, with what follows from it. `ignored` are checks that found something new."""
    documents: dict[tuple[str, str], int] = {}
    for before, now in others.values():
        names = _name(before, digests=False), _name(now, digests=False)
        if names[0] == names[1]:
            names = _name(before, digests=True), _name(now, digests=True)
        documents[names] = documents.get(names, 0) + 1
    lines = []
    for (before, now), count in documents.items():
        whom = "1 document was" if count == 1 else f"{count} documents were"
        lines.append(
            f"{whom} scored with {now}, the baseline with {before}: their quality is not compared"
            + (f", and what only {_listed(ignored)} found fails nothing" if ignored else "")
        )
    return lines


def encoder_notes(ignored: Sequence[str]) -> list[str]:
    """A line where checks that an encoder helps found something new, and the baseline had another encoder, or none."""
    if not ignored:
        return []
    return [f"the baseline had another sentence encoder, or none: what is new by {_listed(ignored)} fails nothing"]


def _name(engine: str, *, digests: bool) -> str:
    if engine == "none":
        return "no back-translation"
    names = sorted(
        {
            f"{name} {model}" + (f" ({digest[:8]})" if digests and digest else "")
            for name, model, digest in _NAME.findall(engine)
        }
    )
    return f"the back-translation of {' and '.join(names) or engine}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(names))
