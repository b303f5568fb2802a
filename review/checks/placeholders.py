"""A placeholder of a program's string is missing, changed, added, or out of an order that binds; code is another one.

Triggers on what the format knows as a placeholder: `{name}`, `{{name}}`, `${name}`, `%s`, `%(name)s`, `%1$s`, `%@`,
`$t(…)`, `__name__`, an entity of a manual's DTD (`&appname;`: minor, as languages have their own, and however often;
`&GUI;`, `&Shift;`, `&eg;`: neutral), and inline elements of XLIFF that stand for something. The same must stand on
both sides, as often; placeholders without a name or number (`%s … %d`) in the same order. Where one is missing and one
too many, the one is taken for the other, and the source's is suggested. Of a plural, a form that stands for many
numbers must say which. In any text, also on code that is another one in the translation: what stands in backticks, an
option (`--force`), a call, a path, the name of a file, a name_with_underscores, name=value. Where words of it were
translated it is minor.

Leaves alone: named and numbered placeholders in another order, also where only one side numbers them (`%s of %s` as
`%2$s, %1$s`); the number in a plural's form that stands for one number only by the language's rules (CLDR), which may
be left out ("one file"), and one that a form adds; what the reader of a usage puts in between braces (`Usage: %s
[OPTION]... {script-if-no-other} [file]`); code in quotation marks as TeX has them (`` `read' ``); the frame of ICU
plurals and selects, a wiki's choice of forms (`{{PLURAL:$1|…}}`), and forms parted by bars (`{n} file|{n} files`),
which differ by language; expressions in Markdown and MDX that are no plain name; paths and files whose words were
translated (your-name.txt), as a reader fills them in, and code that the translation lacks, but for an option behind
its command.

Flagged (en → de, string): `Delete {count} files?` → `{anzahl} Dateien löschen?` — `{anzahl}`
Flagged (de → en): `Die Werte stehen in werte_2.csv.` → `The values are in werte_3.csv.` — `werte_3.csv`
Not flagged (en → de, string): `%1$s of %2$s` → `%2$s, davon %1$s`

False alarms: none on twenty published documents (51,000 words; four catalogues, two XLIFF files, an i18n file, pages);
plain text has no placeholders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.changed_literals import changed_literals
from review.checks.shared.forms_of_number import is_of_none, is_of_one_number
from review.checks.shared.lone_options import lone_options
from review.checks.shared.protected import ProtectedStretch, stretches_of
from review.checks.shared.usage import but_filled_in
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.model import OBJECT, Severity, Side
from review.text.analysis import Text
from review.text.piped import Form, paired_forms
from review.text.showing import form_of

__all__ = ["CHECK"]

_UNNAMED = lazy_regex(r"%[-+#0 ']*[\d*]*(?:\.[\d*]+)?[a-zA-Z@]{1,3}")
#: What is filled with a number.
_NUMBER = lazy_regex(
    r"%(?:\d+\$)?[-+ 0#'\d.]*(?:hh|ll|[hlqzjt])?[diu]|%\(\w+\)d|%n"
    r"|(?:%\(|\{{1,2}\s*)(?:n|num|count|cnt|number|\w+_count|num_\w+)(?:\)s|\s*\}{1,2})|__(?:n|num|count)__|\{\s*\$[\w-]+\s*\}"
)
#: Parts of a date or a time in a format of strftime that printf has no conversion for, of day, month, year and hour.
_OF_DATE = lazy_regex(r"%[-_0^#]?[BbYymHIMjZ]")
_PLAIN = lazy_regex(
    r"\{{1,2}\s*[\w.@:-]*\s*\}{1,2}|\{\s*[$-]?\w[\w.-]*\s*(?:\([^{}]*\)\s*)?\}|\$\{[^{}]+\}|\$\d|\$t\(.+\)"
    r"|__\w[\w.-]*__|%.+|<.+|&[A-Za-z][\w.-]*;",
    regex.DOTALL,
)
#: A number that C's printf parts in thousands as the language does: %'d.
_GROUPED = lazy_regex(r"%(?:\d+\$)?[-+#0]*'[-+#0]*\d*(?:\.\d+)?(?:hh|ll|[hlqzjt])?[diuf]$")
#: A wiki's choice by number or gender that gives no forms.
_CHOICE = lazy_regex(r"\{\{(?i:PLURAL|GENDER|GRAMMAR):[^{}|]*\}\}")
#: What stands for words that are always the same: an entity, a term of Fluent's. A pronoun or the word may do, too.
_MAY_BE_SAID = lazy_regex(r"&|\{\s*-")
#: An entity that a manual has for a short form, or for a key: capitals, a capital first, two or three letters.
_OWN_WORD = lazy_regex(r"&(?:[A-Z][A-Za-z]*|[a-z]{2,3});")
#: Fluent's term with arguments, and a function of what is put in.
_CHOSEN = lazy_regex(r"\{(?:(?P<term>-[\w.-]+)\([^{}]*\)|[A-Z][A-Z0-9_-]*\((?P<filled>\$[\w-]+)[^{}]*\))\}")


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    yield from _code(view)
    if view.written is view.segment:
        return
    source, target = _placeholders(view, "source"), _placeholders(view, "target")
    source, target = but_filled_in(source, target, view)
    if not source and not target:
        return
    if all(_OF_DATE.search(view.written.text(side)) for side in ("source", "target")):
        return  # %B %d, %Y at %I:%M %p: each language has its own order and hours
    forms = _forms(view)
    if forms:
        yield from _of_forms(view, source, target, forms)
        return
    if _are_numbered_alike(source, target) or _are_numbered_alike(target, source):
        return
    lost, extra = _difference(source, target), _difference(target, source)
    keys = (paragraph.key for paragraph in (*view.written.target, *view.written.source))
    lost = [one for one in _but_names(lost, target) if not _is_said(one, view.target)]
    # {{tag:country|%nation%}} as %nation%, and the reverse
    extra, lost = _but_within(_but_names(extra, source), view, "source"), _but_within(lost, view, "target")
    lost, extra = _not_in_code(lost, view, "target"), _not_in_code(extra, view, "source")
    form = form_of(next(filter(None, keys), ""))
    if form:
        extra = _but_number(extra)
        if is_of_one_number(form, view.target.language):
            lost = [] if is_of_none(form, view.target.language) else _but_number(lost)
    while lost and extra:
        wanted, put = lost.pop(0), extra.pop(0)
        yield view.hit_written(
            "target", put.start, put.end, f"the source has {wanted.text} here, the translation {put.text}",
            suggestion=wanted.text, severity=_severity(wanted), twin=(wanted.start, wanted.end),
        )  # fmt: skip
    for one in lost:
        said = f"{one.text} is missing in the translation"
        yield view.hit_written("source", one.start, one.end, said, severity=_severity(one))
    for one in extra:
        yield view.hit_written("target", one.start, one.end, f"the source has no {one.text}", severity=_severity(one))
    if Counter(_key(one.text) for one in source) == Counter(_key(one.text) for one in target):
        yield from _order(view, source, target)


def _are_numbered_alike(plain: list[ProtectedStretch], numbered: list[ProtectedStretch]) -> bool:
    """Whether one side's placeholders are filled in order and the other's say by number which is which: %s of %s as
    %2$s, %1$s. So catalogues of C's printf turn an order round (GNU gettext, "C Format Strings").
    """
    if not plain or not all(_UNNAMED.fullmatch(one.text) and "*" not in one.text for one in plain):
        return False
    wanted = Counter(f"%{at}${one.text[1:]}" for at, one in enumerate(plain, 1))
    return wanted == Counter(one.text for one in numbered)


def _forms(view: SegmentView) -> list[tuple[Form, Form]]:
    """Those of a plural in one string, each of the translation with the source's; [] where it is none."""
    sides = view.written.source, view.written.target
    if max(map(len, sides)) > 1:
        return []
    return paired_forms(sides[0][0], sides[1][0], (view.source.language, view.target.language))


def _of_forms(
    view: SegmentView, source: list[ProtectedStretch], target: list[ProtectedStretch], forms: list[tuple[Form, Form]]
) -> Iterator[Hit]:
    """Where a form lacks a placeholder that all of the source's have, or has one that none has."""
    everywhere = set.intersection(*({_key(one.text) for one in _within(source, ours)} for ours, _ in forms))
    known = {_key(one.text) for one in source}
    for ours, theirs in forms:
        put = _within(target, theirs)
        there = {_key(one.text) for one in put}
        extra = [one for one in put if _key(one.text) not in known]
        for wanted in (one for one in _within(source, ours) if _key(one.text) in everywhere - there):
            if extra:
                other = extra.pop(0)
                yield view.hit_written(
                    "target", other.start, other.end,
                    f"the source has {wanted.text} here, the translation {other.text}",
                    suggestion=wanted.text, twin=(wanted.start, wanted.end),
                )  # fmt: skip
            else:
                yield view.hit_written(
                    "target", *theirs, f"{wanted.text} is missing in this form", twin=(wanted.start, wanted.end)
                )
        for one in extra:
            yield view.hit_written("target", one.start, one.end, f"the source has no {one.text}")


def _within(stretches: list[ProtectedStretch], form: Form) -> list[ProtectedStretch]:
    return [one for one in stretches if form[0] <= one.start and one.end <= form[1]]


def _severity(placeholder: ProtectedStretch) -> Severity | None:
    """Of an entity minor: a language that declines names has others for them, or writes one out now and then; neutral
    of what languages say by words of their own: &GUI;, &Shift;, &etc;.
    """
    if _OWN_WORD.fullmatch(placeholder.text):
        return "neutral"
    return "minor" if _MAY_BE_SAID.match(placeholder.text) else None


def _code(view: SegmentView) -> Iterator[Hit]:
    """Code that no format marked (what one marks is for `markup`) and that is another in the translation."""
    raw, written = view.written.text("source"), view.written.text("target")
    told = False
    for one in changed_literals(view):
        told = True
        wanted = raw[slice(*one.lost)]
        yield view.hit_written(
            "target", *one.put, f"the source has {wanted} here, the translation {written[slice(*one.put)]}",
            suggestion=wanted if one.sure else None, severity=None if one.sure else "minor", twin=one.lost,
        )  # fmt: skip
    for side, start, end in lone_options(view) if not told else ():
        option = view.written.text(side)[start:end]
        said = f"{option} is missing in the translation" if side == "source" else f"the source has no {option}"
        yield view.hit_written(side, start, end, said)


def _but_names(stretches: list[ProtectedStretch], others: list[ProtectedStretch]) -> list[ProtectedStretch]:
    """Without entities that the other side has, too, be it less often: a name is taken up by a pronoun."""
    there = {one.text for one in others}
    return [one for one in stretches if not (one.text.startswith("&") and one.text in there)]


def _is_said(placeholder: ProtectedStretch, target: Text) -> bool:
    """Whether what may be a dollar or two ($1) stands in the translation with its sign elsewhere: 1 $."""
    return placeholder.text[:1] == "$" and placeholder.text[1:].isdecimal() and placeholder.text[1:] in target.raw


def _but_within(stretches: list[ProtectedStretch], view: SegmentView, other: Side) -> list[ProtectedStretch]:
    """Without those between percent signs that stand within a longer placeholder of the other side."""
    longer = [one.text for one in stretches_of(view, other, "placeholder")] if stretches else []
    return [
        one
        for one in stretches
        if not one.text.endswith("%") or not any(one.text in text and len(one.text) < len(text) for text in longer)
    ]


def _but_number(stretches: list[ProtectedStretch]) -> list[ProtectedStretch]:
    """Without the one that is filled with the plural's number: the first that says so, or the only one."""
    number = next((one for one in stretches if _NUMBER.fullmatch(one.text)), None)
    if number is None and len(stretches) == 1:
        number = stretches[0]
    return [one for one in stretches if one is not number]


def _not_in_code(stretches: list[ProtectedStretch], view: SegmentView, other: Side) -> list[ProtectedStretch]:
    """Without those that stand in the other side's code: `{name}` in one language, «{name}» in the other."""
    code = "\n".join(one.text for one in stretches_of(view, other, "code")) if stretches else ""
    return [one for one in stretches if one.text not in code]


def _placeholders(view: SegmentView, side: str) -> list[ProtectedStretch]:
    found = stretches_of(view, "source" if side == "source" else "target", "placeholder")
    return [
        one for one in found if one.reads == OBJECT and _PLAIN.fullmatch(one.text) and not _CHOICE.fullmatch(one.text)
    ]


def _difference(here: list[ProtectedStretch], there: list[ProtectedStretch]) -> list[ProtectedStretch]:
    left = Counter(_key(one.text) for one in there)
    missing = []
    for one in here:
        key = _key(one.text)
        if left[key]:
            left[key] -= 1
        else:
            missing.append(one)
    return missing


def _key(text: str) -> str:
    """White space within braces does not count, nor that a number is parted in thousands, nor a capital of what
    MediaWiki takes in: {{int:Search}}; of Fluent's terms and functions not how the language wants them: {
    -brand(case: "acc") }, { NUMBER($n, style: "percent") }.
    """
    bare = "".join(text.split())
    if _GROUPED.match(bare):
        return bare.replace("'", "", 1)
    if chosen := _CHOSEN.fullmatch(bare):
        return f"{{{chosen['term'] or chosen['filled']}}}"
    name, colon, page = bare.partition(":")
    return name + colon + page[:1].casefold() + page[1:] if name.startswith("{{") else bare


def _order(view: SegmentView, source: list[ProtectedStretch], target: list[ProtectedStretch]) -> Iterator[Hit]:
    """Unnamed placeholders are filled in the order in which they stand."""
    ours = [one for one in source if _UNNAMED.fullmatch(one.text)]
    theirs = [one for one in target if _UNNAMED.fullmatch(one.text)]
    for wanted, put in zip(ours, theirs, strict=False):
        if _key(wanted.text) != _key(put.text):
            yield view.hit_written(
                "target", put.start, put.end,
                f"{put.text} stands where the source has {wanted.text}: these are filled in order",
                twin=(wanted.start, wanted.end),
            )  # fmt: skip
            return


CHECK = Check(
    code="placeholders",
    category="Design and markup/Markup tag",
    severity="major",
    page=__doc__,
    segment=find,
    written=True,
    of_pairs=True,
)
