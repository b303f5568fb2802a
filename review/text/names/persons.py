"""A person of the source who is another one in the translation: Щербаков and Ivanov, López and Gomez.

One name alone without a trace is often no loss: the translation has a pronoun, a title, an unusual spelling. Where each
side has just one name, of one capitalised word or of several in a row, that the other cannot account for, the one
stands in the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, is_function_word
from review.text.names.find import is_ordinary
from review.text.names.given_names import has_form_of
from review.text.names.known_names import names_its_city
from review.text.names.loss import Loss
from review.text.names.title_case import is_title_case
from review.text.names.translated import ends_as_adjective, is_translated_name
from review.text.names.word_traces import is_latin, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import Token

__all__ = ["replaced"]

_LATIN = lazy_regex(r"\p{Latin}")
#: A shorter word is too often an abbreviation, a particle or a syllable.
_SHORTEST = 4
#: A word so frequent (Zipf) begins a sentence and is no name.
_FREQUENT = 4.5


def replaced(source: Text, target: Text) -> tuple[Loss, Loss] | None:
    """The one name of each side that the other side has no trace of; None where there are none or more.

    Only between languages that write names with capitals, whole, and other nouns without.
    """
    for text in (source, target):
        traits = text.rules.traits
        if not is_cased(text.base) or traits.capital_nouns or traits.syllables or is_title_case(text):
            return None
    ours = _whole(source, target)
    if len(ours) != 1:
        return None
    theirs = _whole(target, source)
    return (ours[0], theirs[0]) if len(theirs) == 1 else None


def _whole(text: Text, other: Text) -> list[Loss]:
    """The names without a trace, a first name and what follows it as one."""
    names: list[Loss] = []
    for loss in _unaccounted(text, other):
        if names and text.raw[names[-1].end : loss.start] == " ":
            start = names[-1].start
            names[-1] = Loss(start, loss.end, text.raw[start : loss.end])
        else:
            names.append(loss)
    return names


def _unaccounted(text: Text, other: Text) -> Iterator[Loss]:
    seen: set[str] = set()
    heard, keys = None, other.known_keys if is_latin(other) else frozenset()
    respelled = is_respelled(text, other)
    for token in text.words:
        if token.key in seen or not _may_be_a_person(token, text):
            continue
        seen.add(token.key)
        if ascii_key(token.text) in keys and _LATIN.match(token.text):
            continue  # the very word, as nearly always
        heard = heard or _without_first_words(other)
        if leaves_trace(token.text, heard, respelled) or has_form_of(token.text, other):
            continue
        if not names_its_city(token.text, text, other):
            yield Loss(token.start, token.end, token.text)


def _without_first_words(text: Text) -> Text:
    """The text, in which words that only begin a sentence have no capital: a name sounds like one of them by chance."""
    raw = text.raw
    for token in text.words:
        if token.start in text.sentence_starts and frequency(token.key, text.language) >= _FREQUENT:
            raw = raw[: token.start] + raw[token.start].lower() + raw[token.start + 1 :]
    return Text(raw, text.language, text.hidden) if len(raw) == len(text.raw) and raw != text.raw else text


def _may_be_a_person(token: Token, text: Text) -> bool:
    word = token.text
    if not word[0].isupper() or word.isupper() or len(word) < _SHORTEST or not word.isalpha():
        return False
    if token.start in text.sentence_starts or token.start in text.place_offsets:
        return False
    if text.raw[token.start - 1 : token.start] == "#" or is_function_word(token.key, text.language):
        return False
    if is_translated_name(token.key, text.language) or is_translated_name(token.key, LINGUA_FRANCA):
        return False
    return not is_ordinary(token.key, text.language) if _LATIN.match(word) else not ends_as_adjective(token.key)
