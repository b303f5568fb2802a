"""Plurals whose forms stand in one string, parted by bars: `{n} file|{n} files` (Symfony, Laravel, Vue, Docusaurus).

No mark says that a string is one. It is taken for one where its parts on either side are nearly the same text, which
alternatives of another kind ("Yes|No", "Home | About") are not. Forms are in the order of CLDR's categories, as many as
the translation needs: Polish has three for English's two, Thai one, and then no bar.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from rapidfuzz import fuzz

from review.lazy_patterns import lazy_regex
from review.model import Paragraph
from review.text.plurals import counted_categories

__all__ = ["Form", "paired_forms"]

#: A form's (start, end) in its paragraph's text.
Form = tuple[int, int]
#: Two bars are one that is written.
_BAR = lazy_regex(r"(?<!\|)\|(?!\|)")
_LETTER = lazy_regex(r"\p{L}")
#: How like each other neighbouring forms are, in percent, placeholders aside.
_ALIKE = 60.0
#: More forms has no language; a longer string is a text.
_MOST, _LONGEST = 6, 1000


def paired_forms(source: Paragraph, target: Paragraph, languages: tuple[str, str]) -> list[tuple[Form, Form]]:
    """Each form of the translation with the source's that it is of; [] where neither has several."""
    if source.kind != "string" or target.kind != "string":
        return []
    ours, theirs = _parts(source), _parts(target)
    if not ours or not theirs or not (_are_forms(source, ours) or _are_forms(target, theirs)):
        return []
    found = []
    for at, form in enumerate(theirs):
        likely = ours[_form_of_the_same(at, (len(ours), len(theirs)), languages)]
        slots = _placeholders(target, form)
        # "one file|{n} files": another language counts the one as well
        same = [one for one in (likely, *reversed(ours)) if _placeholders(source, one) == slots]
        found.append((same[0] if same else likely, form))
    return found


def _parts(paragraph: Paragraph) -> list[Form]:
    """What stands between a string's bars, its whole text where it has none; none where a part has no letter."""
    text = paragraph.text
    inside = [(one.start, one.end) for one in paragraph.protected]
    bars = [match.start() for match in _BAR.finditer(text[:_LONGEST])]
    bars = [at for at in bars if not any(start <= at < end for start, end in inside)]
    parts = [(start + 1, end) for start, end in pairwise((-1, *bars, len(text)))]
    usual = len(parts) <= _MOST and len(text) <= _LONGEST
    return parts if usual and all(_LETTER.search(_said(paragraph, part)) for part in parts) else []


def _are_forms(paragraph: Paragraph, parts: list[Form]) -> bool:
    said = [_said(paragraph, part) for part in parts]
    return len(parts) > 1 and all(fuzz.ratio(one, other) >= _ALIKE for one, other in pairwise(said))


def _said(paragraph: Paragraph, form: Form) -> str:
    """A form's words, without what is protected."""
    pieces, at = [], form[0]
    for one in paragraph.protected:
        if form[0] <= one.start and one.end <= form[1]:
            pieces.append(paragraph.text[at : one.start])
            at = one.end
    return " ".join("".join([*pieces, paragraph.text[at : form[1]]]).casefold().split())


def _form_of_the_same(at: int, sizes: tuple[int, int], languages: tuple[str, str]) -> int:
    """Which of the source's forms says the numbers that the translation's form `at` says; `sizes` are how many each
    has.
    """
    if sizes[0] == sizes[1]:
        return at
    mine, yours = (list(counted_categories(language).items()) for language in languages)
    if len(mine) != sizes[0] or len(yours) != sizes[1]:
        return sizes[0] - 1 if at or sizes[1] == 1 else 0
    numbers = yours[at][1]
    return max(range(sizes[0]), key=lambda form: (len(numbers & mine[form][1]), form))


def _placeholders(paragraph: Paragraph, form: Form) -> Counter[str]:
    return Counter(
        paragraph.text[one.start : one.end]
        for one in paragraph.protected
        if one.kind == "placeholder" and form[0] <= one.start and one.end <= form[1]
    )
