"""A word stands twice in a row: "in the the city".

Triggers on two equal neighbouring words, case ignored, with nothing but white space between them, where the source has
no such pair of its own. The suggestion keeps the first.

Leaves alone: pairs that the source has too (names such as Duran Duran, reduplication that was carried over), pairs that
are ordinary in the language ("had had", "that that", Vietnamese and Indonesian reduplication), numbers, and words
with punctuation or a sentence end between them.

Flagged: `He said that the the talks were over.` — `the the`.
Not flagged: `She had had enough.`

False alarms: see docs/checks.md for the share measured on clean translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check, DocumentView, Hit, SegmentView
from review.text.tokens import Token

__all__ = ["CHECK"]

#: Words that may follow themselves, by base language.
_ORDINARY: dict[str, frozenset[str]] = {
    "en": frozenset(
        ("had", "that", "is", "do", "very", "so", "long", "bye", "ha", "no", "yes", "there", "now", "blah")
    ),
    "de": frozenset(("die", "der", "das", "sie", "sehr")),
    "fr": frozenset(("nous", "vous", "très")),
}
#: Languages in which doubling a word is grammar.
_REDUPLICATING = frozenset(("vi", "id", "ms", "zh", "ja", "th", "lo", "km", "tl", "hi", "bn", "ta", "te", "ko", "tr"))


def _pairs(tokens: tuple[Token, ...], text: str) -> Iterator[tuple[Token, Token]]:
    for first, second in zip(tokens, tokens[1:], strict=False):
        if first.kind == second.kind == "word" and first.key == second.key and text[first.end : second.start].isspace():
            yield first, second


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    target = view.target
    if target.base in _REDUPLICATING:
        return
    ordinary = _ORDINARY.get(target.base, frozenset())
    carried = {first.key for first, _ in _pairs(view.source.tokens, view.source.raw)}
    for first, second in _pairs(target.tokens, target.raw):
        if first.key in ordinary or first.key in carried:
            continue
        yield view.hit(
            "target",
            first.start,
            second.end,
            f"“{first.text}” stands twice in a row",
            suggestion=target.raw[first.start : first.end],
        )


CHECK = Check(
    code="repeated-word",
    category="Linguistic conventions/Grammar",
    severity="minor",
    page=__doc__,
    segment=find,
)
