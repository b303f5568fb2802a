"""How much of a text its other side tells a translation model, beside what the model's own translation of it tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from review.back_translated import ToldShare
from review.translators.engines.engine import ScoredText

__all__ = ["ThreeScores"]

#: Nats a token that an own translation is taken to tell at least: of what the model knows nothing, nothing can be told.
_LEAST = 0.5


class ThreeScores(NamedTuple):
    """Texts as one model scores them: given the other side, given nothing, and given the model's own translation."""

    given: Sequence[ScoredText | None]
    alone: Sequence[ScoredText | None]
    own: Sequence[ScoredText | None]

    def told(self, rows: Iterable[int]) -> ToldShare | None:
        """For some of the texts together; None where none of them was scored in all three ways."""
        told, most, known, tokens = 0.0, 0.0, 0.0, 0
        for row in rows:
            given, alone, own = self.given[row], self.alone[row], self.own[row]
            if given is not None and alone is not None and own is not None:
                told += given.total - alone.total
                most += own.total - alone.total
                known += own.total
                tokens += len(given.tokens) + 1
        return ToldShare(told / max(_LEAST * tokens, most), known / tokens) if tokens else None
