"""How long a fuzzer runs: shortly in CI; `REVIEW_FUZZ=N` gives it N times as many cases (CONTRIBUTING.md)."""

from __future__ import annotations

import os
import sys

__all__ = ["cases", "told"]


def cases(short: int) -> int:
    """`short` cases, or $REVIEW_FUZZ times as many."""
    return short * int(os.environ.get("REVIEW_FUZZ") or "1")


def told(counts: str) -> None:
    """Shows the counts of a run that was asked for by $REVIEW_FUZZ (pytest -s)."""
    if os.environ.get("REVIEW_FUZZ"):
        sys.stdout.write(f"\n{counts}\n")
