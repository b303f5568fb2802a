"""Stretches of a text that say the same thing again at once: a word twice, a phrase over and over.

Words are compared as they stand between white space, so that "Party) Party)." and "2017 2017." are repeats too; a mark
between the two ("no, no") keeps them apart. Scripts without spaces are compared character by character.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from review.lazy_patterns import lazy_re, lazy_regex
from review.text.normalize import nfc
from review.text.tokens import is_unspaced

__all__ = ["Repeat", "echoes", "find_repeats", "times_said"]

#: What str.split() parts, control characters U+001C to U+001F among them, which regex's \s leaves out.
_CHUNK = lazy_re(r"\S+")
_OPENING = "\"'“”„‟«»‘‚‹›([{<¿¡（「『【《〈–—-*•#"
_CLOSING = "\"'“”«»’‹›)]}>.,;:!?…）」』】》〉。、，；：！？।؟،؛۔%°*"
_BOTH = _OPENING + _CLOSING
#: Marks that keep two words apart: "no, no".
_PARTING = tuple(".,;:!?…。、，；：！？।؟،؛۔–—-")
_UNSPACED_RUN = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{M}ー々]{4,}")
_QUOTES, _PAUSE = "\"'“”„‟«»‘’‚‹›「」『』*_`", ".,;:!?…"
#: The longest phrase that is looked for, in words; in scripts without spaces in characters.
_LONGEST, _LONGEST_UNSPACED = 12, 24


#: Sound upon sound, in one word or several, marks between them or not: ха-ха, haha, ハハハ, 하하하, knock knock.
_ECHO = lazy_regex(
    r"(?<!\p{L})(\p{L}{1,12})(?:[-\s,、，!！…·]{1,3}\1(?!\p{L}))+"
    r"|(?<!\p{L})(\p{L}{1,4})\2+(?!\p{L})"
    r"|([\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])\3{2,}|([\p{Hiragana}\p{Katakana}\p{Hangul}]{2,3})\4+",
    regex.IGNORECASE,
)


def echoes(text: str) -> bool:
    """Whether a text says a word or sound twice or more at once, as laughter, chants and knocks are written."""
    return _ECHO.search(nfc(text)) is not None


def times_said(text: str) -> int:
    """How many times a text says the same word, sound or phrase in a row, marks between them or not: 3 for "Stop, stop,
    stop!", 1 where it says none twice.
    """
    echoed = (
        match.group().casefold().count(next(filter(None, match.groups())).casefold())
        for match in _ECHO.finditer(nfc(text))
    )
    return max((*echoed, *(repeat.times for repeat in find_repeats(text))), default=1)


class Repeat(NamedTuple):
    """`text[start:end]` is `times` (2 or more) times the same `size` words; `first_end` ends the first of them."""

    start: int
    end: int
    first_end: int
    size: int
    times: int


@lru_cache(maxsize=8192)  # whole texts: two checks ask for those of a window, one after the other
def find_repeats(text: str) -> tuple[Repeat, ...]:
    """The repeats of a text from left to right; of those that overlap only the one of the shortest unit.

    In scripts without spaces a unit has two characters or more, so that reduplication (妈妈, 慢慢) is none.
    """
    repeats = _spaced(text)
    if is_unspaced(text):
        for run in _UNSPACED_RUN.finditer(text):
            repeats += _unspaced(run.group(), run.start())
    return tuple(sorted(repeats))


def _spaced(text: str) -> list[Repeat]:
    words = text.split()
    cores = [(word if word.isascii() else nfc(word)).casefold().strip(_BOTH) for word in words]
    if len(set(cores)) == len(cores):
        return []
    # The next word repeats this one where it is this one, closing marks and all, with more marks behind it at most.
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    repeats: list[Repeat] = []
    covered = bytearray(len(words))
    for size in _distances(cores):
        links = [bool(core) and core == other for core, other in zip(cores, cores[size:], strict=False)]
        at = 0
        while at < len(links):
            length = 0
            while at + length < len(links) and links[at + length] and _joined(words, at + length, size):
                length += 1
            times = 1 + length // size
            if times < 2:
                at += length + 1
                continue
            last = at + times * size - 1
            start = chunks[at][0] + _lead(words[at])
            kept = _shared_tail(words[at + size - 1], words[last])
            end = chunks[last][1] - _tail(words[last]) + kept
            first_end = chunks[at + size - 1][1] - _tail(words[at + size - 1]) + kept
            if not any(covered[at : last + 1]):
                repeats.append(Repeat(start, end, first_end, size, times))
                covered[at : last + 1] = b"\1" * (last + 1 - at)
            at = last + 1
    return repeats


def _distances(cores: list[str]) -> list[int]:
    """How far apart, in words, a word and its next occurrence stand, up to the longest phrase; each distance once."""
    seen: dict[str, int] = {}
    distances = set()
    for at, core in enumerate(cores):
        before = seen.get(core)
        if before is not None and at - before <= _LONGEST:
            distances.add(at - before)
        seen[core] = at
    return sorted(distances)


def _joined(words: list[str], at: int, size: int) -> bool:
    """Whether the word `size` after `at` goes on from where the first left off: no mark parts the two copies."""
    first, second = words[at], words[at + size]
    if size == 1 and (first.endswith(_PARTING) or _is_quoted(first) != _is_quoted(second)):
        return False
    return _lead(second) == 0 or first[: _lead(first)] == second[: _lead(second)]


def _is_quoted(word: str) -> bool:
    """Whether a word has quotation marks to itself, so that it is mentioned: what “is” is."""
    return word.rstrip(_PAUSE)[-1:] in _QUOTES and word[:1] in _QUOTES and len(word) > 1


def _lead(word: str) -> int:
    return len(word) - len(word.lstrip(_OPENING))


def _tail(word: str) -> int:
    return len(word) - len(word.rstrip(_CLOSING))


def _shared_tail(first: str, last: str) -> int:
    """How many closing marks belong to the repeated words: those of the first, where the last has them too."""
    marks = _tail(first)
    return marks if marks and last[len(last) - _tail(last) :].startswith(first[-marks:]) else 0


def _unspaced(run: str, offset: int) -> list[Repeat]:
    repeats: list[Repeat] = []
    covered = bytearray(len(run))
    for size in range(2, min(_LONGEST_UNSPACED, len(run) // 2) + 1):
        at = 0
        while at + 2 * size <= len(run):
            length = 0
            while at + size + length < len(run) and run[at + length] == run[at + size + length]:
                length += 1
            times = 1 + length // size
            if times < 2:
                at += length + 1
                continue
            end = at + times * size
            if len(set(run[at : at + size])) > 1 and not any(covered[at:end]):
                repeats.append(Repeat(offset + at, offset + end, offset + at + size, size, times))
                covered[at:end] = b"\1" * (end - at)
            at = end
    return repeats
