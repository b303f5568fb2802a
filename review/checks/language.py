"""A paragraph of the translation is in a third language, in the source's, or in none.

Triggers on a paragraph of six words or more that has hardly any of the small words of the translation's language, and
many of another's, which its frequent words and the language that py3langid takes it for bear out, or whose words are
said far more in that one; on one whose letters are of a script of another language; and on sentences of three words and
more, though they be of a near language (Swedish among Norwegian ones), whose words are said much more in that one, and
none of which is the translation's alone. Random letters, keys and what a broken export left are in no language: of
eight words of five letters and more (sixteen where the list of the language's words is short), but for those that begin
with a capital or stand in the source, at most one in twenty is the translation's, the source's or of the language that
it looks like. Of paragraphs it is told for the first, with how many there are; the others are neutral.

Leaves alone: what stands in the source so as well (a quotation, a title), what the source's words were copied into
(`untranslated`), sentences in quotation marks or brackets, languages of which neither the small words nor the frequent
ones are known or that share their words with the translation's (Bosnian and Croatian), names and code; in Korean, whose
words have their particles, nothing is in no language.

Flagged (vi → en): `Cây cầu cũ đã đóng cửa từ tháng Năm và sẽ không mở lại trong năm nay.` → `Die alte Brücke ist seit
Mai geschlossen und wird in diesem Jahr nicht mehr für den Verkehr geöffnet.` — `Die alte Brücke ist seit Mai
geschlossen und wird in diesem Jahr nicht mehr für den Verkehr geöffnet.`
Not flagged (vi → en): `Cây cầu cũ đã đóng cửa từ tháng Năm và sẽ không mở lại trong năm nay.` → `The old bridge has
been closed since May and will not open again this year.`

Flagged (en → fr): `The old bridge has been closed since May and will not open again this year.` → `xqzv prtwk lmnfqs
wrtzp qsdfgh zzkpt wpqlm njkrtv bnxqw plmzt gfdkj.` — `xqzv prtwk lmnfqs wrtzp qsdfgh zzkpt wpqlm njkrtv bnxqw plmzt
gfdkj.`

Flagged (en → nb): `The library is closed.` → `Biblioteket är stängt.` — `Biblioteket är stängt.`

False alarms: of paragraphs none in 18,890 clean translations (DEMETR fr de ru zh hi into English with their references,
FLORES-200 dev vi→en, en→vi, pt→en, NTREX both ways), and of 40,700 strings of programs in fi hu sl ro tr lt lv el uk bg
mk sr hr sk is ca id ms; of sentences 2 in 25,642 (those and WMT23's), both of them right, and 1 in 45,248 strings of
programs in 42 languages (a Nynorsk one). Of what is in no language none in 83,900 strings of programs of 60 letters and
more in every language that has a list of words, nor in 4,500 segments of FLORES, NTREX and TED.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.no_words import has_no_words
from review.checks.shared.other_sentences import sentences_of_others
from review.checks.views import DocumentView, SegmentView, of_document
from review.text.analysis import Text
from review.text.function_words import little_words
from review.text.language import base_language, detect, language_name
from review.text.lexicon import frequency, has_lexicon, is_function_word
from review.text.scripts import all_scripts_of, script_of
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]

#: What is in no language at all (BCP 47's tag).
_NONE = "zxx"
#: Words of the shortest paragraph that is looked at, and of the most that are.
_SHORTEST, _MOST = 6, 200
#: Letters of the shortest text without spaces, and the share of letters of another script, Latin aside, that tells.
_LETTERS, _STRANGE = 10, 0.3
#: The share of small words that texts of a language surely have, and that they have of another at most.
_OWN, _OTHER = 0.2, 0.08
#: The share that a text of a near language may have, as they share some.
_NEAR = 0.35
#: How many small words of the other language there must be that the translation's does not have.
_LITTLE = 3
#: How sure py3langid must be.
_SURE = 0.8
#: How much more frequent (Zipf) the words are in the other language, in the mean.
_MORE = 1.5
#: How sure it must be, and how much more frequent so many words at least, where small words do not tell.
_SURER, _FAR_MORE, _SAID = 0.98, 2.5, 5
#: So much more often (powers of ten) all words of a sentence are said in the other language, beyond doubt.
_MUCH = 6.0
#: The share of words that the source has as well of a paragraph that was copied, or quotes.
_COPIED = 0.4


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    # asked of this segment first: on the desk the others are in a database, and hardly any is in another language
    language = _of_view(view)
    if language is None and not view.paired:
        return
    if language is None:
        for start, end, other in sentences_of_others(view.source, view.target):
            message = f"this is {language_name(other.language)}, not {language_name(view.target.language)}"
            yield view.hit("target", start, end, message, severity=None if other.more >= _MUCH else "minor")
        return
    same = [number for number, other in _strange(document).items() if other == language]
    first = view.number == same[0]
    own = language_name(view.target.language)
    if language == _NONE:
        message = f"hardly a word of this is {own}, or of any language that is known"
        several = "hold hardly a word of any language that is known"
    else:
        message = f"this is {language_name(language)}, not {own}"
        several = f"are {language_name(language)}"
    if first and len(same) > 1:
        message = f"{len(same)} paragraphs {several}, this one first"
    yield view.hit("target", 0, len(view.target.raw), message, severity=None if first else "neutral")


@of_document
def _strange(document: DocumentView) -> Mapping[int, str]:
    """The segments whose translation is in another language, by number, with that language."""
    found = {}
    for view in document.segments:
        if (language := _of_view(view)) is not None:
            found[view.number] = language
    return found


def _of_view(view: SegmentView) -> str | None:
    """The other language of a segment's translation, `_NONE` where it is in none, None where nothing is wrong."""
    language = _language_of(view.source, view.target) if view.paired else None
    if language is None and view.segment.target and has_no_words(view.source, view.target):
        return _NONE
    return language


def _language_of(source: Text, target: Text) -> str | None:
    words = target.words[:_MOST]
    keys = [token.key for token in words]
    copied = {token.key for token in source.words}
    foreign = _is_foreign_script(target)
    if not _is_long(target, foreign=foreign) or sum([key in copied for key in keys]) >= _COPIED * len(keys):
        return None
    if not foreign and not _lacks_little_words(keys, target.base, _NEAR):
        return None
    language, probability = detect(target.raw[: 20 * _MOST])
    if probability < _SURE or base_language(language) == target.base:
        return None
    # what both languages say (e, si, do) speaks for neither
    telling = [key for key in keys if not _is_little(key, language)]
    if not foreign and not _lacks_little_words(telling, target.base, _OTHER):
        return None
    if foreign or _fits(keys, language, target.base):
        return language
    lower = [token.key for token in words if token.text.islower()]
    return language if probability >= _SURER and _is_said_there(lower, language, target.base) else None


def _is_long(target: Text, *, foreign: bool) -> bool:
    """Whether a text is long enough to be of a language: words, or, in a script without spaces, letters."""
    if foreign and is_unspaced(target.raw):
        return sum(map(str.isalpha, target.raw)) >= _LETTERS
    return len(target.words) >= _SHORTEST


def _is_little(key: str, language: str) -> bool:
    """Whether it is one of the language's small words: those of its file, else its most frequent ones."""
    own = little_words(language)
    return key in own if own else is_function_word(key, language)


def _lacks_little_words(keys: list[str], language: str, most: float) -> bool:
    """Whether at most this share of the words are the language's small ones; False where those are not known."""
    if not little_words(language) and not has_lexicon(language):
        return False
    return sum([_is_little(key, language) for key in keys]) <= most * len(keys)


def _is_said_there(keys: list[str], language: str, other: str) -> bool:
    """Whether so many words in small letters, which are no names, are said far more in the one language."""
    if len(keys) < _SAID or not (has_lexicon(language) and has_lexicon(other)):
        return False
    return sum(frequency(key, language) - frequency(key, other) for key in keys) / len(keys) >= _FAR_MORE


def _is_foreign_script(target: Text) -> bool:
    """Whether most letters are of no script that the translation's language is written in, or so many of one that it
    takes nothing from: kana among Chinese characters.
    """
    scripts = all_scripts_of(target.language)
    if target.raw.isascii() and "LATIN" in scripts:
        return False
    letters: Counter[str] = Counter()
    for letter, times in Counter("".join([word.text for word in target.words[:_MOST]])).items():
        if letter.isalpha():
            letters[script_of(letter)] += times
    if not scripts:
        return False
    own = sum(letters[script] for script in scripts)
    return own * 2 < letters.total() or letters.total() - own - letters["LATIN"] >= _STRANGE * letters.total() > 0


def _fits(keys: list[str], language: str, other: str) -> bool:
    """Whether words are the one language's and not the other's, by small and by frequent words."""
    if not (has_lexicon(language) and has_lexicon(other)):
        return False
    little = [key for key in keys if _is_little(key, language) and not _is_little(key, other)]
    if len(little) < max(_LITTLE, _OWN * len(keys)):
        return False
    more = sum(frequency(key, language) - frequency(key, other) for key in keys) / len(keys)
    return more >= _MORE


CHECK = Check(
    code="language",
    category="Accuracy/Untranslated",
    severity="major",
    page=__doc__,
    segment=find,
)
