"""What a reporter is: a name, and a function from a report to text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from review.report import Report

__all__ = ["Reporter"]


@dataclass(frozen=True, slots=True)
class Reporter:
    """`render` gives the whole output as text that ends with a line end; `summary` is what the documentation says."""

    name: str
    summary: str
    render: Callable[[Report], str]
