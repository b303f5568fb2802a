"""A person who keeps one name and gets another beside it: Jan Nowak as Jan Kowalski, Szabó Katalin as Katalin Fekete.

A name that both sides have says that they speak of one person, or that a translator put the surname of another. Where
what stands beside it on either side has no trace on the other, it is the latter: a name in another form, order or case
has one, and one that is left out has nothing in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.apostrophes import without_ending
from review.text.names.cities import names_same_city
from review.text.names.find import Name, is_ordinary
from review.text.names.given_names import has_form_of
from review.text.names.heard import SURE
from review.text.names.loss import Loss
from review.text.names.sounds import alike, row_of, weight
from review.text.names.title_case import is_title_case
from review.text.names.translated import is_translated_name
from review.text.names.word_traces import RESEMBLES, is_respelled, leaves_trace
from review.text.normalize import ascii_key
from review.text.scripts import is_cased

__all__ = ["replaced_beside"]

_LATIN = lazy_regex(r"\p{Latin}")
#: A word of a name: where it is, and as written.
_Word = tuple[int, int, str]
_Twin = tuple[Loss, Loss]

#: So much alike (0 to 100) two words sound that are one name, and the sounds it has at least.
_SAME, _SOUNDS = 85.0, 1.5
#: So many letters begin a name that has other endings, of at most so many letters.
_STEM, _ENDING = 3, 3
#: So many letters at the end are a family's, and the fewest before them; so much alike these are one.
_FAMILY, _HEAD, _UNLIKE = 3, 2, 50.0
#: A word so frequent (Zipf) begins a sentence, and a name does not.
_FREQUENT = 4.5
#: A shorter word is too often an abbreviation or a particle.
_SHORTEST = 4


def replaced_beside(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """What stands beside the same name on either side, and is nowhere on the other; between languages with capitals."""
    if not all(any(len(name.words) > 1 for name in text.names) for text in (source, target)):
        return
    for text in (source, target):
        if not is_cased(text.base) or text.rules.traits.syllables or is_title_case(text):
            return
    if not (has_large_lexicon(source.language) or has_large_lexicon(target.language)):
        return
    theirs = [words for name in target.names if len(words := _words(name, target)) > 1]
    for name in source.names if theirs else ():
        ours = _words(name, source)
        pairs = (_beside(ours, words, source, target) for words in theirs) if len(ours) > 1 else ()
        found = next(filter(None, pairs), None)
        if found is not None:
            yield found


def _words(name: Name, text: Text) -> list[_Word]:
    return [(start, end, without_ending(text.raw[start:end])) for start, end in name.words]


def _beside(ours: list[_Word], theirs: list[_Word], source: Text, target: Text) -> tuple[Loss, Loss] | None:
    for at, one in enumerate(ours):
        for there, other in enumerate(theirs):
            if not (_is_name(one[2], source) or _is_name(other[2], target)) or not _is_same(one[2], other[2]):
                continue
            found = _next_to(ours, at, theirs, there, source, target)
            if found is not None:
                return found
    return None


def _next_to(ours: list[_Word], at: int, theirs: list[_Word], there: int, source: Text, target: Text) -> _Twin | None:
    """The words right beside the names at `at` and `there` that have no trace on the other side."""
    same = [ours[at][:2]], [theirs[there][:2]]
    for lost in _neighbours(ours, at, source):
        for put in _neighbours(theirs, there, target):
            one, other = ours[lost], theirs[put]
            if not (_is_name(one[2], source) or _is_name(other[2], target)) or not _is_another(one[2], other[2]):
                continue
            if _has_trace(one[2], source, target, [*same[1], other[:2]]):
                continue
            if not _has_trace(other[2], target, source, [*same[0], one[:2]]):
                return Loss(*one), Loss(*other)
    return None


def _neighbours(words: list[_Word], at: int, text: Text) -> Iterator[int]:
    """The word behind a name, then the one before it, where it may be one, too. Behind a name any word with a capital
    is one (Kowalski is a word of Polish alone), before it may be a title, if surnames do not come first.
    """
    for near in (at + 1, at - 1):
        if 0 <= near < len(words) and len(words[near][2]) >= _SHORTEST and _may_be_a_name(words[near][2], text):
            begins = words[near][0] in text.sentence_starts and _is_frequent(words[near][2], text)
            first = text.rules.names.surname_first and not begins
            if near > at or first or _is_name(words[near][2], text):
                yield near


def _is_frequent(word: str, text: Text) -> bool:
    """Whether a word is so frequent that a sentence rather begins with it than with a surname (Tegnap Gergely …)."""
    return frequency(word.casefold(), text.language) >= _FREQUENT


def _is_another(one: str, other: str) -> bool:
    """Whether two words are different names, also where an ending of families makes them alike (-sson, -escu)."""
    first, second = ascii_key(one), ascii_key(other)
    latin = _LATIN.match(one) is not None and _LATIN.match(other) is not None
    shared = next((at for at, (a, b) in enumerate(zip(first[::-1], second[::-1], strict=False)) if a != b), 0)
    heads = first[: len(first) - shared], second[: len(second) - shared]
    if shared >= _FAMILY and min(map(len, heads)) >= _HEAD:
        return _begins_otherwise(*heads, latin) and ratio(*heads) < _UNLIKE
    spelled = ratio(first, second)
    if latin and spelled < _UNLIKE and _begins_otherwise(first, second, latin):
        return True
    return max(alike([one], [other]), alike([other], [one])) < SURE and spelled < RESEMBLES


def _begins_otherwise(one: str, other: str, latin: bool) -> bool:
    """Whether what two words begin with cannot be the same sound, or, unless both are in Latin letters, a near one
    (Τζόνσον, Johnson); of two vowels that is not known.
    """
    first, second = (row_of(word)[:1] if row_of(word[0]) else () for word in (one, other))
    if not (first and second):
        return bool(first or second)
    return not (first[0].own if latin else first[0].own | first[0].near) & second[0].own


def _is_name(word: str, text: Text) -> bool:
    return _may_be_a_name(word, text) and not is_ordinary(word.casefold(), text.language)


def _may_be_a_name(word: str, text: Text) -> bool:
    translated = any(is_translated_name(word.casefold(), language) for language in (text.language, LINGUA_FRANCA))
    return word.isalpha() and not word.isupper() and not translated


def _has_trace(word: str, text: Text, other: Text, taken: list[tuple[int, int]]) -> bool:
    """Whether the other text has a word, apart from what is taken and from its places."""
    if ascii_key(word) in other.word_keys or has_form_of(word, other) or names_same_city(word, other):
        return True
    raw = other.raw
    for start, end in (*taken, *((place.start, place.end) for place in other.places)):
        raw = raw[:start] + " " * (end - start) + raw[end:]
    return leaves_trace(word, Text(raw, other.language, other.hidden), is_respelled(text, other))


def _is_same(one: str, other: str) -> bool:
    """Whether two words are one name, perhaps in another case or script."""
    first, second = ascii_key(one), ascii_key(other)
    pairs = zip(first, second, strict=False)
    shared = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
    if shared >= _STEM and max(len(first), len(second)) - shared <= _ENDING:
        return True
    if min(weight([one]), weight([other])) < _SOUNDS:
        return first == second
    return min(alike([one], [other]), alike([other], [one])) >= _SAME
