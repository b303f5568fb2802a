"""Code in prose that no format marked: what stands in backticks or in an element for code (<code>, <kbd>), paths, file
names, options, names_with_underscores, key=value, <element>.

What both texts have letter for letter is no language: it is read as code is. What only one of them has is left to the
checks as it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from review.lazy_patterns import lazy_re
from review.model import OBJECT, Paragraph, Protected, Segment
from review.text.tokens import find_addresses

__all__ = ["NOT_QUOTED", "with_literals"]

#: A sign that prose has seldom inside a word: nothing is looked for in a text without one.
_SIGN = lazy_re(r"[/_\\=<{$%`]|--|\.[a-z]|\(\)|(?<!\S)-[A-Za-z]")
_RUN = lazy_re(r"(?<![A-Za-z0-9])[A-Za-z0-9_./\\~+:$%{},=<>()\[\]#?!;'*-]{2,200}")
#: What may stand around a literal without being of it; a bracket only where its partner is not inside.
_BEFORE, _AFTER = "'([{<,;:!?*", "'.,;:!?*)]}>"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_LITERAL = lazy_re(
    r"""
      --?[A-Za-z][\w-]*(?:=.*)?               # an option: -t, --all, --format=json
    | (?:\.{1,2}|~)?/[\w.{][\w./{},*+~-]*     # a path: /etc/hosts, ./run, ~/bin
    | [\w.{}-]+(?:/[\w.{},*+~-]+){2,}/?       # a path of three steps: time/zone/local
    | [\w-]+/[\w./-]*[._][\w./-]*             # pkgsel/run_tasksel, hw/index.html
    | [A-Za-z]:\\.*|[\w.-]+\\[\w\\.-]+        # C:\Users
    | [\w./-]*\{[\w,.-]+\}[\w./-]*            # cron.{daily,weekly}
    | \w*[A-Za-z0-9]_[A-Za-z0-9]\w*           # snake_case
    | [\w./-]*[A-Za-z]\w*=[\w./-]+            # key=value
    | \$\{?[A-Za-z_]\w*\}?                    # $HOME
    | [%$\#]\{[A-Za-z_][\w.]*\}               # %{name} of Ruby, #{name}
    | %\([A-Za-z_]\w*\)[a-z]                 # %(name)s of Python
    | </?[A-Za-z][\w-]*/?>                    # <artist>
    | [A-Za-z_][\w.]*\(\)                     # main()
    | \.[a-z][a-z0-9]+                        # .changes
    | [A-Za-z0-9][\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9]+  # sources.list, kernel.debian
    """,
    re.VERBOSE | re.ASCII,
)
#: Behind a backtick: what it opens is not closed by an apostrophe, as TeX and GNU quote: `read', ``read''.
NOT_QUOTED = r"(?![^`'\n]{0,80}[^`'\s=(]'{1,2}(?!\w|['`]))"
#: What a writer marked as code himself, with its marks, whatever is in it: words, too, that are a language's.
_MARKED = lazy_re(
    rf"(?P<ticks>`{{1,3}})(?!`){NOT_QUOTED}[^`\n]{{1,200}}(?P=ticks)(?!`)"
    r"|<(?P<name>code|kbd|samp|tt|var)>[^<>\n]{1,200}</(?P=name)>"
)
_LETTER = lazy_re(r"[A-Za-z]{2}|(?:^|\W)-[A-Za-z]$")
#: Beyond this a text is no sentence or paragraph.
_LONGEST = 20_000


def with_literals(segment: Segment) -> Segment:
    """The segment with what both its sides have of code protected; itself where there is none."""
    if not segment.source or not segment.target:
        return segment
    sides = (segment.source, segment.target)
    if any(not _may_have(side) for side in sides):
        return segment
    found = [Counter(text for one in side for _, _, text in _literals(one)) for side in sides]
    shared = found[0].keys() & found[1].keys()
    if not shared:
        return segment
    source, target = (tuple(_protected(one, shared) for one in side) for side in sides)
    return replace(segment, source=source, target=target)


def _may_have(paragraphs: tuple[Paragraph, ...]) -> bool:
    return sum(len(one.text) for one in paragraphs) <= _LONGEST and any(_SIGN.search(one.text) for one in paragraphs)


def _protected(paragraph: Paragraph, shared: set[str]) -> Paragraph:
    new: list[Protected] = []
    for start, end, text in _literals(paragraph):
        if text in shared and not any(one.start < end and start < one.end for one in (*paragraph.protected, *new)):
            new.append(Protected(start, end, "code", OBJECT))
    return replace(paragraph, protected=tuple(sorted((*paragraph.protected, *new), key=_start))) if new else paragraph


def _start(one: Protected) -> int:
    return one.start


def _literals(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """What may be code, as (start, end, text): first what its writer marked, then the runs that look so, in or out of
    those.
    """
    if paragraph.kind == "code":
        return
    for marked in _MARKED.finditer(paragraph.text):
        yield *marked.span(), marked.group()
    addresses = find_addresses(paragraph.text)  # `url` reads them
    for run in _RUN.finditer(paragraph.text):
        start, end = _bare(paragraph.text, *run.span())
        text = paragraph.text[start:end]
        if not _LITERAL.fullmatch(text) or not _LETTER.search(text):
            continue
        if not any(first < end and start < last for first, last in addresses):
            yield start, end, text


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without the marks of the sentence around it."""
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _BRACKETS and _BRACKETS[first] == last and first != "<":
            start, end = start + 1, end - 1
        elif last in _AFTER and not _closes(text[start : end - 1], last):
            end -= 1
        elif first in _BEFORE and _BRACKETS.get(first, " ") not in text[start + 1 : end]:
            start += 1
        else:
            break
    return start, end


def _closes(before: str, mark: str) -> bool:
    return any(closing == mark and opening in before for opening, closing in _BRACKETS.items())
