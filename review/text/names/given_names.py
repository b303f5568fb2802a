"""Given names that languages translate: Karl der Große is Charlemagne, Pedro is Peter, Phanxicô is Francis.

The sets of given_names.tsv are there to keep a check silent: a person of today keeps the name as it is.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.names.place_names import plain_word
from review.text.tokens import is_unspaced

if TYPE_CHECKING:
    from review.text.analysis import Text

__all__ = ["are_one_name", "has_form_of", "is_given_name"]

#: So many letters more than the name has are an ending: Петром, Karola.
_ENDING = 3
#: The fewest letters of a word that a letter may be joined to.
_JOINED = 3
#: What makes it an adjective in Slavic languages: Karlova univerzita.
_POSSESSIVE = lazy_regex(r"(?<=.{4})(?:ov[aeouy]|ow[aeoy]|ов[аеоуыі])$")
#: A vowel that goes where an ending comes: Pawła is of Paweł.
_FLEETING = lazy_regex(r"(?<=.{3})[eeе](?=[lłkrлкрц]$)")
_VOWEL = lazy_regex(r"(?<=.{3})[aeoyаеояыйь]$")


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    """Every form, folded, with all forms of the names that it is one of."""
    text = files("review.text.names").joinpath("given_names.tsv").read_text(encoding="utf-8")
    sets: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            forms = frozenset(plain_word(form) for form in line.split("|"))
            for form in forms:
                sets[form] = sets.get(form, frozenset()) | forms
    return sets


@lru_cache(maxsize=8192)
def _forms_of(word: str) -> frozenset[str]:
    """The forms of a word's name, where it is one of them with an ending at most, or of two: Jana is Jan's, too."""
    sets, key = _sets(), _POSSESSIVE.sub("", plain_word(word))
    found = sets.get(key, frozenset())
    for length in range(len(key) - 1, max(2, len(key) - _ENDING), -1):
        if found and length < len(key) - 1:
            break
        stem = key[:length]
        for ending in ("", *language_of(EVERYWHERE).names.nominative_endings):
            if stem + ending in sets:
                found |= sets[stem + ending]
                break
    return found


def is_given_name(word: str) -> bool:
    """Whether a word is a form of one of the names, in any language, with an ending at most."""
    return bool(_forms_of(word))


def are_one_name(word: str, other: str) -> bool:
    """Whether two words are forms of one name as they stand, without an ending: Étienne and Stephen."""
    return plain_word(other) in _sets().get(plain_word(word), ())


def has_form_of(word: str, other: Text) -> bool:
    """Whether a text has, in any language, a form of the given name that `word` is."""
    forms = _forms_of(word)
    if not forms:
        return False
    written = [form for form in forms if not is_unspaced(form) and " " not in form]
    stems = [_VOWEL.sub("", form) for form in written]
    if other.rules.traits.inflects_names:
        stems += [short for form in written if (short := _FLEETING.sub("", form)) != form]
    words = [plain_word(token.text) for token in other.words if token.text[0].isupper() or not token.text[0].islower()]
    joined = other.rules.names.joined_letters
    words += [one[1:] for one in words if one[0] in joined and len(one) > _JOINED]  # and James, in Arabic one word
    if any(one.startswith(stem) and len(one) - len(stem) <= _ENDING for one in words for stem in stems):
        return True
    return any(form in other.folded for form in forms if is_unspaced(form) or " " in form)
