"""A file that was written is read once more before it is handed out.

A corrected text may be something else where it goes: "# 5" a heading, "- No" an item, a lone "</b>" a file that nothing
reads any more. What would not come back as it was meant is written otherwise where the format knows how, else refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from review.errors import InputError
from review.formats.blocks import Block
from review.formats.byte_ranges import apply_changes
from review.formats.nested import outer_blocks, with_inner
from review.formats.replacement import Replacement
from review.formats.splicing import changes_of
from review.lazy_patterns import lazy_regex

__all__ = ["Change", "changes_for", "proven"]

#: Offsets of a stretch of a file's text, and what takes its place.
Change = tuple[int, int, str]
_WORD = lazy_regex(r"[\p{L}\p{N}]")
#: Characters of a correction that an error shows.
_SHOWN = 40


def changes_for(one: Replacement, name: str) -> list[Change]:
    """The stretches of the file that change. Raises InputError, with the segment, for what the file cannot hold."""
    try:
        return changes_of(one.block, one.text)
    except InputError as error:
        raise InputError(f"segment {one.segment}: {error.message}", name) from None


def proven(
    text: str,
    blocks: Sequence[Block],
    replaced: Sequence[Replacement],
    scan: Callable[[str], Sequence[Block]],
    name: str,
    otherwise: Callable[[str], str] | None = None,
) -> list[Change]:
    """The changes of a file's text that make its `blocks` read as `replaced` says, and all others as before.

    `scan` finds the blocks of a text. `otherwise` writes a correction that would be read as something else so that it
    is read as it was meant. Raises InputError where neither way is.
    """

    outer = outer_blocks(blocks, replaced)

    def made(some: Sequence[Replacement]) -> list[Replacement]:
        try:
            return with_inner(some, outer) if outer else list(some)
        except InputError as error:
            raise InputError(error.message, name) from None

    def stands(some: Sequence[Replacement]) -> bool:
        whole = made(some)
        changes = [change for one in whole for change in changes_for(one, name)]
        try:
            again = scan(apply_changes(text, changes))
        except InputError:
            return False
        return _reads(blocks, {id(one.block): one.text for one in (*some, *whole)}, again)

    chosen = list(replaced)
    if not stands(chosen):
        for n in _wrong(chosen, range(len(chosen)), stands):
            one = chosen[n]
            second = one if otherwise is None or _is_code(one.block) else one._replace(text=otherwise(one.text))
            if second is one or not stands([second]):
                raise InputError(
                    f"segment {one.segment} would not be read as it was corrected, or its neighbours would not: "
                    f"“{_short(one.text)}” has marks, tags or line breaks that mean something else there",
                    name,
                )
            chosen[n] = second
        if not stands(chosen):
            numbers = ", ".join(str(one.segment) for one in chosen)
            raise InputError(f"the corrections of segments {numbers} cannot stand in one file together", name)
    return [change for one in made(chosen) for change in changes_for(one, name)]


def _wrong(
    chosen: Sequence[Replacement], numbers: Sequence[int], stands: Callable[[Sequence[Replacement]], bool]
) -> Iterator[int]:
    """Which of them do not stand by themselves, found by halving; together they do not."""
    if len(numbers) == 1:
        yield numbers[0]
        return
    middle = len(numbers) // 2
    for half in (numbers[:middle], numbers[middle:]):
        if not stands([chosen[n] for n in half]):
            yield from _wrong(chosen, half, stands)


def _reads(blocks: Sequence[Block], meant: Mapping[int, str], again: Sequence[Block]) -> bool:
    """Whether what was read again is the blocks with what was meant in place of some."""
    found = [block for block in again if block.text.strip()]
    n = 0
    for block in blocks:
        new = meant.get(id(block))
        if new is None:
            if block.text.strip():
                if n == len(found) or (found[n].text, found[n].kind) != (block.text, block.kind):
                    return False
                n += 1
            continue
        after = _after(block, new, found, n)
        if after is None:
            return False
        n = after
    return n == len(found)


def _after(block: Block, new: str, found: Sequence[Block], n: int) -> int | None:
    """The first of the blocks found that is none of a correction's, which begins at `n`; None where it does not.

    A text with empty lines in it may have become several paragraphs. White space is the file's own, but for strings.
    """
    if n < len(found) and found[n].text == new and (block.kind == "string" or _is_code(found[n]) == _is_code(block)):
        return n + 1
    if block.kind in ("string", "cue"):
        return n if not new.strip() else None
    wanted, got, at = _squeezed(new), "", n
    while at < len(found) and len(got) < len(wanted) and _is_code(found[at]) == _is_code(block):
        got += _squeezed(found[at].text)
        at += 1
    if got == wanted:
        return at
    return n if not _WORD.search(new) else None  # a text without a word is no paragraph


def _is_code(block: Block) -> bool:
    return block.kind == "code"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
