"""What an encoder is: texts in, one vector of length 1 for each out, near each other where the texts mean the same."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Encoder", "Spread", "Vectors"]

#: Shape (texts, dimensions), rows of length 1; of a text without words all 0.
Vectors = npt.NDArray[np.float32]

#: Characters of a text that are read; what a longer one is about is told by then.
_READ = 3000
#: Texts whose vectors are kept: alignment asks first, then checks ask for the same.
_KEPT = 20_000


class Spread(NamedTuple):
    """Cosines of an encoder, mean and standard deviation: of translations with their sources, and with others'.

    Measured by benchmarks/encoders.py.
    """

    own: float
    own_deviation: float
    other: float
    other_deviation: float


class Encoder(ABC):
    """A model of sentence meaning. `name` is what people call it, `signature` says which version it is.

    `spread` is None where it was not measured.
    """

    name: str
    signature: str
    spread: Spread | None = None
    #: How many texts it is given where nobody named it: what it reads in about half a minute.
    unasked = 600

    def __init__(self) -> None:
        self._kept: dict[str, npt.NDArray[np.float32]] = {}

    @abstractmethod
    def reads(self, language: str) -> bool:
        """Whether it was trained on a language (BCP 47)."""

    @abstractmethod
    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """A row for each text, of any length. Raises EngineError."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1. Raises EngineError where the model fails."""
        read = [text[:_READ].encode("utf-8", "replace").decode("utf-8").replace("\0", " ") for text in texts]
        new = list(dict.fromkeys(text for text in read if text.strip() and text not in self._kept))
        if len(self._kept) + len(new) > _KEPT:
            self._kept.clear()
            new = list(dict.fromkeys(text for text in read if text.strip()))
        if new:
            rows = np.asarray(self._vectors(new), dtype=np.float32)
            rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
            self._kept.update(zip(new, rows, strict=True))
        blank = np.zeros_like(next(iter(self._kept.values()), np.zeros(1, dtype=np.float32)))
        return np.stack([*(self._kept.get(text, blank) for text in read), blank])[:-1]
