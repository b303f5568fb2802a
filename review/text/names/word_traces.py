"""Whether a word of a name has left a trace in another text: one that is spelled like it, or sounds like it."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract
from regex import V1

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.names.heard import is_heard
from review.text.names.sounds import weight
from review.text.names.transliteration import consonants
from review.text.names.vietnamese import read_in_vietnamese
from review.text.normalize import ascii_key
from review.text.scripts import all_scripts_of, scripts_of

__all__ = ["RESEMBLES", "is_latin", "is_respelled", "leaves_trace"]

#: A word of the other side this like a name, or more, may be the name.
RESEMBLES = 62.0
#: So much alike two words are one; and one with so many letters is the other where it is part of it.
_ALIKE, _PART = 80.0, 5
#: So many letters begin a short name that has cases; what it ends with, and what they begin with and how long they are.
_STEM, _NOMINATIVE, _VOWELS, _CASE = 3, ("", "a", "o"), "aeiouy", 3
#: A word of so many sounds is another that sounds so, if an ending within it changed (Białystok, Białegostoku).
_LONG = 4.0
#: What a name loses before the rest of a compound, which has so many letters and is so frequent (Zipf) by itself.
_LOST, _REST, _SAID = "ae", 4, 3.0
_LATIN = lazy_regex(r"\p{Latin}")
_OTHER_LETTER = lazy_regex(r"[\p{L}--\p{Latin}]", V1)


def is_respelled(text: Text, other: Text) -> bool:
    """Whether one of two languages spells foreign names by their sound in the other's script."""
    return text.rules.names.respelled or other.rules.names.respelled


def is_latin(text: Text) -> bool:
    """Whether it is in Latin letters; of a language in several scripts, such as Serbian, the text itself says."""
    if "LATIN" in scripts_of(text.language):
        return True
    return "LATIN" in all_scripts_of(text.language) and _OTHER_LETTER.search(text.raw) is None


def leaves_trace(word: str, other: Text, respelled: bool = False) -> bool:
    """Whether the other text has a word that is spelled or sounds like this one; `respelled` where one of the two
    languages spells foreign names by their sound in the same script.
    """
    if not _LATIN.match(word) or not is_latin(other):
        return is_heard([word], other)
    key = ascii_key(word)
    if key in other.known_keys:
        return True
    heard, others = consonants(word), other.glued_keys
    if len(key) >= _TRANSCRIBED and _one_spelling(key) in map(_one_spelling, other.known_keys):
        return True  # Toqajew, Tokayev
    return (
        (other.rules.traits.compounds is True and _begins_compound(key, other))
        or _is_spelled_within(key, others)
        or (len(heard) >= 3 and heard in map(consonants, others))
        or (respelled and is_heard([word], other))
        or (weight([word]) >= _LONG and is_heard([word], other, _ALIKE))
        or (other.rules.traits.readings == "sino-vietnamese" and read_in_vietnamese(key, other))
    )


#: What languages in Latin letters spell names of other scripts with, and one spelling for it; the longer first.
_SPELLED = tuple(
    pair.split("=")
    for pair in [
        "dsch=j", "tsch=ch", "tch=ch", "sch=sh", "dzh=j", "dj=j", "cz=ch", "kh=h", "ou=u", "oe=u", "iy=i", "ij=i",
        "yj=i", "iu=yu", "ia=ya", "ff=v", "w=v", "q=k", "j=y",
    ]
)  # fmt: skip
#: A shorter name is met by chance.
_TRANSCRIBED = 5


@lru_cache(maxsize=16384)
def _one_spelling(key: str) -> str:
    """A folded name as one language would transcribe it from another script, itself if it is short."""
    if len(key) < _TRANSCRIBED:
        return key
    for written, usual in _SPELLED:
        key = key.replace(written, usual)
    return key


def _begins_compound(key: str, other: Text) -> bool:
    """Whether a name begins a compound without its last vowel: Elbe, Elbbrücken."""
    stem = key[:-1]
    if len(stem) < _STEM or key[-1] not in _LOST:
        return False
    words = (word.key for word in other.words if word.text[0].isupper() and word.key.startswith(stem))
    return any(len(word) - len(stem) >= _REST and frequency(word[len(stem) :], other.base) >= _SAID for word in words)


def _shared_start(key: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other)))


def _starts_alike(key: str, other: str) -> bool:
    shared = _shared_start(key, other)
    if shared >= max(4, 0.7 * min(len(key), len(other))):
        return True
    if shared >= _STEM and _is_declined(key[shared:], other[shared:]):
        return True
    endings = language_of(EVERYWHERE).places.people_endings
    return shared >= 4 and (key[shared:].startswith(endings) or other[shared:].startswith(endings))


def _is_declined(ending: str, other: str) -> bool:
    """Whether one ends as a short name does (Jíra), and the other as its cases do (Jírovi)."""
    short, long = sorted((ending, other), key=len)
    return short in _NOMINATIVE and 2 <= len(long) <= _CASE and long[0] in _VOWELS


def _is_spelled_within(key: str, others: tuple[str, ...]) -> bool:
    """Whether one of the other side's words is spelled so much alike that it may be the name."""
    start = key[:_STEM]
    if len(start) == _STEM and any(_starts_alike(key, one) for one in others if one.startswith(start)):
        return True
    alike = extract(key, others, scorer=ratio, score_cutoff=RESEMBLES, limit=None)
    if any(score >= _ALIKE or abs(len(key) - len(one)) <= 2 for one, score, _ in alike):
        return True
    if len(key) >= _PART and any(key in one for one in others):
        return True
    return any(one in key for one in others if len(one) >= _PART)
