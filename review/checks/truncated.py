"""A sentence breaks off: it ends in a word that cannot be the last, or a phrase is missing from its middle.

Triggers on a sentence or text that ends with an article, a conjunction or a preposition that cannot stand last ("the
report of the."), in sixty languages; on such an article right before a comma or closing bracket, and on a preposition
with nothing before its comma ("According to, police"); on words that cannot follow each other, in English ("the of",
"of are", "laid by and", "on that his", "how has formed") and nine other languages a preposition and an auxiliary ("об
был", "dei è"), which is what is left where a phrase was lost; in English also on a title without its name ("Mr said",
"Mayor said") and a sentence without its subject ("Had already won", "In May, said that", "After had left", "Which is
responsible for …", "In Houston was established") or with the second of two names alone ("And Price are due"); on a
translation without a final mark that is short, it or its last sentence, and ends with an auxiliary, a preposition or
the like (sarebbe stata, were asked to, wird); and on one that lacks the final mark of its source and is much shorter
than is normal, it or its last sentence.

Leaves alone: words that are mentioned or joined with a slash ("the word of", the on/off list), a
conjunction that asks for assent as the source does ("…, že?" for "…, isn't it?"), and pairs of prepositions
(for and against); a word that has another use at the end (J'en veux un, el tren para) in a text that is about as long
as its source makes one expect; texts whose source ends in such a word too, labels that are as long as their source
makes one expect, headings, list items that end in "and", prepositions that may stand last ("the house we live in"),
words in quotation marks, letters ("vitamin A"), words that are the source's ("po files"), labels of list items ("a)",
"a."), ellipses and dashes, which break off on purpose; a preposition that has its noun before it ("the house he lives
in, which"), asides ("in, for example, Rome"), and subjects that notes, headings and a program's strings leave out ("Is
not valid").

Flagged (de → en): `Er las den Bericht des Ministeriums.` → `He read the report of the.` — `the`
Not flagged (de → en): `Das sind die Leute, mit denen sie arbeiten.` → `These are the people they work with.`

False alarms: 0.01 % of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references,
FLORES-200 dev vi→en, en→vi, pt→en, NTREX both ways). The rules were made with these texts at hand: there will be more
on others, and of findings in texts that professionals annotated fewer are right (`docs/accuracy.md`).
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.broken_ends import broken_end
from review.checks.shared.broken_pairs import broken_pairs
from review.checks.shared.copied import is_copy
from review.checks.shared.loose_paragraphs import is_other_version
from review.checks.shared.lost_letters import lost_letters
from review.checks.views import DocumentView, SegmentView
from review.model import Severity
from review.text.gaps import find_gaps
from review.text.gaps_of_subjects import begins_as_note
from review.text.joined_names import joined_to_nothing
from review.text.open_ends import asks_assent

__all__ = ["CHECK"]

#: So many texts before and behind tell that one is of a list of changes.
_BESIDE = 3
_ASKS = "?？؟;՞"


def _is_among_notes(view: SegmentView, document: DocumentView) -> bool:
    """Whether a text beside it begins as those of a list of changes do, too: Added a …, Fixed the …."""
    at = view.number - 1
    beside = (*document.segments[max(0, at - _BESIDE) : at], *document.segments[at + 1 : at + 1 + _BESIDE])
    return any(begins_as_note(one.target) for one in beside)


def _losses(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """Where a name or another phrase is missing from a sentence, as what is left of it tells."""
    source, target = view.source, view.target
    if view.segment.kind("target") in ("heading", "string"):
        return
    if view.paired and (first := joined_to_nothing(source, target)) is not None:
        yield view.hit("target", first.start, first.end, f"something is missing before “{first.text}”")
    gaps = list(find_gaps(target))
    if not gaps or any(True for _ in find_gaps(source)):
        return
    asks = any(mark in source.raw for mark in _ASKS)
    for gap in gaps:
        if gap.subject and (asks or view.segment.kind("target") != "body"):
            continue
        if _closes_markup(view, gap.start, gap.end):
            continue
        if not gap.note:
            yield view.hit("target", gap.start, gap.end, gap.message)
        elif not (view.structured or _is_among_notes(view, document)):
            yield view.hit("target", gap.start, gap.end, gap.message, severity="minor")


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired or is_copy(view) or lost_letters(view):
        return
    target, source = view.target, view.source
    if len(target.words) == 1 and len(source.words) <= 1:
        return  # a word for a word: "de." for "AM"
    found = False
    z = document.lengths.z(*view.lengths)
    for first, second in broken_pairs(target, z, asked=asks_assent(source)):
        if any(True for _ in broken_pairs(source)):
            return
        if second.text in _ASKS and z > -1 and any(mark in source.raw for mark in _ASKS):
            continue  # what is asked is left open: Did you know that?
        if len(first.key) == 1 and any(first.key == word.key for word in source.words):
            continue  # a key to press
        if second.kind != "word" and _closes_markup(view, first.start, first.end):
            continue  # the name of a menu or button: Copied from
        found = True
        end = second.end if second.kind == "word" else first.end
        yield view.hit("target", first.start, end, f"something is missing after “{first.text}”")
    for hit in () if found else _losses(view, document):
        found = True
        yield hit
    if found or not target.words:
        return
    if (broken := broken_end(view, document, z)) is None:
        return
    word = broken.word
    if broken.telling:
        yield view.hit(
            "target", word.start, word.end, f"the translation breaks off after “{word.text}”", twin=broken.twin
        )
        return
    message = "the translation breaks off here: it has no end and is too short"
    severity: Severity | None = "minor" if is_other_version(document) else None
    yield view.hit("target", word.start, word.end, message, severity=severity, twin=broken.twin)


def _closes_markup(view: SegmentView, start: int, end: int) -> bool:
    """Whether a tag or a mark of emphasis closes behind a word at [start, end), and has words before it within."""
    if view.unbroken("target", start, end + 1) == end + 1:
        return False
    return view.unbroken("target", max(0, start - 2), end) == end


CHECK = Check(
    code="truncated",
    category="Accuracy/Omission",
    severity="major",
    page=__doc__,
    segment=find,
    of_pairs=True,
)
