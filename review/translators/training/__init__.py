"""Training a small translation model from sentence pairs: `train(TrainingSettings(...))`.

Importing this package is cheap; torch and transformers are loaded by `train`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.translators.training.checkpoint import verify_model_folder
from review.translators.training.settings import Architecture, TrainingSettings

if TYPE_CHECKING:
    from review.translators.training.loop import Progress, TrainingResult, train

__all__ = ["Architecture", "Progress", "TrainingResult", "TrainingSettings", "train", "verify_model_folder"]


def __getattr__(name: str) -> Any:
    if name in ("Progress", "TrainingResult", "train"):
        from review.translators.training import loop

        return getattr(loop, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
