"""What is no language within a line of Markdown.

markdown-it-py finds blocks with their lines but does not say where within a line its inline tokens lie, and offsets
are what everything here needs; so code spans, links and marks are found here, in one pass, in linear time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.formats.html import inline as inline_html
from review.formats.tags import REFERENCE, TAG, read_reference
from review.formats.wiki_marks import DIRECTIVE, protect_directive
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import OBJECT, Protected

__all__ = ["protect_markdown"]

_MARKDOWN = lazy_regex(
    r"""
      (?P<escape> \\[!-/:-@\[-`{-~] )
    | (?P<ticks> `++ )
    | (?P<auto> <(?:(?:https?|ftp|mailto):[^<>\s]{1,2000}+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})> )
    | (?P<note> \{/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/\} | \{\#[\w.:-]{1,200}+\} )
    | (?P<hole> \{\{[^{}]{1,500}+\}\} | \{%[^%]{1,500}+%\} | \{[^{}\n]{1,200}+\} )
    | (?P<footnote> \[\^[^\]\s]{1,100}+\]:? )
    | (?P<wiki> """
    + DIRECTIVE
    + r""" )
    | (?P<image> !\[ )
    | (?P<opening> \[ )
    | (?P<closing> \] )
    | (?P<marked> \*{1,2}[^\w\s*]{1,10}+\*{1,2} )
    | (?P<stars> (?<!\\)\*++ | ~~ )
    | (?P<lines> (?<![\p{L}\p{N}_])_{1,3}+(?=\S) | (?<=\S)_{1,3}+(?![\p{L}\p{N}_]) )
    | (?P<directive> ^:{3,}+[\w-]*+[ \t]*+ )
    | (?P<break> [ ]{2,}+(?=\n) | \\(?=\n) )
    | (?P<spaces> (?<=\S)[ ]{2,}+(?=\S) )
    | (?P<less> < )
    | (?P<amp> & )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
#: An alert's name at the head of a quotation, a task's box at the head of an item.
_HEAD = lazy_regex(r"\[(?:![A-Za-z]+|[ xX])\][ \t]*+")
_REFERENCE_LINK = lazy_regex(r"\[[^\[\]\n]{0,500}+\]")
_SPACES = lazy_regex(r"(?<=\n)[ \t]+")
_UNCLOSED = lazy_regex(r"<[A-Za-z][\w.]*+\s[^<>]*+\Z")
#: Longest target of a link.
_TARGET = 4000
#: Characters of paragraphs that are remembered: the versions of a page have most of theirs in common.
_REMEMBERED = 4000


def protect_markdown(text: str) -> tuple[Protected, ...]:
    """The protected stretches of a paragraph of Markdown, MDX or MyST, in order; none of one that is too long."""
    if len(text) > limits().paragraph:
        return ()
    return _remembered(text) if len(text) <= _REMEMBERED else _markdown(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> tuple[Protected, ...]:
    return _markdown(text)


def _markdown(text: str) -> tuple[Protected, ...]:
    found: list[Protected] = []
    opened: list[tuple[int, int]] = []
    at = 0
    head = _HEAD.match(text)
    if head:
        found.append(Protected(0, head.end(), "mark"))
        at = head.end()
    closings = _ticks(text)
    while match := _MARKDOWN.search(text, at):
        start, at = match.span()
        kind = match.lastgroup
        if kind == "escape":
            found.append(Protected(start, start + 1, "mark"))
        elif kind == "ticks":
            end = _closed(closings, at - start, at)
            if end:
                found.append(Protected(start, end, "code", OBJECT))
                at = end
        elif kind == "auto":
            found.append(Protected(start, at, "link", OBJECT))
        elif kind == "note":
            found.append(Protected(start, at, "mark"))
        elif kind == "hole":
            found.append(Protected(start, at, "placeholder", OBJECT))
        elif kind == "footnote":
            found.append(Protected(start, at, "link"))
        elif kind == "wiki":
            found += protect_directive(match[0], start)
        elif kind in ("image", "opening"):
            opened.append((start, at))
        elif kind == "closing" and opened:
            first, last = opened.pop()
            end = _target_end(text, at)
            if end is None:
                continue
            found += [Protected(first, last, "mark"), Protected(start, end, "link")]
            at = end
        elif kind in ("stars", "lines"):
            if kind == "lines" or not (
                text[start - 1 : start] in ("", " ", "\n") and text[at : at + 1] in ("", " ", "\n")
            ):
                found.append(Protected(start, at, "mark"))
        elif kind == "marked":
            found.append(Protected(start, at, "code", OBJECT))
        elif kind == "spaces":
            found.append(Protected(start, at, "space", " "))
        elif kind in ("directive", "break"):
            found.append(Protected(start, at, "mark"))
        elif kind == "less" and (tag := TAG.match(text, start)):
            for one in _element(text, start, tag.end()):
                found.append(one)
                at = one.end
        elif kind == "less" and _UNCLOSED.match(text, start):  # JSX over lines that the parser took apart
            found.append(Protected(start, len(text), "tag"))
            at = len(text)
        elif kind == "amp" and (reference := REFERENCE.match(text, start)):
            reads = read_reference(reference[0])
            if reads != reference[0]:
                found.append(Protected(reference.start(), reference.end(), "reference", reads))
                at = reference.end()
    found.sort(key=lambda one: one.start)
    return _with_spaces(text, found)


def _element(text: str, start: int, end: int) -> Iterator[Protected]:
    """A tag, or the whole element where it holds code."""
    for one in inline_html(text[start:]) if TAG.match(text, start)["opens"] in ("code", "kbd", "samp", "var") else ():
        yield Protected(start, start + one.end, one.kind, one.reads)
        return
    yield Protected(start, end, "tag", " " if text.startswith(("<br", "<BR"), start) else "")


def _ticks(text: str) -> dict[int, list[int]]:
    """Where runs of backticks start, by their length."""
    runs: dict[int, list[int]] = {}
    for match in regex.finditer(r"`++", text):
        runs.setdefault(match.end() - match.start(), []).append(match.start())
    return runs


def _closed(runs: dict[int, list[int]], length: int, at: int) -> int | None:
    """Where the code span ends that a run of backticks of this length opens; each run is looked at once."""
    starts = runs.get(length, [])
    while starts and starts[0] < at:
        starts.pop(0)
    return starts.pop(0) + length if starts else None


def _target_end(text: str, at: int) -> int | None:
    """Where the target of a link or image ends whose text ends just before; None where there is none."""
    if text[at : at + 1] == "[":
        match = _REFERENCE_LINK.match(text, at)
        return match.end() if match else None
    if text[at : at + 1] != "(":
        return None
    depth = 0
    quote = ""
    for n in range(at, min(len(text), at + _TARGET)):
        character = text[n]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and text[n - 1].isspace():
            quote = character
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if not depth:
                return n + 1
    return None


def _with_spaces(text: str, found: list[Protected]) -> tuple[Protected, ...]:
    """With the indents of later lines, where no stretch has them already."""
    if "\n" not in text:
        return tuple(found)
    taken = [(one.start, one.end) for one in found]
    spaces = [
        Protected(match.start(), match.end(), "space")
        for match in _SPACES.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return tuple(sorted([*found, *spaces], key=lambda one: one.start)) if spaces else tuple(found)
