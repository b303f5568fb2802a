"""What is made of translation models: back-translations to read beside the source, and what they tell of completeness.

`BackTranslator` does all of it for many documents; `backtranslate` takes one document through an engine,
`document_scores` and `segment_scores` compare with the source.
"""

from __future__ import annotations

from review.backtranslation.backtranslate import BackTranslations, backtranslate
from review.backtranslation.cache import OutputCache
from review.backtranslation.comparison import Difference, compare
from review.backtranslation.evidence import document_evidence
from review.backtranslation.roundtrip import document_scores, segment_scores
from review.backtranslation.run import BackTranslator

__all__ = [
    "BackTranslations",
    "BackTranslator",
    "Difference",
    "OutputCache",
    "backtranslate",
    "compare",
    "document_evidence",
    "document_scores",
    "segment_scores",
]
