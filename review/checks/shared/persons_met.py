"""Persons of a document whose surname is a word as well: where it speaks of Donald Trump, its Trump is no triumph.

A capital alone does not tell such a name from a word (West, Young, King), so that `names` keeps silent on it. A given
name before it does, and the document that says it alone afterwards, as no word is: without an article, in mid-sentence.
What a translator made a word of (Sterling: libra esterlina) has left no trace in the translation.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.names.apostrophes import without_ending
from review.text.names.left_out import has_trace
from review.text.names.loss import Loss
from review.text.names.person_names import is_usual_given, is_usual_surname
from review.text.names.title_case import is_title_case
from review.text.names.translated import is_translated_name
from review.text.normalize import fold
from review.text.scripts import is_cased
from review.text.tokens import Token

__all__ = ["lost_persons"]

_WRITTEN = lazy_regex(r"\p{Lu}\p{Ll}{3,}")


def lost_persons(view: SegmentView, document: DocumentView) -> Iterator[tuple[Loss, Loss | None]]:
    """The surnames of the source without a trace in the translation; with each what stands there in its place, where
    the given name before it was kept and a word with a capital follows that one.
    """
    source, target = view.source, view.target
    if not is_cased(target.base) or is_title_case(source) or is_title_case(target):
        return
    for at, token in enumerate(source.words):
        word = without_ending(token.text)
        if _WRITTEN.fullmatch(word) is None or not _may_be_surname(token, word, source):
            continue
        given = _given_before(at, source)
        if not (given or _is_alone(at, source)) or has_trace(word, source, target):
            continue
        if fold(word) not in _surnames(document):  # asked last: on the desk the document is in a database
            continue
        yield Loss(token.start, token.start + len(word), word), _put(given, target) if given else None


@of_document
def _surnames(document: DocumentView) -> frozenset[str]:
    """The surnames (keys) that the source has behind a given name, and elsewhere alone."""
    named, alone = set[str](), set[str]()
    for view in document.segments:
        source = view.source
        if not view.paired or not is_cased(source.base) or source.rules.traits.syllables or is_title_case(source):
            continue
        for at, token in enumerate(source.words):
            word = without_ending(token.text)
            if _WRITTEN.fullmatch(word) is None or not _may_be_surname(token, word, source):
                continue
            if _given_before(at, source):
                named.add(fold(word))
            elif token.start not in source.sentence_starts and _is_alone(at, source):
                alone.add(fold(word))
    return frozenset(named & alone)


def _may_be_surname(token: Token, word: str, text: Text) -> bool:
    key = fold(word)
    if text.rules.traits.capital_nouns and not is_usual_surname(word):
        return False
    return not (
        token.start in text.place_offsets
        or is_function_word(key, text.language)
        or is_translated_name(key, text.language)
    )


def _given_before(at: int, text: Text) -> Token | None:
    """The given name right before a word that is the last of its name."""
    words = text.words
    if not at or _is_name_of(words[at], words[at + 1 : at + 2], text):
        return None
    before = words[at - 1]
    known = _WRITTEN.fullmatch(before.text) is not None and before.start not in text.place_offsets
    if is_function_word(before.key, text.language):  # "Allen Benutzern" is all users in German
        return None
    return before if known and text.raw[before.end : words[at].start] == " " and is_usual_given(before.text) else None


def _is_alone(at: int, text: Text) -> bool:
    """Whether a word has a capital, and neither an article nor other words with one beside it."""
    words = text.words
    token = words[at]
    if _WRITTEN.fullmatch(without_ending(token.text)) is None or _is_name_of(token, words[at + 1 : at + 2], text):
        return False
    before = words[at - 1] if at and token.start not in text.sentence_starts else None
    if before is None:
        return False
    beside = text.raw[before.end : token.start] == " "
    return before.text.islower() and not (beside and before.key in text.rules.words.determiner)


def _is_name_of(token: Token, behind: tuple[Token, ...], text: Text) -> bool:
    """Whether a word with a capital goes on with another: Trump Tower, West Virginia."""
    return any(text.raw[token.end : one.start] in (" ", "-") and one.text[0].isupper() for one in behind)


def _put(given: Token, target: Text) -> Loss | None:
    """The word with a capital right behind a given name of the translation."""
    for one, behind in zip(target.words, target.words[1:], strict=False):
        if one.key == given.key and target.raw[one.end : behind.start] == " " and _WRITTEN.fullmatch(behind.text):
            return Loss(behind.start, behind.end, behind.text)
    return None
