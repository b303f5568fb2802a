"""Tags, comments and character references in a text, with their offsets: what HTML, XML and Markdown share.

One regular expression, bounded and possessive, so that no text makes it slow. It does not judge: a tag that nothing
closes is a tag.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple

import regex

from review.lazy_patterns import lazy_regex

__all__ = ["REFERENCE", "TAG", "Tag", "attributes_of", "find_tags", "read_reference"]

_QUOTED = r"""(?:"[^"]{0,9999}+"|'[^']{0,9999}+')"""
_BRACES = r"(?:\{(?:[^{}]{1,999}+|\{[^{}]{0,999}+\})*+\})"
#: What stands between a tag's name and its end; values may be in braces (JSX).
_REST = rf"""(?x:(?:\s*+(?:/(?!>)|[^\s"'<>{{}}/=]{{1,999}}+
        (?:\s*+=\s*+(?:{_QUOTED}|{_BRACES}|[^\s"'<>{{}}]{{1,9999}}+))?|{_BRACES}|{_QUOTED}))*+)"""
TAG = lazy_regex(
    rf"""
      (?P<comment> <!--(?:[^-]|-(?!->))*+--> | <!\[CDATA\[(?:[^\]]|\](?!\]>))*+\]\]> | <[!?][^<>]{{0,9999}}+> )
    | (?P<close> </(?P<closes>[A-Za-z_][\w:.-]*+)\s*+> | </> )
    | (?P<open> <(?P<opens>[A-Za-z_](?:[\w.-]|:(?!//))*+)(?P<rest>{_REST})\s*+(?P<alone>/?)> | <> )
    """,
    regex.VERBOSE,
)
REFERENCE = lazy_regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
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
