"""What a spreadsheet would run."""

from __future__ import annotations

import pytest

from review.text.formulas import begins_formula, is_spreadsheets_own, neutralised


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0-1", "＝1", "＠a"]
)
def test_what_begins_like_a_formula_gets_a_mark_in_front(text: str) -> None:
    assert begins_formula(text)
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=1", "1-1", "'=1", "– no", "“=1”"])
def test_all_else_stays(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#¡REF!", "#¿NOMBRE?", "#WERT!",
        "#NV", "#ССЫЛКА!", "Err:502", "=SUM(A1:A9)", '=GOOGLETRANSLATE(A6;"en";"fr")',
        "=B2", "=Sheet1!$B$2", "=СУММ(A1)",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_wrote_is_its_own(text: str) -> None:
    assert is_spreadsheets_own(text)


@pytest.mark.parametrize("text", ["", "#1", "#hashtag", "#NATO", "= x", "Error", "a = b", "=", "C# (2)", "#3!"])
def test_a_hashtag_or_a_number_is_not(text: str) -> None:
    assert not is_spreadsheets_own(text)
