"""Lines of subtitle files that were to say when a cue is shown, and cannot be read: their cue would be another's text,
or nobody's.
"""

from __future__ import annotations

from collections.abc import Callable

from review.errors import InputError
from review.formats.cue_groups import milliseconds
from review.lazy_patterns import lazy_regex

__all__ = ["refuse_broken_times", "refuse_impossible_times"]

#: A part of a time beside the arrow; letters that look like digits are typed for them.
_PART = lazy_regex(r"\d[:.,][\dOolI]")
#: Two times, and at most a sign or two between them.
_CODE = r"[ \t]*+(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?[ \t]*+"
_ONE = lazy_regex(r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}")
_TWO = lazy_regex(rf"{_CODE}[-–—=~>→]{{0,3}}+{_CODE}")


#: A part of a time that has sixty minutes or seconds, or more; hours, which come first, may have any number.
_OVER = lazy_regex(r":[6-9]\d(?!\d)")


def refuse_impossible_times(times: str, line: int, name: str | None = None) -> None:
    """Raises InputError, with the line, for times (a start and an end, with a blank between) with more than 59 minutes
    behind hours, or seconds; and for an end before its start.
    """
    if _OVER.search(times) is not None:
        raise InputError(
            f"has a time that there is not: {times.strip()[:60]!r}; minutes and seconds go to 59", name, line
        )
    start, end = _ONE.findall(times)[:2]
    if milliseconds(end) < milliseconds(start):
        raise InputError(
            f"has a cue that ends ({end}) before it begins ({start}), so that it is never shown; correct its times",
            name,
            line,
        )


def refuse_broken_times(text: str, is_timing: Callable[[str], object], name: str, example: str) -> None:
    """Raises InputError for the first line that has times and is none to `is_timing`: one with an arrow, or two times
    alone below a cue's number; and for one whose times there are not. `example` is how such a line is written.
    """
    before = ""
    for number, line in enumerate(text.split("\n"), start=1):
        told = "-->" in line and _PART.search(line)
        if (told or (before.strip().isdecimal() and _TWO.fullmatch(line))) and not is_timing(line):
            raise InputError(
                f"has a line of times that cannot be read: {line.strip()[:60]!r}; write it as {example}", name, number
            )
        if told and is_timing(line):
            refuse_impossible_times(" --> ".join(_ONE.findall(line)[:2]), number, name)
        before = line
