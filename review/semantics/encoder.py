"""What an encoder is: texts in, one vector of length 1 for each out, near each other where the texts mean the same."""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from review.output_cache import OutputCache, cache_key

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
    #: Whether its vectors are kept in the cache, for the next process.
    kept_on_disk = False

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
            self._kept.update(self._read_or_made(new) if self.kept_on_disk else self._made(new))
        blank = np.zeros_like(next(iter(self._kept.values()), np.zeros(1, dtype=np.float32)))
        return np.stack([*(self._kept.get(text, blank) for text in read), blank])[:-1]

    def _made(self, texts: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        rows = np.asarray(self._vectors(texts), dtype=np.float32)
        rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return dict(zip(texts, rows, strict=True))

    def _read_or_made(self, texts: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
        keys = {text: cache_key("vector", self.signature, text) for text in texts}
        with OutputCache() as cache:
            there = cache.get(list(keys.values()))
            found = {text: _unpacked(there[key]) for text, key in keys.items() if key in there}
            if new := [text for text in texts if text not in found]:
                made = self._made(new)
                cache.put({keys[text]: _packed(row) for text, row in made.items()})
                found |= made
        return found


def _packed(row: npt.NDArray[np.float32]) -> str:
    return base64.b64encode(row.astype("<f4").tobytes()).decode("ascii")


def _unpacked(kept: str) -> npt.NDArray[np.float32]:
    return np.frombuffer(base64.b64decode(kept), dtype="<f4").astype(np.float32)
