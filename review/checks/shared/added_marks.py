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
from review.text.function_words import begins_adverb, closed_classes
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
_LEAST = {",": 3.2, ";": 3.6, ":": 4.0}
#: What counts, with its weight for a comma, a semicolon and a colon. Attraction is `review.text.word_pairs`'.
EVIDENCE: dict[str, tuple[float, float, float]] = {
    "drawn": (1.80, 1.11, 1.19),
    "unknown": (-0.32, -0.19, -0.32),
    "drawn above 1": (0.76, -0.21, -0.20),
    "meet": (0.22, 0.90, 0.27),
    "begins sentences": (-0.64, -0.91, -0.95),
    "more pauses": (1.97, 1.25, 1.94),
    "no pause there": (0.22, 0.56, 0.31),
    "no such mark there": (0.91, 3.01, 3.36),
    "commas behind": (-0.49, -0.32, -0.60),
    "commas ahead": (-0.28, -0.43, -0.41),
    "comma near ahead": (0.35, 1.02, 1.07),
    "comma near behind": (0.15, 0.24, 0.43),
    "lower": (0.05, -0.02, -0.16),
    "next lower": (0.80, 0.34, 1.43),
    "names": (0.70, 0.53, -0.61),
    "first word": (-0.09, 1.21, -0.72),
    "early": (0.29, 0.76, 0.54),
    "last word": (0.91, 2.01, 1.33),
    "frequent": (0.09, -0.10, 0.04),
    "next frequent": (-0.09, -0.17, 0.02),
    "determiner": (5.20, 1.80, 2.09),
    "preposition": (3.38, 2.17, 1.93),
    "conjunction": (2.24, 2.83, 2.17),
    "auxiliary": (1.57, 1.51, 1.34),
    "next determiner": (-0.07, -0.76, -0.92),
    "next preposition": (0.98, 0.39, 0.22),
    "next auxiliary": (0.90, 1.20, 0.53),
    "pronoun": (0.43, -0.07, 0.22),
    "next pronoun": (-1.96, -2.20, -1.53),
    "next relative": (-1.48, 2.13, 2.16),
    "next coordinating": (-2.04, -2.14, -1.85),
    "next conjunction": (-0.34, -0.99, -1.03),
    "next gerund": (-1.00, -0.58, -0.19),
    "next past": (0.29, 1.33, 0.86),
    "quoted": (1.29, 3.26, -0.20),
    "next infinitive": (0.34, -0.01, 0.77),
}
_CONSTANT = {",": -2.04, ";": 1.09, ":": -1.16}


def added_marks(source: Surface, target: Surface) -> Iterator[re.Match[str]]:
    """The marks of a target (group "marks") that are one too many, with the words around them ("word" and "next")."""
    if not has_word_pairs(target.base) or source.rules.marks.no_full_stop or not target.raw.strip():
        return
    for match in joints(target):
        mark = match["marks"]
        if _is_aside(match, target) if mark == "," else target.raw.startswith(",", match.end()):
            continue  # ; therefore, …
        weights = (weight[list(MARKS).index(mark)] for weight in EVIDENCE.values())
        values = evidence(match, source, target)
        if _CONSTANT[mark] + sum(w * v for w, v in zip(weights, values, strict=True)) > _LEAST[mark]:
            yield match


def joints(target: Surface) -> Iterator[re.Match[str]]:
    """The places of a text where such a mark stands between two words."""
    return _JOINT.finditer(target.raw)


def _is_aside(match: re.Match[str], target: Surface) -> bool:
    """Whether a comma stands where one may stand for its own sake: behind a sentence's first word or before its last,
    before a quotation or an adverb of several words, between a word and itself (well, well), at an aside that begins
    or ends with it, before a question tag, behind a pronoun that is a conjunction as well (that) or an adverb that is a
    preposition as well (from now on, the …).
    """
    word, following, rules = fold(match["word"]), fold(match["next"]), target.rules
    before, after = _around(match, target.raw)
    if word == following or word in rules.gaps.licences or match["gap"] != " ":
        return True
    if not after.strip(" \"”’'") or not before.strip(" \"“‘'"):
        return True
    kind, behind = _classes(target.base).get(word, ""), _classes(target.base).get(following, "")
    if not kind and ("," in " ".join(before.split()[-_ASIDE:]) or "," in after):
        return True
    ahead, rest = before.split()[-1], after.split()
    if kind == "auxiliary" and (fold(ahead) in rules.gaps.licences or following in rules.words.article):
        return True  # that is, …; the bigger they are, the …
    if rest and following in rules.gaps.tags and fold(rest[0].strip("?")) in rules.gaps.pronouns:
        return True
    if kind == "preposition" and word not in rules.words.phrase_never_last and behind == "determiner":
        return True
    return begins_adverb(target.raw, match.start("next"), target.language)


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
    classes = closed_classes(base)
    conjunctions = classes.conjunctions if classes is not None else frozenset()
    lower, next_lower = match["word"].islower(), match["next"].islower()
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
    )  # fmt: skip


@lru_cache(maxsize=4)
def _classes(base: str) -> dict[str, str]:
    """The words of the closed classes, each with the first that it is in."""
    classes = closed_classes(base)
    if classes is None:
        return {}
    named = zip(("auxiliary", "conjunction", "preposition", "determiner"), reversed(classes), strict=True)
    return dict(chain.from_iterable(((word, name) for word in words) for name, words in named))
