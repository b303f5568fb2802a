"""A phrase of the translation that nothing in the source seems to stand behind, as translation models see it.

Triggers on a run of three or more words of the translation that a model of the translation's own direction finds no
nearer for having read the source, where the whole segment looks as if something had been added (it is long, and so is
its back-translation), and where the rest of the translation and the real source both gain when the run is taken out.
It needs models of both directions.

Where a model of error spans (docs/meaning.md) has read the place, it must agree that something of the run is wrong;
then a lower probability is enough.

Leaves alone: texts of fewer than eight words; everything where either model is missing or cannot score a given text;
one or two words, which languages add for grammar's sake; what a free translation says in other words. The weaker the
models, the less it says.

Flagged (pt → en): `O rio subiu durante a noite.` → `The river, swollen by the melting snow of the mountains, rose
during the night.` — `swollen by the melting snow of the mountains`
Not flagged (pt → en): `O rio subiu durante a noite.` → `The river rose during the night.`

Options: `probability` is the least probability, 0.1 to 1, that the segment has a phrase too many (docs/back-
translation.md), `seconded` is the same where a model of error spans agrees; `gain` is the least that the rest must gain
from leaving the run out, in nats. Higher values flag less.

False alarms: none in 900 clean translations of FLORES dev pt-en (Mozilla's models of both directions), and four in 900
vi-en (the built-in ones), two of them HTML entities in a translation; where the built-in model of error spans is asked,
too, two in 2,883. Where a tenth of the translations in pt-en had a phrase of another sentence put in, it flagged 28 %
of those; measured before the back-translation of the phrase was compared with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.shared.model_phrases import SECONDED, doubted, options_of
from review.checks.views import DocumentView, Hit, SegmentView

__all__ = ["CHECK"]

#: Shorter runs are what the grammar of the target language asks for.
_FEWEST_WORDS = 3


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    back = document.backtranslations.get(view.number)
    if back is None:
        return
    options = options_of(document, CHECK)
    for start, end in doubted(view, document, options, "target", back.addition, back.added, _FEWEST_WORDS):
        text = view.target.raw[start:end]
        yield view.hit("target", start, end, f"nothing in the source seems to stand behind “{text}”")


CHECK = Check(
    code="addition-model",
    category="Accuracy/Addition",
    severity="minor",  # as `omission-model`: of the good translations that are told, few have an addition
    page=__doc__,
    segment=find,
    options={"probability": 0.25, "seconded": SECONDED, "gain": -3.0},
    back_translation="alone",
)
