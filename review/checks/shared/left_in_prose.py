"""Words of the source that were left in a text of prose: "La vecchia staircase era piena di polvere".

Translators keep words as terms and as fashion: proxy, newsletter, leggings. Those are said in many languages. A word
that is one language's alone was left, a rare one of English or between scripts, an everyday one else, as what is cooked
is kept; but in a text with code, where any may be a term, and where it comes back in another paragraph, it was kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from review.checks.shared.enclosed import is_enclosed
from review.checks.shared.kept_money import is_kept_money
from review.checks.shared.kept_names import is_kept_name
from review.checks.shared.latin_words import without_particle
from review.checks.views import DocumentView, SegmentView, of_document
from review.languages.language import LINGUA_FRANCA, language_of
from review.text.analysis import Text
from review.text.borrowed_words import is_borrowed
from review.text.function_words import closed_words
from review.text.international import is_alone, is_only_english, is_programming
from review.text.lexicon import frequency, has_large_lexicon, has_lexicon
from review.text.loan_words import is_loan_word
from review.text.names.find import is_ordinary
from review.text.scripts import scripts_of
from review.text.tokens import Token

__all__ = ["left_in_prose"]

#: So long a word is no abbreviation; in small letters, a word of English that everyone says.
_SHORTEST, _SHORTEST_ENGLISH = 4, 3
#: So frequent (Zipf) is a word that people say.
_SAID = 3.5
#: So long a word with the ending of a substance may be one, which chemists call so everywhere: caffeine, methanol.
_SUBSTANCE = 7
#: So many words around it are translated.
_TRANSLATED = 2
#: What stands behind a word of a sentence.
_PAUSES = ".,;!?"
#: What code and commands are set in.
_LITERAL = "`'\"“‘«"


def left_in_prose(view: SegmentView, document: DocumentView) -> list[tuple[int, int]]:
    """Where such words stand in the target, as (start, end)."""
    if view.source.base == view.target.base or not view.paired or "LATIN" not in scripts_of(view.source.base):
        return []
    if view.source.base != LINGUA_FRANCA and not (
        has_large_lexicon(view.source.base) and has_lexicon(view.target.base)
    ):
        return []
    found = list(_words(view))
    if not found or _has_code(document):
        return []
    terms = _terms(document)
    return [(word.start, word.end) for word in found if word.key not in terms]


@of_document
def _has_code(document: DocumentView) -> bool:
    """Whether a document has code in it, or is a program's: what is left there may be a term."""
    return any(
        one.kind in ("code", "string")
        or "`" in one.text
        or any(own.kind in ("code", "placeholder") for own in one.protected)
        for view in document.segments
        for one in view.written.source
    )


@of_document
def _terms(document: DocumentView) -> frozenset[str]:
    """The words that more than one segment keeps."""
    kept = Counter(key for view in document.segments if view.paired for key in {word.key for word in _words(view)})
    return frozenset(key for key, times in kept.items() if times > 1)


def _words(view: SegmentView) -> Iterator[Token]:
    source, target = view.source, view.target
    theirs = {token.key for token in source.words}
    if source.base == LINGUA_FRANCA:
        theirs = _with_plurals(theirs)
    words, bare = target.words, [without_particle(word) for word in target.words]
    shared = {word.key for word in bare if word.key in theirs}
    if not shared or sum(word.key not in shared for word in bare) < _TRANSLATED:
        return
    plain = (token.key for token in source.words if _is_plain(token, source))
    keys = _with_plurals(plain) if source.base == LINGUA_FRANCA else set(plain)
    for at, word in enumerate(bare):
        if word.key not in keys or not (_is_plain(word, source) or _begins(word, target)):
            continue
        if not _is_left(word, source, target) or (len(word.text) < _SHORTEST and not _is_short_word(word, target)):
            continue
        if is_kept_money(word, source, target) or target.raw[word.start - 1 : word.start] == "/":
            continue  # USD/ounce
        if is_enclosed(word, target.raw) or any(f"{mark}{word.text}" in source.raw for mark in _LITERAL):
            continue
        beside = [words[near] for near in (at - 1, at + 1) if 0 <= near < len(words)]
        if not any(_belongs(word, other, view) for other in beside):
            yield word


def _with_plurals(keys: Iterable[str]) -> set[str]:
    """English words, and each with the ending of a plural, which loan words hardly take: shoes, of shoe."""
    ending = language_of(LINGUA_FRANCA).words.plural
    return {one for key in keys for one in (key, key + ending)}


def _is_left(word: Token, source: Text, target: Text) -> bool:
    """Whether a word is the source's language's alone. Into English other checks tell them, by its dictionary."""
    if source.base == LINGUA_FRANCA and is_only_english(word.key, target.base):
        return True
    if target.base == LINGUA_FRANCA or (source.base == LINGUA_FRANCA and "LATIN" in scripts_of(target.base)):
        return False
    if word.key in closed_words(target.base):
        return False
    return is_alone(word.key, source.base, target.base) and not is_loan_word(word.key, source.base, target.base)


def _is_short_word(word: Token, target: Text) -> bool:
    """Whether a word of a few letters stands alone, as no entity's or option's name (&amp;), is no dictionary's, and no
    unit behind a number (40 mph).
    """
    if target.raw[: word.start].rstrip()[-1:].isdigit():
        return False
    around = target.raw[max(0, word.start - 1) : word.start], target.raw[word.end : word.end + 1]
    alone = not around[0].strip() and (not around[1].strip() or around[1] in _PAUSES)
    return alone and word.text.islower() and not is_borrowed(word.key, target.base)


def _begins(word: Token, target: Text) -> bool:
    """Whether a word has its capital from the sentence that it begins."""
    return word.start in target.sentence_starts and word.text[0].isupper() and word.text[1:].islower()


def _is_plain(word: Token, source: Text) -> bool:
    """Whether a word is written as no name or abbreviation is, and is neither a substance's nor a program's word."""
    said = frequency(word.key, LINGUA_FRANCA) if source.base == LINGUA_FRANCA else 0.0
    shortest = _SHORTEST_ENGLISH if said >= _SAID and word.text.islower() else _SHORTEST
    if not word.text.isalpha() or len(word.text) < shortest or len(without_particle(word).text) < shortest:
        return False
    if source.base == LINGUA_FRANCA:
        if is_programming(word.key):
            return False
        if len(word.text) >= _SUBSTANCE and word.key.endswith(language_of(LINGUA_FRANCA).words.substances):
            return False
        return word.text.islower() and word.text.isascii()
    if word.text.islower():
        return True
    noun = source.rules.traits.capital_nouns and word.text[0].isupper() and word.text[1:].islower()
    return noun and is_ordinary(word.key, source.base) and not is_kept_name(word.text, source)


def _belongs(word: Token, other: Token, view: SegmentView) -> bool:
    """Whether a word beside it stands there in the source too and is no word of that kind: happy ending."""
    between = view.target.raw[min(word.start, other.start) : max(word.end, other.end)]
    kept = not between.isdigit() and re.search(rf"(?<!\w){re.escape(between)}(?!\w)", view.source.raw) is not None
    return kept and not _is_left(other, view.source, view.target)
