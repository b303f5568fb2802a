"""What stands between the cells of a CSV file: a comma, or what Excel writes where commas are decimal."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["delimiter_of", "is_delimiter_line"]

_DELIMITERS = (",", ";", "\t")
#: Excel's own first line, which is no row.
_TOLD = lazy_regex(r"sep=([,;\t])[,;\t]*")
_QUOTED = lazy_regex(r'"[^"]*+"?')
_LINE = lazy_regex(r'(?:"[^"]*+"|[^\r\n"]++)*+')


def delimiter_of(text: str) -> str:
    """The delimiter of a CSV file's text: as its first line `sep=;` says, else what parts its header into most cells.

    Semicolons and commas in the rows count for nothing: there they are punctuation.
    """
    line = _LINE.match(text.lstrip("\r\n"))
    head = line[0] if line is not None else ""
    told = _TOLD.fullmatch(head)
    if told is not None:
        return str(told[1])
    head = _QUOTED.sub("", head)
    return max(_DELIMITERS, key=head.count)


def is_delimiter_line(line: str) -> bool:
    """Whether a line, with or without its end, is `sep=;`."""
    return _TOLD.fullmatch(line.rstrip("\r\n")) is not None
