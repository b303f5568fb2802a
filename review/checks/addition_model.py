"""A phrase of the translation that nothing in the source seems to stand behind, as translation models see it.

Triggers on a sentence of which hardly a word is in what a model makes of the source, which has those of the others, in
languages with spaces: major where that is sure. And on a run of three or more words of the translation that a model of
the translation's own direction finds no nearer for having read the source, where the whole segment looks as if
something had been added (it is long, and so is its back-translation), and where the rest of the translation and the
real source both gain when the run is taken out. It needs models of both directions.

And, where no such run is found, on a single word without a capital that costs the model much, that stands in its
neighbours' way, and without which the real source is no less probable; what a model of error spans makes of the word
is weighed with that.

Where a model of error spans (docs/meaning.md) has read the place, it must agree that something of the run is wrong;
then a lower probability is enough.

Leaves alone: texts of fewer than eight words; everything where either model is missing or cannot score a given text;
two words, which languages add for grammar's sake; names and figures by themselves; what a free translation says in
other words; language that the models hardly know. The weaker they are, the less it says.

Flagged (pt → en): `O rio subiu durante a noite.` → `The river, swollen by the melting snow of the mountains, rose
during the night.` — `swollen by the melting snow of the mountains`
Flagged (pt → en): `Os alunos caminham cinco quilómetros todos os dias até à escola da aldeia.` → `The pupils walk five
electoral kilometres every day to the village school.` — `electoral`
Not flagged (pt → en): `O rio subiu durante a noite.` → `The river rose during the night.`

Options: `probability` is the least probability, 0.1 to 1, that the segment has a phrase too many (docs/back-
translation.md), `seconded` is the same where a model of error spans agrees; `gain` is the least that the rest must gain
from leaving the run out, in nats; `word` are the least log-odds that a single word was added. Higher values flag less.

False alarms: none in 900 clean translations of FLORES dev pt-en (Mozilla's models of both directions), and four in 900
vi-en (the built-in ones), two of them HTML entities in a translation; where the built-in model of error spans is asked,
too, two in 2,883. Where a tenth of the translations in pt-en had a phrase of another sentence put in, it flagged 28 %
of those; measured before the back-translation of the phrase was compared with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from review.back_translated import BackTranslation
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.model_phrases import SECONDED, doubted, is_heading, knows, options_of
from review.checks.shared.unsaid_sentences import unsaid_when_translated
from review.checks.views import DocumentView, SegmentView

__all__ = ["CHECK", "UNREAD", "bounded"]

#: Shorter runs are what the grammar of the target language asks for.
_FEWEST_WORDS = 3
#: What the odds that a single word is wrong weigh, which a model of error spans gives (scripts/fit_extra_words.py), and
#: how far they count.
_WRONG, _LEAST, _MOST = 0.666, -8.0, 4.0
#: What is taken for these odds where no model has read the word: about as many good ones are told as otherwise.
UNREAD = -1.5


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    back = document.placed_back(view)
    if back is None:
        return
    unsaid = unsaid_when_translated(view, "target", back.forward or "", document.lengths)
    if unsaid is not None:
        yield unsaid
        return
    options = options_of(document, CHECK)
    runs = list(doubted(view, document, options, "target", back.addition, back.added, _FEWEST_WORDS))
    for start, end in runs or _word(view, document, back):
        text = view.target.raw[start:end]
        yield view.hit("target", start, end, f"nothing in the source seems to stand behind “{text}”")


def _word(view: SegmentView, document: DocumentView, back: BackTranslation) -> Iterator[tuple[int, int]]:
    """(start, end) of the word that is likeliest to have been added, where it is likely enough; none in a heading."""
    if not view.paired or is_heading(view.target) or not knows(back):
        return
    reading = document.span_readings.get(view.number)
    words = (
        (odds + _WRONG * bounded(reading.against("target", start, end) if reading is not None else None), start, end)
        for start, end, odds in back.added_words
    )
    odds, start, end = max(words, default=(-math.inf, 0, 0))
    if odds >= float(document.option(CHECK, "word")):
        yield start, end


def bounded(odds: float | None) -> float:
    """Log-odds that a word is wrong, as they are weighed; None: no model of error spans has read it."""
    return UNREAD if odds is None else max(_LEAST, min(_MOST, odds))


CHECK = Check(
    code="addition-model",
    category="Accuracy/Addition",
    severity="minor",  # as `omission-model`: of the good translations that are told, few have an addition
    page=__doc__,
    segment=find,
    options={"probability": 0.25, "seconded": SECONDED, "gain": -3.0, "word": 3.5},
    back_translation="alone",
)
