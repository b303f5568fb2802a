"""Commas, semicolons and colons between two words of a sentence that no writer put there: "was, born", "town; is".

Whether a mark may stand between two words is weighed: by how much they are drawn to each other, by their classes, by
the marks around it, and by whether the translation has more of them than its source. The odds are a logistic function,
fitted by scripts/fit_marks.py on public English prose with translations into eight languages, with a mark more in a
sentence against the marks that are there. Only languages with a table of pairs of words are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from review.checks.shared.pauses import pauses
from review.lazy_patterns import lazy_re
from review.text.function_words import begins_adverb, closed_classes, little_words
from review.text.lexicon import frequency
from review.text.normalize import fold
from review.text.surface import Surface
from review.text.word_pairs import START, attraction, has_word_pairs, meet

__all__ = ["EVIDENCE", "MARKS", "added_marks", "evidence", "joints"]

#: A word, a mark, and the next word.
_JOINT = lazy_re(r"(?<![\w@/.&#'’-])(?P<word>[^\W_]+(?:['’][a-z]+)?)(?P<marks>[,;:])(?P<gap> [(\"“]?)(?P<next>[^\W_]+)")
#: The marks that are judged, and what each is in any script.
MARKS = {",": ",，、،", ";": ";；؛", ":": ":：·"}
_SENTENCE_END = lazy_re(r"[.!?](?=\s|$)")
_APOSTROPHES = str.maketrans({"'": None, "’": None})
#: So many words before and behind are near, so many at most make a difference, and so many begin a sentence.
_NEAR, _MOST, _EARLY = 4, 3, 3
#: An aside that a comma ends has so many words.
_ASIDE = 7
#: The logarithm of the odds above which a mark is one too many, by mark.
_LEAST = {",": 3.4, ";": 3.6, ":": 4.0}
#: The same where a comma often stands for its own sake.
_LEAST_IN_ASIDE = 4.3
#: The same where the source has nothing that such a mark may stand for.
_LEAST_OF_NONE = {";": 2.4, ":": 2.0}
#: The same above which a clause or an aside that may begin with the mark makes no difference.
_CERTAIN = 4.6
#: What may become a semicolon or colon: one of these, a dash, and the end of a sentence.
_STANDS_FOR = lazy_re(r"[;；؛:：·—–―]|(?<!\w)-|--|-(?!\w)")
#: What counts, with its weight for a comma, a semicolon and a colon. Attraction is `review.text.word_pairs`'.
EVIDENCE: dict[str, tuple[float, float, float]] = {
    "drawn": (1.78, 1.09, 1.24),
    "unknown": (-0.31, -0.11, -0.28),
    "drawn above 1": (0.81, -0.20, -0.27),
    "meet": (0.23, 0.98, 0.27),
    "begins sentences": (-0.58, -0.88, -0.95),
    "more pauses": (2.07, 1.29, 1.98),
    "no pause there": (0.18, 0.54, 0.29),
    "no such mark there": (0.96, 2.99, 3.34),
    "commas behind": (-0.34, -0.07, -0.49),
    "commas ahead": (-0.24, -0.41, -0.38),
    "comma near ahead": (0.26, 1.06, 1.15),
    "comma near behind": (0.18, 0.39, 0.51),
    "lower": (0.02, -0.04, -0.20),
    "next lower": (0.72, 0.22, 1.40),
    "names": (0.55, 0.41, -0.65),
    "first word": (-0.10, 1.24, -0.76),
    "early": (0.26, 0.78, 0.56),
    "last word": (0.85, 1.97, 1.17),
    "frequent": (0.11, -0.08, 0.05),
    "next frequent": (-0.09, -0.17, 0.04),
    "determiner": (5.31, 2.01, 2.23),
    "preposition": (3.54, 2.28, 2.30),
    "conjunction": (1.73, 2.71, 2.23),
    "auxiliary": (1.39, 1.21, 1.38),
    "next determiner": (-0.01, -0.78, -0.95),
    "next preposition": (1.06, 0.38, 0.19),
    "next auxiliary": (0.87, 1.22, 0.48),
    "pronoun": (0.53, -0.11, 0.26),
    "next pronoun": (-1.89, -2.26, -1.56),
    "next relative": (-1.52, 2.10, 2.10),
    "next coordinating": (-2.13, -2.14, -1.87),
    "next conjunction": (-0.33, -1.00, -1.07),
    "next gerund": (-1.04, -0.57, -0.21),
    "next past": (0.29, 1.31, 0.85),
    "quoted": (1.32, 3.20, -0.51),
    "next infinitive": (0.24, -0.03, 0.79),
    "last comma, preposition": (-0.02, 0.25, -0.44),
    "last comma, conjunction": (1.31, 1.01, 0.27),
    "last comma, auxiliary": (0.63, 1.10, 0.13),
    "last comma, other": (0.23, 0.53, 0.27),
    "last comma, drawn": (0.01, 0.00, -0.07),
    "pauses beyond one more": (-0.40, -0.12, -0.14),
    "next adverb": (-2.70, -0.18, 0.71),
}
_CONSTANT = {",": -2.29, ";": 0.56, ":": -1.49}


def added_marks(source: Surface, target: Surface) -> Iterator[tuple[re.Match[str], bool]]:
    """The marks of a target (group "marks") that are one too many, with the words around them ("word" and "next"), and
    whether that is all but certain.
    """
    if not has_word_pairs(target.base) or source.rules.marks.no_full_stop or not target.raw.strip():
        return
    none = _has_none(source, target)
    for match in joints(target):
        mark = match["marks"]
        aside = _aside(match, target) if mark == "," else None
        if aside == "always":
            continue
        weights = (weight[list(MARKS).index(mark)] for weight in EVIDENCE.values())
        values = evidence(match, source, target)
        odds = _CONSTANT[mark] + sum(w * v for w, v in zip(weights, values, strict=True))
        least = _LEAST[mark] if aside is None else _LEAST_IN_ASIDE
        if mark == ";" and len(source.sentences) > len(target.sentences):
            least = _CERTAIN
        elif none and mark != "," and not _begins_clause(match, source, target):
            least = _LEAST_OF_NONE[mark]
        if odds > least:
            yield match, odds > _CERTAIN


def _has_none(source: Surface, target: Surface) -> bool:
    """Whether a source has nothing that a semicolon or a colon of its translation may stand for, no sentence either."""
    return _STANDS_FOR.search(source.raw) is None and len(source.sentences) <= len(target.sentences)


def _begins_clause(match: re.Match[str], source: Surface, target: Surface) -> bool:
    """Whether what stands behind a semicolon or colon may be a clause of its own: it begins with a conjunction, or with
    a little word and has a verb or its subject; any clause where the source has a mark for this one.
    """
    rules, classes, following = target.rules, closed_classes(target.base), fold(match["next"])
    if classes is None or match["gap"] != " ":
        return True
    if following in rules.words.coordinating | (classes.conjunctions - rules.words.that):
        return True
    if match["marks"] == ":" and pauses(target.raw) > pauses(source.raw):
        return following in rules.words.that
    if following.endswith(rules.gaps.gerund or ("\0",)):
        return False
    rest = {fold(word) for word in _around(match, target.raw)[1].split()} | {following}
    begins = little_words(target.base) - rules.words.that | rules.gaps.pronouns | rules.gaps.notes
    begins |= rules.word_order.free_adverbs
    more = pauses(target.raw) > pauses(source.raw)
    return (following in begins or not more) and not rest.isdisjoint(classes.auxiliaries | rules.gaps.pronouns)


def joints(target: Surface) -> Iterator[re.Match[str]]:
    """The places of a text where such a mark stands between two words, of which the second may stand at another."""
    position = 0
    while (match := _JOINT.search(target.raw, position)) is not None:
        position = match.end("marks")
        yield match


def _aside(match: re.Match[str], target: Surface) -> str | None:
    """Whether a comma stands where one may stand for its own sake ("always"): behind a sentence's first word, before a
    quotation or an adverb of several words, between a word and itself (well, well), before a question tag, behind a
    pronoun that is a conjunction as well (that) or an adverb that is a preposition as well (from now on, the …); or
    where one often does ("often"): before a plain word that is the sentence's last, or before a preposition where
    another comma begins or ends an aside there.
    """
    word, following, rules = fold(match["word"]), fold(match["next"]), target.rules
    before, after = _around(match, target.raw)
    if word == following or word in rules.gaps.licences or match["gap"] != " ":
        return "always"
    if not before.strip(" \"“‘'"):
        return "always"
    kind, behind = _classes(target.base).get(word, ""), _classes(target.base).get(following, "")
    if begins_adverb(target.raw, match.start("next"), target.language):
        return "always"
    if not after.strip(" \"”’'"):
        adverb = following.endswith(rules.word_order.adverb_endings) or following in rules.word_order.free_adverbs
        plain = match["next"].islower() and match["word"].islower() and following not in little_words(target.base)
        return "often" if plain and not adverb else "always"
    if not kind and ("," in " ".join(before.split()[-_ASIDE:]) or "," in after):
        return "often" if behind == "preposition" and following not in rules.gaps.infinitive else "always"
    ahead, rest = before.split()[-1], after.split()
    if kind == "auxiliary" and (fold(ahead) in rules.gaps.licences or following in rules.words.article):
        return "always"  # that is, …; the bigger they are, the …
    if rest and following in rules.gaps.tags and fold(rest[0].strip("?")) in rules.gaps.pronouns:
        return "always"
    if kind == "preposition" and word not in rules.words.phrase_never_last and behind == "determiner":
        return "always"
    return None


def _around(match: re.Match[str], text: str) -> tuple[str, str]:
    """What the sentence has before the first word and behind the second."""
    ahead, behind = text[: match.start()], text[match.end() :]
    ends = [end.end() for end in _SENTENCE_END.finditer(ahead)]
    stop = _SENTENCE_END.search(behind)
    return ahead[ends[-1] :] if ends else ahead, behind[: stop.start()] if stop else behind


def evidence(match: re.Match[str], source: Surface, target: Surface) -> tuple[float, ...]:
    """The values of EVIDENCE for a match of `joints`."""
    base, mark = target.base, match["marks"]
    word, following = fold(match["word"]).translate(_APOSTROPHES), fold(match["next"])
    drawn, begins = attraction(word, following, base), attraction(START, following, base) or 0.0
    ours, theirs = pauses(target.raw), pauses(source.raw)
    before, after = _around(match, target.raw)
    first, second = _classes(base).get(word, ""), _classes(base).get(following, "")
    rules = target.rules
    if not first and word in rules.words.seldom_last and match["word"].islower():
        first = "auxiliary"  # be, will, can
    classes = closed_classes(base)
    conjunctions = classes.conjunctions if classes is not None else frozenset()
    lower, next_lower = match["word"].islower(), match["next"].islower()
    closed = "," not in after
    return (
        drawn or 0.0, drawn is None, max(0.0, (drawn or 0.0) - 1), meet(word, following, base), begins,
        ours > theirs, theirs == 0, not any(sign in source.raw for sign in MARKS[mark]),
        min(_MOST, after.count(",")), min(_MOST, before.count(",")),
        "," in " ".join(before.split()[-_NEAR:]), "," in " ".join(after.split()[:_NEAR]),
        lower, next_lower, not lower and not next_lower,
        len(before.split()) <= 1, len(before.split()) <= _EARLY, len(after.split()) <= 1,
        frequency(word, base), frequency(following, base),
        first == "determiner", first == "preposition", first == "conjunction", first == "auxiliary",
        second == "determiner", second == "preposition", second == "auxiliary",
        word in rules.gaps.pronouns, following in rules.gaps.pronouns, following in rules.gaps.relative,
        following in rules.words.coordinating, following in conjunctions - rules.words.coordinating,
        following.endswith(rules.gaps.gerund), following.endswith(rules.gaps.past_ending),
        len(match["gap"]) > 1, following in rules.gaps.infinitive,
        *(closed and first == kind for kind in ("preposition", "conjunction", "auxiliary", "")),
        closed and (drawn or 0.0), min(_MOST, max(0, ours - theirs - 1)),
        begins_adverb(target.raw, match.start("next"), target.language),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _classes(base: str) -> dict[str, str]:
    """The words of the closed classes, each with the first that it is in."""
    classes = closed_classes(base)
    if classes is None:
        return {}
    named = zip(("auxiliary", "conjunction", "preposition", "determiner"), reversed(classes), strict=True)
    return dict(chain.from_iterable(((word, name) for word in words) for name, words in named))
