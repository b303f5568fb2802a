"""Messages of ICU's MessageFormat: which branches of plurals and selects there are, and where they stand.

The grammar is that of https://unicode-org.github.io/icu/userguide/format_parse/messages/, with apostrophes as ICU reads
them by default: one quotes only before a brace, or before `#` within a plural.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from review.lazy_patterns import lazy_regex

__all__ = ["Argument", "Branch", "Choice", "Message", "MessageNumber", "choices_of", "parse_message"]

#: How deep messages may lie in each other, and characters of the longest that is parsed.
_DEEPEST, _LONGEST = 20, 20_000
_HEAD = lazy_regex(
    r"\{\s*+(?P<name>[\w.-]{1,100}+)\s*+(?:(?P<end>\})|,\s*+(?P<type>\w{1,30}+)\s*+(?:(?P<close>\})|(?P<more>,)))"
)
_OFFSET = lazy_regex(r"\s*+offset\s*+:\s*+\d{1,9}+")
_SELECTOR = lazy_regex(r"\s*+(?P<selector>=\d{1,9}+|[\w-]{1,60}+)\s*+\{")
_CHOICES = ("plural", "select", "selectordinal")

Kind = Literal["plural", "select", "selectordinal"]


@dataclass(frozen=True, slots=True)
class Argument:
    """`{name}` or `{name, type, style}`, at text[start:end]."""

    name: str
    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MessageNumber:
    """`#` within a plural's branch: the number of the argument."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Branch:
    """What stands for one selector (`one`, `=0`, `female`): text[start:end], between its braces, and what is in it."""

    selector: str
    start: int
    end: int
    parts: Message


@dataclass(frozen=True, slots=True)
class Choice:
    """A plural or select, at text[start:end], braces and all."""

    name: str
    kind: Kind
    start: int
    end: int
    branches: tuple[Branch, ...]


#: What is in a message beside its plain text, in order.
Message = tuple[Argument | MessageNumber | Choice, ...]


class _BrokenError(ValueError):
    """The text is no message, from `at` on."""


def parse_message(text: str) -> Message | None:
    """The arguments and choices of a message; None for a text that is none: a brace too many, a choice without `other`.

    Takes linear time.
    """
    if len(text) > _LONGEST:
        return None
    try:
        parts, end = _parts(text, 0, "", 0)
    except _BrokenError:
        return None
    return parts if end == len(text) else None


def choices_of(message: Message) -> Iterator[Choice]:
    """Every choice of a message, those in branches of others too."""
    for part in message:
        if isinstance(part, Choice):
            yield part
            for branch in part.branches:
                yield from choices_of(branch.parts)


def _parts(text: str, at: int, counted: str, depth: int) -> tuple[Message, int]:
    """What stands in a message from `at` on, and where it ends: at a brace that closes it, or the text's end.

    `counted` is the argument that `#` stands for, "" outside of plurals.
    """
    if depth > _DEEPEST:
        raise _BrokenError
    found: list[Argument | MessageNumber | Choice] = []
    while at < len(text):
        sign = text[at]
        if sign == "'":
            at = _after_apostrophe(text, at, counted)
        elif sign == "#" and counted:
            found.append(MessageNumber(counted, at, at + 1))
            at += 1
        elif sign == "{":
            part, at = _braced(text, at, depth)
            found.append(part)
        elif sign == "}":
            if not depth:
                raise _BrokenError
            return tuple(found), at
        else:
            at += 1
    if depth:
        raise _BrokenError
    return tuple(found), at


def _after_apostrophe(text: str, at: int, counted: str) -> int:
    following = text[at + 1 : at + 2]
    if following == "'":
        return at + 2
    if following not in ("{", "}") and not (following == "#" and counted):
        return at + 1
    end = at + 1
    while True:
        end = text.find("'", end)
        if end < 0:
            return len(text)
        if not text.startswith("''", end):
            return end + 1
        end += 2


def _braced(text: str, at: int, depth: int) -> tuple[Argument | Choice, int]:
    head = _HEAD.match(text, at)
    if head is None:
        raise _BrokenError
    name, type_ = head["name"], head["type"] or ""
    if head["more"] is None:
        return Argument(name, type_, at, head.end()), head.end()
    if type_ not in _CHOICES:
        end = text.find("}", head.end()) + 1
        if not end or "{" in text[head.end() : end]:
            raise _BrokenError
        return Argument(name, type_, at, end), end
    return _choice(text, at, head, depth)


def _choice(text: str, start: int, head: regex.Match[str], depth: int) -> tuple[Choice, int]:
    name, kind = head["name"], head["type"]
    at = head.end()
    if kind != "select" and (offset := _OFFSET.match(text, at)):
        at = offset.end()
    branches: list[Branch] = []
    while selector := _SELECTOR.match(text, at):
        begin = selector.end()
        parts, end = _parts(text, begin, "" if kind == "select" else name, depth + 1)
        branches.append(Branch(selector["selector"], begin, end, parts))
        at = end + 1
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1] != "}" or not any(branch.selector == "other" for branch in branches):
        raise _BrokenError
    return Choice(name, kind, start, at + 1, tuple(branches)), at + 1
