"""One or two letters that stand as a word and are none: "s well as", "set a timer n your phone"."""

from __future__ import annotations

from review.checks.views import SegmentView
from review.text.tokens import Token

__all__ = ["is_no_word"]


def is_no_word(view: SegmentView, words: tuple[Token, ...], at: int) -> bool:
    """Whether one or two lower-case letters of an English text are no word, label, unit or symbol."""
    token, text, labels = words[at], view.target.raw, view.target.rules.spelling.labels
    if not token.text.isascii() or not token.text.islower() or not token.text.isalpha():
        return False
    if token.start == 0 or text[token.start - 1] != " " or (text[token.end : token.end + 1] or ".") not in " ,.":
        return False
    if text[token.end : token.end + 1] == "." and token.end + 1 < len(text):
        return False  # an abbreviation
    previous = words[at - 1] if at else None
    following = words[at + 1] if at + 1 < len(words) else None
    if previous is not None and text[previous.end : token.start] == ", ":
        return _stands_alone(token, following, view)
    if previous is None or previous.end != token.start - 1:
        return False
    if token.text == "i":
        label = previous.key in labels and previous.key not in ("and", "or", "to")
        return text[token.end : token.end + 1] == " " and text != text.lower() and not label
    between = following is not None and len(token.text) == 2 and following.text.islower()
    if previous.key in labels or not (
        previous.text.islower()
        or previous.start in view.target.sentence_starts
        or (between and previous.text.istitle())
    ):
        return False
    if any(token.key == word.key for word in view.source.words):
        return False
    return len(token.text) == 2 or following is None or following.text.islower()


def _stands_alone(token: Token, following: Token | None, view: SegmentView) -> bool:
    """Whether a lone letter behind a comma is the only one of its text, and no item of a list: ", s well as"."""
    if len(token.text) > 1 or following is None or not following.text.islower() or len(following.text) == 1:
        return False
    if following.start != token.end + 1 or following.key in view.target.rules.spelling.labels:
        return False
    words = view.target.words
    return sum(len(word.text) == 1 and word.text.isalpha() and word.key != "a" for word in words) == 1 and not any(
        token.key == word.key for word in view.source.words
    )
