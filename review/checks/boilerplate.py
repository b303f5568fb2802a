"""A line of the website that republished the text, not of the text: "Read more", "Back to top", "You are reading …".

Triggers on a target paragraph without a counterpart in the source that, as a whole, says what sites put around
articles (in the words of two dozen languages, English everywhere), or that repeats the text's title
after a few words of its own; and on a short line without a full stop, without a counterpart, above or below all that
was translated, where the translation lacks little of the source.

Leaves alone: lines that have a counterpart (a source may well say "Read more"), captions and bylines, which have
checks of their own, sentences, which are an `addition`, and a program's strings.

Flagged (vi → en): `Cầu mới mở cửa.` → `The new bridge is open.`; `(nothing)` → `Subscribe to our newsletter` —
`Subscribe to our newsletter`
Not flagged (en → de): `The new bridge is open.` → `Die neue Brücke ist offen.`; `Read also: Port closed` → `Lesen Sie
auch: Hafen geschlossen`

As minor: notes of who translated a text, and what is found where a twentieth of either side stands alone within
the text, a dozen paragraphs at least: the two are of other versions.

False alarms: none of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references, FLORES-200
dev vi→en, en→vi, pt→en, NTREX both ways); those are paired line by line, so that only lines inside a pair could be
flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.shared.loose_paragraphs import first_of_many
from review.checks.shared.translators import tells_of_translation
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import Paragraph, Severity
from review.text.analysis import Text
from review.text.normalize import skeleton
from review.text.page.boilerplate import is_frame
from review.text.page.credits import find_byline, find_credit

__all__ = ["CHECK", "frame_blocks"]

#: Words of a line at the edge that may be a frame though it says nothing known.
_EDGE_WORDS = 12
#: So many paragraphs of one side alone within the text are another version's.
_MANY = 12
#: So many lines in a row are told once.
_TOGETHER = 3
_SENTENCE_ENDS = tuple('.!?。！？।…”":')


@of_document
def _titles(document: DocumentView) -> list[str]:
    """What the text calls itself: the title, and the headings among its first paragraphs."""
    titles = [skeleton(document.document.title)] if document.document.title else []
    for view in document.segments[:4]:
        titles += [skeleton(paragraph.text) for paragraph in view.segment.target if len(paragraph.text) < 200]
    return [title for title in titles if len(title) >= 20]


def _repeats_title(paragraph: Paragraph, titles: list[str]) -> bool:
    words = skeleton(paragraph.text)
    return any(title in words and 0 < len(words) - len(title) <= 60 for title in titles)


@of_document
def _edges(document: DocumentView) -> frozenset[int]:
    """The numbers of the segments without a source before the first and after the last that has one."""
    outside: set[int] = set()
    if not any(view.paired for view in document.segments):
        return frozenset()
    for views in (document.segments, tuple(reversed(document.segments))):
        for view in views:
            if view.segment.source:
                break
            outside.add(view.number)
    return frozenset(outside)


def _is_older(document: DocumentView) -> bool:
    """Whether the source has much that the translation lacks: then what only this one has is of an older version."""
    return first_of_many(document, "source") is not None


def _is_another_text(document: DocumentView) -> bool:
    """Whether either side has so much within the text that the other lacks that the two are of other versions."""
    many = first_of_many(document, "target")
    return _is_older(document) or (many is not None and many[1] - len(_edges(document)) >= _MANY)


def _is_short_line(text: str, view: SegmentView) -> bool:
    if "@" in text or not any(map(str.isalpha, text)):
        return False  # who translated it; an entity that says it
    return not text.endswith(_SENTENCE_ENDS) and view.target.word_count <= _EDGE_WORDS


def frame_blocks(view: SegmentView, document: DocumentView) -> list[tuple[int, int]]:
    """Start and end of the target paragraphs of a segment that belong to the site and not to the text."""
    if len(view.segment.target) <= len(view.segment.source) or view.segment.kind("target") == "string":
        return []  # no program is a site
    language = document.target_language
    if any(is_frame(paragraph.text, document.source_language) for paragraph in view.segment.source):
        return []
    alone = not view.segment.source
    found: list[tuple[int, int]] = []
    for start, end, paragraph in view.blocks("target"):
        text = paragraph.text.strip()
        if is_frame(text, language) or (
            alone
            and find_credit(text, language) is None
            and find_byline(text, language) is None
            and (
                (view.number > 4 and _repeats_title(paragraph, _titles(document)))
                or (_is_short_line(text, view) and view.number in _edges(document) and not _is_older(document))
            )
        ):
            found.append((start, end))
    return found


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    blocks = frame_blocks(view, document)
    run, language = _run(view, document) if blocks else range(0), document.target_language
    for number, (start, end) in enumerate(blocks):
        message = "this line belongs to the website, not to the text: the source has nothing like it"
        note = view.number in _edges(document) and tells_of_translation(Text(view.target.raw[start:end], language))
        severity: Severity | None = None
        if note or _is_another_text(document):
            severity = "minor"
        if len(run) >= _TOGETHER:  # a menu, a page's foot: one fault
            first = view.number == run[0] and not number
            severity = severity if first else "neutral"
            message = f"{len(run)} lines belong to the website, not to the text, this one first" if first else message
        yield view.hit("target", start, end, message, severity=severity)


def _run(view: SegmentView, document: DocumentView) -> range:
    """The numbers of the segments around one that are a site's lines, too, in a row; on the desk no others are read."""
    first = last = view.number
    while first > 1 and _is_lines(document.segments[first - 2], document):
        first -= 1
    while last < len(document.segments) and _is_lines(document.segments[last], document):
        last += 1
    return range(first, last + 1) if _is_lines(view, document) else range(0)


def _is_lines(view: SegmentView, document: DocumentView) -> bool:
    known = _known(document)
    if view.number not in known:
        known[view.number] = not view.segment.source and bool(frame_blocks(view, document))
    return known[view.number]


@of_document
def _known(document: DocumentView) -> dict[int, bool]:  # noqa: ARG001 (it is kept with the document)
    """Whether segments are a site's lines, of those that were asked for."""
    return {}


CHECK = Check(
    code="boilerplate",
    category="Accuracy/Addition",
    severity="major",
    page=__doc__,
    segment=find,
)
