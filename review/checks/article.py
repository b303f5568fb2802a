"""The English article has the wrong form: "a apple", "an member".

Triggers on "an" before a lower-case word that begins with a consonant letter other than h, and on "a" before one that
begins with a, e, i or o. The suggestion is the other form.

Leaves alone: capitals and abbreviations (an MP, a US ship), words in h or u (an hour, a unit, a historian), "a
one-off", "a once", "a European", single letters (an x-ray, an s), what has punctuation between, foreign words in the
source ("a la carte"), languages other than English.

Flagged (de → en): `Sie las einen Artikel.` → `She read a article.` — `a article`
Not flagged (de → en): `Eine Stunde, ein Europäer, ein Abgeordneter und eine Einbahnstraße.` → `An hour, a European, an
MP and a one-way street.`

False alarms: none of 8,500 clean English translations (DEMETR fr de ru zh hi, FLORES-200 dev vi and pt, NTREX vi, TED
zh).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_re
from review.text.analysis import Text

__all__ = ["CHECK"]

_WRONG = lazy_re(
    r"(?<![\w'’.&-])(?:(?P<an>[Aa]n) (?=[bcdfgjklmnpqrstvwyz][a-z]{2})"
    r"|(?P<a>[Aa]) (?=[aeio][a-z]{2}))(?P<word>[a-z]+)(?![\w&]|\.(?!\W{0,3}(?:\Z|\s[“\"(]?[A-Z])))"
)
#: A word without a vowel at its beginning is spelt out: "an html page".
_VOWEL = lazy_re(r"[aeiouy]")


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    target = view.target
    if target.rules.traits.article != "a-an":
        return
    words = target.rules.words
    for match in _WRONG.finditer(target.raw):
        word, a = match["word"], match["a"]
        if a is not None and (word.startswith(words.spoken_consonants) or word in words.after_letter):
            continue
        if a is None and (_VOWEL.search(word[1:4]) is None or word in words.after_letter):
            continue
        if match.start() in target.mentioned:
            continue
        if match.group() in view.source.raw or _is_name(match, target):
            continue
        article = (a + "n") if a is not None else match["an"][0]
        yield view.hit(
            "target",
            match.start(),
            match.end(),
            f"“{match.group()}”: the article is “{article.lower()}” here",
            suggestion=f"{article} {word}",
        )


def _is_name(match: re.Match[str], text: Text) -> bool:
    """Whether a capital makes it a name or a letter: articles have one only where a sentence begins."""
    return match.group()[0].isupper() and match.start() not in text.sentence_starts


CHECK = Check(
    code="article",
    category="Linguistic conventions/Grammar",
    severity="minor",
    page=__doc__,
    segment=find,
)
