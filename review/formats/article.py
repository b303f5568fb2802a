"""Of a page's texts those of its article, without menus, teasers and footers; trafilatura says which these are.

It gives texts and no places. So it gets a copy of the page in which every stretch of text begins with a number, written
in signs that are no letters, and what comes out again is the article: two texts that read the same are never taken for
each other, and what is written back is the page itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from review.errors import ExtraError, InputError
from review.extras import install_extra, installed
from review.formats.blocks import Block
from review.formats.byte_ranges import apply_changes
from review.lazy_patterns import lazy_re

__all__ = ["article_of"]

#: Numbers are written in Braille: signs and no letters, so that trafilatura's patterns see the same words as before.
_ONE, _BASE, _BEGIN, _END = 0x2801, 200, "\u28fe", "\u28ff"
_NUMBER = lazy_re("\u28fe([\u2801-\u28c8]{1,4})\u28ff")
_BRAILLE = lazy_re("[\u2800-\u28ff]")
#: A declaration of the encoding of bytes, which a text has no more.
_DECLARED = lazy_re(r"\A\s*<\?xml[^>]*>")


def article_of(text: str, blocks: Sequence[Block], name: str) -> list[Block]:
    """The blocks of a page's text that are its article: what trafilatura keeps, the headings over it, and captions
    within.

    Raises ExtraError where trafilatura is not installed, InputError where it finds no article.
    """
    if not installed("trafilatura"):
        raise ExtraError(f"reading articles needs trafilatura; install it with: {install_extra('article')}")
    kept = _kept(_numbered(text, blocks))
    if not kept:
        raise InputError("has no article that trafilatura finds; read the whole page, without --article", name)
    kept.update(_headings(blocks, kept))
    kept.update(_captions(blocks, kept))
    return [block for n, block in enumerate(blocks) if n in kept]


def _headings(blocks: Sequence[Block], kept: set[int]) -> list[int]:
    """Headings over what is kept, which trafilatura drops where they hold links; and the headline, the last before the
    middle of the article where none is kept.
    """
    found = []
    over = False
    for n in range(len(blocks) - 1, -1, -1):
        heading = blocks[n].kind == "heading" and blocks[n].level > 0
        if heading and over:
            found.append(n)
        elif blocks[n].kind != "caption":
            over = n in kept
    titles = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    if not {*kept, *found}.intersection(titles):
        middle = sorted(kept)[len(kept) // 2]
        found += [n for n in titles if n < middle][-1:]
    return found


def _captions(blocks: Sequence[Block], kept: set[int]) -> list[int]:
    """Captions that stand between two blocks of the article."""
    others = [n for n, block in enumerate(blocks) if n in kept or block.kind != "caption"]
    return [n for one, two in pairwise(others) if one in kept and two in kept for n in range(one + 1, two)]


def _numbered(text: str, blocks: Sequence[Block]) -> str:
    """The page with the number of its block before each stretch of text."""
    plain = _BRAILLE.sub("?", text)
    marks = {at: (at, at, _written(n)) for n, block in enumerate(blocks) for at in _stretches(block)}
    return _DECLARED.sub("", apply_changes(plain, marks.values()))


def _stretches(block: Block) -> Iterator[int]:
    """Where the stretches of a block's text begin that are no tags, code or white space."""
    at, end = 0, len(block.text)
    for one in block.protected:
        if one.start > at:
            yield block.start + at
        if one.kind == "code":
            opened = block.text.find(">", one.start, one.end) + 1
            yield block.start + (opened or one.start)
        at = one.end
    if at < end:
        yield block.start + at


def _written(number: int) -> str:
    digits = ""
    while number or not digits:
        number, rest = divmod(number, _BASE)
        digits = chr(_ONE + rest) + digits
    return f"{_BEGIN}{digits}{_END}"


def _kept(page: str) -> set[int]:
    """The numbers of the blocks that trafilatura keeps."""
    import trafilatura
    from lxml.etree import LxmlError

    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_images=True, include_tables=True)
    except (LxmlError, RecursionError, ValueError):
        return set()
    body = getattr(found, "body", None)
    if body is None:
        return set()
    told = [*body.itertext(), *(value for one in body.iter() for value in one.attrib.values())]
    return {_number(match[1]) for part in told for match in _NUMBER.finditer(part)}


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * _BASE + ord(digit) - _ONE
    return number
