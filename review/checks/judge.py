"""What a language model holds for an error, and what speaks for it.

Triggers on words that a judge (docs/judges.md) quotes as wrong and that stand in the text, where a witness agrees: the
model's fix makes the source more probable under the back-translation model, a second independent asking marks the same
words, or another check found something there. The finding has the judge's category and, up to `most-severe` of the
settings, its severity.

Leaves alone: everything where there is no judge, or no verdict on the paragraph; words that the judge quotes and that
do not stand there. What no witness speaks for is neutral, with the reason, or left out (`unconfirmed` of the settings).
It counts neither in quality nor in MQM, and fails no build unless `fail-level` of the judge's settings says so.

Flagged (vi → en): `Xưởng đóng tàu nằm ở ngoại ô thành phố.` → `The shipyard lies in the centre of the city.` — `centre`
Not flagged (vi → en): `Xưởng đóng tàu nằm ở ngoại ô thành phố.` → `The shipyard lies in the suburbs of the city.`

False alarms: those of the model that judges; `benchmarks/judge.py` measures them, before and after cross-examination.
Nobody has measured yours, and so its findings are minor at most until you say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView

__all__ = ["CHECK"]


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    yield from document.judged.get(view.number, ())


CHECK = Check(
    code="judge",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
    written=True,
    counts=False,
)
