"""Phrases that a translation keeps as what a thing is called: tortilla de patatas, coq au vin, imam bayıldı.

A translator keeps such a phrase whole, from its first noun to its last, in a sentence that is translated otherwise.
What a machine left is as often a piece of one: it begins or ends with a little word, or has a verb's (was opened by).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from review.checks.shared.word_forms import is_form
from review.checks.views import SegmentView
from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.text.function_words import little_words
from review.text.lexicon import frequency, is_function_word
from review.text.tokens import Token
from review.text.word_lists import has_word_list, is_listed

__all__ = ["kept_phrase"]

#: A name of a thing has at most so many words, and the sentence around it at least so many.
_LONGEST, _AROUND = 6, 2
#: A word from this frequency (Zipf) on is none that a thing is called by: much, many, more.
_SAID_ALWAYS = 5.8
#: Words of this frequency and more are what a machine may have left by mistake.
_EVERYDAY = 4.0


def kept_phrase(view: SegmentView, start: int, end: int) -> str | None:
    """What a stretch of the target that stands in the source as well may be: "joined" where it is a part or the whole
    of nouns that a preposition or "and" joins, "rare" where they stand side by side and one is no everyday word,
    "plain" where all are, None for anything else.
    """
    words = _whole(view, start, end)
    # Vietnamese writes a word of two syllables as two
    least = 3 if view.source.rules.traits.syllables else 2
    if not least <= len(words) <= _LONGEST or len(view.target.words) - len(words) < _AROUND:
        return None
    language = view.source.base
    first, last, inner = words[0], words[-1], words[1:-1]
    if any(_is_little(word, language) or frequency(word.key, language) >= _SAID_ALWAYS for word in (first, last)):
        return None
    small = [word for word in inner if _is_little(word, language)]
    elided = any(re.split("['’]", word.key)[0] in _elided(language) for word in words if not word.key.isalpha())
    if not small and elided:
        return "joined"
    if not small:
        rare = view.source.base != LINGUA_FRANCA and any(frequency(word.key, language) < _EVERYDAY for word in words)
        return ("rare" if rare else "plain") if len(words) <= least + 1 else None
    if view.source.base == LINGUA_FRANCA:
        return None  # what is left of English is more often a piece of a sentence
    joined = all(_is_joint(word, before, language) for before, word in pairwise(words) if word in small)
    return "joined" if joined else None


def _whole(view: SegmentView, start: int, end: int) -> list[Token]:
    """The words of a stretch and those beside it that stand beside it in the source too, without little words at
    either end that the stretch itself has not.
    """
    words = view.target.words
    first = bisect_left(words, start, key=lambda word: word.start)
    last = bisect_left(words, end, key=lambda word: word.start) - 1
    if last < first:
        return []
    from_here, to_there = first, last
    while from_here and last - from_here < _LONGEST and _stands(from_here - 1, to_there, view):
        before = words[from_here - 1]
        if _is_translated(before, view) or (before.text[0].isupper() and words[first].text.islower()):
            break  # a name before it is its subject: Alcaraz perdió
        from_here -= 1
    while to_there + 1 < len(words) and to_there - from_here < _LONGEST and _stands(from_here, to_there + 1, view):
        after = words[to_there + 1]
        if _is_translated(after, view):
            break
        if view.source.rules.traits.capital_nouns and words[last].text.islower() and after.text[0].isupper():
            break  # nor is one behind a verb
        to_there += 1
    if not _stands(from_here, to_there, view):
        return []
    while from_here < first and _is_little(words[from_here], view.source.base):
        from_here += 1
    while to_there > last and _is_little(words[to_there], view.source.base):
        to_there -= 1
    return list(words[from_here : to_there + 1])


def _is_translated(word: Token, view: SegmentView) -> bool:
    """Whether a word is the translation's own, though one of the source is like it: final beside finale."""
    base = view.target.base
    known = is_listed(word.key, base) if has_word_list(base) else frequency(word.key, base) > 0.0
    if any(word.key == other.key for other in view.source.words) or not known:
        return False
    return frequency(word.key, view.source.base) < frequency(word.key, view.target.base)


def _stands(first: int, last: int, view: SegmentView) -> bool:
    """Whether words of the target, by their numbers, stand side by side in the source, in whatever form."""
    ours, theirs = view.target.words[first : last + 1], view.source.words
    if any(mark in view.target.raw[ours[0].start : ours[-1].end] for mark in ",.;:!?()\n"):
        return False
    return any(
        all(is_form(word.key, other.key) for word, other in zip(ours, theirs[at:], strict=False))
        for at in range(len(theirs) - len(ours) + 1)
    )


@lru_cache(maxsize=16)
def _elided(language: str) -> frozenset[str]:
    """What joins nouns, as it is written before a vowel: d'."""
    return frozenset(word[:-1] for word in language_of(language).words.joins if len(word) > 1)


def _is_little(word: Token, language: str) -> bool:
    return (
        is_function_word(word.key, language)
        or word.key in little_words(language)
        or word.key in language_of(language).words.joins
    )


def _is_joint(word: Token, before: Token, language: str) -> bool:
    """Whether a little word joins nouns, or is the article behind one that does (a la plancha)."""
    words = language_of(language).words
    articles = words.determiner | language_of(EVERYWHERE).names.particles
    return word.key in words.joins or (before.key in words.joins and word.key in articles)
