"""The checks. To add one: its file, its cases in tests/checks/, and its line in CHECKS."""

from __future__ import annotations

from review.checks.check import Check
from review.checks.end_punctuation import CHECK as end_punctuation
from review.checks.repeated_word import CHECK as repeated_word
from review.checks.repetition import CHECK as repetition

__all__ = ["CHECKS", "Check"]

#: Every check by its code, in the order in which `review checks` lists them.
CHECKS: dict[str, Check] = {
    check.code: check
    for check in (
        end_punctuation,
        repeated_word,
        repetition,
    )
}
