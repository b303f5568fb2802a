"""Training models of error spans: needs the extra `train`."""

from __future__ import annotations

from review.spans.training.settings import SpanTrainingSettings
from review.spans.training.train import SpanProgress, train_spans

__all__ = ["SpanProgress", "SpanTrainingSettings", "train_spans"]
