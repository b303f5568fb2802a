"""Messages as a person sees them: a branch of each plural and select chosen, numbers put in.

A message is shown by other protected stretches: what is not seen of it (the frame, the other branches) reads as
nothing, a placeholder of a number as that number in the language's own figures. So whatever judges the reading judges
what is seen, and its offsets are still those of the text as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel.numbers import format_decimal

from review.lazy_patterns import lazy_regex
from review.model import OBJECT, Paragraph, Protected, Segment
from review.text.language import locale_of
from review.text.messages import Argument, Branch, Choice, Message, MessageNumber, choices_of, parse_message
from review.text.piped import Form, paired_forms
from review.text.plurals import CATEGORIES, category_of, gettext_category

__all__ = ["SAMPLES", "form_of", "is_message", "message_of", "shown_segments"]

#: The numbers that messages are shown with: every category of most languages is among them.
SAMPLES: tuple[int | float, ...] = (0, 1, 2, 5, 21, 1.5)
#: What a string with a mere number in it is shown with: in every language more than one or two.
_MANY = 5
_IS_CHOICE = lazy_regex(r"\{\s*+[\w.-]+\s*+,\s*+(?:plural|select|selectordinal)\s*+,")
#: The form of a plural, at the end of a string's key: gettext's number or a category (with a star: Fluent's).
_FORM = lazy_regex(
    r"(?:\[(?P<form>\d{1,2}|\*?(?:zero|one|two|few|many|other))\]|[._](?P<bare>zero|one|two|few|many|other))\Z"
)
#: Placeholders that are filled with a whole number: printf's, and names that say so.
_PRINTF = lazy_regex(r"%(?:\d+\$)?[-+ 0#'\d]*(?:hh|ll|[hlqzjt])?[diu]|%\(\w+\)d|%n")
_NAMED = lazy_regex(r"(?i)\{{1,2}\s*(?:n|num|number|count|total|amount)\s*\}{1,2}")


@dataclass(frozen=True, slots=True)
class _Sample:
    """A number for all that is counted, and the branch of all selects that have it."""

    number: int | float
    selector: str = "other"


def form_of(key: str) -> str:
    """The form of a plural that a string's key ends in: gettext's number ("1") or a category ("few"); "" for none."""
    match = _FORM.search(key)
    return (match["form"] or match["bare"]).removeprefix("*") if match else ""


def is_message(paragraph: Paragraph) -> bool:
    """Whether a paragraph is meant to be a message with a plural or a select, be it broken."""
    return paragraph.kind != "code" and bool(paragraph.protected) and _IS_CHOICE.search(paragraph.text) is not None


def message_of(paragraph: Paragraph) -> Message | None:
    """The paragraph's parts where it is a message with a plural or a select; None where it is none, or a broken one."""
    if not is_message(paragraph):
        return None
    message = parse_message(paragraph.text)
    return message if message is not None and next(choices_of(message), None) is not None else None


def shown_segments(segment: Segment, source_language: str, target_language: str) -> tuple[Segment, ...]:
    """The segment with each of the numbers and choices that make it read otherwise; none where it has no message of
    that kind, no number to fill in, or one that cannot be parsed.
    """
    if len(segment.source) != 1 or len(segment.target) != 1:
        return ()
    source, target = segment.source[0], segment.target[0]
    messages = message_of(source), message_of(target)
    if messages == (None, None):
        languages = source_language, target_language
        forms = paired_forms(source, target, languages)
        return tuple(_of_forms(segment, *pair) for pair in forms) or _counted(segment, target_language)
    if any(message is None and is_message(one) for message, one in zip(messages, (source, target), strict=True)):
        return ()
    found: dict[tuple[Paragraph, Paragraph], None] = {}
    for sample in _samples(*messages):
        ours, theirs = (
            _shown(one, message or (), sample, language)
            for one, message, language in (
                (source, messages[0], source_language),
                (target, messages[1], target_language),
            )
        )
        if _numbers_in(ours) != _numbers_in(theirs):  # a form may say "one file" or "a file": no number is compared
            ours, theirs = _without_numbers(ours), _without_numbers(theirs)
        found[_plain(ours), _plain(theirs)] = None
    return tuple(replace(segment, source=(ours,), target=(theirs,)) for ours, theirs in found)


def _of_forms(segment: Segment, ours: Form, theirs: Form) -> Segment:
    """The segment with one form on either side, the others reading as nothing."""
    sides = ((segment.source[0], ours), (segment.target[0], theirs))
    source, target = (replace(side, protected=tuple(_but(side, form))) for side, form in sides)
    return replace(segment, source=(source,), target=(target,))


def _but(paragraph: Paragraph, form: Form) -> Iterator[Protected]:
    """What is protected in a form, and all around it."""
    start, end = form
    if start:
        yield Protected(0, start, "placeholder", "")
    yield from (one for one in paragraph.protected if start <= one.start and one.end <= end)
    if end < len(paragraph.text):
        yield Protected(end, len(paragraph.text), "placeholder", "")


def _samples(*messages: Message | None) -> Iterator[_Sample]:
    choices = [choice for message in messages if message is not None for choice in choices_of(message)]
    if any(choice.kind != "select" for choice in choices):
        yield from map(_Sample, SAMPLES)
        exact = {b.selector for choice in choices if choice.kind != "select" for b in choice.branches}
        yield from (_Sample(int(s[1:])) for s in sorted(exact) if s.startswith("=") and int(s[1:]) not in SAMPLES)
    chosen = {branch.selector for choice in choices if choice.kind == "select" for branch in choice.branches}
    yield from (_Sample(_MANY, selector) for selector in sorted(chosen))


@dataclass(frozen=True, slots=True)
class _Filled(Protected):
    """A placeholder with a number put in."""


def _shown(paragraph: Paragraph, message: Message, sample: _Sample, language: str) -> Paragraph:
    stretches = list(_stretches(message, 0, len(paragraph.text), sample, language, paragraph.protected))
    return replace(paragraph, protected=tuple(stretches))


def _stretches(
    parts: Message, start: int, end: int, sample: _Sample, language: str, own: tuple[Protected, ...]
) -> Iterator[Protected]:
    """The protected stretches of text[start:end] as it is shown, in order."""
    at = start
    for part in parts:
        yield from (one for one in own if at <= one.start and one.end <= part.start)
        if isinstance(part, Choice):
            branch = _branch(part, sample, language)
            yield Protected(part.start, branch.start, "placeholder", "")
            yield from _stretches(branch.parts, branch.start, branch.end, sample, language, own)
            yield Protected(branch.end, part.end, "placeholder", "")
        elif isinstance(part, MessageNumber) or (isinstance(part, Argument) and part.type == "number"):
            yield _Filled(part.start, part.end, "placeholder", figures(sample.number, language))
        else:
            yield Protected(part.start, part.end, "placeholder", OBJECT)
        at = part.end
    yield from (one for one in own if at <= one.start and one.end <= end)


def _branch(choice: Choice, sample: _Sample, language: str) -> Branch:
    by = {branch.selector: branch for branch in choice.branches}
    if choice.kind == "select":
        return by.get(sample.selector) or by["other"]
    exact = by.get(f"={sample.number}")
    ordinal = choice.kind == "selectordinal"
    return exact or by.get(category_of(sample.number, language, ordinal=ordinal)) or by["other"]


def figures(number: int | float, language: str) -> str:
    """A number as the language writes it, by CLDR: 1.5 is "1,5" in German."""
    locale = locale_of(language)
    return format_decimal(number, locale=locale) if locale is not None else str(number)


def _numbers_in(paragraph: Paragraph) -> int:
    return sum(isinstance(one, _Filled) for one in paragraph.protected)


def _without_numbers(paragraph: Paragraph) -> Paragraph:
    """With an object in the place of each number."""
    return replace(
        paragraph,
        protected=tuple(replace(one, reads=OBJECT) if isinstance(one, _Filled) else one for one in paragraph.protected),
    )


def _plain(paragraph: Paragraph) -> Paragraph:
    return replace(
        paragraph, protected=tuple(Protected(one.start, one.end, one.kind, one.reads) for one in paragraph.protected)
    )


def _counted(segment: Segment, language: str) -> tuple[Segment, ...]:
    """The segment with a number in the place of what is filled with one on both sides, where that says the same."""
    sides = segment.source[0], segment.target[0]
    counted = [[one for one in side.protected if _is_number(side.text[one.start : one.end])] for side in sides]
    if not counted[0] or len(counted[0]) != len(counted[1]) or any(side.kind == "code" for side in sides):
        return ()
    number = _number_of(form_of(sides[0].key), language)
    if number is None:
        return ()
    filled = [
        replace(side, protected=tuple(replace(p, reads=str(number)) if p in places else p for p in side.protected))
        for side, places in zip(sides, counted, strict=True)
    ]
    return (replace(segment, source=(filled[0],), target=(filled[1],)),)


def _is_number(placeholder: str) -> bool:
    return bool(_PRINTF.fullmatch(placeholder) or _NAMED.fullmatch(placeholder))


def _number_of(form: str, language: str) -> int | float | None:
    """A number that a plural's form is said with; None where the form is of no sample."""
    if not form:
        return _MANY
    category = form if form in CATEGORIES else gettext_category(int(form), language)
    return next((n for n in reversed(SAMPLES[:-1]) if category_of(n, language) == category), None)
