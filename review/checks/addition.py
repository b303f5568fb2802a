"""Something stands in the translation that the source does not say.

Triggers on a target paragraph without a counterpart that is no line of the website (`boilerplate`), no caption and no
copy of another paragraph (`duplicate`); on a translation far too long for its source (the document's own ratio of
lengths and how far it varies decide, with what is normal for the two languages where there are few pairs); and, in a
paragraph of several sentences whose translation is long, on a sentence that has no counterpart when the sentences are
aligned, or whose words dictionaries do not find in the source, as they find those of the others. Where the translation
is hardly too long, as in a long paragraph, such a sentence must be the only one, and its numbers, dates and names, two
at least, stand nowhere in the source.

As minor: one of three short sentences or more, where the source has one fewer; a translator's own words at the head
or the end of a document, an address among them (who translated it, where errors are told), and such a line in a
program's string (`Report bugs to %s`, and to whom those of the translation); a note that the original, in its
language, may be newer, elsewhere names with an e-mail address or years; an exclamation of two words in subtitles;
paragraphs of a document in which a twentieth of either side stands alone, so that its order is another, and where a
twentieth of the translation does, a dozen at least, all but the first, which says how many, and in such a document
lengths; the length of the translation of a few words, which may need an explanation; a sentence where the translation
is not far too long, or the first of several for one, as it may say half of what the source says in one; the length of
what is less than twice as long as normal and has as many sentences as its source; strings of a program that its
source has no more, told once.

Leaves alone: translations that are long but within what translators do, explanations of a few words, the source in
brackets behind its translation, paragraphs that stand at another place in the source (`shifted`), and repetitions,
which have checks of their own.

Flagged (de → en): `Die neue Brücke über den Fluss ist seit Montag für den Verkehr offen.` → `The new bridge over the
river has been open to traffic since Monday. The weather in the valley was very good for the whole of that week.` — `The
weather in the valley was very good for the whole of that week.`
Not flagged (fr → en): `TF1 a diffusé le film.` → `The French broadcaster TF1 showed the film.`

False alarms: 0.02 % of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references,
FLORES-200 dev vi→en, en→vi, pt→en, NTREX both ways).

Option `long`: how many standard deviations longer than normal a translation must be (log ratio of characters).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.align.lengths import measure
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.added_paragraphs import added_paragraphs, added_string, later_twins, names_people
from review.checks.shared.lone_sentences import are_joined, lone_sentences, runs_of, told_apart
from review.checks.shared.loose_paragraphs import is_other_version
from review.checks.shared.moved_paragraphs import moved_paragraphs
from review.checks.shared.one_of_several import one_of_several
from review.checks.shared.translators import adds_contact
from review.checks.shared.unsaid_sentences import with_unsaid
from review.checks.shared.usage import is_usage
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_re
from review.model import Severity
from review.text.names.acronym_words import acronyms_of
from review.text.normalize import skeleton
from review.text.repeats import find_repeats

__all__ = ["CHECK"]

#: What stands in brackets.
_BRACKETS = lazy_re(r"[(（\[]([^()（）\[\]]{2,200})[)）\]]")
#: An added sentence is looked for where the translation is this much longer than normal (standard deviations).
_SENTENCE_LONG = 1.2
#: So near to normal the length must be once the added sentence is taken away.
_FITS = 1.5
#: A translation less long than this (standard deviations) may say in two sentences what the source says in one.
_FAR_TOO_LONG = 2.0
#: One less long than this, sentence by sentence as the source, may but say it at length.
_TWICE = 2.0
#: Target sentences shorter than this may be joined to their neighbours in the source.
_SENTENCE = 25
#: Of so many words the length tells little, whatever they end with, but for one so many times as long.
_FEW_WORDS, _SEVERAL_TIMES = 5, 3.5
#: So many words at most stand for a letter of an acronym.
_PER_LETTER = 4
#: Characters of a source below which nothing is said of a paired segment's length, and below which words without
#: a final mark may well need an explanation: a heading, an abbreviation.
_TOO_SHORT, _SHORT = 12, 40


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.segment.target:
        return
    if not view.segment.source or not view.source.raw.strip():
        if view.segment.kind("target") == "string":
            yield from added_string(view, document)
        elif view.number not in moved_paragraphs(document):  # `shifted` speaks of it
            yield from added_paragraphs(view, document)
        return
    if is_usage(view.written.text("source")):
        return  # of <options> and <опції> only the one is markup
    yield from with_unsaid(list(_of_texts(view, document)), view, "target", document.lengths)


def _of_texts(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """What is added in one text beside another, by their lengths and sentences."""
    target = view.target.raw
    length, ours = view.lengths
    z = document.lengths.z(length, ours)
    if z <= 0 or len(target) > 50_000:
        return
    several = one_of_several(view, "target", document.lengths)
    if length < _TOO_SHORT:
        if several is not None:
            yield view.hit("target", several.start, several.end, f"{several.message}source", severity="minor")
        return
    if z < _SENTENCE_LONG:
        apart = told_apart(view, "target", _SENTENCE) if len(view.segment.target) == 1 else []
        for start, end in apart:
            yield view.hit("target", start, end, "this sentence has no counterpart in the source")
        if several is not None and not apart:
            yield view.hit("target", several.start, several.end, f"{several.message}source", severity="minor")
        return
    if find_repeats(target) or _is_glossed(view):  # `repetition` speaks of it
        return
    if any((view.number, start) in later_twins(document) for start, _, _ in view.blocks("target")):
        return
    added = list(lone_sentences(view, "target", _SENTENCE, document.lengths)) if len(view.segment.target) == 1 else []
    left = ours - sum(measure(target[start:end]) for start, end in added)
    # without what was added the lengths must fit, and better than before
    fits = abs(document.lengths.z(length, left)) <= min(_FITS, z / 2)
    if (
        added
        and fits
        and not are_joined(view, "target", len(added))
        and len(added) <= max(1, len(view.target.sentences) // 2)
    ):
        for run in runs_of(_surest(added, view, document), target):
            start, end = run[0][0], run[-1][1]
            lesser = z < _FAR_TOO_LONG or start == 0 or adds_contact(view)
            severity: Severity | None = "minor" if lesser or names_people(view, start, end) else None
            message = f"{len(run)} sentences have" if len(run) > 1 else "this sentence has"
            yield view.hit("target", start, end, f"{message} no counterpart in the source", severity=severity)
    elif z >= abs(float(document.option(CHECK, "long"))) and not _is_spelt_out(view, document):
        share = ours / max(1.0, document.lengths.expected(length))
        lesser = _may_be_long(view, length) or is_other_version(document)
        lesser = lesser or (share < _SEVERAL_TIMES and len(view.source.words) <= _FEW_WORDS)
        lesser = lesser or (share < _TWICE and len(view.source.sentences) == len(view.target.sentences))
        yield view.hit(
            "target",
            0,
            len(target.rstrip()),
            f"the translation is {share:.1f} times as long as is normal: something was added",
            severity="minor" if lesser else None,
        )
    elif several is not None:
        yield view.hit("target", several.start, several.end, f"{several.message}source", severity="minor")


def _surest(added: list[tuple[int, int]], view: SegmentView, document: DocumentView) -> list[tuple[int, int]]:
    """The longest of several sentences where the lengths fit without it alone: of a translation that parts sentences
    otherwise, the others may be halves.
    """
    longest = max(added, key=lambda place: measure(view.target.raw[slice(*place)]))
    length, ours = view.lengths
    fits = abs(document.lengths.z(length, ours - measure(view.target.raw[slice(*longest)]))) <= _FITS / 2
    return [longest] if fits else added


def _may_be_long(view: SegmentView, length: int) -> bool:
    """Whether a source is a few words, which may need an explanation, or has few besides those that both sides have, or
    the translation says who wrote it.
    """
    kept = 2 * length < measure(view.source.raw)
    few = length < _SHORT and (kept or view.source.raw.rstrip()[-1:].isalnum())
    return (
        few
        or adds_contact(view)
        or any("@" in address.text for address in view.target.addresses if not view.source.addresses)
    )


def _is_spelt_out(view: SegmentView, document: DocumentView) -> bool:
    """Whether the translation is long because it says what an acronym of the source stands for, and has it in brackets
    behind: Trung tâm Kiểm soát và Phòng ngừa Dịch bệnh (CDC).
    """
    length, ours = view.lengths
    longest = abs(float(document.option(CHECK, "long")))
    for acronym in acronyms_of(view.source):
        at = view.target.raw.find(f"({acronym.text})")
        words = [word.text for word in view.target.words if word.start < at][-_PER_LETTER * len(acronym.text) :]
        if words and document.lengths.z(length, ours - measure(" ".join(words))) < longest:
            return True
    return False


def _is_glossed(view: SegmentView) -> bool:
    """Whether the source stands in brackets behind its translation: 更多精彩（MORE FEATURES）."""
    words = skeleton(view.source.raw)
    return bool(words) and any(skeleton(inside[1]) == words for inside in _BRACKETS.finditer(view.target.raw))


CHECK = Check(
    code="addition",
    category="Accuracy/Addition",
    severity="major",
    page=__doc__,
    segment=find,
    options={"long": 2.9},
    of_pairs=True,
)
