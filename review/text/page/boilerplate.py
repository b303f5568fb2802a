"""What websites put around an article: "Read more", "Share this story", "Back to top", a copyright line.

What such lines say is in the languages' files. A line counts only as a whole: it must be short, and begin with such
words or be little else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.normalize import fold
from review.text.tokens import tokenize, word_count

__all__ = ["is_frame"]

#: A single word ("share", "related") is a frame only in a line of so many words; a phrase in one of so many.
_FEW, _MANY = 4, 22
#: So many characters are a word where none are parted by spaces.
_WORD = 2
_WORD_END = r"(?![\p{L}\p{M}\p{N}])"


#: What stands for the words that a line leaves open, and before a line's first letter.
_OPEN = "…"
_GAP = r"\S+(?:\s\S+){0,12}"
_BEFORE = lazy_regex(r"[^\p{L}\p{N}©@(]{0,4}")


class _Frames(NamedTuple):
    """A language's lines: phrases and single words, by their first character."""

    phrases: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]


@lru_cache(maxsize=64)
def _frames(language: str) -> _Frames:
    lines = {*language_of(LINGUA_FRANCA).page.frames, *language_of(language).page.frames}
    phrases = {line for line in lines if " " in line or (ord(line[0]) > 0x2E00 and len(line) > _WORD)}
    return _Frames(_by_start(phrases), _by_start(lines - phrases))


def _by_start(lines: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line[0], []).append(line)
    return {start: tuple(of_start) for start, of_start in found.items()}


@lru_cache(maxsize=4096)
def _line(line: str) -> regex.Pattern[str]:
    end = _WORD_END if line[-1].isalnum() and ord(line[-1]) < 0x2E00 else ""
    return regex.compile(regex.escape(line).replace(_OPEN, _GAP) + end)


def _begins(text: str, lines: dict[str, tuple[str, ...]]) -> bool:
    """Whether a folded text begins with one of the lines, up to four marks before it left aside."""
    before = _BEFORE.match(text)
    last = before.end() if before is not None else 0
    for start in range(min(last, len(text) - 1) + 1):
        for line in (*lines.get(text[start], ()), *lines.get(_OPEN, ())):
            if text.startswith(line.partition(_OPEN)[0], start) and _line(line).match(text, start) is not None:
                return True
    return False


@lru_cache(maxsize=4096)
def is_frame(text: str, language: str) -> bool:
    """Whether a paragraph in `language` (BCP 47), as a whole, is a site's own line; English ones count everywhere."""
    if len(text) > 240:
        return False
    folded = fold(text)
    if not folded:
        return False
    words = word_count(tokenize(folded))
    if words > _MANY:
        return False
    frames = _frames(language)
    sentence = folded.rstrip('"”’»').endswith((".", "。")) and words > 8
    if any(part in folded for part in language_of(EVERYWHERE).page.frames_within):
        return True
    if not sentence and _begins(folded, frames.phrases):
        return True
    return words <= _FEW and _begins(folded, frames.words)
