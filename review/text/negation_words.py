"""How languages negate: explicit markers, idioms in which a marker negates nothing, and words that imply a negation.

The forms are those of the language's file ([negation]). A text with anything that implies a negation is never said to
lack one. Of languages whose words run on, the forms are parts of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.negated_verbs import negated_verbs
from review.text.negated_words import NegatedWords
from review.text.patterns_of_forms import forms_pattern

__all__ = ["NegationPatterns", "negation_of"]


@dataclass(frozen=True, slots=True)
class NegationPatterns:
    """For folded text: `strong` finds a marker, `idioms` what to blank out before, `also` finds what negates between
    two versions of one text (without, no longer), the rest: what implies one. `runs_on`: the forms are parts of words;
    `words` are those that a prefix negates.
    """

    strong: regex.Pattern[str]
    idioms: regex.Pattern[str] | None
    implied: regex.Pattern[str]
    also: regex.Pattern[str] | None
    universal: regex.Pattern[str] | None
    turned: regex.Pattern[str] | None
    only: regex.Pattern[str] | None
    excepting: regex.Pattern[str] | None
    void: regex.Pattern[str] | None
    additive: regex.Pattern[str] | None
    polar: regex.Pattern[str] | None
    asking: regex.Pattern[str] | None
    verbs: regex.Pattern[str] | None
    language: str
    runs_on: bool
    words: NegatedWords

    def markers(self, text: str) -> list[tuple[int, int]]:
        """Where a folded text negates, by an explicit marker or by `also`: what two versions of one text differ in."""
        if self.idioms is not None:
            text = self.idioms.sub(self._blanked, text)
        found = list(self.explicit_spans(text))
        if self.also is not None:
            spans = [match.span() for match in self.also.finditer(text)]
            found = [
                *spans,
                *(one for one in found if not any(one[0] < end and start < one[1] for start, end in spans)),
            ]
        return sorted(found)

    def _blanked(self, match: regex.Match[str]) -> str:
        kept = self.also is not None and self.also.fullmatch(match[0]) is not None
        return match[0] if kept else "\0" * len(match[0])

    def explicit(self, text: str) -> int:
        """How many explicit markers stand in a folded text outside idioms."""
        return sum(1 for _ in self.explicit_spans(self.without_idioms(text)))

    def explicit_spans(self, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """(start, end) of the explicit markers of a folded text, idioms or not: words first, then negated verbs."""
        yield from (match.span() for match in self.strong.finditer(text, start))
        yield from negated_verbs(text, self.language, start)

    def other_spans(self, text: str) -> list[tuple[int, int]]:
        """Where a folded text negates without an explicit marker: without, no longer, un-able."""
        also = [match.span() for match in self.also.finditer(text)] if self.also is not None else []
        return [*also, *self.words.found(text)]

    def exceptions(self, text: str) -> list[tuple[int, int]]:
        """Where a folded text makes an exception, with the negation of its clause where it has one: without, unless, if
        not. What is the negation of a sentence, or a part of one, is none.
        """
        found = [match.span() for match in self.excepting.finditer(text)] if self.excepting is not None else []
        if not found:
            return []
        markers = [match.span() for match in self.strong.finditer(text)]
        return [one for one in found if not any(start <= one[0] and one[1] <= end for start, end in markers)]

    def apart(self, text: str, markers: Sequence[tuple[int, int]], within: int) -> list[tuple[int, int]]:
        """Of sorted markers of a folded text those that do not stand in one clause with the one before, so many
        characters from it at most.
        """
        return [
            marker
            for before, marker in zip((None, *markers), markers, strict=False)
            if before is None or not self._negate_once(text, before, marker, within)
        ]

    def _negate_once(self, text: str, before: tuple[int, int], marker: tuple[int, int], within: int) -> bool:
        """Whether two markers negate one clause; where those of one clause count once, a second one that is another
        word may stand farther off: no tiene permiso para ver nada.
        """
        gap = before[1], max(before[1], marker[0])
        if marker[0] - before[1] <= within:
            return _CLAUSE.fullmatch(text, *gap) is not None
        if within < _WHOLE or text[slice(*before)] == text[slice(*marker)]:
            return False
        return _LICENSED.fullmatch(text, *gap) is not None

    def asking_spans(self, text: str) -> list[tuple[int, int]]:
        """Where a folded text asks for what is not so: how could there be."""
        return [match.span() for match in self.asking.finditer(text)] if self.asking is not None else []

    def are_verbs(self, *markers: str) -> bool:
        """Whether each of some markers is a verb that negates itself, by its ending or its beginning: olmaz, není."""
        return all(
            (self.verbs is not None and self.verbs.fullmatch(one) is not None)
            or any(True for _ in negated_verbs(one, self.language))
            for one in markers
        )

    def without_idioms(self, text: str) -> str:
        """A folded text with the idioms blanked out, in which a marker negates nothing."""
        return text if self.idioms is None else self.idioms.sub(lambda match: "\0" * len(match.group()), text)

    def idiom_spans(self, text: str, *, additive: bool = True) -> list[tuple[int, int]]:
        """Where a folded text has an idiom with a marker or another word that negates, for which another language may
        have a negation; `additive`: "not only" as well.
        """
        found = [match.span() for match in self.idioms.finditer(text)] if self.idioms is not None else []
        never = [self.void] if additive else [self.void, self.additive]
        return [
            (start, end)
            for start, end in found
            if self._negates(text[start:end])
            and not any(one is not None and one.search(text, start, end + _MORE) for one in never)
        ]

    def _negates(self, text: str) -> bool:
        return self.first(text) is not None or (self.also is not None and self.also.search(text) is not None)

    def first(self, text: str, start: int = 0) -> tuple[int, int] | None:
        """The first explicit marker of a folded text, in an idiom or not; None where there is none."""
        return min(self.explicit_spans(text, start), default=None)

    def negates_twice(self, text: str) -> bool:
        """Whether two markers of one clause of a folded text negate once: no sobró nada, nikdo nic neřekl."""
        text = self.without_idioms(text)
        found = sorted(self.explicit_spans(text))
        return any(_CLAUSE.fullmatch(text, first[1], second[0]) for first, second in pairwise(found))

    def says_all(self, text: str) -> bool:
        """Whether a folded text says of all what the other side's doubled negation says of nothing."""
        return self.universal is not None and self.universal.search(text) is not None

    def allows_only(self, text: str) -> bool:
        """Whether a folded text says that one thing alone is so: only, erst."""
        return self.only is not None and self.only.search(text) is not None

    def excepts(self, text: str, marker: tuple[int, int]) -> bool:
        """Whether a folded text makes an exception of what a marker negates: not without, unless, until."""
        if self.excepting is None:
            return False
        spans = (match.span() for match in self.excepting.finditer(text))
        return any(end <= marker[0] or marker[1] <= start for start, end in spans)

    def is_licensed(self, text: str, hint: tuple[int, int], markers: Sequence[tuple[int, int]]) -> bool:
        """Whether a hint of a folded text merely goes with a marker of the same clause: not any, ne … pas."""
        if self.polar is None or self.polar.fullmatch(text, *hint) is None:
            return False
        return any(
            (end <= hint[0] and _LICENSED.fullmatch(text, end, hint[0]) is not None)
            or (hint[1] <= start and _CLAUSE.fullmatch(text, hint[1], start) is not None)
            for start, end in markers
        )

    def may_say_also(self, text: str) -> bool:
        """Whether a folded text says that something is not all, or may in a language of which that is not known."""
        return self.additive is None or self.additive.search(text) is not None

    def turns(self, text: str, marker: tuple[int, int]) -> bool:
        """Whether a marker of a folded text negates what makes an affirmation of it: never forget, nicht aufhören."""
        if self.turned is None:
            return False
        for match in self.turned.finditer(text, max(0, marker[0] - _NEAR), marker[1] + _NEAR):
            first, second = sorted((marker, match.span()))
            if _CLAUSE.fullmatch(text, first[1], max(first[1], second[0])):
                return True
        return False

    def may_be_turned(self, text: str) -> bool:
        """Whether a folded text has a word that a negation turns into its contrary."""
        return self.turned is not None and self.turned.search(text) is not None

    def implies(self, text: str, *, undone: bool = False) -> bool:
        """Whether a folded text has anything negative: an explicit marker, a word that implies one, a negated word.

        `undone`: the other side negates a verb that itself reverses one, so that a prefix accounts for that alone.
        """
        if self.void is not None:
            text = self.void.sub(lambda match: "\0" * len(match[0]), text)
        if self.implied.search(text) is not None or _ZERO.search(text) is not None:
            return True
        if undone:
            return False
        return next(self.words.found(text), None) is not None


#: What lies between two markers that negate once.
_CLAUSE = lazy_regex(r"[^,;:.!?()\n，、；：。！？（）،؛؟।]{0,24}")
#: None of all: 0 of 12 selected.
_ZERO = lazy_regex(r"(?<![\p{N}.,:%+-])0(?![\p{N}.,:%+]*\p{N}|[%°+])")
#: So many characters within which those of one clause count once.
_WHOLE = 24
#: What lies between a negation and a word that it licenses.
_LICENSED = lazy_regex(r"[^,;:.!?()\n，、；：。！？（）،؛؟।]{0,60}")
#: So many characters beyond an idiom tell what it is: a question mark.
_MORE = 3
#: How far from a marker the verb is that it negates, in characters.
_NEAR = 32


@lru_cache(maxsize=64)
def negation_of(language: str) -> NegationPatterns | None:
    """The negation of a base language; None for one that has no table here."""
    known = language_of(language)
    negation, unspaced = known.negation, known.traits.runs_on
    if not negation.strong:
        return None

    def either(forms: Sequence[str]) -> regex.Pattern[str] | None:
        return forms_pattern(forms, unspaced) if forms else None

    return NegationPatterns(
        forms_pattern(negation.strong, unspaced),
        either(negation.idiom),
        forms_pattern([*negation.implied, *negation.forbidding, *negation.strong], unspaced),
        either(negation.also),
        either(negation.universal),
        either(negation.turned),
        either(negation.only),
        either(negation.excepting),
        either(negation.void),
        either(negation.additive),
        either(negation.polar),
        either(negation.asking),
        either([form for form in negation.strong if form.startswith("*")]),
        language,
        unspaced,
        NegatedWords.of(language, negation.prefix, negation.not_prefixed, negation.undoing),
    )
