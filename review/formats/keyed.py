"""Strings of two files with the same keys, as pairs; a plural's forms, of which languages have more or fewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from review.lazy_patterns import lazy_regex
from review.model import Paragraph, Segment
from review.text.plurals import CATEGORIES, counted_categories
from review.text.showing import form_of

__all__ = ["pair_keyed"]

#: What the key of a list's first string ends in.
_FIRST = ".0"
#: What Fluent's variants are called behind their message's name: the default, named ones, numbers.
_VARIANT = lazy_regex(r"(?:\[(?:\*[\w-]*|=[\d.]+)\])++\Z")


def pair_keyed(
    source: Sequence[Paragraph],
    target: Sequence[Paragraph],
    references: Sequence[Sequence[Paragraph]],
    target_language: str,
) -> tuple[Segment, ...]:
    """Strings paired by their keys, in the source's order; those that only the translation has come last.

    A plural's form that only the translation has (Polish "few") goes with the source's "other"; one that its language
    does not have (Vietnamese "one") is left out where there is no such string. So is a variant ("[*macos]", "[=1]") of
    a message that the translation has: each language chooses its own, or none; its default is then the whole message.
    """
    there = {paragraph.key: paragraph for paragraph in target}
    source, there = _as_one(source, there)
    translated = {_message(key) or key for key in there}
    ours = {paragraph.key: paragraph for paragraph in source}
    others = [{paragraph.key: paragraph.text for paragraph in reference} for reference in references]
    segments: list[Segment] = []
    for paragraph in source:
        mine = there.pop(paragraph.key, None)
        if mine is None:
            message = _message(paragraph.key)
            if not message or paragraph.key == _default(message):
                mine = there.pop(message or _default(paragraph.key), None)
            elif message in translated:
                continue
        if mine is None and _is_never_used(paragraph.key, there, ours, target_language):
            continue
        texts = tuple(other.get(paragraph.key, "") for other in others)
        segments.append(Segment(len(segments) + 1, (paragraph,), (mine,) if mine else (), texts))
    for paragraph in there.values():
        message = _message(paragraph.key) or paragraph.key
        wholes = (_other_form(paragraph.key), _default(message), message)
        whole = next((ours[key] for key in wholes if key in ours), None)
        texts = tuple(other.get(paragraph.key, "") for other in others)
        segments.append(Segment(len(segments) + 1, (whole,) if whole else (), (paragraph,), texts))
    return tuple(segments)


def _as_one(
    source: Sequence[Paragraph], there: Mapping[str, Paragraph]
) -> tuple[list[Paragraph], dict[str, Paragraph]]:
    """Both sides without what a list has behind its first string where the other side has one string for it (names of
    a country, of which the first is the usual one); that first string with the other side's key.
    """
    ours, theirs = {paragraph.key for paragraph in source}, set(there)
    short = {first.removesuffix(_FIRST) for first in theirs if first.endswith(_FIRST)} & ours - theirs
    long = {first.removesuffix(_FIRST) for first in ours if first.endswith(_FIRST)} & theirs - ours
    if not short and not long:
        return list(source), dict(there)
    kept = [one for one in source if _list_of(one.key) not in long or one.key.endswith(_FIRST)]
    mine = {key: one for key, one in there.items() if _list_of(key) not in short or key.endswith(_FIRST)}
    mine = {_list_of(key) if _list_of(key) in short else key: one for key, one in mine.items()}
    for name in long:
        mine[name + _FIRST] = mine.pop(name)
    return kept, mine


def _list_of(key: str) -> str:
    """The key of the list that a string is an item of; "" where it is of none."""
    name, _, place = key.rpartition(".")
    return name if place.isdecimal() else ""


def _message(key: str) -> str:
    """The key of the message that a string is a variant of; "" where it is none."""
    return str(_VARIANT.sub("", key)) if _VARIANT.search(key) else ""


def _default(message: str) -> str:
    """What the default variant of a message is called."""
    return f"{message}[*]"


def _other_form(key: str) -> str:
    """The key of the form "other" of the plural that a string is a form of; "" where it is of none."""
    form = form_of(key)
    return "other".join(key.rsplit(form, 1)) if form in CATEGORIES else ""


def _is_never_used(key: str, there: Mapping[str, Paragraph], ours: Mapping[str, Paragraph], language: str) -> bool:
    """Whether a string is a plural's form that the language has no numbers for, of a plural that is translated."""
    other = _other_form(key)
    needed = counted_categories(language)
    return bool(other and needed) and form_of(key) not in (*needed, "other") and other in ours and other in there
