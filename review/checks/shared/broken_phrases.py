"""Commas and semicolons behind a word that ends no phrase: "im, Garten", "в, маленькой", "sobre la, historia".

A language's file lists such words (`phrase-never-last`, counted by scripts/list_phrase_words.py): prepositions and
articles. Behind them, and behind "and" and "or", a mark only begins an aside, which another one ends, or parts a list.
"""

from __future__ import annotations

import re
from functools import lru_cache

from review.checks.shared.clauses_parted import is_adverb
from review.checks.views import SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_re
from review.text.function_words import closed_classes, little_words
from review.text.language import conjunctions_of, locale_of
from review.text.normalize import fold
from review.text.word_pairs import has_word_pairs

__all__ = ["breaks_phrase"]

#: An aside has so many words at most.
_ASIDE = 9
_SENTENCE_END = lazy_re(r"[.!?…](?=\s|$)")
_WORD = lazy_re(r"[^\W\d_]+")
_COMMAS = ",،;؛–—)"


def breaks_phrase(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a mark (the groups "word", "marks", "gap" and "next") stands inside a phrase, where nothing is put in."""
    text, language = view.target.raw, view.target.language
    word, following = fold(match["word"]), fold(match["next"])
    joins = word in conjunctions_of(view.target.base)
    if not joins and has_word_pairs(view.target.base):
        return False  # looked down upon, which; what such a word may be is weighed there
    if match["marks"] not in ",،;؛" or not (joins or word in _never_last(language)) or match["gap"] != " ":
        return False
    if joins and is_adverb(match, view):
        return False  # or, rather, …
    if not match["word"].islower() and match["word"].upper() != match["word"].lower():
        return False  # the first word of a title, an abbreviation
    if len(following) < 2 or not following.isalpha() or following == word or following in _joining(language):
        return False
    if text[match.start() - 1 : match.start()] in tuple("'’-") or _is_listed_letter(match, text):
        return False
    if following in _never_last(language) and following not in _determiners(language):
        return False  # before, during and after
    if word in _determiners(language) and following in little_words(view.target.base) | _determiners(language):
        return False  # a pronoun: der, der; los, que
    return not _begins_aside(match, text)


def _begins_aside(match: re.Match[str], text: str) -> bool:
    rest = text[match.start("next") :]
    stop = _SENTENCE_END.search(rest)
    near = " ".join((rest[: stop.start()] if stop else rest).split()[:_ASIDE])
    return any(mark in near for mark in _COMMAS)


def _is_listed_letter(match: re.Match[str], text: str) -> bool:
    """Whether a word of one letter stands among letters: "the vowels a, e, i"."""
    if len(match["word"]) > 1:
        return False
    before = text[: match.start()].rstrip()
    return before.endswith((",", "،", "(", ":")) or not before


@lru_cache(maxsize=64)
def _never_last(language: str) -> frozenset[str]:
    return frozenset(map(fold, language_of(language).words.phrase_never_last))


@lru_cache(maxsize=64)
def _determiners(language: str) -> frozenset[str]:
    words, classes = language_of(language).words, closed_classes(language)
    return frozenset(map(fold, words.article)) | (classes.determiners if classes is not None else frozenset())


@lru_cache(maxsize=64)
def _joining(language: str) -> frozenset[str]:
    """What joins two words of a kind: CLDR's "and" and "or", and the file's conjunctions."""
    words, classes, locale = language_of(language).words, closed_classes(language), locale_of(language)
    patterns = locale.list_patterns.values() if locale is not None else ()
    listed = {fold(word) for pattern in patterns for shape in pattern.values() for word in _WORD.findall(shape)}
    return frozenset(map(fold, words.coordinating)) | listed | (classes.conjunctions if classes else frozenset())
