"""Whether a text may speak of a place: its people, its language, its name in another spelling or script.

This is for keeping silent; the places that a text names for certain are `Text.places`.
"""

from __future__ import annotations

from functools import lru_cache

from babel.core import get_global
from rapidfuzz.fuzz import ratio

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.language import locale_of
from review.text.lexicon import frequency
from review.text.names.fitting import FITS
from review.text.names.people_words import beginnings_of_people
from review.text.names.place_names import VOWEL_END, home_of, names_in, plain_word
from review.text.names.spellings import best_fit, has_spellings, letters_of, script_of
from review.text.names.transliteration import consonants, same_word, sounds_like
from review.text.normalize import ascii_key
from review.text.scripts import is_cased
from review.text.tokens import is_unspaced

__all__ = ["mentions"]

#: So much alike (0 to 100) sound a name and a word that is it.
_ALIKE = 78
#: So much alike (0 to 100) they are spelled; and one of so few letters, or that begins otherwise, unless both have so
#: many.
_RESEMBLES, _SURELY, _SHORT, _LONG = 72.0, 80.0, 4, 6
#: A language that is official in so many countries says nothing of most of them.
_MANY = 10
#: Scripts that leave most vowels out.
_ABJAD = lazy_regex(r"[\p{Arabic}\p{Hebrew}]")
#: The fewest syllables of a name in Korean.
_LEAST_HANGUL = 2
_STAN = lazy_regex(r"(?<=.{4})i?stan$")


@lru_cache(maxsize=8192)
def _traces(place: str, base: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a text in `base` may betray that it speaks of a place: folded beginnings of words, and ASCII ones."""
    beginnings: set[str] = set()
    ascii_beginnings: set[str] = set(language_of(EVERYWHERE).places.people.get(place, ()))
    names = names_in(base).get(place, frozenset()) | names_in(LINGUA_FRANCA).get(place, frozenset())
    for name in names:
        plain = plain_word(name)
        beginnings.add(_uninflected(plain))
        key = _STAN.sub("", ascii_key(name))
        if len(key) >= 4:
            ascii_beginnings.add(key[: max(4, min(6, len(key) - 2))])
    beginnings.update(beginnings_of_people(place, base))
    own, everywhere = language_of(base).places, language_of(EVERYWHERE).places
    locale = locale_of(base)
    if locale is not None:
        spoken = get_global("territory_languages").get(place, {})
        for language, facts in spoken.items():
            spoken_name = locale.languages.get(language)
            stands_for = everywhere.spoken_in.get(language)
            if stands_for is None and _is_spoken_widely(language):
                stands_for = (home_of(language) or "",)
            if spoken_name and facts.get("official_status") and (stands_for is None or place in stands_for):
                words = str(spoken_name).split()
                word = words[-1] if own.language_last else min(words, key=lambda one: frequency(one.casefold(), base))
                plain = plain_word(word)  # of Southern Sotho not what other languages are called by, too
                beginnings.add(plain[: max(3, len(plain) - 3)])
    short = "".join(everywhere.han.get(place, ())) if own.han_short else ""
    return tuple(sorted(filter(None, beginnings | set(short)))), tuple(sorted(filter(None, ascii_beginnings)))


@lru_cache(maxsize=512)
def _is_spoken_widely(language: str) -> bool:
    """Whether a language is official in many countries (CLDR), as Spanish is."""
    spoken = (spoken.get(language, {}) for spoken in get_global("territory_languages").values())
    return sum(bool(facts.get("official_status")) for facts in spoken) >= _MANY


def _uninflected(name: str) -> str:
    """What of a folded name stays when it is inflected; of Азия at least three letters."""
    if len(name) < 4 or (len(name) == 4 and not VOWEL_END.search(name)):
        return name
    return VOWEL_END.sub("", name)[: max(4, len(name) - 2)] if len(name) > 4 else name[:3]


def mentions(text: Text, place: str) -> bool:
    """Whether a text may speak of a place: by name, people, language, neighbouring term, or a like sound."""
    return any(_mentions(text, one) for one in (place, *language_of(EVERYWHERE).places.related.get(place, ())))


def _mentions(text: Text, place: str) -> bool:
    if any(place in other.ids for other in text.places):
        return True
    beginnings, ascii_beginnings = _traces(place, text.base)
    elsewhere = text.place_offsets
    long = tuple(beginning for beginning in beginnings if len(beginning) >= 6 or is_unspaced(beginning))
    for token in text.words:
        word = plain_word(token.text)
        if token.start in elsewhere and not is_unspaced(word):
            continue
        if word.startswith(beginnings) or any(one in word for one in long):
            return True
    phrases = [beginning for beginning in beginnings if " " in beginning]
    if phrases:
        plain = plain_word(text.raw)
        if any(phrase in plain for phrase in phrases):
            return True
    keys = [key for key in text.word_keys if len(key) >= 4]
    if any(key.startswith(ascii_beginnings) for key in text.word_keys):
        return True
    names = _long_keys(place, text.base)
    if any(_is_spelled_so(name, key) for name in names for key in keys):
        return True
    spelled_by_sound = [
        token.text.replace("x", "s") if text.rules.traits.syllables == "vietnamese" else token.text
        for token in text.words
        if not token.text.isascii() and ("-" in token.text or (not is_cased(text.base) and not is_unspaced(token.text)))
    ]
    if any(_sounds_so(name, word) for name in names for word in spelled_by_sound):
        return True
    return any(_begins_so(name, word) for name in names for word in spelled_by_sound if script_of(word) == "Hangul")


def _is_spelled_so(name: str, word: str) -> bool:
    """Whether a word is spelled like a name; a short one (Rome, rose), or one that begins otherwise (many, Germany),
    more so.
    """
    shorter = min(len(name), len(word))
    alike = (name[0] == word[0] and shorter > _SHORT) or shorter >= _LONG
    return ratio(name, word, score_cutoff=_RESEMBLES if alike else _SURELY) > 0.0


def _begins_so(name: str, word: str) -> bool:
    """Whether a Korean word begins with a name: what is called after it (station, port) and particles stand behind."""
    beginnings = (letters_of(word[:length], "Hangul") for length in range(_LEAST_HANGUL, len(word)))
    return any(best_fit(name, letters, "Hangul") >= FITS for letters in beginnings)


def _sounds_so(name: str, word: str) -> bool:
    """Whether a word sounds like a name; with a single consonant (Oman, Hanoi) every other word does, so that where
    vowels are written they tell; of a script whose spellings are known it is spelled like the name, too.
    """
    script = script_of(word)
    if has_spellings(script) and best_fit(name.replace(" ", ""), letters_of(word, script), script) < FITS:
        return False
    if len(consonants(name)) == 1 and not _ABJAD.search(word):
        return same_word(name, ascii_key(word)) >= _ALIKE
    return sounds_like(name, word) >= _ALIKE


@lru_cache(maxsize=8192)
def _long_keys(place: str, base: str) -> tuple[str, ...]:
    """A place's names in a language and in English as ASCII, those of four letters and more."""
    keys = {ascii_key(name) for language in (base, LINGUA_FRANCA) for name in names_in(language).get(place, ())}
    return tuple(sorted(key for key in keys if len(key) >= 4))
