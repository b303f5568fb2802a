"""A judge's answer read strictly: one JSON object of the schema, or why it is none.

Around the object only what models are known to add is taken off: their thinking, and a fence of Markdown around the
whole. A single error of a wrong form is left out and counted; an answer that is no such object is no answer.
"""

from __future__ import annotations

import json
import re
from typing import Any

from review.judges.claims import Claim
from review.lazy_patterns import lazy_re
from review.model import CATEGORIES, SEVERITIES

__all__ = ["MAX_ANSWER", "AnswerError", "read_answer", "read_object"]

#: Characters; a longer answer is none.
MAX_ANSWER = 200_000
#: Errors; an answer that claims more of one paragraph has lost its way.
_MOST = 50
#: Characters of one of an error's texts.
_LONGEST = 4000
_KEYS = frozenset(("translation", "before", "after", "source", "category", "severity", "why", "fix"))
_FENCE = lazy_re(r"\A```[a-zA-Z]{0,10}\n(.*)\n```\Z", re.DOTALL)
_THINKING = "</think>"
#: What any digit or exponent of a number could be made to cost; none is wanted in an answer.
_DIGITS = lazy_re(r"[0-9]{30}")


class AnswerError(ValueError):
    """An answer that is no object of the schema; the message says what it is, in a few words."""


def read_object(text: str) -> Any:
    """The JSON of an answer, without what models are known to add around it. Raises AnswerError."""
    if len(text) > MAX_ANSWER:
        raise AnswerError(f"the answer has more than {MAX_ANSWER:,} characters")
    text = text.strip().removeprefix("\ufeff")
    if text.startswith("<think>") and _THINKING in text:
        text = text.partition(_THINKING)[2].strip()
    if fence := _FENCE.match(text):
        text = fence[1].strip()
    if not text:
        raise AnswerError("the answer is empty")
    if _DIGITS.search(text):
        raise AnswerError("the answer is no JSON object of the form that was asked for")
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise AnswerError("the answer is no JSON, or was cut off") from None


def read_answer(text: str) -> tuple[tuple[Claim, ...], int]:
    """The claims, and how many were left out for their form. Raises AnswerError."""
    data = read_object(text)
    if not isinstance(data, dict) or set(data) != {"errors"} or not isinstance(data["errors"], list):
        raise AnswerError('the answer is no JSON object of the form {"errors": [...]}')
    if len(data["errors"]) > _MOST:
        raise AnswerError(f"the answer claims {len(data['errors'])} errors of one paragraph")
    claims: list[Claim] = []
    for error in data["errors"]:
        claim = _claim(error)
        if claim is not None and claim not in claims:
            claims.append(claim)
    malformed = sum(_claim(error) is None for error in data["errors"])
    return tuple(claims), malformed


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _claim(error: Any) -> Claim | None:
    if not isinstance(error, dict) or not set(error) <= _KEYS:
        return None
    fix = error.get("fix")
    texts = {key: error.get(key, "") for key in _KEYS - {"fix"}}
    texts = {key: "" if text is None else text for key, text in texts.items()}
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values()):
        return None
    if not (fix is None or (isinstance(fix, str) and len(fix) <= _LONGEST)):
        return None
    if any("\ud800" <= character <= "\udfff" for text in (*texts.values(), fix or "") for character in text):
        return None
    if texts["category"] not in CATEGORIES or texts["severity"] not in SEVERITIES:
        return None
    if not texts["translation"].strip() and not texts["source"].strip():
        return None
    return Claim(
        texts["translation"], texts["source"], texts["category"], texts["severity"], texts["why"], fix,
        texts["before"], texts["after"],
    )  # fmt: skip
