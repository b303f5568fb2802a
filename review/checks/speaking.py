"""Who speaks where several checks mark one place: one fault is told once, by the check that knows most of it.

A check in SPEAKS_FOR silences those behind it where their spans overlap on one side of a segment, or where the one's
span overlaps the other's twin; every check does so with SPEAKS_LAST. Between checks that are not listed for each other
both speak: they tell two things.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate

from review.checks.check import Check
from review.checks.hit import Hit
from review.model import SEVERITIES, Severity, Side, Span

__all__ = ["SPEAKS_FOR", "SPEAKS_FOR_AROUND", "SPEAKS_FOR_WITHIN", "SPEAKS_LAST", "told_once"]

#: A model that cannot say why it doubts: whatever else is said of the place is said instead.
SPEAKS_LAST = "meaning"

#: Check → those that it speaks for: they would tell the same fault with less to say about it.
SPEAKS_FOR: Mapping[str, frozenset[str]] = {
    code: frozenset(others.split())
    for code, others in {
        # What a whole paragraph is: nothing in it is told one by one.
        "language": "unrelated untranslated names spelling glued-words acronyms article pronoun-form word-order"
        " negation numbers",
        "duplicate": "addition addition-model repetition inconsistent shifted unrelated truncated end-punctuation names"
        " numbers dates units acronyms negation opposite omission omission-model conjunction",
        "shifted": "unrelated names numbers dates acronyms addition omission addition-model omission-model negation"
        " placeholders tags url whitespace markup end-punctuation untranslated truncated caption byline conjunction"
        " opposite tense units",
        "unrelated": "names numbers number-format dates units acronyms negation omission omission-model addition url"
        " addition-model quotes end-punctuation spelling inconsistent sentence-case truncated byline untranslated"
        " caption conjunction opposite",
        "lost-accents": "unrelated spelling glued-words word-order untranslated repeated-word",
        "untranslated": "unchanged names spelling addition addition-model glued-words acronyms article sentence-case",
        "boilerplate": "addition addition-model names numbers",
        "repetition": "repeated-word addition addition-model negation opposite caption names numbers omission"
        " omission-model",
        # What a stretch is: the reading with a meaning of its own before the plain one.
        "caption": "names acronyms untranslated",
        "byline": "names acronyms",
        "url": "names numbers untranslated",
        "acronyms": "names placeholders",
        "terminology": "names inconsistent",
        "dates": "numbers number-format worse",
        "units": "numbers worse",
        "numbers": "worse",
        "number-format": "numbers worse",
        "encoding": "spelling glued-words stray-punctuation",
        "names": "spelling",
        "pronoun-form": "word-order spelling",
        "spelling": "word-order",
        "line-breaks": "whitespace",
        "plurals": "omission",
        "omission": "omission-model negation end-punctuation url caption names numbers dates",
        "addition": "addition-model",
        "truncated": "end-punctuation omission omission-model negation opposite names numbers dates",
        "end-punctuation": "stray-punctuation",
        "placeholders": "numbers names untranslated spelling units url negation",
        "empty-slot": "stray-punctuation spacing quotes brackets numbers",
    }.items()
}

#: Check → those that it speaks for where all that they mark lies in what it marks, and it is no less severe: a year
#: that changed in the source since is one that the translation has otherwise.
SPEAKS_FOR_WITHIN: Mapping[str, frozenset[str]] = {
    code: frozenset(("stale",))
    for code in ("dates", "numbers", "units", "names", "url", "markup", "negation", "opposite", "acronyms")
}

#: Check → the one that it speaks for where it is graver and what it marks lies within what that one marks: it knows
#: which of these sentences it is.
SPEAKS_FOR_AROUND: Mapping[str, str] = {"omission-model": "omission", "addition-model": "addition"}


def told_once(found: Mapping[tuple[str, Hit], Check]) -> dict[tuple[str, Hit], Check]:
    """What was found, by code and hit, without what another check speaks for. A neutral finding speaks for none."""
    found = _without_around(_without_within(found))
    louder: dict[tuple[int, str, Side], list[Span]] = {}
    for (code, hit), check in found.items():
        if code != SPEAKS_LAST and (hit.severity or check.severity) != "neutral":
            for span in (hit.span,) if hit.twin is None else (hit.span, hit.twin):
                louder.setdefault((hit.segment, code, span.side), []).append(span)
    told = {place: _Stretches(spans) for place, spans in louder.items()}
    codes = {code for code, _ in found}
    before = {code: [other for other in codes if _silences(other, code)] for code in codes}
    return {
        (code, hit): check
        for (code, hit), check in found.items()
        if not any(
            (others := told.get((hit.segment, other, hit.span.side))) is not None and others.meet(hit.span)
            for other in before[code]
        )
    }


def _without_within(found: Mapping[tuple[str, Hit], Check]) -> Mapping[tuple[str, Hit], Check]:
    """The hits without those that lie in what a check marks that speaks for them there."""
    quiet = frozenset().union(*SPEAKS_FOR_WITHIN.values())
    if not any(code in quiet for code, _ in found):
        return found
    louder: dict[tuple[int, Side], list[tuple[str, Span, int]]] = {}
    for (code, hit), check in found.items():
        if code in SPEAKS_FOR_WITHIN:
            for span in (hit.span,) if hit.twin is None else (hit.span, hit.twin):
                louder.setdefault((hit.segment, span.side), []).append((code, span, _rank(hit, check)))

    def is_told(code: str, hit: Hit, check: Check) -> bool:
        return any(
            code in SPEAKS_FOR_WITHIN[other]
            and span.start <= hit.span.start < hit.span.end <= span.end
            and rank >= _rank(hit, check)
            for other, span, rank in louder.get((hit.segment, hit.span.side), ())
        )

    return {item: check for item, check in found.items() if item[0] not in quiet or not is_told(*item, check)}


def _without_around(found: Mapping[tuple[str, Hit], Check]) -> Mapping[tuple[str, Hit], Check]:
    """The hits without those around what a check marks that speaks for them there."""
    nearer: dict[tuple[int, str], list[tuple[Span, int]]] = {}
    for (code, hit), check in found.items():
        if code in SPEAKS_FOR_AROUND:
            nearer.setdefault((hit.segment, SPEAKS_FOR_AROUND[code]), []).append((hit.span, _rank(hit, check)))
    return {
        (code, hit): check
        for (code, hit), check in found.items()
        if not any(
            span.side == hit.span.side
            and hit.span.start <= span.start
            and span.end <= hit.span.end
            and rank > _rank(hit, check)
            for span, rank in nearer.get((hit.segment, code), ())
        )
    }


def _rank(hit: Hit, check: Check) -> int:
    severity: Severity = hit.severity or check.severity
    return SEVERITIES.index(severity)


def _silences(other: str, code: str) -> bool:
    return code == SPEAKS_LAST or code in SPEAKS_FOR.get(other, ())


class _Stretches:
    """Spans of one side of a segment, asked whether any has a place in common with another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        #: The furthest end of the spans up to each.
        self._ends = list(accumulate((end for _, end in ordered), max))

    def meet(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)  # those that begin before it ends
        return before > 0 and self._ends[before - 1] > span.start
