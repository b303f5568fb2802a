"""Dates by value."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Date", "find_dates"]


class Date(NamedTuple):
    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


def find_dates(text: str, language: str) -> tuple[Date, ...]:
    return ()
