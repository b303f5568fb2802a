"""Words that a prefix negates, unable, impossible, and verbs that one reverses, unlock.

What is left of such a word must be a word of the language, too, and no much rarer one than the whole: able, unable, but
not tended, intended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from review.lazy_patterns import lazy_regex
from review.text.lexicon import frequency

__all__ = ["SEEMING", "NegatedWords", "ends_as"]

#: What lies between a word that is negated and the negation of what it is said of: impossible de ne pas.
_NEXT = lazy_regex(r"\s(?:\p{L}{1,2}\s)?")
#: Letters of a word that a prefix of two letters and more may negate; a prefix of one wants one more.
_SHORTEST = 4
#: So much (Zipf) a word with its prefix may be more frequent than without.
_MADE_OF = 0.7
#: Words that only begin so, by what dictionaries call them (scripts/make_seeming_negations.py), and the letters of
#: their endings.
SEEMING, _ENDING = files("review.text").joinpath("seeming_negations.tsv"), 3
#: Less common words (their share of all words) do not count as words of their own behind a prefix.
_COMMON = 1e-6


@dataclass(frozen=True, slots=True)
class NegatedWords:
    """For folded text of a `language`: `negated` finds what may be a word behind one of its `prefixes`, those of one
    letter left out; `undone` such a verb right behind a negation. None: it has no such prefix.
    """

    negated: regex.Pattern[str] | None
    undone: regex.Pattern[str] | None
    prefixes: tuple[str, ...]
    language: str

    @classmethod
    def of(cls, language: str, prefixes: Sequence[str], others: Sequence[str], undoing: Sequence[str]) -> NegatedWords:
        """By the prefixes of a language's file, and how other words begin."""
        not_these = f"(?!{'|'.join(others)})" if others else ""
        return cls(
            regex.compile(rf"(?<![\p{{L}}\p{{M}}]){not_these}(?:{_either(prefixes)})-?([\p{{L}}\p{{M}}]{{4,}})")
            if prefixes
            else None,
            regex.compile(rf"\s{{1,9}}(?:{_either(undoing)})-?([\p{{L}}\p{{M}}]{{2,}})") if undoing else None,
            tuple(prefix for prefix in prefixes if len(prefix) > 1),
            language,
        )

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of the words of a folded text that are another word behind a prefix that negates."""
        for match in self.negated.finditer(text) if self.negated is not None else ():
            if _is_word(match[1], self.language) and _is_of(match[1], match[0], self.language):
                yield match.span()

    def perhaps(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of the words of a folded text that begin as such words do, whether or not the rest is one, but
        for those that only seem so (invoice).
        """
        if self.negated is None:
            return []
        return [match.span() for match in self.negated.finditer(text) if not self._seems(match[0])]

    def _seems(self, word: str) -> bool:
        return ends_as(word, _seeming().get(self.language, ()))

    def reverses(self, word: str, other: str) -> bool:
        """Whether one of two folded words is the other behind a prefix that negates (able, unable)."""
        short, long = sorted((word, other), key=len)
        least = _SHORTEST if len(long) - len(short) > 1 else _SHORTEST + 1
        if self.negated is None or len(short) < least or not long.endswith(short):
            return False
        match = self.negated.fullmatch(long)
        return match is not None and match[1] == short

    def doubles(self, text: str, marker: tuple[int, int]) -> bool:
        """Whether a marker of a folded text stands right behind a word that a prefix negates: impossible not to."""
        return any(
            _NEXT.fullmatch(text, end, marker[0]) is not None and not self._seems(text[start:end])
            for start, end in self.found(text)
        )

    def undoes(self, text: str, at: int) -> bool:
        """Whether the word at an offset of a folded text reverses a verb (un-lock)."""
        found = self.undone.match(text, at) if self.undone is not None else None
        return found is not None and _is_word(found[1], self.language)


@lru_cache(maxsize=4096)
def _is_word(word: str, language: str) -> bool:
    from wordfreq import available_languages, get_frequency_dict

    return language in available_languages("small") and get_frequency_dict(language, "small").get(word, 0.0) >= _COMMON


def _is_of(word: str, whole: str, language: str) -> bool:
    """Whether a word behind a prefix is common enough beside the whole for that to be made of it."""
    return frequency(whole, language) - frequency(word, language) <= _MADE_OF


@lru_cache(maxsize=1)
def _seeming() -> Mapping[str, frozenset[str]]:
    rows = (line.split("\t") for line in SEEMING.read_text("utf-8").splitlines())
    return {language: frozenset(words.split()) for language, words in rows}


def ends_as(word: str, words: Collection[str]) -> bool:
    """Whether one of some folded words is a word, or that with an ending: intend, intends."""
    return any(word[: len(word) - cut] in words for cut in range(_ENDING + 1) if len(word) - cut >= _SHORTEST)


def _either(prefixes: Sequence[str]) -> str:
    return "|".join(sorted(prefixes, key=len, reverse=True))
