"""Persons whose name is another one that sounds a little so: सुनीता as Anita, রফিকুল as Shafiqul, Соколов as Sokolovsky.

Between scripts a word that is spelled nearly like a name is a trace of it. A table has the names of a language, though:
where one of them is spelled much more like the word in Latin letters than the one that the text has, it is that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.apostrophes import without_ending
from review.text.names.given_names import has_form_of
from review.text.names.known_names import forms_of
from review.text.names.loss import Loss
from review.text.names.person_names import is_given, is_surname, is_usual_given, is_usual_surname, names_of
from review.text.names.spellings import best_fit, has_spellings, letters_of, script_of
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import Token, is_unspaced

__all__ = ["exchanged_near_persons"]

#: Longer texts hold many names that are alike.
_LONGEST = 1500
#: So well a word is spelled that is the name; the other name at least, and so much better than the one of the text.
_SAME, _FITS, _BETTER = 3.0, 2.4, 0.9
#: So well the name beside is spelled.
_BESIDE = 1.6
#: So much alike (0 to 100) two names of one first letter are one in two spellings; and the names that may be meant.
_ONE, _LIKE, _FEW = 80.0, 55.0, 12
#: The fewest letters of a name, and how frequent (Zipf) it is at most, which is no other word.
_LEAST, _WORD = 4, 5.0


def exchanged_near_persons(source: Text, target: Text) -> Iterator[tuple[Loss, Loss]]:
    """The persons of a source, each with the other one that a translation has; one of the texts is in Latin letters."""
    if is_latin(target):
        yield from _near(source, target)
    elif is_latin(source):
        yield from ((lost, put) for put, lost in _near(target, source))


def _near(text: Text, other: Text) -> Iterator[tuple[Loss, Loss]]:
    if is_latin(text) or max(len(text.raw), len(other.raw)) > _LONGEST:
        return
    persons = [token for token in text.words if _is_person(token, text)]
    latin = [token for token in other.words if _may_be_person(token, other)] if persons else []
    for token in latin:
        word = without_ending(token.text)
        fits = [(_fit(word, one.text, text.language), one) for one in text.words]
        best, one = max(fits, key=lambda pair: pair[0])
        if best >= _SAME or one not in persons or has_form_of(word, text) or has_form_of(one.text, other):
            continue
        if any(_fit(w.text, one.text, text.language) > best for w in latin if w is not token):
            continue
        if _has_same_beside(token, one, text, other) and _is_another(word, one.text, best, text.language):
            end = token.start + len(word)
            yield Loss(one.start, one.end, one.text), Loss(token.start, end, word)


def _has_same_beside(token: Token, one: Token, text: Text, other: Text) -> bool:
    """Whether what stands beside two names, if they have other names there, is the same: Anita Patel, सुनीता पटेल."""
    latin = [near for near in _beside(token, other) if near.text[0].isupper() and _may_be_person(near, other)]
    return not latin or any(
        _fit(without_ending(near.text), its.text, text.language) >= _BESIDE
        for near in latin
        for its in _beside(one, text)
    )


def _beside(token: Token, text: Text) -> list[Token]:
    words = text.words
    at = words.index(token)
    near = (words[place] for place in (at - 1, at + 1) if 0 <= place < len(words))
    return [one for one in near if text.raw[min(one.end, token.end) : max(one.start, token.start)] == " "]


def _is_person(token: Token, text: Text) -> bool:
    if is_unspaced(token.text) or token.start in text.place_offsets or not has_spellings(script_of(token.text)):
        return False
    if is_cased(text.base) and not token.text.istitle():
        return False
    forms = forms_of(token.text, text.language)
    called = any(is_given(form, text.language) or is_surname(form, text.language) for form in forms)
    return called and frequency(token.key, text.language) < _WORD


def _may_be_person(token: Token, text: Text) -> bool:
    word = without_ending(token.text)
    if not word.istitle() or len(word) < _LEAST or token.start in text.place_offsets:
        return False
    return is_usual_given(word) or is_usual_surname(word)


def _fit(word: str, name: str, language: str) -> float:
    script = script_of(name)
    if not has_spellings(script):
        return -1.0
    return max(best_fit(ascii_key(word), letters_of(form, script), script) for form in forms_of(name, language)[:3])


@lru_cache(maxsize=64)
def _keys(language: str) -> dict[str, str]:
    """The names of a language, by their letters in ASCII."""
    return {name: ascii_key(name) for name in sorted(names_of(language))}


def _is_another(word: str, name: str, fit: float, language: str) -> bool:
    """Whether a name of the language is spelled much more like a word than the one of the text is."""
    key = ascii_key(word)
    found = extract(key, _keys(language), scorer=ratio, score_cutoff=_LIKE, limit=_FEW)
    better = [known for _, _, known in found if _fit(word, known, language) >= max(_FITS, fit + _BETTER)]
    forms = [form.casefold() for form in forms_of(name, language)]
    if any(_are_one(known, form) for known in better for form in forms):
        return False
    return bool(better)


def _are_one(known: str, form: str) -> bool:
    """Whether two names may be one in two spellings or cases."""
    return known[0] == form[0] and ratio(known, form) >= _ONE
