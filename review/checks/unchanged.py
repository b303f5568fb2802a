"""A paragraph is word for word the source's, though it has something to translate.

Triggers on a translation that equals its source but for case, spaces, punctuation and accents, with at least three
words that are no names, numbers or addresses, where `untranslated` cannot tell whose words they are (no word list
for the source's language, or words that both languages may have).

Leaves alone: what two languages that share many of their words may say alike (Czech and Slovak), names, bylines,
addresses, numbers, titles in capitals, the usage of a command, a call
in Lisp, what `untranslated` marks already, and paragraphs that
were in the translation's language in the source too, such as a quotation of an English song in a Vietnamese article.

In a program's strings of which half and more are their sources once more, the first says how many there are, and the
others are neutral.

Flagged (sw → en): `Sehemu ya kwanza ilichapishwa jana.` → `Sehemu ya kwanza ilichapishwa jana.` — `Sehemu ya kwanza
ilichapishwa jana`
Not flagged (sw → en): `Reuters, AFP, Kyodo` → `Reuters, AFP, Kyodo`

False alarms: none in 502 clean translations (DEMETR fr de ru zh hi into English) and 9,943 of FLORES dev and NTREX
(vi→en, en→vi, pt→en).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.left_paragraphs import left_paragraphs
from review.checks.shared.left_sentences import left_sentences
from review.checks.shared.left_words import stretches
from review.checks.shared.near_languages import is_alike, shared_words
from review.checks.shared.no_language import is_no_language
from review.checks.shared.usage import is_usage
from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_regex
from review.model import Severity
from review.text.function_words import little_words
from review.text.lexicon import frequency, has_lexicon
from review.text.normalize import ascii_key, fold
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]

_TRANSLATABLE = 3
#: So many strings left are told together.
_SEVERAL = 5
#: Names of files and of what a program has in it: words joined by dots, underscores or slashes.
_FILE_NAME = lazy_regex(r"[\w-]+(?:[._/][\w-]+)+")
#: A sign between words that without a little word among them are a list of names, or settings: macOS, iOS; key: value.
_LISTED = lazy_regex(r"[\p{L}\p{N}]\s*[,:|=<>;]\s*[\p{L}\p{N}]")
#: A call in a language of brackets (Lisp): (set-colour layer red).
_CALL = lazy_regex(r"\(\s*\p{L}[\p{L}\p{N}]*(?:[-_]\p{L}[\p{L}\p{N}]*)+\s[^()]*\)")
#: Words this frequent (Zipf) in the translation's language are taken to be its own.
_OWN = 4.0


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not _is_left(view, document):
        return
    severity: Severity | None = None
    message = "this is the source, not a translation of it"
    if view.segment.kind("target") == "string":
        strings, left = _left_strings(document)
        many = len(left) >= _SEVERAL and len(left) * 2 >= strings
        severity = "neutral" if many and view.number != left[0] else None
        if many and severity is None:
            message = f"{len(left)} of {strings} strings of several words are their sources, this one first"
    start, end = view.target.words[0].start, view.target.words[-1].end
    yield view.hit("target", start, end, message, severity=severity, twin=(0, len(view.source.raw)))


@of_document
def _left_strings(document: DocumentView) -> tuple[int, tuple[int, ...]]:
    """How many translated strings have several words, and the numbers of those that are their sources."""
    strings = [one for one in document.segments if one.paired and one.segment.kind("target") == "string"]
    several = [one for one in strings if len(one.source.words) >= _TRANSLATABLE]
    return len(several), tuple(one.number for one in several if _is_left(one, document))


def _is_left(view: SegmentView, document: DocumentView) -> bool:
    """Whether a translation is its source, and has something to translate."""
    source, target = view.source, view.target
    if not view.paired or source.base == target.base or len(source.words) != len(target.words):
        return False
    if any(not _is_same(ours.text, theirs.text) for ours, theirs in zip(target.words, source.words, strict=True)):
        return False
    names = [match.span() for match in _FILE_NAME.finditer(target.raw)]
    words = [
        token
        for token in target.words
        if (token.text.islower() or not token.text[0].isupper())
        and not any(start <= token.start < end for start, end in names)
    ]
    little = little_words(source.base)
    if not any(word.key in little for word in source.words) and (
        _LISTED.search(source.raw) or _CALL.fullmatch(source.raw.strip())
    ):
        return False
    count = sum(len(token.text) // 2 if is_unspaced(token.text) else 1 for token in words)
    if count < _TRANSLATABLE or is_alike(count, shared_words(document)):
        return False
    if stretches(view) or (left_paragraphs(document) and left_sentences(view, document)):
        return False  # untranslated tells of it
    if has_lexicon(target.language):
        own = sum(frequency(token.key, target.language) >= _OWN for token in words)
        if own * 2 >= len(words):
            return False
    return not is_usage(view.written.text("source")) and not is_no_language(source)


def _is_same(word: str, other: str) -> bool:
    """Whether two words are one but for accents, or letter by letter where the script writes no spaces: of 権利 and
    权利 each is at home in its own language.
    """
    return fold(word) == fold(other) if is_unspaced(word) else ascii_key(word) == ascii_key(other)


CHECK = Check(
    code="unchanged",
    category="Accuracy/Untranslated",
    severity="major",
    page=__doc__,
    segment=find,
)
