"""Sentences that ask: by their mark, or by how a language asks without one."""

from __future__ import annotations

from functools import lru_cache

import regex

from review.text.analysis import Text
from review.text.modal_words import is_request

__all__ = ["is_question", "is_request_of"]


def is_question(written: str, text: Text) -> bool:
    """Whether the end of a text, or of a part of it, asks whatever mark it ends with: か。"""
    marks = text.rules.marks
    if marks.question_within and marks.question_within in written[written.rstrip("։:. \n").rfind("։") + 1 :]:
        return True
    asking = marks.asking
    return bool(asking) and _asking(asking).search(written[-12:]) is not None


def is_request_of(text: Text, at: int) -> bool:
    """Whether the sentence of a text that holds an offset asks somebody for something, which is a question in one
    language and an order in another: could you wait, bitte warten Sie.
    """
    return any(
        one.start <= at < one.end and is_request(text.raw[one.start : one.end], text.base) for one in text.sentences
    )


@lru_cache(maxsize=16)
def _asking(endings: tuple[str, ...]) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(endings)})[。．.។။]?[」』”\"'）)]*\s*$")
