"""Lines of subtitle files that were to say when a cue is shown, and cannot be read: their cue would be another's text,
or nobody's.
"""

from __future__ import annotations

from collections.abc import Callable

from review.errors import InputError
from review.lazy_patterns import lazy_regex

__all__ = ["refuse_broken_times"]

#: A part of a time beside the arrow; letters that look like digits are typed for them.
_PART = lazy_regex(r"\d[:.,][\dOolI]")
#: Two times, and at most a sign or two between them.
_CODE = r"[ \t]*+(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?[ \t]*+"
_TWO = lazy_regex(rf"{_CODE}[-–—=~>→]{{0,3}}+{_CODE}")


def refuse_broken_times(text: str, is_timing: Callable[[str], object], name: str, example: str) -> None:
    """Raises InputError for the first line that has times and is none to `is_timing`: one with an arrow, or two times
    alone below a cue's number. `example` is how such a line is written.
    """
    before = ""
    for number, line in enumerate(text.split("\n"), start=1):
        told = "-->" in line and _PART.search(line)
        if (told or (before.strip().isdecimal() and _TWO.fullmatch(line))) and not is_timing(line):
            raise InputError(
                f"has a line of times that cannot be read: {line.strip()[:60]!r}; write it as {example}", name, number
            )
        before = line
