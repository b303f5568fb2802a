"""What websites put around an article: "Read more", "Share this story", "Back to top", a copyright line.

What such lines say is in the languages' files. A line counts only as a whole: it must be short, and begin with such
words or be little else.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.text.normalize import fold
from review.text.tokens import tokenize, word_count

__all__ = ["is_frame"]

#: A single word ("share", "related") is a frame only in a line of so many words; a phrase in one of so many.
_FEW, _MANY = 4, 22
_WORD_END = r"(?![\p{L}\p{M}\p{N}])"


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    lines = {*language_of(LINGUA_FRANCA).page.frames, *language_of(language).page.frames}
    phrases = sorted((line for line in lines if " " in line or ord(line[0]) > 0x2E00), key=len, reverse=True)
    words = sorted(lines.difference(phrases), key=len, reverse=True)

    def any_of(parts: list[str]) -> str:
        return "|".join(
            regex.escape(part).replace("…", r"\S+(?:\s\S+){0,12}")
            + (_WORD_END if part[-1].isalnum() and ord(part[-1]) < 0x2E00 else "")
            for part in parts
        )

    opening = r"[^\p{L}\p{N}©@(]{0,4}"
    return (
        regex.compile(f"{opening}(?:{any_of(phrases)})"),
        regex.compile(f"{opening}(?:{any_of(words)})"),
        regex.compile("|".join(map(regex.escape, language_of(EVERYWHERE).page.frames_within))),
    )


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
    phrase, word, anywhere = _patterns(language)
    sentence = folded.rstrip('"”’»').endswith((".", "。")) and words > 8
    if anywhere.search(folded) is not None:
        return True
    if not sentence and phrase.match(folded) is not None:
        return True
    return words <= _FEW and word.match(folded) is not None
