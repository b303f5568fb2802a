"""What a correction does to a file: another text for one of its blocks."""

from __future__ import annotations

from typing import NamedTuple

from review.formats.blocks import Block

__all__ = ["Replacement"]


class Replacement(NamedTuple):
    """The text that a block of the file gets, and the number of the segment whose correction it is."""

    segment: int
    block: Block
    text: str
