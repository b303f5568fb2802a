"""Paragraphs and strings of a translation that its source has not: what they are, how sure they are too many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from review.checks.boilerplate import frame_blocks
from review.checks.duplicate import near_twins
from review.checks.hit import Hit
from review.checks.shared.loose_paragraphs import first_of_many, lines_around, section_at
from review.checks.shared.moved_runs import is_disordered
from review.checks.shared.rewritten import is_rewritten, is_told_before
from review.checks.shared.translators import names_original, tells_of_translation
from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_re
from review.model import OBJECT, Severity
from review.text.page.credits import find_byline, find_credit

__all__ = ["added_paragraphs", "added_string", "later_twins", "names_people"]

#: So many lines of so many characters are a page's head or foot.
_FRAME, _LINE = 2, 80
_YEAR = lazy_re(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: The share of words that begin with a capital where people are named; so many words are an exclamation.
_NAMED, _EXCLAMATION = 0.6, 2
_LINK = lazy_re(r"https?://|\]\(|[\w.]@\w")


@of_document
def later_twins(document: DocumentView) -> frozenset[tuple[int, int]]:
    """(segment, offset) of paragraphs that stand earlier in the translation, too: `duplicate` tells them."""
    return frozenset(later for later, _, _ in near_twins(document))


def names_people(view: SegmentView, start: int, end: int) -> bool:
    """Whether an added stretch says who made a text: with an address, or names and years and hardly a word besides."""
    piece = view.target.raw[start:end]
    if any("@" in one.text for one in view.target.addresses if start <= one.start < end):
        return True
    words = [word for word in view.target.words if start <= word.start < end]
    names = sum(word.text[0].isupper() for word in words)
    return names > 1 and _NAMED * len(words) <= names and (_YEAR.search(piece) is not None or OBJECT in piece)


def added_paragraphs(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """The paragraphs of a segment without a source, but for a site's lines, captions and copies."""
    frames = frame_blocks(view, document)
    language = view.target.language
    for start, end, paragraph in view.blocks("target"):
        text = paragraph.text
        if (
            (start, end) in frames
            or not text.strip()
            or (view.number, start) in later_twins(document)
            or find_credit(text, language) is not None
            or not any(character.isalnum() for character in text)
        ):
            continue
        what = "this byline" if find_byline(text, language) is not None else "this paragraph"
        message, expected = f"{what} has no counterpart in the source", _is_expected(view, start, end, document)
        many = first_of_many(document, "target")
        opens = many is not None and many[0] == view.number and not expected
        if many is not None and opens:
            message = f"{many[1]} of {many[2]} paragraphs have no counterpart in the source, this one first"
            many = None
        severity: Severity | None = "minor" if expected or many is not None else None
        lines = next((run for run in lines_around(document, "target") if view.number in run), ())
        if lines and many is None and not opens:  # a menu, a page's foot
            first = view.number == lines[0]
            message = f"{len(lines)} lines have no counterpart in the source, this one first" if first else message
            severity = "minor" if first else "neutral"
        elif severity is None and not opens and (section := section_at(document, "target", view.number)) is not None:
            first = view.number == section[0]
            message = f"{section[1]} paragraphs in a row have no counterpart, this one first" if first else message
            severity = None if first else "minor"
        elif (
            severity is None and not opens and is_rewritten(view, document) and is_told_before(view, document, "target")
        ):
            severity = "minor"  # in the place of what `omission` tells
        yield view.hit("target", start, end, message, severity=severity)


def added_string(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """No program shows a string that its source has no more: one finding for all, at the first."""
    alone = _alone(document)
    if view.number not in alone:
        return
    message = "the source has no such string"
    first = view.number == alone[0]
    if first and len(alone) > 1:
        message = f"the source has none of {len(alone)} strings, this one first"
    yield view.hit("target", 0, len(view.target.raw), message, severity="minor" if first else "neutral")


@of_document
def _alone(document: DocumentView) -> tuple[int, ...]:
    """The numbers of a program's strings that the source has no key for."""
    return tuple(
        view.number
        for view in document.segments
        if view.target.words and not view.segment.source and view.segment.kind("target") == "string"
    )


def _is_expected(view: SegmentView, start: int, end: int, document: DocumentView) -> bool:
    """Whether a paragraph of the translation's own is one as translators add, or may have a counterpart elsewhere; of
    subtitles also an exclamation.
    """
    if view.number in _notes(document) or is_disordered(document) or names_people(view, start, end):
        return True
    if _notes_translation(view, document):
        return True
    if names_original(view.target, document.source_language):
        return True
    return view.segment.kind("target") == "cue" and len(view.target.words) <= _EXCLAMATION


def _is_of_rewritten(view: SegmentView, document: DocumentView) -> bool:
    """Whether a paragraph stands where the text was written anew, as `omission` or an earlier one tells."""
    return is_rewritten(view, document) and is_told_before(view, document, "target")


#: So many segments at a document's end may be below the note on who translated it; words of a heading above it.
_FOOT, _HEAD = 6, 3


def _notes_translation(view: SegmentView, document: DocumentView) -> bool:
    """Whether a paragraph at either end says whose the translation is, or stands below such a heading."""
    above = document.segments[view.number - 2] if view.number > 1 else view
    if any(_heads_translators(one) for one in (view, above)):
        return True
    if tells_of_translation(view.target) and OBJECT in view.target.raw:
        return True  # whose names stand in entities
    return (view.number == 1 or view.number > len(document.segments) - _FOOT) and tells_of_translation(view.target)


def _heads_translators(view: SegmentView) -> bool:
    """Whether a heading of the translation's own says no more than that a translation is spoken of."""
    heads = not view.paired and view.segment.kind("target") == "heading" and len(view.target.words) <= _HEAD
    return heads and tells_of_translation(view.target)


def _is_of_frame(view: SegmentView) -> bool:
    """Whether a segment may be a page's title, or the line at its foot."""
    return view.paired and len(view.segment.source) == 1 and len(" ".join(view.source.raw.split())) <= _LINE


@of_document
def _notes(document: DocumentView) -> frozenset[int]:
    """Segments of the translation's own before or after all that is translated, but for a page's head or foot, with an
    address among them: who translated it, where errors are told, a way to the other languages.
    """
    found: set[int] = set()
    for views in (document.segments, document.segments[::-1]):
        outer = sum(1 for _ in takewhile(_is_of_frame, views[:_FRAME]))
        own = [*takewhile(lambda view: view.segment.target and not view.segment.source, views[outer:])]
        if len(own) < len(views) and any(view.target.addresses or _LINK.search(view.target.hidden) for view in own):
            found.update(view.number for view in own)
    return frozenset(found)
