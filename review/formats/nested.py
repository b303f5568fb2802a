"""Texts that stand within another text of the file: the title of a word in a paragraph of HTML.

A correction of the inner one is a change of the outer one's text, too. It is made there, once, whether the outer one
was corrected as well or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from review.errors import InputError
from review.formats.blocks import Block
from review.formats.replacement import Replacement

__all__ = ["outer_blocks", "with_inner"]


def outer_blocks(blocks: Sequence[Block], replaced: Sequence[Replacement]) -> dict[int, Block]:
    """Of the corrected blocks that stand within another: id of the block → the other one."""
    found: dict[int, Block] = {}
    wanted = {id(one.block) for one in replaced}
    outer: Block | None = None
    for block in sorted((block for block in blocks if block.pieces), key=lambda one: (one.start, -_end(one))):
        if outer is not None and _end(block) <= _end(outer):
            if id(block) in wanted:
                found[id(block)] = outer
        elif len(block.pieces) == 1 and block.pieces[0].literal:
            outer = block
    return found


def _end(block: Block) -> int:
    return block.pieces[-1].end


def with_inner(some: Sequence[Replacement], outer: Mapping[int, Block]) -> list[Replacement]:
    """The corrections to be made in the file: one of an inner text is part of the outer one's.

    Raises InputError where the outer one was corrected so that the inner text is not there any more.
    """
    made = {id(one.block): one for one in some if id(one.block) not in outer}
    inner = sorted((one for one in some if id(one.block) in outer), key=lambda one: one.block.start, reverse=True)
    for one in inner:  # the last come first, so that the places of the others stay
        block = outer[id(one.block)]
        around = made.get(id(block), Replacement(one.segment, block, block.text))
        made[id(block)] = around._replace(text=_put(one, around))
    return list(made.values())


def _put(one: Replacement, around: Replacement) -> str:
    """The outer text with the inner one replaced: where it stood, as the so many-th of its like."""
    old, at = one.block.text, one.block.start - around.block.start
    before = around.block.text.count(old, 0, at)
    text, start = around.text, -1
    for _ in range(before + 1):
        start = text.find(old, start + len(old) if start >= 0 else 0)
        if start < 0:
            message = f"segment {one.segment}: its text {old!r} stands within another one, whose correction lost it"
            raise InputError(f"{message}: correct it there")
    return text[:start] + one.text + text[start + len(old) :]
