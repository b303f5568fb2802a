"""Of a page's texts those of its article, without menus, teasers and footers; trafilatura says which these are.

It gives texts and no places. So it gets a copy of the page in which every stretch of text begins with a number, written
in signs that are no letters, and what comes out again is the article: two texts that read the same are never taken for
each other, and what is written back is the page itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from review.errors import ExtraError, InputError
from review.extras import install_extra, installed
from review.formats.blocks import Block
from review.formats.byte_ranges import apply_changes
from review.formats.prose import Surroundings, is_prose
from review.formats.tags import find_tags
from review.lazy_patterns import lazy_re

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["article_of"]

#: Numbers are written in Braille: signs and no letters, so that trafilatura's patterns see the same words as before.
_ONE, _BASE, _BEGIN, _END = 0x2801, 200, "\u28fe", "\u28ff"
_NUMBER = lazy_re("\u28fe([\u2801-\u28c8]{1,4})\u28ff")
_BRAILLE = lazy_re("[\u2800-\u28ff]")
#: Elements in one another of which libxml2 keeps no more (xmlParserMaxDepth).
_DEEPEST = 255
#: Elements that only say how words look.
_LOOKS = frozenset(["b", "big", "em", "font", "i", "mark", "s", "small", "span", "strike", "strong", "tt", "u"])
#: A declaration of the encoding of bytes, which a text has no more.
_DECLARED = lazy_re(r"\A\s*<\?xml[^>]*>")


def article_of(text: str, blocks: Sequence[Block], name: str) -> list[Block]:
    """The blocks of a page's text that are its article: what trafilatura keeps, the headings over it, and captions
    within.

    Raises ExtraError where trafilatura is not installed, InputError where it finds no article: nothing, or a menu, a
    form, a note on cookies.
    """
    if not installed("trafilatura"):
        raise ExtraError(f"reading articles needs trafilatura; install it with: {install_extra('article')}")
    around = Surroundings.of(text)
    kept = {n for n in _kept(_numbered(text, blocks), name) if not around.in_note(blocks[n])}
    if not kept:
        raise InputError("has no article that trafilatura finds; read the whole page, without --article", name)
    if not is_prose((blocks[n] for n in kept), around):
        raise InputError(
            "has no article: what trafilatura finds are links, a form or a few words; read the whole page, without "
            "--article",
            name,
        )
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


def _kept(page: str, name: str) -> set[int]:
    """The numbers of the blocks that trafilatura keeps. Raises InputError where its parser leaves out what is nested
    too deep.
    """
    import trafilatura
    from lxml.etree import LxmlError

    try:
        tree = trafilatura.load_html(page)
        if tree is not None and _is_cut(tree):
            tree = trafilatura.load_html(_without_looks(page))
            if tree is not None and _is_cut(tree):
                message = f"has elements nested more than {_DEEPEST - 1} deep, which trafilatura's parser leaves out"
                raise InputError(f"{message}; read the whole page, without --article", name)
        found = trafilatura.bare_extraction(tree, include_comments=False, include_images=True, include_tables=True)
    except (LxmlError, RecursionError, ValueError):
        return set()
    body = getattr(found, "body", None)
    if body is None:
        return set()
    told = [*body.itertext(), *(value for one in body.iter() for value in one.attrib.values())]
    return {_number(match[1]) for part in told for match in _NUMBER.finditer(part)}


def _is_cut(tree: HtmlElement) -> bool:
    """Whether a page was nested too deep for the parser, which says nothing of it."""
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return True
    return False


def _without_looks(page: str) -> str:
    """The page without tags that only say how words look: where nothing closes them, each stands in the one before."""
    return apply_changes(page, [(tag.start, tag.end, "") for tag in find_tags(page) if tag.name in _LOOKS])


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * _BASE + ord(digit) - _ONE
    return number
