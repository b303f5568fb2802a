"""What stands between the cells of a CSV file: a comma, or what Excel writes where commas are decimal."""

from __future__ import annotations

from collections.abc import Sequence

from review.lazy_patterns import lazy_regex
from review.text.counted import counted

__all__ = ["delimiter_of", "is_delimiter_line", "parting_hint", "width_fault"]

_DELIMITERS = (",", ";", "\t")
#: What a message calls them, and what others write between cells.
_CALLED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars (|)"}
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


def parting_hint(header: Sequence[str], delimiter: str, name: str) -> str:
    """What a message says of the delimiter where the header looks as if it were not the file's; "" where it does not.

    `delimiter` is what the header was parted at: a tab in files that are no CSV.
    """
    other, cell = next(
        ((mark, cell) for cell in header for mark in _CALLED if mark != delimiter and mark in cell), ("", "")
    )
    if not other and len(header) > 1:
        return ""
    csv = name.lower().removesuffix(".gz").endswith(".csv")
    why = "as in every .tsv"
    if csv:
        none = len(header) == 1 and other not in _DELIMITERS
        why = "for want of a mark that parts its header" if none else "which its header or a line sep= says"
    parted = f"; columns were parted at {_CALLED[delimiter]}, {why}"
    seen = f", and {_CALLED[other]} stand in {cell[:40]!r}" if other else ""
    if csv:
        return f"{parted}{seen}: part them at commas, semicolons or tabs, with a first line such as sep=; to say which"
    return f"{parted}{seen}: part them at tabs" + (", or call it .csv" if other in _DELIMITERS else "")


def width_fault(cells: int, header: int, delimiter: str) -> str:
    """What is wrong with a row that has more or fewer cells than the header."""
    said = f"has {counted(cells, 'column')} where the header has {header}"
    return said if delimiter == "\t" else f"{said}, parted at {_CALLED[delimiter]}"
