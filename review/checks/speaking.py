"""Who speaks where several checks mark one place: one fault is told once, by the check that knows most of it.

A check in SPEAKS_FOR silences those behind it where their spans overlap on one side of a segment, or where the one's
span overlaps the other's twin; every check does so with SPEAKS_LAST. Between checks that are not listed for each other
both speak: they tell two things.
"""

from __future__ import annotations

from collections.abc import Mapping

from review.checks.check import Check, Hit
from review.model import Span

__all__ = ["SPEAKS_FOR", "SPEAKS_LAST", "told_once"]

#: A model that cannot say why it doubts: whatever else is said of the place is said instead.
SPEAKS_LAST = "meaning"

#: Check → those that it speaks for: they would tell the same fault with less to say about it.
SPEAKS_FOR: Mapping[str, frozenset[str]] = {
    code: frozenset(others.split())
    for code, others in {
        # What a whole paragraph is: nothing in it is told one by one.
        "language": "untranslated names spelling glued-words acronyms article pronoun-form word-order negation numbers",
        "duplicate": "addition addition-model repetition inconsistent shifted",
        "shifted": "unrelated names numbers dates acronyms addition omission addition-model omission-model negation",
        "unrelated": "names numbers number-format dates units acronyms negation omission omission-model addition url"
        " addition-model quotes end-punctuation spelling inconsistent sentence-case truncated byline untranslated",
        "lost-accents": "spelling glued-words word-order untranslated repeated-word",
        "untranslated": "unchanged names spelling addition addition-model glued-words acronyms article sentence-case",
        "boilerplate": "addition addition-model names numbers",
        "repetition": "repeated-word addition addition-model",
        # What a stretch is: the reading with a meaning of its own before the plain one.
        "caption": "names acronyms untranslated",
        "byline": "names acronyms",
        "url": "names numbers untranslated",
        "acronyms": "names placeholders",
        "terminology": "names inconsistent",
        "dates": "numbers number-format",
        "units": "numbers",
        "number-format": "numbers",
        "encoding": "spelling glued-words stray-punctuation",
        "names": "spelling",
        "pronoun-form": "word-order spelling",
        "spelling": "word-order",
        "line-breaks": "whitespace",
        "plurals": "omission",
        "omission": "omission-model negation end-punctuation",
        "addition": "addition-model",
        "truncated": "end-punctuation omission",
        "placeholders": "numbers names untranslated spelling units url negation",
        "empty-slot": "stray-punctuation spacing quotes brackets",
    }.items()
}


def told_once(found: Mapping[tuple[str, Hit], Check]) -> dict[tuple[str, Hit], Check]:
    """What was found, by code and hit, without what another check speaks for. A neutral finding speaks for none."""
    louder: dict[int, list[tuple[str, Hit]]] = {}
    for (code, hit), check in found.items():
        if code != SPEAKS_LAST and (hit.severity or check.severity) != "neutral":
            louder.setdefault(hit.segment, []).append((code, hit))
    return {
        (code, hit): check
        for (code, hit), check in found.items()
        if not any(_silences(other, code) and _same_place(hit, one) for other, one in louder.get(hit.segment, ()))
    }


def _silences(other: str, code: str) -> bool:
    return code == SPEAKS_LAST or code in SPEAKS_FOR.get(other, ())


def _same_place(one: Hit, other: Hit) -> bool:
    spans = (other.span,) if other.twin is None else (other.span, other.twin)
    return any(_overlap(one.span, span) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.side == other.side and one.start < other.end and other.start < one.end
