"""Strings of two files with the same keys, as pairs; a plural's forms, of which languages have more or fewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from review.model import Paragraph, Segment
from review.text.plurals import CATEGORIES, counted_categories
from review.text.showing import form_of

__all__ = ["pair_keyed"]


def pair_keyed(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    references: Sequence[Sequence[Paragraph]],
    target_language: str,
) -> tuple[Segment, ...]:
    """Strings paired by their keys, in the source's order; those that only the translation has come last.

    A plural's form that only the translation has (Polish "few") goes with the source's "other"; one that its language
    does not have (Vietnamese "one") is left out where there is no such string.
    """
    there = {paragraph.key: paragraph for paragraph in target}
    ours = {paragraph.key: paragraph for paragraph in source}
    others = [{paragraph.key: paragraph.text for paragraph in reference} for reference in references]
    segments: list[Segment] = []
    for paragraph in source:
        mine = there.pop(paragraph.key, None)
        if mine is None and _is_never_used(paragraph.key, there, ours, target_language):
            continue
        texts = tuple(other.get(paragraph.key, "") for other in others)
        segments.append(Segment(len(segments) + 1, (paragraph,), (mine,) if mine else (), texts))
    for paragraph in there.values():
        whole = ours.get(_other_form(paragraph.key))
        texts = tuple(other.get(paragraph.key, "") for other in others)
        segments.append(Segment(len(segments) + 1, (whole,) if whole else (), (paragraph,), texts))
    return tuple(segments)


def _other_form(key: str) -> str:
    """The key of the form "other" of the plural that a string is a form of; "" where it is of none."""
    form = form_of(key)
    return "other".join(key.rsplit(form, 1)) if form in CATEGORIES else ""


def _is_never_used(key: str, there: Mapping[str, Paragraph], ours: Mapping[str, Paragraph], language: str) -> bool:
    """Whether a string is a plural's form that the language has no numbers for, of a plural that is translated."""
    other = _other_form(key)
    needed = counted_categories(language)
    return bool(other and needed) and form_of(key) not in (*needed, "other") and other in ours and other in there
