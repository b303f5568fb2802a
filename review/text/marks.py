"""Punctuation of all languages: which marks end a sentence and of what kind, which open and which close."""

from __future__ import annotations

from typing import Literal, NamedTuple
from unicodedata import category

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex

__all__ = [
    "ALL_QUOTES",
    "CLOSING",
    "OPENING",
    "PAUSES",
    "FinalMark",
    "MarkKind",
    "final_mark",
    "mark_for",
]

MarkKind = Literal["full stop", "question mark", "exclamation mark", "ellipsis", "colon", "semicolon", "comma", "dash"]

_KINDS: dict[str, MarkKind] = {
    **dict.fromkeys(".。．｡।॥།༎۔։።။។᙮᠃︒|", "full stop"),
    **dict.fromkeys("?？؟՞⁇⁈፧\u037e", "question mark"),
    **dict.fromkeys("!！՜⁉‼", "exclamation mark"),
    **dict.fromkeys("…⋯", "ellipsis"),
    **dict.fromkeys(":：፡", "colon"),
    **dict.fromkeys(";；؛", "semicolon"),
    **dict.fromkeys(",，、،､", "comma"),
    **dict.fromkeys("—–", "dash"),
}
#: Marks at which a sentence or a clause ends; a dash may stand within a word or a range.
PAUSES = frozenset(mark for mark, kind in _KINDS.items() if kind != "dash")
#: Opening and closing marks that a final mark may hide behind; straight quotes are both.
OPENING = frozenset("([{（［｛【〔〖〈《「『“„‟‘‚‛«‹\"'")
CLOSING = frozenset(")]}）］｝】〕〗〉》」』”“’‘»«›‹\"'″")
ALL_QUOTES = frozenset('“”„‟«»「」『』〝〞〟"')

#: A quotation mark that came out as its HTML entity.
_ENTITY = lazy_regex(r"&(?:quot|apos|#0?39|#34|[rl][sd]quo|[rl]aquo);$")


class FinalMark(NamedTuple):
    """The mark `text[start:end]` that ends a text; `marks` is all of a group such as "?!" or "..."."""

    kind: MarkKind
    start: int
    end: int
    marks: str


def mark_for(kind: MarkKind, base: str) -> str:
    """How a language (base tag) writes a kind of mark."""
    marks = language_of(base).marks
    own: dict[MarkKind, str] = {
        "full stop": marks.full_stop, "question mark": marks.question_mark, "exclamation mark": marks.exclamation_mark,
        "ellipsis": "…", "colon": marks.colon, "semicolon": marks.semicolon, "comma": marks.comma, "dash": "–",
    }  # fmt: skip
    return own[kind]


def final_mark(text: str, base: str) -> FinalMark | None:
    """The mark that a text in a language (base tag) ends with; closing quotes and brackets are looked through.

    In a group such as "?!" the question mark counts; three dots are an ellipsis. A colon or dash is one only where
    it is the very last character that is seen: behind it spaces and marks of direction (U+200F) may stand.
    """
    end = len(text)
    while end:
        if text[end - 1] in CLOSING or not _is_seen(text[end - 1]):
            end -= 1
        elif text[end - 1] == ";" and (entity := _ENTITY.search(text, max(end - 8, 0), end)):
            end = entity.start()
        else:
            break
    start, asks = end, language_of(base).marks.question_mark
    kinds: list[MarkKind] = []
    while start and (kind := _KINDS.get(text[start - 1])) is not None:
        kinds.append("question mark" if text[start - 1] == asks else kind)
        start -= 1
    if not kinds:
        return None
    marks = text[start:end]
    if kinds[-1] == "dash" or (kinds[0] in ("colon", "dash") and any(map(_is_seen, text[end:]))):
        return None
    for kind in ("question mark", "exclamation mark"):
        if kind in kinds:
            return FinalMark(kind, start, end, marks)
    if "ellipsis" in kinds or marks.count(".") >= 2 or marks.count("。") >= 2:
        return FinalMark("ellipsis", start, end, marks)
    return FinalMark(kinds[0], start, end, marks)


def _is_seen(character: str) -> bool:
    return not character.isspace() and category(character) != "Cf"
