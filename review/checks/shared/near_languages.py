"""How much of what two languages say is written alike: Danish and Bokmål, Indonesian and Malay, Croatian and Serbian.

Between them a sentence may be the same in both, which between others is one that was left.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from review.checks.views import DocumentView, SegmentView, of_document
from review.languages.language import LINGUA_FRANCA
from review.text.language import base_language, detect
from review.text.lexicon import frequency, has_lexicon, words_by_frequency
from review.text.normalize import fold

__all__ = ["are_near", "is_alike", "is_english", "same_sentences", "shared_words"]

#: The most frequent words of a language, and how much rarer (Zipf) one may be in the other that has it, too.
_WORDS, _RARER = 2000, 0.7
#: What is known beforehand counts as much as so many words of the document.
_WORTH = 20
#: So improbable it is by chance that a sentence is the same in both where it was left.
_CHANCE = 0.01
#: Two languages that share so much of what they say have many a word in common that no list of words knows.
_NEAR = 0.45
#: How sure it is that a stretch is English.
_SURE = 0.9


@of_document
def shared_words(document: DocumentView) -> float:
    """The share of a translation's words in small letters that stand in their source, too, at most 1: as often as in
    the document, without its segments and sentences that are the source's, and as frequency lists of both have it.
    """
    known = _known(base_language(document.source_language), base_language(document.target_language))
    shared, words = 0, 0
    for view in document.segments:
        if not view.paired or fold(view.source.raw) == fold(view.target.raw):
            continue
        theirs = {token.key for token in view.source.words}
        left = same_sentences(view)
        own = [
            token.key
            for token in view.target.words
            if token.text.islower() and not any(start <= token.start < end for start, end in left)
        ]
        words += len(own)
        shared += sum(key in theirs for key in own)
    return (known * _WORTH + shared) / (_WORTH + words)


def same_sentences(view: SegmentView) -> list[tuple[int, int]]:
    """Where in the target, as (start, end), sentences stand that the source has word for word."""
    theirs = {fold(view.source.raw[one.start : one.end]) for one in view.source.sentences}
    return [(start, end) for start, end in view.target.sentences if fold(view.target.raw[start:end]) in theirs]


def is_alike(words: int, share: float) -> bool:
    """Whether a sentence of so many words may well be the same in two languages that share so many of theirs."""
    return share**words > _CHANCE


def are_near(document: DocumentView) -> bool:
    """Whether a word that stands on both sides may well be one of either language."""
    known = _known(base_language(document.source_language), base_language(document.target_language))
    return max(known, shared_words(document)) >= _NEAR


def is_english(stretch: str, source_language: str) -> bool:
    """Whether a stretch of a text in another language is English rather than that."""
    if base_language(source_language) == LINGUA_FRANCA:
        return False
    language, probability = detect(stretch)
    return language == LINGUA_FRANCA and probability >= _SURE


@lru_cache(maxsize=64)
def _known(source: str, target: str) -> float:
    """The share of what is said in a language by words that the other says nearly as often; 0 without lists."""
    if not (has_lexicon(source) and has_lexicon(target)):
        return 0.0
    said = shared = 0.0
    for word, _ in islice(words_by_frequency(source), _WORDS):
        often = frequency(word, source)
        if word.isalpha():
            said += 10**often
            shared += 10**often if frequency(word, target) >= often - _RARER else 0.0
    return shared / said if said else 0.0
