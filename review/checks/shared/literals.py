"""Code in prose that no format marks: options, calls, paths, file names, names.with.dots and names_with_underscores,
assignments, and what is in backticks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re, lazy_regex
from review.model import PARAGRAPH_GAP, Side
from review.text.literals import NOT_QUOTED
from review.text.tokens import find_addresses

__all__ = [
    "LONGEST",
    "Literal",
    "literal_places",
    "literals_of",
    "may_have_literals",
    "options_of",
    "overlaps",
    "protected_places",
]

#: A sign that prose has seldom: nothing is looked for in a text without one.
_SIGN = lazy_re(r"[`/_\\=$]|--|\(\)|\w\.[a-z]")
_TICKS = lazy_re(rf"(?<!`)(?P<ticks>`{{1,2}})(?!`){NOT_QUOTED}(?P<code>[^`\n]{{1,120}})(?P=ticks)(?!`)")
#: A path has two steps at least: 5 €/month is none.
_BARE = lazy_re(
    r"""(?<![\w./\\$%#{`@*)À-ɏͰ-ӿḀ-ỿ-])(?:
      (?P<option>--[A-Za-z][\w-]*\w(?:=(?![\w-]*[À-ɏͰ-ӿ])[\w./-]+)?)
    | (?P<call>[A-Za-z_][\w.]{1,60}\([\w.,]{0,40}\))
    | (?P<path>(?:\.{1,2}|~)?/[\w.~-]+(?:/[\w.~-]+)+/?|~/[\w.~-]+|[A-Za-z]:\\[\w\\.~-]+)
    | (?P<variable>\$[A-Za-z_]\w+(?![À-ɏͰ-ӿ]))
    | (?P<assignment>[A-Za-z][\w.-]{0,60}=[\w./-]+)
    | (?P<file>[A-Za-z][\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9]{1,4})
    | (?P<dotted>\.?[a-z][\w-]{2,}(?:\.[a-z][\w-]{2,}){2,})
    | (?P<name>[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)
    )(?![\w`}À-ɏͰ-ӿḀ-ỿ])""",
    re.VERBOSE | re.ASCII,
)
#: A word and the ending of its plural in brackets, no call: profile(s), Trigger(n).
_PLURAL = lazy_regex(r"\p{L}\p{Ll}+\(\p{Ll}{1,3}\)")
_TAIL = ".,;:!?"
#: What a reader fills in behind an option, as manuals write it: --level=NUMBER.
_FILLED_IN = lazy_re(r"=[A-Z][A-Z_-]+$")
#: A longer text is no sentence or paragraph.
LONGEST = 20_000


class Literal(NamedTuple):
    """Code, `written text[start:end]`; its kind (a group of _BARE, or ticks); what it is without marks."""

    start: int
    end: int
    kind: str
    bare: str


def may_have_literals(text: str) -> bool:
    """Whether a text has a sign that prose has seldom."""
    return _SIGN.search(text) is not None


def literal_places(view: SegmentView, side: Side) -> list[tuple[int, int]]:
    """Where code stands on a side that its format does not mark, as (start, end) of the text as written."""
    if not may_have_literals(view.written.text(side)) or len(view.written.text(side)) > LONGEST:
        return []
    return [(one.start, one.end) for one in literals_of(view, side)]


def options_of(view: SegmentView, side: Side) -> list[tuple[int, int, str]]:
    """The options in a side's prose, as (start, end, the option without its value)."""
    if "--" not in view.written.text(side) or len(view.written.text(side)) > LONGEST:
        return []
    found = (one for one in literals_of(view, side) if one.kind == "option")
    return [(one.start, one.end, one.bare.partition("=")[0]) for one in found]


def literals_of(view: SegmentView, side: Side) -> list[Literal]:
    """The code in a side's prose, outside what its format protects, in order."""
    text, found = view.written.text(side), list[Literal]()
    taken = [*protected_places(view, side), *find_addresses(text)]  # `markup` and `url` read those
    for match in _TICKS.finditer(text):
        if not overlaps(match.span(), taken):
            found.append(Literal(*match.span(), "ticks", match["code"].strip()))
            taken.append(match.span())
    for match in _BARE.finditer(text):
        if match.lastgroup == "call" and _PLURAL.fullmatch(match.group()):
            continue
        bare = match.group().rstrip(_TAIL)
        place = (match.start(), match.start() + len(bare))
        if match.lastgroup == "option":
            bare = _FILLED_IN.sub("", bare)
        if not overlaps(place, taken):
            found.append(Literal(*place, match.lastgroup or "", bare))
    return sorted(found)


def protected_places(view: SegmentView, side: Side) -> list[tuple[int, int]]:
    """Where a side has what its format protects, and blocks of code, as (start, end) of the text as written."""
    found, at = [], 0
    for paragraph in view.written.paragraphs(side):
        found += [(at + one.start, at + one.end) for one in paragraph.protected]
        if paragraph.kind == "code":
            found.append((at, at + len(paragraph.text)))
        at += len(paragraph.text) + len(PARAGRAPH_GAP)
    return found


def overlaps(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a place shares a character with one that is taken."""
    return any(start < place[1] and place[0] < end for start, end in taken)
