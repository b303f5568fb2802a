"""Each check finds exactly what its table says, with its correction, and nothing in the rows it must leave alone."""

from __future__ import annotations

import pytest

from review.checks import CHECKS
from tests.checks.cases import FOLDER, Case, expected_of, read_cases

CASES = [pytest.param(code, case, id=case.id) for code in CHECKS for case in read_cases(code)]


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code: str, case: Case) -> None:
    view = case.view()
    found = [expected_of(CHECKS[code], hit, view) for hit in CHECKS[code].find(view)]
    assert sorted(found) == sorted(case.findings)


@pytest.mark.parametrize("code", CHECKS)
def test_has_rows_of_both_kinds(code: str) -> None:
    verdicts = [case.flagged for case in read_cases(code)]
    assert verdicts.count(True) >= 2, f"{code}.tsv: at least two rows that must be flagged"
    assert verdicts.count(False) >= 2, f"{code}.tsv: at least two rows that must not"


def test_no_table_without_a_check() -> None:
    assert {path.stem for path in FOLDER.glob("*.tsv")} <= set(CHECKS)
