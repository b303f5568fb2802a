"""Numbers by value."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

__all__ = ["Number", "find_numbers"]


class Number(NamedTuple):
    start: int
    end: int
    values: tuple[Fraction, ...]  # every reading, the likeliest first
    unit: str | None = None
    written: str = "digits"


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    return ()
