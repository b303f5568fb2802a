"""A phrase of the source that the translation does not seem to account for, as a translation model sees it.

Triggers on a sentence of which hardly a word is in the back-translation, which has those of the others, in languages
with spaces: major where that is sure. And on a run of three or more source words (two where the segment is very
suspicious) that the model finds no nearer for having read the translation, where the whole segment looks as if
something were missing (it is short, its back-translation is short, more of the source is missing from it than the other
way round), and where the rest of the source is explained as well or better once the run is taken out: in a free
translation that leaves a hole, after an omission it does not.

Where a model of error spans (docs/meaning.md) has read the place, it must agree that something of the run is not said;
then a lower probability is enough.

Leaves alone: texts of fewer than eight words; everything where there is no back-translation, or its engine cannot score
a given text; single words (articles, particles, what one language says and another leaves out); free translations of a
usual length. The weaker the model, the less it says.

Flagged (pt → en): `Choveu toda a noite. Esta manhã as ruas estavam alagadas. Muitos alunos ficaram em casa.` → `It
rained all night. Many pupils stayed at home.` — `Esta manhã as ruas estavam alagadas.`
Flagged (pt → en): `A oposição, que tinha pedido mais tempo para estudar o documento, votou contra.` → `The opposition
voted against.` — `que tinha pedido mais tempo para estudar o documento`
Not flagged (pt → en): `A oposição, que tinha pedido mais tempo para estudar o documento, votou contra.` → `The
opposition, which had asked for more time to read the paper, voted against.`

Options: `probability` is the least probability, 0.1 to 1, that the segment lacks a phrase (docs/back-translation.md
says how it is computed), `seconded` is the same where a model of error spans agrees; `gain` is the least that the rest
must gain from leaving the run out, in nats. Higher values flag less.

False alarms: 0.4 % of 900 clean translations of FLORES dev pt-en (Mozilla's models of both directions) and 0.6 % of 900
vi-en (the built-in ones), most of which had in fact left something out; where the built-in model of error spans is
asked, too, one in 2,883. Of what it told of 2,400 translations by NLLB, OPUS-MT, Google and Microsoft (both ways
between Vietnamese and English), read one by one, 15 of 21 were right, and nearly all of those with which the other
model agreed. Where a tenth of the translations had a run of 10 to 20 % of their words cut out, it flagged 47 % of those
in pt-en and 17 % in vi-en.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.model_phrases import CERTAIN, SECONDED, doubted, options_of
from review.checks.shared.unsaid_sentences import unsaid_when_translated
from review.checks.views import DocumentView, SegmentView

__all__ = ["CHECK"]

#: Shorter runs are articles and particles; one word more is asked for where the segment looks less suspicious.
_FEWEST_WORDS = 2


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    back = document.placed_back(view)
    if back is None:
        return
    unsaid = unsaid_when_translated(view, "source", back.text, document.lengths)
    if unsaid is not None:
        yield unsaid
        return
    if back.omission is None:
        return
    options = options_of(document, CHECK)
    fewest = _FEWEST_WORDS + (back.omission < CERTAIN)
    for start, end in doubted(view, document, options, "source", back.omission, back.omitted, fewest):
        text = view.source.raw[start:end]
        yield view.hit("source", start, end, f"“{text}” seems to be missing from the translation")


CHECK = Check(
    code="omission-model",
    category="Accuracy/Omission",
    severity="minor",  # one good translation in two hundred is told as well, and fewer than one in five lacks a phrase
    page=__doc__,
    segment=find,
    options={"probability": 0.25, "seconded": SECONDED, "gain": -3.0},
    back_translation="alone",
)
