"""CSV as spreadsheets write it in all countries."""

from __future__ import annotations

import pytest

from review.formats.delimiter import delimiter_of
from review.formats.pairs import read_pairs


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("source,target\na;b;c,d\n", ","),
        ("source;target\n1,5 m;1.5 m, about, so\n", ";"),
        ("source\ttarget\na,b;c\td\n", "\t"),
        ('"source, or text";"target, or text"\n', ";"),
        ('"a\nb,c,d";target\n', ";"),
        ("sep=;\nsource,x;target\n", ";"),
        ("sep=,\r\nsource,target\r\n", ","),
        ("source\n", ","),
        ("", ","),
    ],
)
def test_the_header_tells_the_delimiter(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_read_with_each_delimiter_and_lie_where_they_are_said_to_lie(mark: str) -> None:
    text = f'sep={mark}\nsource{mark}target\n"Giá 79,3 tỷ; hết."{mark}"It costs\t79.3 billion, all; told."\n'
    (one,) = read_pairs(text, "t.csv", "vi", "en").segments
    assert one.text("source") == "Giá 79,3 tỷ; hết."
    assert one.text("target") == "It costs\t79.3 billion, all; told."
    line, column = one.position("target", 0)
    assert text.split("\n")[line - 1][column - 1 :].startswith("It costs")
