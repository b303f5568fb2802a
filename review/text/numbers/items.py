"""The figures and words of a text, and what stands between them: what numbers are made of."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Any

from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_re, lazy_regex
from review.text.normalize import nfc
from review.text.numbers.digits import decimal_symbol, group_symbol, whole
from review.text.numbers.words import Value, Word, fold_word, number_words
from review.text.tokens import is_plain

__all__ = ["Items"]

_SPACES = "\u00a0\u202f\u2009"
#: Thousands behind spaces, or behind the comma of sentences in Arabic's script, which stands for its ٬ where no space
#: follows it.
_GROUPED = rf"\d{{1,3}}(?:(?:[ {_SPACES}]\d{{3}})+|(?:،\d{{3}})+)(?!\d)(?:[.,٫]\d+)?"
_NUMBER = rf"\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])|{_GROUPED}|\d+(?:[.,٫٬'’]\d+)*"
_WORD = r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*"
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_JOINED = frozenset((" ", "-", "\u00a0", "\u2011", "\n", "\u202f"))
#: Letters of the shortest number word that another is glued before.
_BARE = 3
#: Figures of what stands behind a measure's unit.
_DECIMALS = 3
#: What is said with a number before it: two and a half, two and a quarter.
_HALVES = frozenset((Fraction(1, 2), Fraction(1, 4)))
#: Short vowels and other points of Arabic and Hebrew, which a text may write or not: no number word has them.
_POINTS = lazy_re("[\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2]")
_SCANNER = lazy_regex(f"(?P<n>{_NUMBER})|(?P<v>[{_VULGAR}])|(?P<w>{_WORD})")
#: The same for texts that need no combining marks (`is_plain`), in two thirds of the time.
_PLAIN = lazy_re(rf"(?P<w>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<n>{_NUMBER})")


@lru_cache(maxsize=64)
def _first_words_of_day_parts(language: str) -> frozenset[str]:
    parts = language_of(language).numbers.day_parts
    return frozenset(name.split()[0] for names in parts.values() for name in names)


class Items:
    """`items` are (start, end, kind, folded text): "n" figures, "v" a vulgar fraction, "w" a word."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.rules = language_of(language)
        #: What letters and words beside digits mean in every language.
        self.beside = language_of(EVERYWHERE).numbers
        self.words = number_words(language)
        self.day_words = _first_words_of_day_parts(language)
        self.decimal = decimal_symbol(language)
        self.groups_by_space = group_symbol(language) in _SPACES
        scanner: Any = _PLAIN if is_plain(text) else _SCANNER
        self.items: list[tuple[int, int, str, str]] = [
            (match.start(), match.end(), match.lastgroup, match[0]) for match in scanner.finditer(fold_word(text))
        ]
        if not unicodedata.is_normalized("NFC", text):
            self.items = [(start, end, kind, nfc(written)) for start, end, kind, written in self.items]
        if _POINTS.search(text):
            self.items = [(start, end, kind, _POINTS.sub("", word)) for start, end, kind, word in self.items]

    def adjacent(self, index: int) -> bool:
        """Whether item `index` follows the one before it with one space or hyphen, or nothing, between."""
        if index >= len(self.items):
            return False
        gap = self.text[self.items[index - 1][1] : self.items[index][0]]
        return not gap or gap in _JOINED or (gap[0] == "-" and gap[1:].isspace() and gap != "- ")  # twenty-⏎four

    def gap_allows(self, index: int, end: int) -> bool:
        gap = self.text[end : self.items[index][0]]
        return not gap or gap in _JOINED

    def phrase(self, index: int) -> tuple[Word, int] | None:
        """The longest number phrase at an item, and the index after it."""
        items = self.items
        key = self.bare(items[index][3])
        longest = self.words.longest.get(key, 0)
        if not longest:
            word = self.words.word(key)
            return None if word is None else (word, index + 1)
        keys, after = [key], index + 1
        while len(keys) < longest and after < len(items) and items[after][2] == "w" and self.adjacent(after):
            keys.append(items[after][3])
            after += 1
        while keys:
            word = self.words.phrases.get(" ".join(keys))
            if word is not None:
                return word, index + len(keys)
            keys.pop()
        word = self.words.word(key)
        return None if word is None else (word, index + 1)

    def bare(self, key: str) -> str:
        """A word without what is glued before it, where that makes a number word of it: וארבעים, وأربعين."""
        before = self.rules.numbers.glued_before
        if not before or key in self.words.longest:
            return key
        for part in before:
            rest = key.removeprefix(part)
            if rest != key and len(rest) >= _BARE and rest in self.words.longest:
                return rest
        return key

    def starts_part_of_day(self, index: int) -> bool:
        """Whether a word at an item begins a name for a part of the day: rano, in the evening."""
        return self.items[index][3] in self.day_words

    def is_half(self, index: int) -> bool:
        """Whether an item is a half that goes with the number before it, or a quarter (two and a half, a quarter)."""
        if not self.adjacent(index):
            return False
        word = self.words.phrases.get(self.items[index][3])
        return word is not None and word.role == "fraction" and word.value in _HALVES

    def is_times(self, index: int) -> bool:
        """Whether an item is an x for a multiplication sign between figures: 20x30; not of a hexadecimal 0x1F."""
        if index < 1 or self.items[index][3] != "x" or index + 1 >= len(self.items):
            return False
        before, after = self.items[index - 1], self.items[index + 1]
        figures = before[2] == after[2] == "n" and before[3] != "0"
        return figures and before[1] == self.items[index][0] and after[0] == self.items[index][1]

    def is_magnitude(self, index: int) -> bool:
        """Whether an item right behind the one before it is a thousand, a million or more."""
        word = self.words.word(self.items[index][3]) if self.adjacent(index) else None
        return word is not None and word.role == "magnitude" and word.value >= 1000

    def percent_after(self, end: int) -> int | None:
        """Where a percent sign or word right after `end` ends."""
        text = self.text
        at = end + 1 if text[end : end + 1] in _JOINED and end < len(text) else end
        if text[at : at + 1] in ("%", "٪", "﹪", "‰") and at < len(text):
            return at + 1
        if text[at : at + 1].isalpha():
            for word in self.rules.numbers.percent:
                if text[at : at + len(word)].casefold() == word:
                    return at + len(word)
        return None

    def unit_within(self, index: int, values: tuple[Value, ...]) -> tuple[Value, int] | None:
        """A measure whose decimals stand behind its unit, item `index`, and the index after them: 1m75, 3km5.

        None where they may be the unit's power (50m2).
        """
        items, text = self.items, self.text
        if index + 1 >= len(items) or text[items[index][0] : items[index][1]] not in self.beside.unit_within:
            return None
        start, end, kind, decimals = items[index + 1]
        power = decimals in ("2", "3")
        if kind != "n" or start != items[index][1] or not decimals.isdecimal() or len(decimals) > _DECIMALS or power:
            return None
        if values[0] != int(values[0]) or text[end : end + 1].isalpha():
            return None
        return whole(values[0] + Fraction(int(decimals), 10 ** len(decimals))), index + 2
