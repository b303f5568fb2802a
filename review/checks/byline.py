"""The byline names another author or agency than the source's.

Triggers on a byline ("Name (Based on TASS, Reuters)", "By …", "Source: …", in forty languages) that lacks an agency
or initials of the source's byline (minor), or names another; and on another person as author, there or in a name that
stands alone as the last paragraph; and on another agency behind the place that a report begins with (BERLIN (dpa) –).

Leaves alone: diacritics dropped by custom (Trung Nhan for Trung Nhân), agencies that are translated or written in
other letters, authors in another order, alphabet or with initials, and texts whose source has no byline.

Flagged (vi → en): `Ada Low (Theo Reuters)` → `Ada Low (Based on AFP)` — `AFP`
Flagged (de → en): `Bonn (dpa) – Es regnet.` → `Bonn (AP) – It is raining.` — `AP`
Not flagged (vi → en): `Trung Nhân (Theo TASS, Reuters)` → `Trung Nhan (Based on TASS, Reuters)`

False alarms: none of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references, FLORES-200
dev vi→en, en→vi, pt→en, NTREX both ways), few of which are bylines.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView
from review.model import Side
from review.text.marks import final_mark
from review.text.page.credits import Credit, find_byline, find_dateline, unlike
from review.text.page.person_credits import is_other_person

__all__ = ["CHECK"]


def _byline(view: SegmentView, side: Side) -> Credit | None:
    for start, _, paragraph in view.blocks(side):
        found = find_byline(paragraph.text, view.side(side).language)
        if found is not None:
            return Credit(*(start + offset for offset in found))
    return None


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    if not view.paired:
        return
    yield from _datelines(view)
    if len(view.source.raw) > 400 or view.segment.kind("target") == "string":
        return
    signed = view.number == len(document.segments) and final_mark(view.source.raw, view.source.base) is None
    if signed and is_other_person(view.source.raw, view.target.raw, view.source.language, view.target.language):
        names = view.source.raw.strip(), view.target.raw.strip()
        yield _other_person(view, view.source.raw.find(names[0]), view.target.raw.find(names[1]), *names)
        return
    source = _byline(view, "source")
    target = _byline(view, "target") if source is not None else None
    if source is None or target is None:
        return
    said = view.source.raw[source.who_start : source.who_end]
    written = view.target.raw[target.who_start : target.who_end]
    if is_other_person(said, written, view.source.language, view.target.language):
        yield _other_person(view, source.who_start, target.who_start, said, written)
        return
    lost, new = unlike(said, written)
    if new is not None:
        start = target.who_start + max(0, written.find(new))
        yield view.hit(
            "target",
            start,
            start + len(new),
            f"the source's byline names {said}, the translation's {written}",
            severity="major" if lost is not None else None,
            twin=(source.who_start, source.who_end),
        )
    elif lost is not None:
        start = source.who_start + max(0, said.find(lost))
        yield view.hit("source", start, start + len(lost), f"the byline of the translation leaves out {lost}")


def _datelines(view: SegmentView) -> Iterator[Hit]:
    """The agency that a report begins with, if it is another one in the translation: BERLIN (dpa), BERLIN (AP)."""
    source, target = find_dateline(view.source.raw), find_dateline(view.target.raw)
    if source is None or target is None:
        return
    said = view.source.raw[source.who_start : source.who_end]
    written = view.target.raw[target.who_start : target.who_end]
    if unlike(said, written)[1] is not None:
        yield view.hit(
            "target",
            target.who_start,
            target.who_end,
            f"the source is by {said}, the translation by {written}",
            severity="major",
            twin=(source.who_start, source.who_end),
        )


def _other_person(view: SegmentView, said_at: int, written_at: int, said: str, written: str) -> Hit:
    return view.hit(
        "target",
        written_at,
        written_at + len(written),
        f"the source's byline names {said}, the translation's {written}",
        severity="major",
        twin=(said_at, said_at + len(said)),
    )


CHECK = Check(
    code="byline",
    category="Accuracy/Mistranslation",
    severity="minor",
    page=__doc__,
    segment=find,
)
