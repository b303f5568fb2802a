"""Finds what is wrong with a machine translation, helps people correct it, and keeps it from coming back.

The public names, imported on first use so that `import review` stays quick:

    Paragraph, Segment, Document, Span, Finding, Score      the words (review.model)
    Report, DocumentReport, Verdict                         what a run says (review.report)
    Settings                                                how it runs (review.config)
    score, load                                             files, folders or texts to a report (review.interface)
    CHECKS, METRICS, REPORTERS                              the registries
    ReviewError                                             the root of every error (review.errors)
"""

from __future__ import annotations

import importlib

__all__ = [  # found by __getattr__ below
    "CHECKS",
    "METRICS",
    "REPORTERS",
    "Document",
    "DocumentReport",
    "Finding",
    "Paragraph",
    "Report",
    "ReviewError",
    "Score",
    "Segment",
    "Settings",
    "Span",
    "Verdict",
    "__version__",
    "load",
    "score",
]

_HOMES = {
    "CHECKS": "review.checks",
    "METRICS": "review.metrics",
    "REPORTERS": "review.reporters",
    "Document": "review.model",
    "DocumentReport": "review.report",
    "Finding": "review.model",
    "Paragraph": "review.model",
    "Report": "review.report",
    "ReviewError": "review.errors",
    "Score": "review.model",
    "Segment": "review.model",
    "Settings": "review.config",
    "Span": "review.model",
    "Verdict": "review.report",
    "load": "review.interface",
    "score": "review.interface",
}


#: Of the distribution; importing what reads it takes longer than many a command.
__version__: str


def __getattr__(name: str) -> object:
    if name == "__version__":
        from review.installed import distribution_version

        return globals().setdefault(name, distribution_version("translation-review"))
    if name not in _HOMES:
        raise AttributeError(f"module 'review' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
