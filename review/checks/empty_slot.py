"""A slot of a template with nothing in it: "Source: –", "Photo: .", "()", a placeholder, "undefined".

Triggers on a label (photo, source, author and the like, in forty languages) with nothing after its colon; on "at –"
and "by on", prepositions with nothing after them, in English; on empty brackets and quotation marks; on a placeholder
such as `{name}`, `{{ title }}`, `${date}`, `%s` or `%1$s`; and on `undefined`, `null`, `NaN` and `[object Object]`
where a value should be: after a colon, alone, or twice in a row. In a text whose format knows no placeholders, also on
one of the source's that is missing in the translation, or is another one there; on a closing tag that is missing
while the opening one is there.

Leaves alone: what the source has too (the strings of a program keep their placeholders), a colon at the end of an
ordinary paragraph, which introduces what follows, a label whose source ends in a colon as well, brackets and quotation
marks around a sign, a tag or a placeholder, `f()` and other code, and lines that `boilerplate` flags as a whole.

Flagged (vi → en): `Nguồn: TASS` → `Source: –` — `Source: –`
Not flagged (de → en): `Er sagte drei Dinge:` → `He said three things:`

False alarms: none of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references, FLORES-200
dev vi→en, en→vi, pt→en, NTREX both ways).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

import regex

from review.checks.boilerplate import frame_blocks
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.language import base_language, writes_percent_first
from review.text.page.credits import slot_labels

__all__ = ["CHECK"]

#: Cheap test: a text without any of these has no empty slot.
_MAYBE = lazy_regex(r"[:：(\[{%$“\"«<]|[–—-] |undefined|null|NaN|by +on", regex.IGNORECASE)
_PLACEHOLDER = lazy_regex(
    r"\{\{\s?[\w. ]{1,40}\s?\}\}|\$?\{[A-Za-z_][\w.]{0,40}\}"
    r"|(?<![\p{N}%])(?<!:(?=%s/[\p{L}\p{N}]))%(?:\d\$[sd]|[sd](?![\p{Latin}\p{N}]))|%\([a-z_]{1,30}\)[sd]|\{\d\}"
)
#: What a text of its own is filled at: the placeholders, and Qt's numbered ones.
_SLOT = lazy_regex(_PLACEHOLDER.pattern + r"|(?<![\p{N}\p{L}%])%[1-9](?![\p{N}\p{L}%$])")
_NUMBERED = lazy_regex(r"%\d\$[sd]")
_CLOSING = lazy_regex(r"</([A-Za-z][\w-]{0,20})\s*+>")
#: What stands behind an opening bracket that is spoken of, and holds nothing.
_BEHIND_A_SIGN = frozenset(",;'’ \n)]}>")
_MAYBE_SLOT = lazy_regex(r"\{[\w{ ]|%[\w(]|</")
_Slot: TypeAlias = tuple[str, tuple[int, int]]
_EMPTY = lazy_regex(r"(?<![\p{L}\p{N}_\]])(?:\(\s*\)|\[\s*\]|\{\s*\}|“\s*”|«\s*»|„\s*“|（\s*）|「\s*」)")
_NOTHING = lazy_regex(
    r"\[object Object\]|(?<=[:：]\s?)(?:undefined|null|NaN|None)(?=\s*(?:$|[,.;)\n]))|^\s*(?:undefined|null|NaN)\s*$"
    r"|\b(undefined|null|NaN)\s+\1\b|\bNaN\b"
)

#: A colon with nothing after it, and what stands before a label that is a part of its own.
_BARE = lazy_regex(r"[:：]\s*\Z")
_APART = lazy_regex(r"(?:^|[.,;|。，；()–—-])[ \t]*\Z", regex.MULTILINE)


@lru_cache(maxsize=64)
def _label(language: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}])(?:{slot_labels(language)})\s?[:：]\s*(?:[–—-](?=\s|$)|\.(?=\s*$)|[,;|](?=\s|$)|$)",
        regex.MULTILINE,
    )


@lru_cache(maxsize=16)
def _prepositions(any_of: tuple[str, ...], first: str, second: str) -> regex.Pattern[str]:
    """Finds what a template leaves where place, time and author are missing: "at – Source", "by  on"."""
    return regex.compile(
        rf"(?:^|(?<=\s))(?:{'|'.join(any_of)})\s+[–—-](?=\s*(?:$|[–—-]|\p{{Lu}}\p{{L}}+:))"
        rf"|(?:^|(?<=\s)){first}\s{{2,}}{second}\b|^{first}\s+{second}\b",
        regex.IGNORECASE,
    )


def _slots(text: str, language: str) -> Iterator[tuple[int, int]]:
    for pattern in (_PLACEHOLDER, _EMPTY, _NOTHING, _label(base_language(language))):
        yield from (match.span() for match in pattern.finditer(text))
    page = language_of(language).page
    if page.slot_prepositions:
        prepositions = _prepositions(page.slot_prepositions, *page.slot_pair)
        yield from (match.span() for match in prepositions.finditer(text))


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    target = view.target
    lost = list(_lost(view))
    yield from lost
    if not _MAYBE.search(target.raw):
        return
    spans = sorted(set(_slots(target.raw, target.language)))
    if not spans:
        return
    of_source = sum(1 for _ in _slots(view.source.raw, view.source.language))
    if len(spans) <= of_source:
        return
    frames = frame_blocks(view, document)
    last = -1
    for start, end in spans:
        written = target.raw[start:end]
        place = view.hit("target", start, end, "").span
        if any(place.start < one.span.end and one.span.start < place.end for one in lost if one.span.side == "target"):
            continue
        if start < last or any(a <= start < b for a, b in frames) or (written.strip() and written in view.source.raw):
            continue
        if written.startswith("${") and f"${written[2:-1]}" in view.source.raw:
            continue  # the same slot in braces
        if _BARE.search(written) and _leads_on(view, start, end):
            continue
        if _EMPTY.fullmatch(written) and _is_a_sign(written[0], view.source.raw):
            continue
        if view.is_marked_up("target", start) and view.unbroken("target", start, end) != end:
            continue  # of a manual that tells how placeholders are written: ${<i>name</i>}
        last = end
        hit = view.hit("target", start, end, f"“{written.strip()}” has nothing in it: a template was not filled in")
        if _EMPTY.fullmatch(written) and view.written.text("target")[hit.span.start : hit.span.end] != written:
            continue  # a tag or a sign stands in it, which does not read as text
        yield hit


def _lost(view: SegmentView) -> Iterator[Hit]:
    """Slots of a text whose format knows none, which the translation has not, or has another in the place of."""
    if view.structured or not view.paired or _MAYBE_SLOT.search(view.written.text("source")) is None:
        return
    lost, put = (_but_percentages(view, found) for found in _exchanged(view, _SLOT))
    theirs, ours = view.written.text("source"), view.written.text("target")
    for slot, place in lost:
        if put:
            there = put.pop(0)[1]
            written = ours[slice(*there)]
            message = f"the source has {theirs[slice(*place)]} here, the translation {written}"
            alike = (_NUMBERED.fullmatch(slot) is None) == (_NUMBERED.fullmatch(written) is None)
            yield view.hit_written("target", *there, message, suggestion=slot if alike else None, twin=place)
        else:
            yield view.hit_written("source", *place, f"{theirs[slice(*place)]} is missing in the translation")
    for tag, place in _exchanged(view, _CLOSING)[0]:
        if f"<{tag[2:-1]}" in view.written.text("target"):
            yield view.hit_written("source", *place, f"{tag} is missing in the translation")


def _but_percentages(view: SegmentView, slots: list[_Slot]) -> list[_Slot]:
    """Without percentages whose sign stands first: %3 in Turkish and Basque (CLDR), and of what is one elsewhere."""
    before = any(map(writes_percent_first, (view.source.language, view.target.language)))
    sides = (*view.source.numbers, *view.target.numbers) if any(slot[1:].isdecimal() for slot, _ in slots) else ()
    shares = {value for number in sides if number.kind == "percent" for value in number.values}
    return [
        (slot, place)
        for slot, place in slots
        if not (slot[0] == "%" and slot[1:].isdecimal() and (before or int(slot[1:]) in shares))
    ]


def _exchanged(view: SegmentView, pattern: regex.Pattern[str]) -> tuple[list[_Slot], list[_Slot]]:
    """What a pattern finds in the source and not in the translation, and the other way round, each in order."""
    theirs, ours = (
        [("".join(match.group().split()), match.span()) for match in pattern.finditer(view.written.text(side))]
        for side in ("source", "target")
    )
    if any(map(_is_numbered, theirs)) != any(map(_is_numbered, ours)):
        theirs, ours = _by_place(theirs), _by_place(ours)
    return _surplus(theirs, ours), _surplus(ours, theirs)


def _is_numbered(slot: _Slot) -> bool:
    """Whether it says which value it takes: %2$s."""
    return _NUMBERED.fullmatch(slot[0]) is not None


def _by_place(slots: list[_Slot]) -> list[_Slot]:
    """The slots, those without a number by their place among them: the second %s takes the value that %2$s takes."""
    plain = [place for slot, place in slots if slot in ("%s", "%d")]
    return [(f"%{plain.index(at) + 1}${slot[1]}" if at in plain else slot, at) for slot, at in slots]


def _surplus(slots: list[_Slot], others: list[_Slot]) -> list[_Slot]:
    """The slots of one side that the other has fewer of."""
    left = Counter(slot for slot, _ in others)
    found = []
    for slot, place in slots:
        if left[slot]:
            left[slot] -= 1
        else:
            found.append((slot, place))
    return found


def _is_a_sign(bracket: str, source: str) -> bool:
    """Whether the source speaks of a bracket as a sign: before a comma, a space or another one stands nothing in it."""
    return any(source[at + 1 : at + 2] in _BEHIND_A_SIGN for at, sign in enumerate(source) if sign == bracket)


def _leads_on(view: SegmentView, start: int, end: int) -> bool:
    """Whether a label with nothing after its colon is one of the source's too, or the last word of a sentence that
    leads into what follows it.
    """
    line_end = view.target.raw.find("\n", end)
    last_line = not view.target.raw[end : line_end if line_end >= 0 else None].strip()
    bare = any(_BARE.search(line) for line in view.source.raw.splitlines())
    return (last_line and bare) or _APART.search(view.target.raw[:start][-80:]) is None


CHECK = Check(
    code="empty-slot",
    category="Design and markup/Markup tag",
    severity="major",
    page=__doc__,
    segment=find,
)
