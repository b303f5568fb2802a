"""Paragraphs of the source that have no counterpart: a string without a translation, a section, a block of code."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.hit import Hit
from review.checks.shared.loose_paragraphs import first_of_many, lines_around, section_at
from review.checks.shared.moved_runs import is_disordered
from review.checks.shared.rewritten import is_rewritten, is_told_before
from review.checks.shared.translators import names_translators
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import PARAGRAPH_GAP, Severity
from review.text.page.boilerplate import is_frame

__all__ = ["lost_code", "lost_paragraphs", "lost_string"]

#: So many words at most has an entry of a site's menu.
_MENU = 3
#: So many words at most are an exclamation, which subtitles often leave out.
_EXCLAMATION = 2


@of_document
def _strings_left(document: DocumentView) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """How many strings a document has; the numbers of those without a translation, and of such with a small word."""
    strings = [one for one in document.segments if one.segment.kind("source") == "string" and one.source.words]
    left = [one for one in strings if not one.segment.target]
    said = [one.number for one in left if any(word.text.islower() for word in one.source.words)]
    return len(strings), tuple(one.number for one in left), tuple(said)


def lost_string(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """Programs show the source of a string without a translation: one finding for all, at the first."""
    if not view.source.words:
        return
    strings, left, said = _strings_left(document)
    missing = said or left  # a product's name needs no translation
    first = not missing or view.number == missing[0]
    message = "this string has no translation"
    if first and len(missing) > 1:
        message = f"{len(missing)} of {strings} strings have no translation, this one first"
    severity: Severity | None = (None if said else "minor") if first else "neutral"
    yield view.hit("source", 0, len(view.source.raw), message, severity=severity)


def lost_code(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """A block of code that the translation has nowhere, between paragraphs that it has."""
    blocks = [one for one in view.written.source if one.kind == "code"]
    if not blocks or blocks[0].key or any(one.kind == "code" for one in view.written.target):
        return
    if any(one.segment.kind("source") == "string" for one in document.segments):
        return  # a catalogue's code without a translation is shown as it is
    place = next(at for at, one in enumerate(document.segments) if one.number == view.number)  # it may be as shown
    beside = [document.segments[at] for at in (place - 1, place + 1) if 0 <= at < len(document.segments)]
    if not all(one.paired for one in beside) or not (view.paired or len(blocks) == len(view.written.source)):
        return
    kept, at = _code_of(document), 0
    for one in view.written.source:
        if one.kind == "code" and "".join(one.text.split()) not in kept:
            message = "this block of code is missing in the translation"
            yield view.hit_written("source", at, at + len(one.text), message, severity="minor")
        at += len(one.text) + len(PARAGRAPH_GAP)


@of_document
def _code_of(document: DocumentView) -> str:
    """All blocks of code of the translation, without white space."""
    written = (one for view in document.segments for one in view.written.target if one.kind == "code")
    return "\n".join("".join(one.text.split()) for one in written)


def _is_of_menu(view: SegmentView, document: DocumentView) -> bool:
    """Whether a few words without a mark stand beside a site's own lines that were left out as they were: Imprint,
    Contact, Help.
    """
    if len(view.source.words) > _MENU or not view.source.raw.rstrip()[-1:].isalnum():
        return False
    at = view.number - 1
    beside = (document.segments[other] for other in (at - 1, at + 1) if 0 <= other < len(document.segments))
    return any(not one.segment.target and is_frame(one.source.raw.strip(), one.source.language) for one in beside)


def lost_paragraphs(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    """The paragraphs of a segment without a translation; a site's lines and sections once."""
    if _is_of_menu(view, document):
        return
    many = first_of_many(document, "source")
    exclaimed = view.segment.kind("source") == "cue" and len(view.source.words) <= _EXCLAMATION
    lesser = exclaimed or is_disordered(document) or many is not None or names_translators(view, "source")
    severity: Severity | None = "minor" if lesser else None
    message = "this paragraph has no counterpart in the translation"
    lines = next((run for run in lines_around(document, "source") if view.number in run), ())
    if lines and many is None:  # a menu, a page's foot
        first = view.number == lines[0]
        message = f"{len(lines)} lines have no counterpart in the translation, this one first" if first else message
        severity = "minor" if first else "neutral"
    section = section_at(document, "source", view.number) if severity is None else None
    if section is not None:
        first = view.number == section[0]
        message = f"{section[1]} paragraphs in a row have no counterpart, this one first" if first else message
        severity = None if first else "minor"
    elif severity is None and is_rewritten(view, document) and is_told_before(view, document, "source"):
        severity = "minor"  # the first of those around it is told louder
    for start, end, paragraph in view.blocks("source"):
        if view.source.words and paragraph.text.strip() and not is_frame(paragraph.text, view.source.language):
            if many is not None and many[0] == view.number and not is_disordered(document):
                message = f"{many[1]} of {many[2]} paragraphs have no counterpart in the translation, this one first"
                severity = None
            yield view.hit("source", start, end, message, severity=severity)
