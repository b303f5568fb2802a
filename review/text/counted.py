"""A number with its noun, as messages say it."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, word: str) -> str:
    """ "1 finding", "2 findings", "2,000 findings"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
