"""Translation models: back-translations to read beside the source, and what they tell of a translation's completeness.

`BackTranslator` does all of it for many documents. `find_engine` says which engine there is for a direction (ENGINES
lists them), `backtranslate` takes a document through it, `document_scores` and `segment_scores` compare with the
source. One file an engine; only they import torch.
"""

from __future__ import annotations

from review.translators.backtranslate import BackTranslations, backtranslate
from review.translators.cache import OutputCache
from review.translators.comparison import Difference, compare
from review.translators.engine import Engine, Scored, ScoringEngine
from review.translators.evidence import document_evidence
from review.translators.resolve import ENGINES, EngineChoice, Resolution, find_engine
from review.translators.roundtrip import document_scores, segment_scores
from review.translators.run import BackTranslator

__all__ = [
    "ENGINES",
    "BackTranslations",
    "BackTranslator",
    "Difference",
    "Engine",
    "EngineChoice",
    "OutputCache",
    "Resolution",
    "Scored",
    "ScoringEngine",
    "backtranslate",
    "compare",
    "document_evidence",
    "document_scores",
    "find_engine",
    "segment_scores",
]
