"""Tables of segments."""

from __future__ import annotations

import pytest

from review.errors import InputError
from review.formats.corrected import Corrected, CorrectedSegment
from review.formats.pairs import read_pairs
from review.formats.registry import FORMATS


def test_tsv_columns_are_found_by_role() -> None:
    (one, two) = read_pairs(
        "id\tsource\ttarget\treference\n1\tMột.\tOne.\tOne!\n2\t\tTwo.\t\n", "a.tsv", "vi", "en"
    ).segments
    assert (one.text("source"), one.text("target"), one.references) == ("Một.", "One.", ("One!",))
    assert one.position("target", 0) == (2, 8)
    assert two.source == ()
    assert two.number == 2


def test_columns_are_found_by_language_tag() -> None:
    (one,) = read_pairs("EN\tvi\nOne.\tMột.\n", "a.tsv", "vi", "en").segments
    assert (one.text("source"), one.text("target")) == ("Một.", "One.")


def test_several_references_keep_their_order() -> None:
    (one,) = read_pairs("source,target,reference_a,reference_b\na,b,c,d\n", "a.csv", "vi", "en").segments
    assert one.references == ("c", "d")


def test_csv_cells_may_be_quoted_and_hold_line_breaks() -> None:
    one, two = read_pairs('source,target\n"a, ""b""\nc",d\ne,f\n', "a.csv", "vi", "en").segments
    assert one.text("source") == 'a, "b"\nc'
    assert (two.source[0].line, two.target[0].column) == (4, 3)
    assert one.position("target", 0) == (3, 4)


def test_a_quoted_cell_begins_behind_its_quotation_mark() -> None:
    text = 'id,source,target\n1,"a, ""b""","c, d"\n\n"x\ny","e","f\n\ng"\n,h,i\n'
    one, two, three = read_pairs(text, "a.csv", "vi", "en").segments
    lines = text.split("\n")
    assert [(s.position("source", 0), s.position("target", 0)) for s in (one, two, three)] == [
        ((2, 4), (2, lines[1].index("c, d") + 1)),
        ((5, 5), (5, 9)),
        ((8, 2), (8, 4)),
    ]
    assert two.position("target", 3) == (7, 1)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("", "a.tsv", "no header"),
        ("source\ttarget\n", "a.tsv", "no rows"),
        ("source\ttranslation\nx\ty\n", "a.tsv", "no column 'target'"),
        ("source\ttarget\ttarget\nx\ty\tz\n", "a.tsv", "more than one column 'target'"),
        ("source\ttarget\nx\ty\tz\n", "a.tsv", "a.tsv:2: has 3 columns"),
        ('source,target\nx,y\n"x,y\n', "a.csv", "a.csv:3: is not CSV"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(text: str, name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_pairs(text, name, "vi", "en")
    assert message in str(caught.value)


def test_a_cell_behind_one_of_several_lines_is_corrected_in_its_row() -> None:
    table = 'id;en;de\n1;"The bridge,\nand a gate";"Die Brücke,\nund ein Tor"\n2;Two;Zwei\n'
    data = table.encode()
    one, two = FORMATS["csv"].read_both(data, "t.csv", "en", "de").segments  # type: ignore[misc]
    held = [
        CorrectedSegment(n, s.source, s.target, s.text("target"), new, None, False)
        for n, (s, new) in enumerate(((one, "Die Brücke,\nund kein Tor"), (two, "Drei")), start=1)
    ]
    after = FORMATS["csv"].write(Corrected("x", "", "en", "de", "csv", "t.csv", data, tuple(held)))
    assert after.decode() == table.replace("ein Tor", "kein Tor").replace("Zwei", "Drei")
