"""Names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from review.text.analysis import Text

__all__ = ["Name", "find_names"]


class Name(NamedTuple):
    start: int
    end: int
    text: str


def find_names(text: Text) -> tuple[Name, ...]:
    return ()
