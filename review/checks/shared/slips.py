"""What one side has and the other has not, and whether the one is a slip of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rapidfuzz.distance import OSA

from review.checks.shared.protected import ProtectedStretch

__all__ = ["is_slip", "without_twin"]

#: How near code or an address must be to be a slip of the other.
_SLIP = 2


def without_twin(
    here: list[ProtectedStretch], there: list[ProtectedStretch], key: Callable[[str], str]
) -> list[ProtectedStretch]:
    """Those of one side that the other has fewer of, by what `key` makes of their texts."""
    counts = Counter(key(one.text) for one in there)
    left = []
    for one in here:
        if counts[key(one.text)]:
            counts[key(one.text)] -= 1
        else:
            left.append(one)
    return left


def is_slip(one: str, other: str) -> bool:
    """Whether two texts are the same but for a slip."""
    if one == other or min(len(one), len(other)) < 3 or not other.isascii():
        return False
    return OSA.distance(one, other, score_cutoff=_SLIP) <= min(_SLIP, max(len(one), len(other)) // 3)
