"""How languages negate: explicit markers, idioms in which a marker negates nothing, and words that imply a negation.

The forms are those of the language's file ([negation]). A text with anything that implies a negation is never said to
lack one. Of languages whose words run on, the forms are parts of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from review.languages.language import language_of

__all__ = ["NegationPatterns", "negation_of"]


@dataclass(frozen=True, slots=True)
class NegationPatterns:
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


def forms_pattern(forms: Sequence[str], unspaced: bool) -> regex.Pattern[str]:
    """What finds one of the forms of a language's file in folded text; `unspaced`: as parts of words."""
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


def _prefixed(prefixes: Sequence[str], others: Sequence[str]) -> regex.Pattern[str] | None:
    if not prefixes:
        return None
    not_these = f"(?!{'|'.join(others)})" if others else ""
    either = "|".join(sorted(prefixes, key=len, reverse=True))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){not_these}(?:{either})-?([\p{{L}}\p{{M}}]{{4,}})")


@lru_cache(maxsize=64)
def negation_of(language: str) -> NegationPatterns | None:
    """The negation of a base language; None for one that has no table here."""
    known = language_of(language)
    negation, unspaced = known.negation, known.traits.runs_on
    if not negation.strong:
        return None
    return NegationPatterns(
        forms_pattern(negation.strong, unspaced),
        forms_pattern(negation.idiom, unspaced) if negation.idiom else None,
        forms_pattern([*negation.implied, *negation.strong], unspaced),
        _prefixed(negation.prefix, negation.not_prefixed),
        language,
    )
