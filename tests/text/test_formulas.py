"""What a spreadsheet would run."""

from __future__ import annotations

import pytest

from review.text.formulas import begins_formula, neutralised


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0-1", "＝1", "＠a"]
)
def test_what_begins_like_a_formula_gets_a_mark_in_front(text: str) -> None:
    assert begins_formula(text)
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=1", "1-1", "'=1", "– no", "“=1”"])
def test_all_else_stays(text: str) -> None:
    assert neutralised(text) == text
