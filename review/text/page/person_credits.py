"""Whether the person whom a credit or byline names is another one in the translation."""

from __future__ import annotations

import regex
from rapidfuzz.fuzz import ratio

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.lexicon import has_large_lexicon
from review.text.names.find import is_ordinary
from review.text.names.sino_vietnamese import is_sino_vietnamese
from review.text.names.transliteration import sounds_like
from review.text.normalize import ascii_key
from review.text.vietnamese import is_bare_syllable

__all__ = ["is_other_person", "person"]

#: Two to four capitalised words (or initials) of an alphabet, and nothing else.
_PERSON = lazy_regex(r"(?:[\p{Latin}\p{Cyrillic}\p{Greek}--\p{Ll}][\p{L}\p{M}'’]*\.?(?:[ \u00a0-]|$)){2,4}", regex.V1)
_BETWEEN = lazy_regex(r"[ \u00a0.-]+")
_LATIN = lazy_regex(r"\p{Latin}")
_LONGEST = 60
#: Words less alike than this, by spelling or in two scripts by sound, are two names.
_UNLIKE = 55.0


def person(who: str) -> tuple[str, ...]:
    """The words of a text that is shaped like one person's name; () where it is not."""
    written = who.strip().rstrip(".").rstrip()
    if len(written) > _LONGEST or not _PERSON.fullmatch(written) or written.isupper():
        return ()
    return tuple(filter(None, _BETWEEN.split(written)))


def is_other_person(source: str, target: str, source_language: str, target_language: str) -> bool:
    """Whether both texts are a person's name, and not the same one's.

    Names may stand in another order, without a middle name or accents, with initials, or in another alphabet.
    """
    left, right = person(source), person(target)
    if not left or not right:
        return False
    if not _is_name(left, source_language) and not _is_name(right, target_language):
        return False
    read_anew = any(language_of(tag).traits.readings for tag in (source_language, target_language))
    # a Chinese or Korean name has a Vietnamese reading of its own, which spells nothing alike
    if read_anew and any(_may_be_read(one, other) for one, other in ((left, right), (right, left))):
        return False
    short, long = sorted((left, right), key=len)
    unlike = [not any(_may_be(word, other) for other in long) for word in short if len(word) > 1]
    one_script = bool(_LATIN.match(left[0])) == bool(_LATIN.match(right[0]))
    return bool(unlike) and (any(unlike) if one_script else all(unlike))


def _is_name(words: tuple[str, ...], language: str) -> bool:
    """Whether no word is an ordinary one, as an institution's are; only large word lists can tell."""
    if not has_large_lexicon(language) or not all(map(_LATIN.match, words)):
        return False
    return not any(is_ordinary(word.casefold(), language) for word in words)


def _may_be_read(vietnamese: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return is_sino_vietnamese(vietnamese) and not all(map(is_bare_syllable, other))


def _may_be(word: str, other: str) -> bool:
    """Whether one word may be a spelling of the other, or its initial."""
    key, other_key = ascii_key(word), ascii_key(other)
    if key == other_key or (min(len(key), len(other_key)) <= 1 and key[:1] == other_key[:1]):
        return True
    if _LATIN.match(word) and _LATIN.match(other):
        # one vowel makes another syllable in Vietnamese
        if is_bare_syllable(word) and is_bare_syllable(other):
            return False
        return bool(ratio(key, other_key) >= _UNLIKE)
    return max(sounds_like(word, other), ratio(key, other_key)) >= _UNLIKE
