"""The lines of a subtitle that say when it is shown, in a text that was not read as subtitles are."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.numbers.find import Number

__all__ = ["outside_cue_lines"]

_TIME = r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}"
#: A cue's number and its times.
_LINES = lazy_regex(rf"(?m:^[ \t]*\d{{1,5}}[ \t]*\n)?{_TIME}[ \t]*-->[ \t]*{_TIME}")


def outside_cue_lines(text: Text, numbers: list[Number]) -> list[Number]:
    """The numbers that are no part of a cue's times, which a translation that joins two cues has fewer of."""
    if not numbers or "-->" not in text.raw:
        return numbers
    lines = [match.span() for match in _LINES.finditer(text.raw)]
    return [one for one in numbers if not any(start <= one.start < end for start, end in lines)]
