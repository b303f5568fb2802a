"""Names of persons that only what stands beside them tells: सुश्री प्लिबरसेक, आहूजा ने कहा.

A script without capitals hides names that no table has. A rare word behind a title, or before what marks who did
something (Hindi ने), is one, where it is no plural. Words from English stand there, too (रिपोर्टर ने), which the
English text then has; so any word that sounds like it will do, with a capital or without.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.cities import names_same_city
from review.text.names.fitting import fits_somewhere
from review.text.names.given_names import has_form_of
from review.text.names.loss import Loss
from review.text.names.person_names import is_given, is_surname
from review.text.names.sounds import alike, weight
from review.text.names.word_traces import is_latin
from review.text.scripts import is_cased
from review.text.tokens import Token

__all__ = ["called_so"]

#: A word so frequent (Zipf) is one of its language; so many sounds tell a name, and so many letters.
_RARE, _SOUNDS, _LETTERS = 3.0, 1.9, 3
#: Where a table has it as a name, a word is one that is less frequent.
_KNOWN = 4.3
#: So well a name is spelled somewhere, or so much alike (0 to 100) it is to some word: then nothing is told.
_SPELLED, _ALIKE = 0.6, 75.0
_NASAL = "\u0902"
#: Longer texts have every sound somewhere.
_LONGEST = 1500


def called_so(text: Text, other: Text) -> Iterator[Loss]:
    """The persons of a text in a script without capitals of whose names the other one, in Latin letters, has nothing
    that sounds so.
    """
    rules = text.rules
    if not (rules.names.before_person or rules.names.after_person) or is_cased(text.base) or not is_latin(other):
        return
    if len(other.raw) > _LONGEST:
        return
    words, spoken = text.words, [token.text for token in other.words]
    for at, token in enumerate(words):
        if _is_called(words, at, text) and not _is_heard(token.text, other, spoken):
            yield Loss(token.start, token.end, token.text)


def _is_called(words: tuple[Token, ...], at: int, text: Text) -> bool:
    token, names = words[at], text.rules.names
    known = is_given(token.text, text.language) or is_surname(token.text, text.language)
    if len(token.text) < _LETTERS or frequency(token.key, text.language) >= (_KNOWN if known else _RARE):
        return False
    if token.start in text.place_offsets:
        return False
    if text.rules.words.plural and token.key.endswith(text.rules.words.plural):
        return False
    if _NASAL in token.key and any(frequency(form, text.language) >= _RARE for form in _respelled(token.key)):
        return False
    before, behind = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
    if behind is not None and behind.key in names.after_person and text.raw[token.end : behind.start] == " ":
        return True
    return (
        before is not None and before.key in names.before_person and text.raw[before.end : token.start] in (" ", ". ")
    )


def _respelled(key: str) -> Iterator[str]:
    """A word with the sign of its nasal at every place, where writers misplace it: आंरभ for आरंभ."""
    bare = key.replace(_NASAL, "")
    yield from (bare[:at] + _NASAL + bare[at:] for at in range(1, len(bare) + 1))


def _is_heard(word: str, other: Text, spoken: list[str]) -> bool:
    if weight([word]) < _SOUNDS or has_form_of(word, other) or names_same_city(word, other):
        return True
    return alike([word], spoken) >= _ALIKE or fits_somewhere([word], other, _SPELLED)
