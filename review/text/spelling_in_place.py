"""What a writer meant by a word that does not stand where it stands: "an he saw", "the pubic transport".

A slip may be a word itself. Then only its neighbours tell: the word meant stands beside them far more often. How much
that proves depends on how rare the word is, how long, and what the slip was: the odds are a logistic function, fitted
by scripts/fit_slips.py on public English prose (TABLE of the training data) with one slip in a sentence against the
sentences as they are.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from review.languages.language import language_of
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.neighbours import Neighbours
from review.text.said_words import is_said
from review.text.spelling import SpellingCorrection, corrections
from review.text.word_lists import is_listed
from review.text.word_pairs import START, fit, meet

__all__ = ["EVIDENCE", "LEAST_GAIN", "Meant", "evidence", "kind_of_word", "meant_in_place"]

#: What counts, in the order of the weights below.
EVIDENCE = (
    "gain", "gain above 3", "other", "written", "written above 3", "written above 4", "meets before", "meets after",
    "other meets both", "other meets one", "missing", "swapped", "extra", "2 letters", "3 letters", "4 letters",
    "5 letters", "no word before", "no word behind", "mark behind", "forms",
)  # fmt: skip


class Meant(NamedTuple):
    """The word that was meant, and whether its neighbours leave no doubt, as they do not of "he wa greeted"."""

    correction: SpellingCorrection
    certain: bool


class _Odds(NamedTuple):
    """Weights of EVIDENCE, the constant, and the logarithm of the odds above which a word is a slip."""

    weights: tuple[float, ...]
    constant: float
    least: float


#: By what a word is: one that a dictionary has, one of the language's short words, or none.
_ODDS = {
    "listed": _Odds((1.22, -0.27, 0.75, -1.7, 1.55, -0.9, -0.71, -0.6, 0.21, -0.23, 2.8, 2.0, -0.04,
                     0, 3.37, 2.22, 1.16, 0.3, 0.75, 0.77, -0.21), -5.24, 2.7),
    "short": _Odds((1.47, -0.01, 0.29, 1.79, 1.79, -4.98, -0.33, -0.86, 0.18, -0.37, 2.78, 3.2, -0.02,
                    -2.81, 2.81, 0, 0, -0.05, 0.47, -0.89, 0), -8.31, 3.2),
    "unlisted": _Odds((0.78, -0.4, 1.08, -2.15, 2.26, -2.92, -0.23, -1.65, -0.26, -0.35, 1.95, 1.25, 0.16,
                       5.64, 4.79, 2.71, 1.55, -0.39, 0.51, 0.41, -0.33), -2.16, 4.0),
}  # fmt: skip
#: So much better the word meant must fit at least, as a power of ten.
LEAST_GAIN = 0.8
#: The same for a rare word that is used (Zipf) somewhere.
_RARE_GAIN, _RARE, _SHORT_GAIN, _USED = 3.3, 2.5, 2.95, 2.0
#: A word this frequent (Zipf) that is known beside a neighbour is right.
_COMMON = 5.0
#: One of the few hundred words that stand in every text (Zipf).
_EVERYDAY = 5.5
#: What it is worth that the source says the word, and how much better (a power of ten) that must fit all the same.
_SOURCE, _TOLD_GAIN = 2.5, 1.5
#: So far above the least odds nothing else comes into question.
_NO_DOUBT = 1.5
#: Words so short have no forms that look like slips of each other.
_SHORT = 3
#: Letters that make another form of a word when they are added: work, works, worked, bigger, windy, taken.
_ENDINGS = frozenset("sdryn")


def meant_in_place(place: Neighbours, base: str, source: Text | None = None, said: Container[str] = ()) -> Meant | None:
    """The word one slip away that fits far better between the two neighbours, None where there is none; where it has a
    letter more and is what the `source` says, and neither the word is that nor another one of those that are `said`, it
    need not fit as much better.
    """
    before, word, after = place.before, place.key, place.after
    at_home = meet(before, word, base) + meet(word, after, base)
    if at_home == 2 or word in _pronouns(base):
        return None
    told_alone = at_home == 1 and frequency(word, base) >= _COMMON
    if told_alone and (source is None or frequency(word, base) >= _EVERYDAY):
        return None
    others = corrections(word, base)
    if not others:  # nearly all long words
        return None
    odds = _ODDS[kind_of_word(word, base)]
    least = _least_gain(word, base)
    mine, best, most = fit(before, word, after, base), None, odds.least
    for correction in others:
        gain = fit(before, correction.word, after, base) - mine
        by_chance = correction.slip in ("wrong", "extra") or not _is_at_home(place, correction.word, base)
        if gain < LEAST_GAIN or (gain < least and by_chance):
            continue
        found = odds.constant + sum(
            weight * value for weight, value in zip(odds.weights, evidence(place, correction, gain, base), strict=True)
        )
        if most - _SOURCE <= found and (found <= most or told_alone):
            if gain < _TOLD_GAIN or correction.word in said or not _is_told(word, correction, base, source):
                continue
            found += _SOURCE
        if found > most:
            best, most = correction, found
    if best is None:
        return None
    everyday = best.frequency >= _EVERYDAY and best.slip == "missing"
    return Meant(best, everyday and (most >= odds.least + _NO_DOUBT or _is_at_home(place, best.word, base)))


def _is_told(word: str, other: SpellingCorrection, base: str, source: Text | None) -> bool:
    """Whether a source says the word that lacks no letter, by the dictionaries, and not the word as it is."""
    if source is None or other.slip != "missing":
        return False
    return is_said(other.word, base, source) and not is_said(word, base, source)


def _least_gain(word: str, base: str) -> float:
    """How much better another word must fit that is not known beside both neighbours: a rare word of a dictionary
    (rial) has few neighbours itself, and a short one that people use may be a name or a command (sed).
    """
    kind, written = kind_of_word(word, base), frequency(word, base)
    if kind == "listed":
        return _RARE_GAIN if written < _RARE else LEAST_GAIN
    used = kind == "unlisted" and len(word) <= _SHORT and written >= _USED
    return _SHORT_GAIN if used else LEAST_GAIN


def _is_at_home(place: Neighbours, word: str, base: str) -> bool:
    """Whether a word is known beside both neighbours of a place."""
    return meet(place.before, word, base) and meet(word, place.after, base)


@lru_cache(maxsize=32768)
def kind_of_word(word: str, base: str) -> str:
    """What a folded word is in a language: "listed" in a dictionary, "short" for a short word of its own, or
    "unlisted".
    """
    if is_listed(word, base):
        return "listed"
    return "short" if word in language_of(base).spelling.short_words else "unlisted"


def evidence(place: Neighbours, other: SpellingCorrection, gain: float, base: str) -> tuple[float, ...]:
    """EVIDENCE that another word was meant in a place, which fits there better by `gain` (a power of ten)."""
    before, word, after = place.before, place.key, place.after
    written = frequency(word, base)
    known = meet(before, other.word, base) + meet(other.word, after, base)
    return (
        gain, max(0.0, gain - 3), other.frequency, written, max(0.0, written - 3), max(0.0, written - 4),
        meet(before, word, base), meet(word, after, base), known == 2, known > 0,
        other.slip == "missing", other.slip == "swapped", other.slip == "extra",
        len(word) == 2, len(word) == 3, len(word) == 4, len(word) == 5,
        before == "", after == "", after == START, _are_forms(word, other.word),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _pronouns(base: str) -> frozenset[str]:
    """Words that `pronoun-form` judges; our and your differ by a letter, and either may stand in most places."""
    return frozenset(form for row in language_of(base).words.pronoun_forms for form in row.split())


def _are_forms(word: str, other: str) -> bool:
    """Whether two words differ at their ends alone, as forms of one word do; so do slips, but then nobody can tell."""
    short, long = sorted((word, other), key=len)
    if len(word) <= _SHORT:
        return False
    if len(short) == len(long):
        return short[:-1] == long[:-1]
    return long.startswith(short) and (short == other or long[-1] in _ENDINGS)
