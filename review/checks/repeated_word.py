"""A word stands twice in a row: "in the the city".

Triggers on two equal neighbouring words or numbers, case ignored, with nothing but white space between them, where the
source has no such pair of its own; the suggestion keeps the first. And on a word that is joined to itself by "and" or
"or" ("verletzt und verletzt") where the source joins two words.

Leaves alone: pairs that the source has too (names such as Duran Duran, reduplication that was carried over), any pair
beside a source that says a word or sound twice (knock knock, ха-ха; what you see you see), a word and a name (são São
Paulo), names out of another script (Cao Cao), what a sentence begins with and a comma parts off (Well well, …),
frequent words joined to themselves ("more and more"), what people double (bye bye, by how often the word follows
itself) and sounds (cheep cheep), pairs that are ordinary in the language ("had had", "that that"; not at the end of a
sentence, where they are none), words of languages in which doubling is grammar (Vietnamese, Indonesian, Hindi, Turkish
and others) except the little words that are never doubled there, a placeholder's name or a word set off beside the same
word ({minutes} minutes), and words with punctuation between them. Three or more in a row are `repetition`.

Flagged (de → en): `Er sagte, die Gespräche seien vorbei.` → `He said that the the talks were over.` — `the the`
Not flagged (de → en): `Sie hatte genug gehabt.` → `She had had enough.`

False alarms: 0.02 % of 12,900 clean translations (DEMETR fr de ru zh hi into and out of English, FLORES-200 dev vi→en,
en→vi, pt→en, NTREX en-vi both ways, TED zh→en): two pairs that are errors in the data, and one plant (ylang ylang).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.model import OBJECT, PARAGRAPH_GAP
from review.text.analysis import Text
from review.text.language import conjunctions_of
from review.text.lexicon import frequency, is_function_word
from review.text.normalize import ascii_key, nfc
from review.text.repeats import echoes, find_repeats
from review.text.tokens import is_unspaced
from review.text.word_pairs import attraction, has_word_pairs, is_known, meet

__all__ = ["CHECK"]


_STOPS = frozenset(".?!…。？！।۔؟:;")


def find(view: SegmentView, _document: DocumentView) -> Iterator[Hit]:
    target = view.target
    yield from _joined_to_itself(view)
    repeats = [repeat for repeat in find_repeats(target.raw) if repeat.size == 1 and repeat.times == 2]
    if not repeats:
        return
    custom = target.rules.repeats
    theirs = find_repeats(view.source.raw)
    if any(repeat.size > 1 for repeat in theirs) and not is_unspaced(view.source.raw):
        return  # what you see you see
    carried = {_key(view.source.raw, repeat.start, repeat.first_end) for repeat in theirs}
    pairs = pairwise(view.source.words)
    carried |= {bare for one, other in pairs if (bare := ascii_key(one.text)) == ascii_key(other.text)}  # bà ba, ba ba
    echoed = echoes(view.source.raw)
    for start, end, first_end, _, _ in repeats:
        if start in target.mentioned or PARAGRAPH_GAP in target.raw[start:end]:
            continue  # the words och and att: orden och och att
        word = target.raw[start:first_end]
        key = _key(target.raw, start, first_end)
        never = custom.doubling and key not in custom.never
        if never or (echoed and not is_function_word(key, target.language)):
            continue
        if _is_doubled_by_all(key, target.base) or _are_two_things(view, start, first_end, end):
            continue
        if _is_other_word(view, start, first_end, end) or _is_exclaimed(target, start, end):
            continue
        if key in carried or (key in custom.ordinary and target.raw[end : end + 1] not in _STOPS):
            continue
        yield view.hit("target", start, end, f"“{word}” stands twice in a row", suggestion=word)


#: So much more often than by chance (a power of ten) a word stands beside itself that people double; and below this
#: frequency (Zipf) it is rather a sound.
_DOUBLED, _SOUND = 2.6, 2.8
_PARTS_OFF = (",", "!", "…", "，", "！", "،")
#: A word at least this frequent (Zipf) is joined to itself for emphasis: more and more, over and over.
_EMPHATIC = 5.7
_JOINED = lazy_regex(r"(?<![\p{L}\p{M}-])([\p{L}\p{M}]{2,})\s+([\p{L}\p{M}]+)\s+([\p{L}\p{M}]{2,})(?![\p{L}\p{M}-])")


def _is_other_word(view: SegmentView, start: int, first_end: int, end: int) -> bool:
    """Whether the second is another word, which has a capital: são São Paulo, sie Sie. Or both are one name
    that the source spells so in its letters: 曹操 is Cao Cao.
    """
    target = view.target
    first, second = target.raw[start:first_end], target.raw[end - (first_end - start) : end]
    if not second[:1].isupper():
        return False
    if not first[:1].isupper():
        return True
    spelled = "".join(filter(str.isalpha, ascii_key(view.source.raw)))
    return first.isalpha() and not first.isupper() and 2 * ascii_key(first) in spelled


def _is_exclaimed(text: Text, start: int, end: int) -> bool:
    """Whether it begins its sentence and a comma or an exclamation mark parts it from the rest: Well well, …"""
    return text.raw[end : end + 1] in _PARTS_OFF and any(sentence.start == start for sentence in text.sentences)


#: What stands on either side of a word that is put in or set off: {minutes}, <b>now</b>, **now**, `file`.
_SET_OFF = frozenset(("{}", "><", "**", "__", "``"))


def _are_two_things(view: SegmentView, start: int, first_end: int, end: int) -> bool:
    """Whether code or placeholders that read alike are written otherwise, %(name)s %(id)s, or one of the two words
    alone is a placeholder's name or set off by marks: {minutes} minutes.
    """
    written = view.written.text("target")
    second = end - (first_end - start)
    one, other = (view.hit("target", *place, "").span for place in ((start, first_end), (second, end)))
    if OBJECT in view.target.raw[start:first_end]:
        return written[one.start : one.end] != written[other.start : other.end]
    around = (written[at.start - 1 : at.start] + written[at.end : at.end + 1] for at in (one, other))
    return len({beside in _SET_OFF for beside in around}) > 1


def _is_doubled_by_all(key: str, base: str) -> bool:
    """Whether people say the word twice, as the table of pairs has it (bye bye, knock knock), or it is so rare that it
    is a sound rather than a word (cheep cheep).
    """
    drawn = attraction(key, key, base) if meet(key, key, base) else None
    if drawn is not None:
        return drawn >= _DOUBLED
    return key.isalpha() and has_word_pairs(base) and not is_known(key, base) and frequency(key, base) < _SOUND


def _joined_to_itself(view: SegmentView) -> Iterator[Hit]:
    """A word of the translation joined to itself, beside a source that joins two different words and none to itself."""
    if not view.paired:
        return
    if not _may_join_to_itself(view.target):
        return
    found = [
        match for match in _joined(view.target) if match[1].casefold() == match[3].casefold() and len(match[1]) > 3
    ]
    if not found:
        return
    joined = list(_joined(view.source))
    if not joined or any(match[1].casefold() == match[3].casefold() for match in joined):
        return
    for match in found:
        if frequency(match[1].casefold(), view.target.language) < _EMPHATIC:
            message = f"“{match[1]}” is joined to itself where the source joins two words"
            yield view.hit("target", match.start(), match.end(), message)


def _may_join_to_itself(text: Text) -> bool:
    """Whether a conjunction stands between two pieces of which the second begins with four letters of the first: asked
    of every translation, so that few are searched.
    """
    conjunctions, pieces = conjunctions_of(text.language), text.raw.casefold().split()
    return any(pieces[at] in conjunctions and pieces[at + 1][:4] in pieces[at - 1] for at in range(1, len(pieces) - 1))


def _joined(text: Text) -> Iterator[regex.Match[str]]:
    conjunctions = conjunctions_of(text.language)
    if conjunctions:
        for match in _JOINED.finditer(text.raw, overlapped=True):
            if match[2].casefold() in conjunctions:
                yield match


def _key(text: str, start: int, end: int) -> str:
    return nfc(text[start:end]).casefold()


CHECK = Check(
    code="repeated-word",
    category="Linguistic conventions/Grammar",
    severity="minor",
    page=__doc__,
    segment=find,
)
