r"""A string's line breaks are not its source's.

Triggers on a program's string of which one side has line breaks and the other has none, past those at its ends
(`whitespace` compares these); on one with fewer or more empty lines; and on breaks that are written as `\n`, `\r` or
`\t`, letters and all, where the other side has them as often in another way or not at all: the program shows the
letters, or wants them.

Leaves alone: texts that are no strings, how long the lines of a longer string are, and letters after a backslash that
belong to a path (`C:\new`) on both sides.

Flagged (en → de, string): `Cannot save.\nThe disk is full.` → `Sichern nicht möglich. Der Datenträger ist voll.` —
`Sichern nicht möglich. Der Datenträger ist voll.`
Not flagged (en → de, string): `Cannot save.\nThe disk is full.` → `Sichern nicht möglich.\nDer Datenträger ist voll.`

False alarms: not measured apart; it says nothing on twenty published documents (51,000 words).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex

__all__ = ["CHECK"]

#: A break as programs write it, not within a path or after another backslash.
_ESCAPED = lazy_regex(r"(?<!\\)\\[nrt](?!\p{Ll})|(?<![\\\w:/.])\\[nrt](?=\p{Ll})")
_EMPTY_LINE = lazy_regex(r"\n[ \t]*+\n")


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    source, target = view.written.source, view.written.target
    if len(source) != 1 or len(target) != 1 or source[0].kind != "string" or target[0].kind != "string":
        return
    ours, theirs = source[0].text, target[0].text
    if not theirs.strip():
        return
    escaped = [list(_ESCAPED.finditer(text)) for text in (ours, theirs)]
    if len(escaped[0]) != len(escaped[1]):
        yield from _of_escapes(view, *escaped)
        return
    breaks = [text.strip().count("\n") for text in (ours, theirs)]
    empty = [len(_EMPTY_LINE.findall(text.strip())) for text in (ours, theirs)]
    if bool(breaks[0]) != bool(breaks[1]):
        message = f"the source has {_counted(breaks[0])}, the translation {_counted(breaks[1])}"
        yield view.hit_written("target", 0, len(theirs), message)
    elif empty[0] != empty[1]:
        message = f"empty lines: {empty[0]} in the source, {empty[1]} in the translation"
        yield view.hit_written("target", 0, len(theirs), message)


def _of_escapes(view: SegmentView, ours: list[regex.Match[str]], theirs: list[regex.Match[str]]) -> Iterator[Hit]:
    if len(theirs) > len(ours):
        extra = theirs[len(ours)]
        message = f"“{extra[0]}” is seen as it is written; the source has {_times(len(ours))}"
        yield view.hit_written("target", extra.start(), extra.end(), message, severity="major")
    else:
        lost = ours[len(theirs)]
        message = f"“{lost[0]}” is missing in the translation"
        yield view.hit_written("source", lost.start(), lost.end(), message, severity="major")


def _counted(breaks: int) -> str:
    return "no line break" if not breaks else "a line break" if breaks == 1 else f"{breaks} line breaks"


def _times(count: int) -> str:
    return "none" if not count else "one" if count == 1 else str(count)


CHECK = Check(
    code="line-breaks",
    category="Design and markup/Layout",
    severity="minor",
    page=__doc__,
    segment=find,
    written=True,
)
