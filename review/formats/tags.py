"""Tags, comments and character references in a text, with their offsets: what HTML, XML and Markdown share.

One regular expression, bounded and possessive, so that no text makes it slow. It does not judge: a tag that nothing
closes is a tag.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from review.lazy_patterns import lazy_regex

__all__ = ["REFERENCE", "TAG", "Tag", "attributes_of", "element_end", "escape_strays", "find_tags", "read_reference"]

#: So many tags of an element's name are looked at for the one that closes it.
_NESTED = 64
_QUOTED = r"""(?:"[^"]{0,9999}+"|'[^']{0,9999}+')"""
_BRACES = r"(?:\{(?:[^{}]{1,999}+|\{[^{}]{0,999}+\})*+\})"
#: What stands between a tag's name and its end; values may be in braces (JSX).
_REST = rf"""(?x:(?:\s*+(?:/(?!>)|[^\s"'<>{{}}/=]{{1,999}}+
        (?:\s*+=\s*+(?:{_QUOTED}|{_BRACES}|[^\s"'<>{{}}]{{1,9999}}+))?|{_BRACES}|{_QUOTED}))*+)"""
TAG = lazy_regex(
    rf"""
      (?P<comment> <!--[^-]*+(?:-(?!->)[^-]*+)*+-->
        | <!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]> | <[!?][^<>]{{0,9999}}+> )
    | (?P<close> </(?P<closes>[A-Za-z_][\w:.-]*+)\s*+> | </> )
    | (?P<open> <(?P<opens>[A-Za-z_](?:[\w.-]|:(?!//))*+)(?P<rest>{_REST})\s*+(?P<alone>/?)> | <> )
    """,
    regex.VERBOSE,
)
#: Elements of a line of HTML (HTML Living Standard, 3.2.5.2.5: phrasing content, without scripts and what embeds).
_ELEMENTS = (
    "a abbr area b bdi bdo br button cite code data del dfn em i img input ins kbd label map mark q rp rt ruby s samp "
    "select small span strong sub sup time tt u var wbr"
)
_PHRASING = frozenset(_ELEMENTS.split())
#: Those that nothing closes, or that end with what follows (13.1.2: void elements, optional tags).
_UNCLOSED = frozenset(["area", "br", "img", "input", "rp", "rt", "wbr"])
REFERENCE = lazy_regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_OPENS = lazy_regex(r"<(?=[A-Za-z/!?])")
#: How it goes on up to where something else begins.
_BROKEN = lazy_regex(r"<(?=[A-Za-z/!?])[^\s<>]*+")
_ATTRIBUTE = lazy_regex(
    r"""(?P<name>[^\s"'<>{}/=]++)\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s"'<>{}]++))"""
)


class Tag(NamedTuple):
    """`text[start:end]`; `name` is lower-case but for XML's own use (`written`), "" for a comment."""

    start: int
    end: int
    name: str
    closes: bool
    alone: bool
    written: str


def find_tags(text: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """All tags and comments of a stretch, in order."""
    for match in TAG.finditer(text, start, len(text) if end is None else end):
        name = match["opens"] or match["closes"] or ""
        closes = match["close"] is not None
        yield Tag(match.start(), match.end(), name.lower(), closes, bool(match["alone"]), name)


def attributes_of(text: str, tag: Tag) -> Iterator[tuple[str, int, int]]:
    """A tag's attributes that have a plain value: name in lower case, and where the value stands."""
    for match in _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.written), tag.end):
        group = next((name for name in ("double", "single", "bare") if match[name] is not None), "bare")
        yield match["name"].lower(), match.start(group), match.end(group)


def read_reference(written: str) -> str:
    """The character that a reference such as "&amp;" stands for; the reference itself where there is none."""
    return html.unescape(written)


def escape_strays(text: str, known: Iterable[str], taken: Iterable[tuple[int, int]] = ()) -> str:
    """The text with `<` as a reference where a browser would take for a tag what nobody meant as one.

    A tag is meant where it is an element of a line, or one of its name stands in a text of `known`; so does what is no
    whole tag and stands there as well. One that nothing closes or opens (it would change all that follows) is meant
    only where such a one stands there. The stretches `taken`, (start, end) offsets, are left as they are.
    """
    known = list(known)
    names = _PHRASING | {tag.name for other in known for tag in find_tags(other)}
    strays = {match[0] for other in known for match in _BROKEN.finditer(other)}
    tags = list(find_tags(text))
    starts = {tag.start for tag in tags}
    halves = {(tag.name, tag.closes) for other in known for tag in _halves(find_tags(other))}
    loose = {tag.start for tag in _halves(tags) if (tag.name, tag.closes) not in halves}
    taken = [*taken, *((tag.start, tag.end) for tag in tags if tag.name in names and tag.start not in loose)]
    if strays:
        found = (match for match in _BROKEN.finditer(text) if match.start() not in starts and match[0] in strays)
        taken += [match.span() for match in found]
    meant = sorted(taken, reverse=True)
    pieces, at, reached = [], 0, 0
    for match in _OPENS.finditer(text):
        while meant and meant[-1][0] <= match.start():
            reached = max(reached, meant.pop()[1])
        if match.start() >= reached:
            pieces += [text[at : match.start()], "&lt;"]
            at = match.end()
    return "".join([*pieces, text[at:]])


def _halves(tags: Iterable[Tag]) -> Iterator[Tag]:
    """The tags that no other one closes or opens, of elements that have to be closed."""
    opened: dict[str, list[Tag]] = {}
    for tag in tags:
        if not tag.name or tag.alone or tag.name in _UNCLOSED:
            continue
        if not tag.closes:
            opened.setdefault(tag.name, []).append(tag)
        elif opened.get(tag.name):
            opened[tag.name].pop()
        else:
            yield tag
    for left in opened.values():
        yield from left


def element_end(text: str, tag: Tag, end: int) -> int:
    """Where an element ends whose content is not looked at: behind those of its name within, where all are closed.

    Of more of them than _NESTED the first that closes is taken: one that nothing closes would be looked for to the end,
    again and again.
    """
    depth, first = 1, 0
    for match in islice(_of_name(tag.written).finditer(text, tag.end, end), _NESTED):
        depth += -1 if match["closes"] else 1
        first = first or (int(match.end()) if match["closes"] else 0)
        if not depth:
            return int(match.end())
    if not first:
        closing = regex.compile(rf"</{regex.escape(tag.written)}\s*+>", regex.IGNORECASE).search(text, tag.end, end)
        first = int(closing.end()) if closing else end
    return first


@lru_cache(maxsize=64)
def _of_name(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"<(?P<closes>/)?{regex.escape(name)}(?:\s[^<>]*+(?<!/))?>", regex.IGNORECASE)
