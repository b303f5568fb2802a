"""Checks measured at the desk: the shares of an uploaded table of marked errors, and what is wrong with one said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from review.errors import InputError, ReviewError
from review.ui.measuring import measured, rows_of

HEAD = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity"
#: A number that changed, marked and found; a wrong word, marked and not found; and a sentence with nothing wrong in it.
ROWS = (
    "s\td\t1\t1\tr\tEr kaufte 340 Äpfel.\tHe bought <v>430</v> apples.\tAccuracy/Mistranslation\tMajor",
    "s\td\t1\t2\tr\tDas Dach ist rot.\tThe <v>door</v> is red.\tAccuracy/Mistranslation\tMajor",
    "s\td\t1\t3\tr\tDie Schule ist alt.\tThe school is old.\tNo-error\tNo-error",
)


def table(*rows: str) -> tuple[str, bytes]:
    return "../marked.tsv", ("\n".join((HEAD, *rows)) + "\n").encode()


def test_findings_are_counted_beside_what_people_marked() -> None:
    data, left_out = measured(table(*ROWS), ("de", "en"))
    assert not left_out
    (one,) = data["sets"]
    assert (one["segments"], one["segments_without_errors"], one["flagged_of_them"]) == (3, 1, 0.0)
    assert rows_of(one)[0] == ("All", "1", "100.0 %", "26.3 %", "2", "50.0 %", "66.7 %")
    assert ["Check numbers", "1"] in [list(row[:2]) for row in rows_of(one)]
    assert [miss["text"] for miss in one["misses"]] == ["door"]


def test_faulty_lines_are_left_out_and_said_with_their_place() -> None:
    _, left_out = measured(table(*ROWS, "s\td\t1\t4"), ("de", "en"))
    assert [line.partition(": ")[0] for line in left_out] == ["marked.tsv:5"]


def test_of_a_table_without_a_whole_line_the_first_faulty_one_is_said() -> None:
    with pytest.raises(InputError, match=r"marked\.tsv:2: .*does not close it"):
        measured(table("s\td\t1\t1\tr\tEs regnet.\tIt <v>rains.\tFluency\tMinor"), ("de", "en"))


@pytest.mark.parametrize(
    ("named", "pair", "said"),
    [
        (table(*ROWS), ("", ""), "marked.tsv: does not say its languages"),
        (table(), ("de", "en"), "marked.tsv:1: holds no segment"),
        (("marked.tsv", b"\xff\xfe\x00"), ("de", "en"), "marked.tsv"),
        (table(*ROWS), ("klingonish", "en"), "klingonish"),
    ],
)
def test_what_cannot_be_measured_is_said(named: tuple[str, bytes], pair: tuple[str, str], said: str) -> None:
    with pytest.raises(ReviewError) as caught:
        measured(named, pair)
    assert said in str(caught.value)
    assert "/tmp" not in str(caught.value)
    assert isinstance(caught.value, InputError)


def test_the_page_shows_the_shares_and_hands_them_out() -> None:
    def page() -> None:
        from review.ui import measuring

        measuring.section()

    desk = AppTest.from_function(page)
    desk.session_state["measured"] = measured(table(*ROWS, "<b>s</b>\td\t1\t4"), ("de", "en"))
    desk.run(timeout=30)
    assert not desk.exception
    shown = "".join(str(getattr(one, "value", "")) for one in desk.get("html"))
    assert "100.0 %" in shown
    assert "marked.tsv:5" in shown
    assert "<b>s</b>" not in shown
