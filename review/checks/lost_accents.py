"""The accents of a whole text are lost: "atencion", or "atencin", where the letters went with them.

Triggers on a translation in which no word has an accent, and at least two different words are more frequent with
theirs, by the language's frequency list: where all of them together are a thousand times as likely to have lost it as
to be meant so. From thirty thousand times on it is major. The stretch from the first to the last of them is marked,
once. Greek, whose longer words have an accent each, counts, and Icelandic with th, d and ae.

Leaves alone: texts with an accent anywhere, words that the source has too (`untranslated` tells those), single words
(`spelling` tells those), words with capitals, languages without a frequency list, and words that are about as frequent
without (mas, esta).

Flagged (en → es): `The station will open in autumn.` → `La estacion abrira tambien en otono.` — `estacion abrira
tambien en otono`
Not flagged (en → es): `The station will open in autumn.` → `La estación abrirá también en otoño.`

False alarms: none of 7,845 clean translations (DEMETR, FLORES dev, NTREX, and documents of Debian and GNOME in 28
languages, both ways). Of 1,900 of those documents' paragraphs whose accents were taken away it finds six in ten:
nine in ten in Czech, Hungarian and Romanian, hardly any in Italian, Danish and Dutch, which have few.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.views import DocumentView, Hit, SegmentView
from review.text.accents import accented_words, lost_accents

__all__ = ["CHECK"]

#: How many different words there must be, and the odds against all of them being meant as they are (powers of ten):
#: what is told, and what is sure.
_FEW, _ODDS, _SURE = 2, 3.0, 4.5
#: A word's frequency says no more than this.
_MOST = 2.5
_SHOWN = 3


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    target = view.target
    if not view.paired or len(target.words) < _FEW or accented_words(target):
        return
    copied = {token.key for token in view.source.words}
    if 2 * sum(token.key in copied for token in target.words) > len(target.words):
        return  # left in the source's language
    lost = {one.token.key: one for one in reversed(lost_accents(target)) if one.token.key not in copied}
    odds = sum(min(_MOST, one.odds) for one in lost.values())
    if len(lost) < _FEW or odds < _ODDS:
        return
    found = sorted(lost.values(), key=lambda one: one.token.start)
    shown = ", ".join(f"{one.token.text} (“{one.meant}”)" for one in sorted(found, key=lambda one: -one.odds)[:_SHOWN])
    yield view.hit(
        "target",
        found[0].token.start,
        found[-1].token.end,
        f"the accents are lost throughout: {shown}",
        severity=None if odds >= _SURE else "minor",
    )


CHECK = Check(
    code="lost-accents",
    category="Linguistic conventions/Character encoding",
    severity="major",
    page=__doc__,
    segment=find,
)
