"""How languages negate: explicit markers, idioms in which a marker negates nothing, and words that imply a negation.

negation_words.tsv has five lists a language, written for this project. `strong` are words that negate a clause. An
`idiom` holds a strong word and is no negation (not only, whether or not). `implied` is what a translation may turn into
a negation (without, fail, only, hardly): a text with any of them is never said to lack one. A `prefix` negates the word
behind it where that is a word by itself (un-able), `not-prefixed` are beginnings that only look so (неделя, neděle).
Forms are separated by spaces; _ is a space, _*_ up to two words between, * the rest of a word; other signs are regular
expressions. Of languages without spaces the forms are parts of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from review.text.tables import rows

__all__ = ["Negation", "negation_of"]


@dataclass(frozen=True, slots=True)
class Negation:
    """For folded text: `strong` finds a marker, `idioms` what to blank out before, the rest: what implies one."""

    strong: regex.Pattern[str]
    idioms: regex.Pattern[str] | None
    implied: regex.Pattern[str]
    prefixed: regex.Pattern[str] | None
    language: str

    def implies(self, text: str) -> bool:
        """Whether a folded text has anything negative: an explicit marker, a word that implies one, a negated word."""
        if self.implied.search(text) is not None:
            return True
        return self.prefixed is not None and any(
            _is_word(match[1], self.language) for match in self.prefixed.finditer(text)
        )


#: Less common words (their share of all words) do not count as words of their own behind a prefix.
_COMMON = 1e-6
_UNSPACED = frozenset(("zh", "ja", "ko", "th"))


def _pattern(forms: list[str], unspaced: bool) -> regex.Pattern[str]:
    parts = []
    for form in sorted(forms, key=len, reverse=True):
        # Bounded, so that a text of nothing but spaces or hyphens takes no quadratic time.
        body = form.replace("_*_", r"\s{1,9}(?:\S{1,40}\s{1,9}){0,2}").replace("_", r"\s{1,9}")
        body = body.replace("*", r"[\p{L}\p{M}'’-]{0,40}")
        parts.append(body)
    either = "|".join(parts)
    return regex.compile(either if unspaced else rf"(?<![\p{{L}}\p{{M}}])(?:{either})(?![\p{{L}}\p{{M}}])")


@lru_cache(maxsize=4096)
def _is_word(word: str, language: str) -> bool:
    from wordfreq import available_languages, get_frequency_dict

    return language in available_languages("small") and get_frequency_dict(language, "small").get(word, 0.0) >= _COMMON


def _prefixed(prefixes: list[str], others: list[str]) -> regex.Pattern[str] | None:
    if not prefixes:
        return None
    not_these = f"(?!{'|'.join(others)})" if others else ""
    either = "|".join(sorted(prefixes, key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){not_these}(?:{either})-?([\p{{L}}\p{{M}}]{{4,}})")


@lru_cache(maxsize=64)
def negation_of(language: str) -> Negation | None:
    """The negation of a base language; None for one that has no table here."""
    table = {
        kind: forms.split() for row_language, kind, forms in rows("negation_words.tsv") if row_language == language
    }
    if not table:
        return None
    unspaced = language in _UNSPACED
    return Negation(
        _pattern(table["strong"], unspaced),
        _pattern(table["idiom"], unspaced) if "idiom" in table else None,
        _pattern([*table["implied"], *table["strong"]], unspaced),
        _prefixed(table.get("prefix", []), table.get("not-prefixed", [])),
        language,
    )
