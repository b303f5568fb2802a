"""`review checks` and `review explain`."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from review.checks import CHECKS
from tests.cli.running import Outcome

Review = Callable[..., Outcome]


def test_every_check_is_listed(review: Review) -> None:
    rows = json.loads(review("checks", "--format", "json").out)
    assert [row["code"] for row in rows] == list(CHECKS)
    table = review("checks").out
    assert all(code in table for code in CHECKS)


@pytest.mark.parametrize("code", CHECKS)
def test_a_page_is_printed(review: Review, code: str) -> None:
    out = review("explain", code).out
    assert out.startswith(f"{code} (")
    assert "Leaves alone" in out
    assert all(f"  {option} = " in out for option in CHECKS[code].options)


def test_an_unknown_check_names_the_nearest(review: Review) -> None:
    done = review("explain", "repeated-words")
    assert done.status == 2
    assert "did you mean 'repeated-word'?" in done.err


def test_a_list_on_a_pipe_is_not_wrapped(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    lines = review("checks").out.splitlines()
    assert len(lines) == 1 + len(CHECKS)
    assert all(check.summary in "\n".join(lines) for check in CHECKS.values())
