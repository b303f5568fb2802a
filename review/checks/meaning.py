"""A translation that a model, reading both sides, takes for wrong somewhere.

Triggers on a paragraph that the model of error spans (docs/meaning.md; built in for Vietnamese and English, both
ways, and for seventeen languages more where `--span-model auto` asks for it) finds more suspicious than nearly all
good translations are: words that say something else than the source, words too many, a place where something of the
source is missing, or words of the source that are not said. And on one of which it is less sure, but the translation
models of both directions find it short, too: more of the source does not come back than good translations leave out.
It marks the place that stands out most; the category is the one that the model finds likeliest. Of a place where
something is missing the word behind it is marked, at the end the last one.

Leaves alone: languages without a model, strings with markup or placeholders, code, texts of fewer than three words,
long paragraphs whose sides have not as many sentences, a place that both sides name (Thổ Nhĩ Kỳ and Türkiye), a known
name that the model thinks misspelt and the source has by its sound (Lý Hiển Long and Lee Hsien Loong), figures and
names that both sides write alike (Hạnh and Hanh), words that the translation model expects there, language that the
translation models hardly know (recipes, talk, verse), and whatever another check marks: that one can say why.

Flagged (vi → en): `Cô giáo kể cho học sinh nghe về lịch sử của ngôi làng.` → `The teacher told the pupils about the of
the village.` — `lịch sử`
Not flagged (vi → en): `Cô giáo kể cho học sinh nghe về lịch sử của ngôi làng.` → `The teacher told the pupils about the
history of the village.`

Options: `share` is that of good translations which may be as suspicious as what is told; lower values flag less. More
than 0.03 is never told. `lacking` is the same where the translation models were needed to tell.

False alarms: of 300 reference translations of FLORES dev none into English and 0.7 % into Vietnamese, of Microsoft's
0.3 and none, of Google's 1.0 and 0.7 % (of those into English one of three is right: a word cut off by a full stop), of
OPUS-MT's into Vietnamese, which are worse, 7.0 % (nearly all right); one of 129 of DEMETR's sentences with Vietnamese
sources. Of 100 sentences of everyday language 6 into English and 19 into Vietnamese, before it asked whether
the translation models know such language; now 1 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.backtranslation.stretches import word_costs
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.lacking import lacking
from review.checks.shared.model_phrases import knows
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.spans.kinds import KINDS, OMISSION
from review.spans.suspects import Suspect
from review.text.lexicon import frequency, is_function_word
from review.text.names.person_names import is_given, is_surname
from review.text.names.word_traces import leaves_trace
from review.text.normalize import ascii_key
from review.text.tokens import Token

__all__ = ["CHECK"]

#: Words of a side below which a text is a heading or a label, of which the model has learned nothing.
_SHORTEST = 3
_SPELLING = "Linguistic conventions/Spelling"
_SAYS = {
    "Accuracy/Mistranslation": "the source seems to say something else than {}",
    "Accuracy/Addition": "the source seems not to say {}",
    "Accuracy/Untranslated": "{} seems to be left untranslated",
    "Linguistic conventions/Grammar": "{} seems to be wrong or to stand in the wrong place",
    _SPELLING: "{} seems to be misspelt",
    "Linguistic conventions/Punctuation": "the mark {} seems to be wrong",
}
#: Characters of the words that a message shows.
_SHOWN = 60
#: Nats: a word that costs the translation model less is what it expects to find.
_EXPECTED = 5.0
_ROMAN = lazy_regex(r"X{0,3}(?:I[XV]|V?I{0,3})")
#: So frequent (Zipf) a word with a capital is known, whether it is a person's name or not.
_KNOWN = 2.0


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    suspect = _suspect(view, document)
    if suspect is None:
        return
    if view.structured or min(view.source.word_count, view.target.word_count) < _SHORTEST:
        return
    if _is_known_place(view, suspect) or _is_known_name(view, suspect) or _is_compared_otherwise(view, suspect):
        return
    if _is_expected(view, document, suspect):
        return
    words = " ".join(view.side(suspect.side).raw[suspect.start : suspect.end].split())
    words = f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + '…'}”"
    if suspect.kind == "wrong":
        category = KINDS[suspect.fault]
        message = _SAYS[category].format(words)
    else:
        category = OMISSION
        message = f"something of the source seems to be missing before {words}"
        if suspect.kind == "unsaid":
            message = f"{words} seems not to be translated"
    yield view.hit(suspect.side, suspect.start, suspect.end, message, category=category)


def _suspect(view: SegmentView, document: DocumentView) -> Suspect | None:
    """What the model finds wrong, or, with what translation models say, missing; None where neither is told."""
    reading, back = document.span_readings.get(view.number), document.backtranslations.get(view.number)
    if reading is None or not knows(back):
        return None
    if reading.suspect is not None and reading.suspect.share <= float(document.option(CHECK, "share")):
        return reading.suspect
    missing = lacking(view.source.raw, (view.source.language, view.target.language), reading, back)
    if missing is not None and missing.share <= float(document.option(CHECK, "lacking")):
        return missing
    return None


def _is_expected(view: SegmentView, document: DocumentView, suspect: Suspect) -> bool:
    """Whether a translation model that has read the other side expects the words that are marked."""
    back = document.placed_back(view)
    if back is None:
        return False
    scores = back.source_scores if suspect.side == "source" else back.target_scores
    if scores is None:
        return False
    text = view.side(suspect.side).raw
    costs = [w.cost for w in word_costs(scores, text) if w.start < suspect.end and suspect.start < w.end]
    said = any(map(str.isalnum, text[suspect.start : suspect.end]))
    return said and bool(costs) and max(costs) < _EXPECTED


def _is_known_place(view: SegmentView, suspect: Suspect) -> bool:
    """Whether what is marked is the name of a place that the other side names, too; of a gap its place says nothing."""
    if suspect.kind == "gap":
        return False
    here, there = view.side(suspect.side), view.side("target" if suspect.side == "source" else "source")
    named = [place.ids for place in here.places if place.start < suspect.end and suspect.start < place.end]
    return bool(named) and any(not ids.isdisjoint(place.ids) for ids in named for place in there.places)


def _is_known_name(view: SegmentView, suspect: Suspect) -> bool:
    """Whether what is said to be misspelt are names that are known and leave a trace in the source."""
    if suspect.kind != "wrong" or KINDS[suspect.fault] != _SPELLING:
        return False
    words = [word for word in view.target.words if word.start < suspect.end and suspect.start < word.end]
    return bool(words) and all(
        word.text[0].isupper() and _is_a_name(word, view.target.language) and leaves_trace(word.text, view.source)
        for word in words
    )


def _is_compared_otherwise(view: SegmentView, suspect: Suspect) -> bool:
    """Whether all that is marked are figures, Roman ones too (quý I), which `numbers` compares by their values, or
    names that the other side has by the same letters, accents and scripts aside.
    """
    if suspect.kind == "gap":
        return False
    here, there = view.side(suspect.side), view.side("target" if suspect.side == "source" else "source")
    names = {ascii_key(word.text) for word in there.words if word.text[0].isupper()}
    said = [word for word in here.raw[suspect.start : suspect.end].split() if any(map(str.isalnum, word))]
    return bool(said) and all(
        any(map(str.isdigit, word))
        or _is_roman(word, here.language)
        or (word[0].isupper() and ascii_key(word) in names)
        for word in said
    )


def _is_roman(word: str, language: str) -> bool:
    """Whether a word is a Roman number, and no word of its language (I in English and Italian)."""
    letters = word.strip(".,;:()")
    return bool(letters) and _ROMAN.fullmatch(letters) is not None and not is_function_word(letters.lower(), language)


def _is_a_name(word: Token, language: str) -> bool:
    known = is_given(word.text, language) or is_surname(word.text, language)
    return known or frequency(word.text.casefold(), language) >= _KNOWN


CHECK = Check(
    code="meaning",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
    options={"share": 0.0185, "lacking": 0.015},
    back_translation="alone",
    counts=False,
)
