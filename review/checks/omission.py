"""Something that the source says is missing from the translation.

Triggers on a source paragraph without a counterpart; on a translation without any words; on one far too short for its
source (the document's own ratio of lengths and how far it varies decide, with what is normal for the two languages
where there are few pairs); and, in a paragraph of several sentences whose translation is short, on a sentence that has
no counterpart when the sentences are aligned; and on one whose words dictionaries do not find in the translation, as
they find those of the others. A sentence of several clauses whose translation is short and has one, without a pause or
a conjunction, has lost one: minor. Where the translation is hardly too short, as in a long paragraph, such a sentence
must be the only one, and its numbers, dates and names, two at least, stand nowhere in the translation. What is missing
is marked in the source.

As minor: one of three sentences or more, however short, where the translation has one fewer, is short and has no more
commas and conjunctions; one of two short ones, where it says nothing of the other and is as long as one alone;
paragraphs of a document in which a twentieth of either side stands alone, so that its order is another; where a
twentieth of the source does, a dozen at least, all but the first, which says how many there are (the source was
changed since, or a part was not translated), and in such a document lengths; an exclamation of two words in
subtitles.

Leaves alone: sites' own lines, what stands among them (a menu's entry) and empty captions of the source, headings of a
single word or two, paragraphs whose translation stands at another place (`shifted`), a program's strings without a
translation past the first (that one says how many there are), and translations that are short but within what
translators do.

Flagged (de → en): `Die neue Brücke über den Fluss ist seit Montag für den Verkehr offen. Sie war im Mai 2019 nach einem
schweren Unfall gesperrt worden.` → `The new bridge over the river has been open to traffic since Monday.` — `Sie war im
Mai 2019 nach einem schweren Unfall gesperrt worden.`
Not flagged (en → de): `The German capital Berlin` → `Berlin`

False alarms: 0.05 % of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references,
FLORES-200 dev vi→en, en→vi, pt→en, NTREX both ways); one of 1,580 paragraphs made of five lines of FLORES or NTREX.
Of those with one line cut out of the translation, it marks that line in 8 %.

Option `short`: how many standard deviations shorter than normal a translation must be (log ratio of characters).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from review.align.lengths import measure
from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.letter_lines import is_letter_line
from review.checks.shared.lone_sentences import are_joined, lone_sentences, runs_of, told_apart
from review.checks.shared.loose_paragraphs import is_other_version
from review.checks.shared.lost_clauses import INSIDE, clause_is_lost, joints
from review.checks.shared.lost_paragraphs import lost_code, lost_paragraphs, lost_string
from review.checks.shared.moved_paragraphs import moved_paragraphs
from review.checks.shared.one_of_several import one_of_several
from review.checks.shared.one_of_two import one_of_two
from review.checks.shared.translators import names_translators
from review.checks.shared.unsaid_sentences import with_unsaid
from review.checks.views import DocumentView, SegmentView
from review.lazy_patterns import lazy_regex
from review.model import OBJECT, PARAGRAPH_GAP, Segment, Severity, Span
from review.text.function_words import closed_classes
from review.text.scripts import is_in_own_script

__all__ = ["CHECK"]

#: What a link leads to.
_ADDRESS = lazy_regex(r"""https?://[^\s<>()\[\]"']{4,}""")
#: A missing sentence is looked for where the translation is this much shorter than normal (standard deviations).
_SENTENCE_SHORT = -1.2
#: So near to normal the length must be once the missing sentence is taken away.
_FITS = 1.5
#: Source sentences shorter than this may be joined to their neighbours in translation.
_SENTENCE = 12.5
#: A sentence from this length on (in a script as dense as Latin letters) is seldom joined to another.
_WHOLE = 20
#: Several sentences whose translation is a single clause are missed from here on.
_ONE_CLAUSE = -1.8
#: One clause for several of the source is missed from the first on, where the target's conjunctions are not known from
#: the second.
_CLAUSE_SHORT = (-1.6, -2.3)
#: Of so many sentences one is missed from here on, where it measures no less than this: of 4,092 paragraphs of GIMP's
#: manual in 18 languages and of WMT23's news six were told so, and all of them lack it.
_SEVERAL, _SEVERAL_SHORT, _SHORTEST = 3, -0.8, 4.0
#: A name is no longer than this (`measure`).
_NAME = 40
#: Characters of a source below which nothing is said of a paired segment's length.
_TOO_SHORT = 12


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.segment.source:
        return
    if not view.segment.target or not view.target.raw.strip():
        if view.segment.kind("source") == "string":
            yield from lost_string(view, document)
        elif view.number not in moved_paragraphs(document).values():  # `shifted` speaks of it
            yield from lost_paragraphs(view, document)
            yield from lost_code(view, document)
        return
    items = list(_items(view))
    yield from items
    yield from lost_code(view, document)
    if items:
        return  # how short the translation is for all of them is told by that
    if len(view.segment.source) == len(view.segment.target) > 1:
        found = list(_of_pairs(view, document))
        yield from found
        if found:
            return
    yield from with_unsaid(list(_of_texts(view, document)), view, "source", document.lengths)


def _items(view: SegmentView) -> Iterator[Hit]:
    """Items of a list that were aligned together with fewer of the translation's, and whose code, links and
    placeholders all stand nowhere in those.
    """
    sources, targets = view.written.source, view.written.target
    if len(sources) <= len(targets) or any(one.kind != "list-item" or not one.level for one in (*sources, *targets)):
        return
    written, at = view.written.text("target"), 0
    for one in sources:
        kept = [one.text[own.start : own.end] for own in one.protected if own.kind in ("code", "link", "placeholder")]
        if kept and not any(piece in written for piece in kept):
            end = at + len(one.text)
            yield view.hit_written("source", at, end, "this list item has no counterpart in the translation")
        at += len(one.text) + len(PARAGRAPH_GAP)


def _of_pairs(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """What is missing from one of several paragraphs that were aligned together, as many on either side, where no
    other took the sentence in.
    """
    pairs, at = [], 0
    for number, (ours, theirs) in enumerate(zip(view.written.source, view.written.target, strict=True)):
        pair = SegmentView(Segment(view.number, (ours,), (theirs,)), view.source.language, view.target.language)
        pairs.append((number, at, pair))
        at += len(ours.text) + len(PARAGRAPH_GAP)
    for number, start, pair in pairs:
        if any(len(one.target.sentences) > len(one.source.sentences) for other, _, one in pairs if other != number):
            continue
        for hit in _of_texts(pair, document) if pair.source.words and pair.target.words else ():
            if hit.span.side == "source":
                yield replace(hit, span=Span("source", hit.span.start + start, hit.span.end + start))


def _is_said(view: SegmentView) -> bool:
    """Whether one word of the source stands between what is put in (`{a} versus {b}`), where a sign may do; or what the
    translation has as code has as many letters as the source.
    """
    held_there = sum(map(str.isalpha, view.target.hidden))
    if held_there > sum(map(str.isalpha, view.source.hidden)) and 2 * held_there >= len(view.source.raw):
        return True
    held = view.source.raw.count(OBJECT)
    return len(view.source.words) == 1 and 1 < held == view.target.raw.count(OBJECT)


def _of_texts(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """What is missing from one text beside another, by their lengths and sentences."""
    source = view.source.raw
    length, theirs = view.lengths
    if length < _TOO_SHORT:
        yield from _one_of_short(view, document)
        return
    end = len(source.rstrip())
    if not view.target.words and not view.target.numbers and view.source.words and not _is_said(view):
        yield view.hit("source", 0, end, "the translation has no words", severity="critical")
        return
    if view.source.words and not is_in_own_script(view.source.raw, view.source.language):
        return  # of another script no length is known: Japanese, for 日本語
    z = document.lengths.z(length, theirs)
    if z > _SENTENCE_SHORT:
        if z < 0 and len(source) < 50_000:
            apart = told_apart(view, "source", _SENTENCE)
            for start, stop in apart:
                yield view.hit("source", start, stop, "this sentence has no counterpart in the translation")
            if not apart:
                yield from _one_of_several(view, document, z)
        return
    missing = list(lone_sentences(view, "source", _SENTENCE, document.lengths)) if len(source) < 50_000 else []
    missing = [place for place in missing if not _leads_there(view, *place)]
    left = length - sum(measure(source[start:stop]) for start, stop in missing)
    # without what is missing the lengths must fit, and better than before
    fits = abs(document.lengths.z(left, theirs)) <= min(_FITS, -z / 2)
    if (
        missing
        and fits
        and not are_joined(view, "source", len(missing))
        and len(missing) <= max(1, len(view.source.sentences) // 2)
    ):
        yield from _sentences(view, missing)
    elif is_letter_line(view.target):
        return  # Veuillez agréer, Madame, … is Yours faithfully,
    elif z <= -abs(float(document.option(CHECK, "short"))) or (z <= _ONE_CLAUSE and _is_one_clause_of_many(view)):
        share = round(100 * theirs / max(1.0, document.lengths.expected(length)))
        message = f"the translation has {share} % of the length that is normal: something is missing"
        lesser = is_other_version(document) or _is_name(view, length) or names_translators(view, "source")
        severity: Severity | None = "minor" if lesser else None
        yield view.hit("source", 0, end, message, severity=severity)
    elif z <= _CLAUSE_SHORT[0] and clause_is_lost(view, z <= _CLAUSE_SHORT[1]):
        yield view.hit(
            "source", 0, end, "the translation is short and has one clause: one is missing", severity="minor"
        )
    else:
        yield from _one_of_several(view, document, z)


def _is_name(view: SegmentView, length: int) -> bool:
    """Whether the source is a name of a few words, which another language may have a short one for: the Lao People's
    Democratic Republic, Laos.
    """
    words = view.source.words
    few = length <= _NAME and view.source.raw.rstrip()[-1:].isalnum() and len(words) > 1
    return few and 2 * sum(word.text[0].isupper() for word in words) > len(words)


def _sentences(view: SegmentView, missing: list[tuple[int, int]]) -> Iterator[Hit]:
    """What is missing, a run of sentences as one; minor where the translation has more pauses and conjunctions, so that
    two may have been made into one.
    """
    joined = joints(view.target) - joints(view.source) >= len(missing) or names_translators(view, "source")
    for run in runs_of(missing, view.source.raw):
        many = len(run) > 1
        message = f"{len(run)} sentences have" if many else "this sentence has"
        whole = f"{message} no counterpart in the translation"
        yield view.hit("source", run[0][0], run[-1][1], whole, severity="minor" if joined else None)


def _leads_there(view: SegmentView, start: int, end: int) -> bool:
    """Whether a sentence has a link's address that the translation has as often as the source."""
    written = view.as_written("source", start, end)
    source, target = view.written.text("source"), view.written.text("target")
    return any(0 < source.count(link[0]) <= target.count(link[0]) for link in _ADDRESS.finditer(written))


def _one_of_several(view: SegmentView, document: DocumentView, z: float) -> Iterator[Hit]:
    """The sentence that is missing of three or more: as the alignment has it, or by the lengths of short ones."""
    aligned = list(_one_as_aligned(view, document, z))
    yield from aligned or _one_of_short(view, document)


def _one_of_short(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    short = one_of_several(view, "source", document.lengths) or one_of_two(view, document.lengths)
    if short is not None:
        yield view.hit("source", short.start, short.end, f"{short.message}translation", severity="minor")


def _one_as_aligned(view: SegmentView, document: DocumentView, z: float) -> Iterator[Hit]:
    """The sentence that is missing of three or more, however short: the translation has one fewer and is not joined in
    more places, so no two were made into one.
    """
    sources, targets = len(view.source.sentences), len(view.target.sentences)
    if sources < _SEVERAL or targets != sources - 1 or z > _SEVERAL_SHORT or joints(view.target) > joints(view.source):
        return
    if z > _SENTENCE_SHORT and closed_classes(view.target.base) is None:
        return  # its conjunctions are not known
    if len(view.source.raw) >= 50_000 or len(list(lone_sentences(view, "source", _SHORTEST))) != 1:
        return
    start, stop = _left_over(view, document)
    length, theirs = view.lengths
    if abs(document.lengths.z(length - measure(view.source.raw[start:stop]), theirs)) <= min(_FITS, -z / 2):
        message = "this sentence, or one beside it, has no counterpart in the translation"
        yield view.hit("source", start, stop, message, severity="minor")


def _is_one_clause_of_many(view: SegmentView) -> bool:
    """Whether the translation of several sentences is one without any mark inside, where two that were joined meet."""
    source = view.source
    if len(view.target.sentences) != 1 or INSIDE.search(view.target.raw.rstrip()) is not None:
        return False
    least = _WHOLE * (source.rules.lexicon.density or 1.0)
    return sum(measure(source.raw[start:end]) >= least for start, end in source.sentences) >= 2


def _left_over(view: SegmentView, document: DocumentView) -> tuple[int, int]:
    """Of the source's sentences, one more than the translation has, the one without which the others fit these best by
    their lengths, one by one: the alignment, which may leave out any, prefers the shortest.
    """
    ours, theirs = (
        [measure(text.raw[start:end]) for start, end in text.sentences] for text in (view.source, view.target)
    )

    def misfit(left: int) -> float:
        pairs = zip(ours[:left] + ours[left + 1 :], theirs, strict=True)
        return sum(document.lengths.z(one, other) ** 2 for one, other in pairs)

    start, end = view.source.sentences[min(range(len(ours)), key=misfit)]
    return start, end


CHECK = Check(
    code="omission",
    category="Accuracy/Omission",
    severity="major",
    page=__doc__,
    segment=find,
    options={"short": 2.9},
    of_pairs=True,
)
