"""Number words of each language: seven, bảy, двадцать пять, zweiundzwanzig; and magnitudes: million, triệu, Mrd.

Cardinals and ordinals up to a thousand come from CLDR's spell-out rules (spelled_numbers.tsv.xz of review/languages,
made by scripts/spell_numbers.py), magnitudes from CLDR's compact number formats through Babel, and what CLDR lacks from
the language's own file ([numbers]). All is read lazily, one language at a time.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from review.kept_values import kept_value
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.language import base_language, locale_of
from review.text.normalize import same_length_lower
from review.text.numbers.glued import derived, inflected_numbers
from review.text.numbers.word import Role, Value, Word

__all__ = ["NumberWords", "Value", "Word", "number_words"]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of one language, keyed by their folded spelling, words of a phrase with single spaces between."""

    language: str
    phrases: dict[str, Word]
    #: First word of a phrase → the number of words in the longest one.
    longest: dict[str, int]
    #: Beginnings of inflected magnitudes (миллион-) → value.
    stems: dict[str, int]
    #: What stays of the number words of one word when they are inflected.
    inflected: dict[str, Word]
    #: Hundreds and thousands by value, the largest and longest first.
    multipliers: tuple[tuple[int, str], ...]
    #: Letters that mean a magnitude only right after digits: 5k, $3m, 79bn.
    suffixes: dict[str, int]
    #: Words that may stand inside a number: and, lẻ, et, y.
    joints: frozenset[str]
    #: Articles, which may stand before a half (two and a half), and they or "of" before a magnitude (half a million).
    articles: frozenset[str]
    before_magnitude: frozenset[str]
    #: Words that end no number though their value would fit: ba mươi năm is thirty years, not 35.
    never_last: frozenset[str]
    #: Whether numbers are glued into one word (zweihundertfünf, duecentotre), what stands between tens and units there
    #: (fünfundzwanzig), and what a half more is at the end (zweieinhalb).
    glued: bool
    glue: str
    half_more: tuple[str, ...]
    #: What is glued behind a number that counts years (летн).
    counted: frozenset[str]
    #: Words before a number that say how much more or less it is: साढ़े, a half more.
    more_before: dict[str, Fraction]
    #: Further values of words: fortnight is 14, or 2, or 15.
    readings: dict[str, tuple[int, ...]]

    def word(self, key: str) -> Word | None:
        """The meaning of a single word, inflected magnitudes and glued numbers included."""
        found = self.phrases.get(key)
        return found if found is not None or len(key) < 5 else _derived(self.language, key)

    def leading_magnitude(self, run: str) -> tuple[str, int]:
        """The magnitude with which a run of unspaced letters begins, and its value; ("", 1) where it does not."""
        for length in range(min(len(run), 8), 1, -1):
            word = self.phrases.get(run[:length])
            if word is not None and word.role == "magnitude":
                return run[:length], int(word.value)
        return "", 1


#: 5K, 3M, 79B: what letters after digits mean in any language written with Latin letters.
_SUFFIXES = {
    "k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "mn": 10**6, "b": 10**9, "B": 10**9, "bn": 10**9, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
_PATTERN = lazy_regex(r"0+")


def fold_word(word: str) -> str:
    """The spelling under which a word, or a text with its offsets kept, is looked up."""
    return same_length_lower(word).replace("ё", "е").replace("’", "'").replace("ʼ", "'")


@lru_cache(maxsize=64)
def number_words(language: str) -> NumberWords:
    """The number words of a language (BCP 47); magnitudes alone, or nothing, where CLDR has no rules for it."""
    base = base_language(language)
    own = language_of(language).numbers
    phrases: dict[str, Word] = {}
    latin = own.latin_spelled_as if language.endswith("-Latn") else ""
    spelled_out = _spelled_out(latin or own.spelled_as or base)
    for spelt_role, value, spelt in spelled_out:
        for form in spelt:
            _add(phrases, form, Word(value, spelt_role, spelt_role == "ordinal" or value <= 1 or form in own.ambiguous))
            if own.fraction_ending and spelt_role == "ordinal" and value > 2:  # two thirds
                _add(phrases, form + own.fraction_ending, Word(value, spelt_role, True))
    for kind, value, spelt in spelled_out:
        for one, other in (pair.split() for pair in own.case_endings):
            for form in spelt:
                if kind == "cardinal" and form.endswith(one):
                    _add(phrases, form.removesuffix(one) + other, Word(value, "cardinal"))
    for written, forms in own.cardinal.items():
        for form in forms:
            # beside CLDR's words these are further ones, which are other words as well
            unsure = (bool(spelled_out) or int(written) <= 1 or form in own.ambiguous) and form not in own.sure
            _add(phrases, form, Word(int(written), "cardinal", unsure))
    for form in own.duals:
        _add(phrases, form, Word(2, "cardinal"))
    for written, forms in own.ordinal.items():
        for form in forms:
            _add(phrases, form, Word(int(written), "ordinal", True))
    for written, forms in own.fraction.items():
        for form in forms:
            _add(phrases, form, Word(Fraction(written), "fraction", True))
    suffixes = dict(_SUFFIXES)
    magnitudes = {form: int(written) for written, forms in own.magnitude.items() for form in forms}
    by_value: dict[int, list[str]] = {}
    for form, value, is_long in kept_value(f"magnitudes-{language}", lambda: _compact(language)):
        if len(form) <= 3 and form.isascii() and not is_long:
            suffixes[form] = value
        elif " " not in form:
            magnitudes.setdefault(fold_word(form), value)
            if is_long:
                by_value.setdefault(value, []).append(fold_word(form))
    for form, value in magnitudes.items():
        phrases[form] = Word(value, "magnitude", False)
    for form in _hundreds(spelled_out):
        phrases.setdefault(form, Word(100, "magnitude", True))
    stems = {stem: value for value, forms in by_value.items() if len(stem := _common_beginning(forms)) >= 6}
    more_before = {fold_word(form): Fraction(more) for more, forms in own.more_before.items() for form in forms}
    longest: dict[str, int] = dict.fromkeys(more_before, 1)
    for phrase in phrases:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 1), len(words))
    return NumberWords(
        language=language,
        phrases=phrases,
        longest=longest,
        multipliers=_multipliers(phrases),
        inflected=inflected_numbers(phrases, language),
        stems=stems,
        suffixes=suffixes,
        joints=own.joints,
        articles=own.articles,
        before_magnitude=own.before_magnitude,
        never_last=own.never_last,
        glued=own.glued,
        glue=own.glue,
        half_more=own.half_more,
        counted=own.counted,
        more_before=more_before,
        readings={fold_word(form): tuple(map(int, values)) for form, values in own.readings.items()},
    )


def _multipliers(phrases: dict[str, Word]) -> tuple[tuple[int, str], ...]:
    found = [(int(word.value), form) for form, word in phrases.items() if word.role == "magnitude" and form.isalpha()]
    return tuple(sorted((one for one in found if one[0] in (100, 1000)), key=lambda one: (-one[0], -len(one[1]))))


def _hundreds(spelled_out: list[tuple[Role, int, list[str]]]) -> set[str]:
    """What a language multiplies its hundreds with (zweihundert, pět set), told by two hundreds that have it: so that
    twelve hundred are known, which CLDR does not spell out.
    """
    forms = {value: spelt for role, value, spelt in spelled_out if role == "cardinal"}
    found: dict[str, set[int]] = {}
    for value in range(2, 10):
        for hundreds in forms.get(100 * value, ()):
            for unit in forms.get(value, ()):
                rest = fold_word(hundreds).removeprefix(fold_word(unit)).strip(" -")
                if rest.isalpha() and rest != fold_word(hundreds):
                    found.setdefault(rest, set()).add(value)
    return {form for form, values in found.items() if len(values) > 1 and len(form) > 2}


def _common_beginning(forms: list[str]) -> str:
    first, last = min(forms), max(forms)
    return next((first[:i] for i, letter in enumerate(first) if last[i : i + 1] != letter), first)


def _add(phrases: dict[str, Word], form: str, word: Word) -> None:
    """Cardinals win over ordinals that are spelt alike; hundreds and thousands multiply, so they are magnitudes."""
    key = fold_word(form.replace("-", " "))
    if word.role == "cardinal" and word.value in (100, 1000) and " " not in key:
        word = word._replace(role="magnitude", ambiguous=True)
    known = phrases.get(key)
    if known is None or (known.role == "ordinal" and word.role != "ordinal"):
        phrases[key] = word


@lru_cache(maxsize=1)
def _table() -> str:
    packed = (files("review.languages") / "spelled_numbers.tsv.xz").read_bytes()
    return "\n" + lzma.decompress(packed).decode()


def _spelled_out(base: str) -> list[tuple[Role, int, list[str]]]:
    table = _table()
    start = table.find(f"\n{base}\t")
    rows: list[tuple[Role, int, list[str]]] = []
    while start >= 0 and table.startswith(f"\n{base}\t", start):
        end = table.find("\n", start + 1)
        _, kind, value, forms = table[start + 1 : end].split("\t")
        rows.append(("cardinal" if kind == "c" else "ordinal", int(value), forms.split("|")))
        start = end
    return rows


def _compact(language: str) -> list[tuple[str, int, bool]]:
    """CLDR's magnitudes of a language, ("triệu", 1000000, long), ("Mrd", 1000000000, short)."""
    locale = locale_of(language)
    if locale is None:
        return []
    found: list[tuple[str, int, bool]] = []
    formats = locale.compact_decimal_formats
    for style in ("long", "short"):
        for forms in (formats.get(style) or {}).values():
            for limit, pattern in forms.items():
                text = str(getattr(pattern, "pattern", pattern)).partition(";")[0]
                zeros = _PATTERN.search(text)
                form = _PATTERN.sub("", text).replace("'", "").strip("\u00a0 \u202f.\u200f\u200c;-")
                if zeros is not None and form and limit.isdigit():
                    found.append((form, int(limit) // 10 ** (len(zeros.group()) - 1), style == "long"))
    return found


@lru_cache(maxsize=65536)
def _derived(language: str, key: str) -> Word | None:
    return derived(number_words(language), key)
