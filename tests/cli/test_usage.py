"""Usage errors have one style: a line that begins with `review:` and says where help is; and shells complete values."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from review.checks import CHECKS
from review.cli.back_translation import _ENGINES
from review.reporters import REPORTERS
from review.translators.resolve import ENGINES
from tests.cli.running import Outcome

Review = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("score",), "missing argument 'SOURCE TARGET | FOLDER…' (see review score --help)"),
        (("score", "--foo"), "no such option '--foo'"),
        (("scor",), "no such command 'scor'"),
        (("score", "a", "b", "--fail-level", "bad"), "invalid value for '--fail-level': 'bad' is not one of"),
        (("score", "a", "b", "--format", "jsno"), "unknown format 'jsno'; did you mean 'json'?"),
        (("score", "a", "b", "--tolerance", "quality=-1"), "--tolerance quality=-1: wants 0 or more"),
        (("score", "a", "b", "--tolerance", "bleu=-0.1"), "--tolerance bleu=-0.1: wants 0 or more"),
        (("explain",), "missing argument 'CODE'"),
        (("explain", "number"), "unknown check 'number'; did you mean 'numbers'?"),
    ],
)
def test_a_usage_error_is_one_line(review: Review, arguments: tuple[str, ...], said: str) -> None:
    told = review(*arguments)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"review: {said}")
    assert told.err.count("\n") == 1


def completed(*words: str) -> set[str]:
    """What bash offers for the last of the words."""
    environment = {**os.environ, "_REVIEW_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words)}
    environment["COMP_CWORD"] = str(len(words) - 1)
    code = "import sys; sys.argv = ['review']; from review.cli.main import cli; cli.main(prog_name='review')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    return {line.partition(",")[2] for line in done.stdout.splitlines()}


def test_values_are_completed() -> None:
    assert completed("review", "score", "--format", "") == set(REPORTERS)
    assert completed("review", "explain", "num") == {code for code in CHECKS if code.startswith("num")}
    assert completed("review", "score", "--back-translation", "") == {"auto", "none", *ENGINES}


def test_the_engines_that_are_offered_are_those_that_there_are() -> None:
    assert set(_ENGINES) == {"auto", "none", *ENGINES}
