"""A keyboard shortcut is another one in the translation, or a menu's access key is missing.

Triggers on shortcuts (`Ctrl+S`, `⌘Q`, `Shift+F5`) whose last key is another one than in the source, where both sides
have as many; and on a program's string with an access key (`&File`, `E&xit`, `_File`) whose translation has none.

Leaves alone: the names of modifiers, which languages translate (`Strg+S`, `Maj+F5`), shortcuts in code, which `markup`
compares, shortcuts that only one side has, the letter that an access key stands before, and ampersands and underscores
within names (`R&D`, `file_name`).

Flagged (en → de): `Press Ctrl+S to save.` → `Drücken Sie zum Sichern Strg+E.` — `Strg+E`
Not flagged (en → de): `Press Ctrl+S to save.` → `Drücken Sie zum Sichern Strg+S.`

False alarms: none on twenty published documents (51,000 words). Some programs have other shortcuts in other languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex

__all__ = ["CHECK"]

_KEY = r"(?P<key>F\d{1,2}|[A-Z0-9])(?![A-Za-z0-9+])"
_SHORTCUT = lazy_regex(
    rf"(?<![\p{{L}}\p{{N}}+])(?:(?:\p{{L}}{{2,12}}\+)+|(?:\p{{L}}{{2,12}} \+ )+|[⌘⌥⇧⌃]{{1,3}}\+?){_KEY}"
)
#: Nothing is looked for in a text without one.
_SIGNS = "+⌘⌥⇧⌃"
_AMPERSAND = lazy_regex(r"(?:(?<![&\p{L}\p{N}])&(?=[\p{L}\p{N}])|(?<=\p{L})&(?=\p{Ll}))(?!\w{1,30};)")
_UNDERSCORE = lazy_regex(r"(?<![\w_])_(?=\p{L}[^_]*\Z)")


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    yield from _shortcuts(view)
    source, target = view.written.source, view.written.target
    if len(source) == len(target) == 1 and source[0].kind == target[0].kind == "string":
        yield from _access(view, source[0].text, target[0].text)


def _shortcuts(view: SegmentView) -> Iterator[Hit]:
    if not any(sign in view.source.raw for sign in _SIGNS):
        return
    ours, theirs = (list(_SHORTCUT.finditer(side.raw)) for side in (view.source, view.target))
    if not ours or len(ours) != len(theirs):
        return
    lost = Counter(match["key"] for match in ours) - Counter(match["key"] for match in theirs)
    extra = Counter(match["key"] for match in theirs) - Counter(match["key"] for match in ours)
    wanted = [match for match in ours if match["key"] in lost]
    for put in theirs:
        if not extra[put["key"]] or not wanted:
            continue
        extra[put["key"]] -= 1
        mine = wanted.pop(0)
        kept = put[0][: put.start("key") - put.start()]
        yield view.hit(
            "target", put.start(), put.end(), f"the source says {mine[0]}",
            suggestion=kept + mine["key"], twin=mine.span(),
        )  # fmt: skip


def _access(view: SegmentView, source: str, target: str) -> Iterator[Hit]:
    for sign, pattern in (("&", _AMPERSAND), ("_", _UNDERSCORE)):
        keys = list(pattern.finditer(source))
        if len(keys) == 1 and source.count(sign) == 1 and sign not in target:
            at = keys[0].start()
            yield view.hit_written(
                "target", 0, len(target), f"the source has an access key, {source[at : at + 2]}", twin=(at, at + 2)
            )


CHECK = Check(
    code="keys",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
    written=True,
)
