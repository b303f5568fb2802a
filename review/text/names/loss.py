"""What one of two texts names and the other does not."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Loss"]


class Loss(NamedTuple):
    """A stretch of a text that names something the other text does not; `ids` where it is a place.

    `certain` is False where only a capital says that it is a name, and a sentence begins there. Such a name is told
    only where the other side lost one, too.
    """

    start: int
    end: int
    text: str
    ids: frozenset[str] = frozenset()
    certain: bool = True
