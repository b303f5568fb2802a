"""Options of the form METRIC=NUMBER, which may repeat."""

from __future__ import annotations

import math

from review.errors import UsageError
from review.settings_table import nearest

__all__ = ["metric_points"]


def metric_points(
    option: str, given: tuple[str, ...], known: tuple[str, ...], *, least: float = -math.inf
) -> dict[str, float]:
    """METRIC=NUMBER options as numbers, none below `least`. Raises UsageError."""
    points = {}
    for choice in given:
        name, _, text = choice.partition("=")
        if name.startswith("backtranslation"):
            raise UsageError(f"{option} {choice}: a back-translation's score orders the queue and never fails a build")
        if name not in known:
            raise UsageError(f"{option} {choice}: unknown metric {name!r}{nearest(name, list(known))}")
        try:
            points[name] = float(text)
        except ValueError:
            points[name] = math.nan
        if not math.isfinite(points[name]):
            raise UsageError(f"{option} {choice}: wants a number after =, such as {name}=1.5")
        if points[name] < least:
            raise UsageError(f"{option} {choice}: wants {least:g} or more")
    return points
