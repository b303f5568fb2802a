"""The toy models and the empty caches of the translators' tests."""

from __future__ import annotations

from tests.translators.conftest import own_caches, random_model, trained_model

__all__ = ["own_caches", "random_model", "trained_model"]
