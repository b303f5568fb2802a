"""How much two texts negate, where both do: a translation that negates more often than its source and its source's
hints together can account for.

A word like "only" or "different" may become a negation. Where the translation has such words as well, they have become
these: what then is left on the source's side is all that can stand behind a negation more. Where it has more of them
than the source, they answer something else, and account for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.language import alternatives_of, conjunctions_of
from review.text.negation_words import NegationPatterns
from review.text.weak_negation import weak_negation_of

__all__ = ["lost_beside", "one_lost", "one_too_many", "without"]

Span = tuple[int, int]
#: What stands before and behind a negation that is no clause's: no, thank you.
_BEGINS, _ENDS = lazy_regex(r"(?<![^,.!?;:\s]\s{0,2})"), lazy_regex(r"\s{0,2}(?:[,.!?;:]|$)")
#: Within so many characters two markers of a source negate once; of a translation, of which less is said so, even if
#: they stand in one clause.
_NEXT, _CLAUSE = 12, 24
#: So that each counts.
_EACH = -1
#: Characters of a text of which it is no longer sure what answers what.
_LONG = 250
#: Shares of two texts by which what answers each other may be apart.
_APART = 0.5


class _Counts(NamedTuple):
    """What negates in a text: explicit markers; what else does (without, unable) or does in another language (not yet,
    not all, no better than); and what might (only, refuse).
    """

    markers: list[Span]
    others: list[Span]
    hints: list[Span]


def _counts(text: str, negation: NegationPatterns, within: int, *, additive: bool = True) -> _Counts:
    """Markers so many characters from each other count once: ne … pas. `additive`: "not only" may negate."""
    unsure, weak = negation.idiom_spans(text, additive=additive), weak_negation_of(negation.language).either
    text = negation.without_idioms(text)
    if weak is not None:
        unsure += [match.span() for match in weak.finditer(text)]
    unsure += negation.asking_spans(text)
    explicit = sorted(_apart(list(negation.explicit_spans(text)), unsure))
    others = unsure + _apart(negation.other_spans(text), [*explicit, *unsure])
    hints = _apart([match.span() for match in negation.implied.finditer(text)], [*explicit, *others])
    hints = [one for one in hints if not negation.is_licensed(text, one, explicit)]
    return _Counts(negation.apart(text, explicit, within), others, hints)


def _apart(spans: list[Span], taken: list[Span]) -> list[Span]:
    """Those of the spans that overlap none that is taken."""
    return [one for one in spans if not any(one[0] < end and start < one[1] for start, end in taken)]


def one_too_many(source: str, target: str, of_source: NegationPatterns, of_target: NegationPatterns) -> Span | None:
    """The marker of a folded translation that nothing in the folded source accounts for, None where all may be.

    Of several the one that stands farthest from where the source negates.
    """
    ours = _counts(target, of_target, _CLAUSE)
    within = _EACH if of_source.runs_on else _NEXT  # those of parts of words negate no clause twice
    theirs = _counts(source, of_source, within, additive=of_target.may_say_also(target))
    # what a prefix negates (inevitable, unsolicited) another language negates by a word
    sure = [span for span in theirs.hints if source.startswith(of_source.words.prefixes, span[0])]
    left = _unanswered(
        _places([span for span in theirs.hints if span not in sure], source), _places(ours.hints, target)
    )
    before, after = _excepted(source, theirs.others, of_source), _excepted(target, ours.others, of_target)
    others = len(theirs.others) - min(before, after)  # what both do without
    if len(ours.markers) <= len(theirs.markers) + others + len(sure) + left:
        return None
    negated = _places([*theirs.markers, *theirs.others, *sure], source)
    places = zip(_places(ours.markers, target), ours.markers, strict=True)
    return max(places, key=lambda one: min((abs(one[0] - place) for place in negated), default=0))[1]


def _excepted(text: str, spans: list[Span], negation: NegationPatterns) -> int:
    """How many of the spans of a folded text make an exception: without, unless."""
    return len(set(spans).intersection(negation.exceptions(text)))


def lost_beside(source: str, target: str, of_source: NegationPatterns, of_target: NegationPatterns) -> Span | None:
    """The only marker of a folded source outside its exceptions (without, unless, if not), where all that negates in
    the folded translation are exceptions, as many at most as the source makes: they are what they were, and the marker
    is lost. None where it may be kept.
    """
    before, after = of_source.exceptions(source), of_target.exceptions(target)
    source, target = without(source, before), without(target, after)
    ours, theirs = _counts(source, of_source, _CLAUSE), _counts(target, of_target, _NEXT)
    if len(ours.markers) != 1 or theirs.markers:
        return None
    if theirs.others or theirs.hints or not 0 < len(after) <= len(before):
        return None
    return ours.markers[0]


def one_lost(source: str, target: str, of_source: NegationPatterns, of_target: NegationPatterns) -> Span | None:
    """A marker of a folded source that negates in several clauses, where the folded translation negates in fewer, and
    nothing else in it can stand for the rest; None where all may be kept. Of several the one that stands farthest from
    where the translation negates.

    One negation of two things that are alternatives (not a or b) is that of both.
    """
    if len(source) > _LONG or not all(language_of(side.language).negation.counts for side in (of_source, of_target)):
        return None
    first = list(_first_of_clauses(source, of_source))
    if len(first) < 2 or any(word in target.split() for word in alternatives_of(of_target.language)):
        return None
    if of_target.allows_only(target) or of_target.says_all(target):
        return None  # not if not: only if; none that does not: all
    ours, theirs = _counts(source, of_source, _NEXT), _counts(target, of_target, _EACH)
    left = _unanswered(_places(theirs.hints, target), _places(ours.hints, source))
    if len(first) <= len(theirs.markers) + len(theirs.others) + left:
        return None
    negated = _places([*theirs.markers, *theirs.others], target)
    return max(first, key=lambda span: min((abs(span[0] / len(source) - one) for one in negated), default=0))


def _first_of_clauses(text: str, negation: NegationPatterns) -> Iterator[Span]:
    """The first marker of each clause of a folded text that negates."""
    unsure = negation.idiom_spans(text)
    text = negation.without_idioms(text)
    markers = sorted(_apart(list(negation.explicit_spans(text)), unsure))
    for before, marker in zip((None, *markers), markers, strict=False):
        if _BEGINS.match(text, marker[0]) is not None and _ENDS.match(text, marker[1]) is not None:
            continue
        if before is None or _joint(negation.language).search(text, before[1], max(before[1], marker[0])) is not None:
            yield marker


@lru_cache(maxsize=64)
def _joint(language: str) -> regex.Pattern[str]:
    """What parts clauses: a mark, and, or."""
    words = "|".join(map(regex.escape, sorted(conjunctions_of(language))))
    marks = r"[,;:.!?()\n،؛؟।]"
    return regex.compile(rf"{marks}|(?<!\p{{L}})(?:{words})(?!\p{{L}})" if words else marks)


def without(text: str, spans: list[Span]) -> str:
    """A text with these spans blanked out, offsets kept."""
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _places(spans: list[Span], text: str) -> list[float]:
    """Where spans begin, as shares of the text."""
    return [start / max(1, len(text)) for start, _ in spans]


def _unanswered(theirs: list[float], ours: list[float]) -> int:
    """How many hints of the source no hint of the translation answers that stands about where it does."""
    if len(ours) > len(theirs):
        return len(theirs)
    free, left = list(ours), 0
    for place in theirs:
        near = min(free, key=lambda other: abs(other - place), default=None)
        if near is None or abs(near - place) > _APART:
            left += 1
        else:
            free.remove(near)
    return left
