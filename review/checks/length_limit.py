"""A string of a program has more characters than it may have.

Triggers on a translation longer than its file allows: XLIFF 1.2's `maxwidth` in characters, XLIFF 2's size
restriction in code points, a note to translators in PO, ARB, xcstrings, Android's resources, `.strings` or Weblate's
flag (`max-length:20`, `[CHAR LIMIT=20]`, `at most 20 characters`); and on strings longer than `characters`, where the
settings say that. Counted is what is seen: tags count nothing, placeholders and code one character each, so that it
is too long whatever is put in.

Leaves alone: limits in pixels, bytes or lines, and, neutral, strings whose source is too long as well: nobody keeps
that limit.

Option `characters`: how many characters a program's string may have where its file says nothing; 0: as many as it
likes.

Flagged (en → de, string, options `{"characters": 12}`): `Settings` → `Grundeinstellungen` — `lungen`
Not flagged (en → de, string, options `{"characters": 12}`): `Settings` → `Optionen`

False alarms: none but where a note speaks of another text than its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView

__all__ = ["CHECK"]


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if len(view.written.target) != 1:
        return
    own = [paragraph.limit for paragraph in (*view.written.source, *view.written.target) if paragraph.limit]
    limit = min(own, default=0)
    if not limit and view.written.target[0].kind == "string":
        limit = int(document.option(CHECK, "characters"))
    text = view.target.raw
    if limit <= 0 or len(text) <= limit or (count := _characters(text)) <= limit:
        return
    loose = bool(view.written.source) and _characters(view.source.raw) > limit
    yield view.hit(
        "target", _after(text, limit), len(text), f"{count} characters, where {limit} are the most",
        severity="neutral" if loose else None,
    )  # fmt: skip


def _characters(text: str) -> int:
    """Characters as people count them: an accent that is written by itself counts with its letter."""
    return sum(not unicodedata.combining(character) for character in text)


def _after(text: str, limit: int) -> int:
    """Where what is too much begins."""
    seen = 0
    for at, character in enumerate(text):
        if not unicodedata.combining(character):
            seen += 1
            if seen > limit:
                return at
    return len(text)


CHECK = Check(
    code="length-limit",
    category="Design and markup/Layout",
    severity="major",
    page=__doc__,
    segment=find,
    options={"characters": 0},
    written=True,
)
