"""Chinese persons that only what stands beside them tells: 站长段梦琪说, 陈光明表示.

Behind a title or a mark, a surname with one or two characters that make no word, before a verb of speaking, is a
person. An English text has the surname or the given name in Pinyin, or something that sounds so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.heard import is_heard
from review.text.names.loss import Loss
from review.text.names.word_traces import is_latin
from review.text.normalize import ascii_key

__all__ = ["is_person", "lost_han_persons", "stands_as_person"]

#: So frequent (Zipf) a surname with the character behind it is a word, the whole of three characters, and what is no
#: given name (光明 is one).
_WORD, _WHOLE, _GIVEN = 3.3, 3.0, 5.0
#: So much alike (0 to 100) something sounds that is the name in another romanisation (Hui for Xu).
_SOUNDS = 60.0
#: Longer texts have every sound somewhere.
_LONGEST = 1500
_HAN = lazy_regex(r"\p{Han}")


def lost_han_persons(text: Text, other: Text) -> Iterator[Loss]:
    """The persons of a Chinese text of whose names an English one, or another in Latin letters, has no trace."""
    names = text.rules.names
    if names.transcription != "han" or not names.after_person or not is_latin(other):
        return
    if not has_large_lexicon(text.language) or len(other.raw) > _LONGEST:
        return
    seen: set[str] = set()
    for match in _pattern(names.before_person, names.after_person).finditer(text.raw):
        name, (start, end) = str(match[1]), match.span(1)
        if name in seen or not is_person(name, text) or any(at in text.place_offsets for at in range(start, end)):
            continue
        seen.add(name)
        if not _is_told(name, other):
            yield Loss(start, end, name)


@lru_cache(maxsize=8)
def _pattern(before: frozenset[str], behind: frozenset[str]) -> regex.Pattern[str]:
    title, verb = ("|".join(sorted(words, key=len, reverse=True)) for words in (before, behind))
    return regex.compile(rf"(?:(?<![\p{{Han}}\p{{L}}\d·])|(?<={title}))(\p{{Han}}{{2,3}}?)(?={verb})")


def stands_as_person(text: Text, start: int, end: int) -> bool:
    """Whether what stands beside some characters says that they are a person: a title before or behind them, a verb of
    speaking.
    """
    names = text.rules.names
    if text.raw.startswith(tuple(names.before_person), end):
        return True
    match = _pattern(names.before_person, names.after_person).match(text.raw, start)
    return match is not None and match.end(1) == end


def is_person(name: str, text: Text) -> bool:
    """Whether two or three characters begin with a surname and make no words."""
    if name[0] not in text.rules.names.surnames or frequency(name[:2], text.language) >= _WORD:
        return False
    return len(name) == 2 or (frequency(name, text.language) < _WHOLE and frequency(name[1:], text.language) < _GIVEN)


def _is_told(name: str, other: Text) -> bool:
    read = [ascii_key(character) for character in name]
    keys = other.known_keys
    if read[0] in keys or "".join(read[1:]) in keys or "".join(read) in keys:
        return True
    return is_heard([name], other, _SOUNDS)
