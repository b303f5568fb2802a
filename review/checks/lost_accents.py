"""The accents of a whole text are lost: "atencion", or "atencin", where the letters went with them.

Triggers on a translation in which no word has an accent, and at least two different words are more frequent with
theirs, by the language's frequency list: where all of them together are a thousand times as likely to have lost it as
to be meant so. From thirty thousand times on it is major. The stretch from the first to the last of them is marked,
once. Greek, whose longer words have an accent each, counts, and Icelandic with th, d and ae.

In a document without a single accent one such word is enough, if there are four in all; and in a language without a
frequency list so many words that chance has no part in it, by the share of words with an accent in CLDR (Albanian,
Estonian, Azerbaijani).

Leaves alone: texts with an accent anywhere, words that the source has too (`untranslated` tells those), single words
(`spelling` tells those), words with capitals, and words that are about as frequent without (mas, esta).

Flagged (en → es): `The station will open in autumn.` → `La estacion abrira tambien en otono.` — `estacion abrira
tambien en otono`
Not flagged (en → es): `The station will open in autumn.` → `La estación abrirá también en otoño.`

False alarms: none of 7,845 clean translations (DEMETR, FLORES dev, NTREX, and documents of Debian and GNOME in 28
languages, both ways). Of 1,900 of those documents' paragraphs whose accents were taken away it finds six in ten:
nine in ten in Czech, Hungarian and Romanian, hardly any in Italian, Danish and Dutch, which have few.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView, of_document
from review.text.accents import accented_share, accented_words, lost_accents
from review.text.language import base_language
from review.text.lexicon import has_lexicon

__all__ = ["CHECK"]

#: How many different words there must be, and the odds against all of them being meant as they are (powers of ten):
#: what is told, and what is sure.
_FEW, _ODDS, _SURE = 2, 3.0, 4.5
#: A word's frequency says no more than this.
_MOST = 2.5
_SHOWN = 3
#: So many different words of a document; where none are known, so many words of a segment, in a language that has an
#: accent on so many of its words.
_MANY, _SEVERAL, _OFTEN = 4, 4, 0.1


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    target = view.target
    if not view.paired or len(target.words) < _FEW or accented_words(target):
        return
    copied = {token.key for token in view.source.words}
    if 2 * sum(token.key in copied for token in target.words) > len(target.words):
        return  # left in the source's language
    if not has_lexicon(target.base):
        yield from _unlisted(view, document)
        return
    lost = {one.token.key: one for one in reversed(lost_accents(target)) if one.token.key not in copied}
    odds = sum(min(_MOST, one.odds) for one in lost.values())
    throughout = bool(lost) and _is_lost_throughout(document)
    if not throughout and (len(lost) < _FEW or odds < _ODDS):
        return
    found = sorted(lost.values(), key=lambda one: one.token.start)
    shown = ", ".join(f"{one.token.text} (“{one.meant}”)" for one in sorted(found, key=lambda one: -one.odds)[:_SHOWN])
    yield view.hit(
        "target",
        found[0].token.start,
        found[-1].token.end,
        f"the accents are lost throughout: {shown}",
        severity=None if throughout or odds >= _SURE else "minor",
    )


def _unlisted(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """A segment of a document without any accent, in a language whose words are not known, but how often they have one
    is.
    """
    words = view.target.words
    if len(words) >= _SEVERAL and _is_lost_throughout(document):
        said = "no word of the whole translation has an accent, which this language often writes"
        yield view.hit("target", words[0].start, words[-1].end, said, severity="minor")


@of_document
def _is_lost_throughout(document: DocumentView) -> bool:
    """Whether no word of a document has an accent, and several should: by the words themselves where they are known, by
    how many words have one where not.
    """
    odds, keys = 0.0, set()
    share = 0.0 if has_lexicon(base_language(document.target_language)) else accented_share(document.target_language)
    for view in document.segments:
        if accented_words(view.target):
            return False
        copied = view.source.known_keys
        own = [token for token in view.target.words if token.key not in copied and token.text.islower()]
        if share:
            odds -= sum(len(token.text) > 1 for token in own) * log10(1 - share)
        elif has_lexicon(view.target.base):
            for one in lost_accents(view.target):
                if one.token.key not in copied and one.token.key not in keys:
                    keys.add(one.token.key)
                    odds += min(_MOST, one.odds)
    return odds >= _SURE and (len(keys) >= _MANY or share >= _OFTEN)


CHECK = Check(
    code="lost-accents",
    category="Linguistic conventions/Character encoding",
    severity="major",
    page=__doc__,
    segment=find,
)
