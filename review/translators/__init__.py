"""Translation models: sentences in, sentences out. `find_engine` says which engine there is for a direction (ENGINES
lists them). One file an engine, in `engines/`; only they and `training/` import torch.
"""

from __future__ import annotations

from review.translators.engines.engine import Engine, ScoredText, ScoringEngine
from review.translators.resolve import ENGINES, EngineChoice, Resolution, find_engine

__all__ = ["ENGINES", "Engine", "EngineChoice", "Resolution", "ScoredText", "ScoringEngine", "find_engine"]
