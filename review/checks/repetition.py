"""The same words over and over: what a translation engine does when it is stuck in a loop.

Triggers on a word three or more times in a row, on a sentence that stands right after itself, and on a phrase of two or
more words (in scripts without spaces: two or more characters) that follows itself, where the source repeats nothing of
the kind: "the talks the talks the talks"; and on a paragraph that says all its sentences twice. The suggestion keeps it
once. As minor, also on a sentence that has all but one word of the one before it, where the two of the source have
little in common.

Leaves alone: what stands in two paragraphs, texts whose source repeats itself at least as often, a word where the
source says any sound or word again and again (chants, laughter: ハハハ, ха-ха), a sentence whose like the source
repeats, a phrase of two words that stands only twice ("more and more and"), numbers and single letters that stand
fewer than four times in a row, and a single word twice, which is `repeated-word`.

Flagged (vi → en): `Họ rời thành phố Turin.` → `They left the city of the city of the city of Turin.` — `the city of
the city of the city of` Not flagged (de → en): `Er rannte und rannte und rannte.` → `He ran and ran and ran.`

False alarms: none of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.model import OBJECT, PARAGRAPH_GAP
from review.text.analysis import Text
from review.text.marks import final_mark
from review.text.normalize import skeleton
from review.text.repeats import Repeat, echoes, find_repeats, times_said
from review.text.sentences import Sentence
from review.text.tokens import is_unspaced

__all__ = ["CHECK"]

#: What a Chinese or Japanese phrase begins with that is said twice for one after another, and its length at most.
_ONE, _EACH = "一", 7
_STOP = lazy_regex(r"[.!?…;](?=\s)")


def _is_loop(repeat: Repeat, text: str) -> bool:
    unit = text[repeat.start : repeat.first_end]
    if OBJECT in unit:
        return False  # code and placeholders are not what they look like here
    if not any(character.isalpha() for character in unit) or len(unit) < 2:
        return repeat.times >= 4
    if is_unspaced(unit) and " " not in unit:
        if unit[0] == _ONE and repeat.times == 2 and repeat.size < _EACH:
            return False  # one by one: 一个字符一个字符
        return repeat.times >= (3 if repeat.size < 4 else 2)
    if repeat.times == 2 and _STOP.search(text, repeat.start, repeat.first_end + 2) is not None:
        return False  # a sentence that begins as the one before it ended
    return repeat.times >= (3 if repeat.size < 3 else 2)


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    target = view.target.raw
    repeats = [
        repeat
        for repeat in find_repeats(target)
        if _is_loop(repeat, target) and PARAGRAPH_GAP not in target[repeat.start : repeat.end]
    ]
    yield from _sentences(view, repeats)
    if not repeats:
        return
    if echoes(view.source.raw):
        repeats = [
            repeat for repeat in repeats if repeat.size > 1 and not is_unspaced(target[repeat.start : repeat.end])
        ]
    times = times_said(view.source.raw)
    for repeat in repeats:
        if times >= min(repeat.times, 3) or (repeat.times == 2 and _says_again(view.source)):
            continue
        unit = target[repeat.start : repeat.first_end]
        yield view.hit(
            "target",
            repeat.start,
            repeat.end,
            f"“{unit}” stands {repeat.times} times in a row: the translation is caught in a loop",
            suggestion=unit,
        )


def _says_again(source: Text) -> bool:
    """Whether the source, too, says some words in a row twice, though something stands between them."""
    keys = [word.key for word in source.words]
    runs = Counter(zip(keys, keys[1:], keys[2:], strict=False))
    return max(runs.values(), default=0) > 1


def _sentences(view: SegmentView, told: list[Repeat]) -> Iterator[Hit]:
    """Sentences that stand right after themselves and are too long to be phrases that do, where the source has none."""
    again = [
        sentence
        for sentence in _repeated(view.target, _TELLING)
        if not any(repeat.start < sentence.end and sentence.start < repeat.end for repeat in told)
    ]
    if not again and view.paired:
        yield from _nearly(view)
        yield from _whole(view)
    if not again or any(True for _ in _repeated(view.source, 1)):
        return
    for sentence in again:
        message = "this sentence stands right after itself"
        yield view.hit("target", sentence.start, sentence.end, message, twin=_opposite(view, sentence))


def _whole(view: SegmentView) -> Iterator[Hit]:
    """The second half of a paragraph of several sentences that is its first half once more: a caption that was put in
    twice.
    """
    for side in (view.source, view.target):
        words = side.words
        half = len(words) // 2
        twice = half >= _SHARED and [word.key for word in words[:half]] == [word.key for word in words[half:]]
        if twice == (side is view.source) or len(view.target.sentences) < _SEVERAL:
            return
    start, end = view.target.words[half].start, len(view.target.raw.rstrip())
    yield view.hit("target", start, end, "this paragraph says everything twice")


def _opposite(view: SegmentView, sentence: Sentence) -> tuple[int, int] | None:
    """The source's sentence in whose place one stands, where both sides have as many; None where nobody can tell."""
    if len(view.source.sentences) != len(view.target.sentences):
        return None
    one = view.source.sentences[list(view.target.sentences).index(sentence)]
    return one.start, one.end


def _nearly(view: SegmentView) -> Iterator[Hit]:
    """The second of two neighbours that differ in one word, where those that they translate differ in most: a sentence
    said twice in the place of the next.
    """
    source, target = view.source.sentences, view.target.sentences
    if len(source) != len(target) or len(target) > _MANY:
        return
    for at, (first, second) in enumerate(pairwise(target)):
        one, other = (_words(view.target, sentence) for sentence in (first, second))
        shared = (one & other).total()
        if one == other or shared < _SHARED or max(one.total(), other.total()) - shared > 1:
            continue
        theirs = [_words(view.source, sentence) for sentence in source[at : at + 2]]
        if 2 * (theirs[0] & theirs[1]).total() < min(map(Counter.total, theirs)):
            message = "this sentence says nearly what the one before it says; those of the source do not"
            twin = source[at + 1].start, source[at + 1].end
            yield view.hit("target", second.start, second.end, message, severity="minor", twin=twin)


def _words(text: Text, sentence: Sentence) -> Counter[str]:
    return Counter(skeleton(text.raw[sentence.start : sentence.end]).split())


def _repeated(text: Text, telling: int) -> Iterator[Sentence]:
    """The second of any two equal neighbours that would have so many characters in English; of shorter ones those that
    end with a mark, as no heading does.
    """
    least = telling * (language_of(text.language).lexicon.density or 1.0)
    for first, second in pairwise(text.sentences):
        one, other = (skeleton(text.raw[sentence.start : sentence.end]) for sentence in (first, second))
        whole = len(one) >= telling or final_mark(text.raw[first.start : first.end], text.base) is not None
        if one == other and len(one) >= least and whole and not echoes(one):
            yield second


#: Neighbours that are nearly the same have so many words in common; a paragraph of more sentences is a list.
_SHARED, _MANY = 4, 40
#: Of fewer sentences a paragraph that says everything twice is told by them.
_SEVERAL = 3
#: A sentence of fewer characters (of English; of Chinese half as many say as much) may be said twice: "No! No!"
_TELLING = 12


CHECK = Check(
    code="repetition",
    category="Linguistic conventions/Unintelligible",
    severity="major",
    page=__doc__,
    segment=find,
)
