"""Negations that are a word of a name: Bác sĩ Không biên giới, Médecins Sans Frontières."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.marks import final_mark
from review.text.negation_words import NegationPatterns

__all__ = ["is_of_name", "without_names"]


def without_names(folded: str, text: Text, negation: NegationPatterns) -> str:
    """The folded text without the negations that are a name's word, by a capital where no sentence begins: Bác sĩ Không
    biên giới.
    """
    for start, end in [*negation.explicit_spans(folded)]:
        if is_of_name(text, start, end):
            folded = folded[:start] + "\0" * (end - start) + folded[end:]
    return folded


def is_of_name(text: Text, start: int, end: int) -> bool:
    """Whether a stretch of a text has a capital where no sentence begins, and no headline gives it one."""
    word = text.raw[start:end]
    named = word[:1].isupper() and text.raw[:start].rstrip()[-1:].isalpha() and not word.isupper()
    return named and not _is_title(text)


def _is_title(text: Text) -> bool:
    """Whether the words of a text have capitals, as those of a headline: most where no mark ends it, else all."""
    capital = sum(word.text[0].isupper() for word in text.words)
    return capital == len(text.words) or (final_mark(text.raw, text.base) is None and capital * 2 > len(text.words))
