"""Answers are read strictly."""

from __future__ import annotations

import json

import pytest

from review.judges.answer import MAX_ANSWER, AnswerError, read_answer
from tests.judges.server import error


def written(*errors: object) -> str:
    return json.dumps({"errors": list(errors)})


def test_an_error_is_a_claim_with_all_that_was_said() -> None:
    (claim,), malformed = read_answer(written(error("a", source="b", fix="c", before="d", after="e", why="f")))
    assert malformed == 0
    assert (claim.translation, claim.source, claim.fix, claim.before, claim.after, claim.why) == tuple("abcdef")


def test_keys_that_say_nothing_may_be_left_out() -> None:
    given = {"translation": "a", "category": "Accuracy/Addition", "severity": "minor"}
    (claim,), _ = read_answer(written(given))
    assert (claim.source, claim.fix) == ("", None)


@pytest.mark.parametrize(
    "wrong",
    [
        3, None, [], {}, error("a") | {"translation": 3}, error("a") | {"fix": ["b"]}, error(""), error("  "),
        error("a", why="x" * 5000), error("\ud800"), error("a") | {"severity": "MAJOR"},
    ],
)  # fmt: skip
def test_an_error_of_a_wrong_form_is_left_out_and_counted(wrong: object) -> None:
    claims, malformed = read_answer(written(wrong, error("good")))
    assert [claim.translation for claim in claims] == ["good"]
    assert malformed == 1


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "3", '"errors"', "{}", '{"errors": {}}', '{"errors": [], "more": 1}',
        '{"errors": [], "errors": []}', '{"errors": [NaN, Infinity]} x', '{"errors": []} {"errors": []}', "[" * 100_000,
        '{"errors": [' + "9" * 5000 + "]}", "x" * (MAX_ANSWER + 1), written(*[error("a")] * 51), "{'errors': []}",
    ],
)  # fmt: skip
def test_anything_else_is_no_answer(text: str) -> None:
    with pytest.raises(AnswerError):
        read_answer(text)
