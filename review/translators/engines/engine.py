"""What a translation engine is: sentences in, sentences out, and where it can, how probable a given translation is.

An engine sees one sentence per text, never an empty one; everything else (paragraphs, repetitions, loops, the cache) is
done once for all engines in `paragraphs.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from review.back_translated import TokenScore

__all__ = ["Engine", "ScoredText", "ScoringEngine", "make_signature"]


class ScoredText(NamedTuple):
    """A given text under a model: its tokens in order, and the log-probability (nats) that it ends where it does."""

    tokens: tuple[TokenScore, ...]
    end: float

    @property
    def total(self) -> float:
        """The log-probability of the whole, in nats."""
        return sum(token.log_probability for token in self.tokens) + self.end

    @property
    def mean(self) -> float:
        """The log-probability per token, the end counted as one (Prism; Thompson and Post 2020)."""
        return self.total / (len(self.tokens) + 1)


@runtime_checkable
class Engine(Protocol):
    """A model that translates from `source_language` to `target_language`, its own direction.

    `signature` names everything that its output depends on: engine, model, a digest of the weights, parameters. Two
    engines with one signature give the same output. `batch_size` is how many sentences a call should bring.
    """

    name: str
    source_language: str
    target_language: str
    signature: str
    batch_size: int

    def translate(self, texts: Sequence[str]) -> list[str]:
        """One translation for each text, in order. Raises EngineError."""
        ...


@runtime_checkable
class ScoringEngine(Engine, Protocol):
    """An engine that can also score a translation that it is given."""

    def score(self, given: Sequence[str], wanted: Sequence[str]) -> list[ScoredText]:
        """How probable each text of `wanted` is as the translation of its `given`; offsets are into `wanted`."""
        ...


def make_signature(engine: str, model: str, digest: str, **parameters: object) -> str:
    """`engine:…|model:…|digest:…|key:value…`, the parameters in the order of their names."""
    parts = [f"engine:{engine}", f"model:{model}", f"digest:{digest}"]
    parts += [f"{key}:{value}" for key, value in sorted(parameters.items())]
    return "|".join(part.replace("\n", " ") for part in parts)
