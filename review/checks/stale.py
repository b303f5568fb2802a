"""The source changed since the translation was made, and the translation did not.

Triggers on a segment whose source text has other words than the one that the translation was made from, where the
translation is as it was: the words that changed are marked in the source, the whole translation is their counterpart.
What the translation was made from is told by the baseline (`review score` of a folder) or by git (`review drift`);
where neither is there, the check is silent. A changed number, name, negation, duty (must, may) or stretch of code and
a sentence that came or went are major, other words minor, spellings and articles neutral.

Leaves alone: changes of spaces, marks, case and markup; paragraphs that moved, were parted or joined; a translation
that changed as well, which is judged like any other; a value that the translation has already and the old source had
not. A link's address counts only where the translation has the old one, and then it is neutral.

Flagged (en → de, source before `Visitors must buy a ticket.`): `Visitors may enter without a ticket.` →
`Besucher müssen eine Karte kaufen.` — `may enter without`
Not flagged (en → de, source before `Visitors must buy **a ticket**.`): `Visitors must buy a ticket.` →
`Besucher müssen eine Karte kaufen.`

False alarms: 6 of 230 paragraphs that it called stale were not, on histories made from nine real pages, where 230 of
9,886 paragraphs were (`benchmarks/drift.py`, docs/drift.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView

__all__ = ["CHECK"]


def find(document: DocumentView) -> Iterator[Hit]:
    for view in document.segments:
        change = document.changes.get(view.number)
        if change is not None:
            start, end = change.span
            whole = (0, len(view.written.text("target")))
            yield view.hit_written(
                "source", start, end, change.message, severity=change.severity, twin=whole if whole[1] else None
            )


CHECK = Check(
    code="stale",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    document=find,
    compares=True,
)
