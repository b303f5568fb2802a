"""A caption's credit differs from the source's, is missing, or the caption stands there without a source.

Triggers on a picture credit ("Photo: BAG.", "(AP Photo/Jane Doe)") that names an agency or initials which the source's
credit ("Ảnh: TASS.") does not name; on a credit to another person, in whatever order, accents or alphabet; on a
credited agency of the source that the translated caption leaves out; and on a caption with a credit that has no
counterpart in the source. A caption that stands twice is compared with the source of its twin: the copy with the wrong
credit is marked.

Leaves alone: names that are translated or written in other letters (Tân Hoa xã and Xinhua, ТАСС and TASS, 路透社 and
Reuters, a ministry), VNA for TTXVN, and who is depicted, which `names`, `numbers` and `dates` compare. A caption twice
with the same credit is a `duplicate`.

Flagged (de → en): `Der Hafen am Morgen. Foto: dpa.` → `The port at dawn. Photo: AFP.` — `Photo: AFP.`
Not flagged (vi → en): `Cảng lúc bình minh. Ảnh: Tân Hoa xã` → `The port at dawn. Photo: Xinhua`

False alarms: none of 11,900 clean translations (DEMETR fr de ru zh hi into English with their references, FLORES-200
dev vi→en, en→vi, pt→en, NTREX both ways), few of which are captions.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.check import Check
from review.checks.duplicate import near_twins
from review.checks.hit import Hit
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import Side
from review.text.page.credits import Credit, find_credit, unlike
from review.text.page.person_credits import is_other_person

__all__ = ["CHECK", "credited_blocks"]


def credited_blocks(view: SegmentView, side: Side) -> list[tuple[int, int, Credit]]:
    """Start and end of the side's paragraphs that end with a credit, and the credit by offsets in the side's text."""
    text = view.side(side)
    found = []
    for start, end, paragraph in view.blocks(side):
        credit = find_credit(paragraph.text, text.language)
        if credit is not None:
            found.append((start, end, Credit(*(start + offset for offset in credit))))
    return found


@of_document
def _twins(document: DocumentView) -> dict[tuple[int, int], tuple[int, int]]:
    """For a paragraph (segment, start) that stands twice, the (segment, start) of the other one."""
    return {later: earlier for later, earlier, _ in near_twins(document)}


def _who(view: SegmentView, side: Side, credit: Credit) -> str:
    return view.side(side).raw[credit.who_start : credit.who_end]


def find(view: SegmentView, document: DocumentView) -> Iterator[Hit]:
    targets = credited_blocks(view, "target")
    sources = credited_blocks(view, "source")
    if not targets:
        yield from _missing(view, sources)
        return
    if sources:
        said = ", ".join(_who(view, "source", credit) for _, _, credit in sources)
        # the paragraph that stands where the source's does may have a credit of its own; any of several may differ
        first = sources[0][2]
        for _, _, credit in targets:
            lost, new = unlike(said, _who(view, "target", credit))
            if new is not None or lost is not None or _is_other(view, sources, credit):
                yield _differs(view, credit, said, (first.start, first.end))
        return
    if view.segment.source:
        return
    by_number = {other.number: other for other in document.segments}
    for start, end, credit in targets:
        twin = _twins(document).get((view.number, start))
        if twin is None:
            yield view.hit("target", start, end, "a caption that the source does not have", severity="minor")
            continue
        others = credited_blocks(by_number[twin[0]], "source")
        said = ", ".join(_who(by_number[twin[0]], "source", other) for _, _, other in others)
        if others and any(unlike(said, _who(view, "target", credit))):
            yield _differs(view, credit, said, None)


def _is_other(view: SegmentView, sources: list[tuple[int, int, Credit]], credit: Credit) -> bool:
    """Whether a credit names a person whom none of the source's names."""
    written = _who(view, "target", credit)
    languages = view.source.language, view.target.language
    return all(is_other_person(_who(view, "source", other), written, *languages) for _, _, other in sources)


def _differs(view: SegmentView, credit: Credit, said: str, twin: tuple[int, int] | None) -> Hit:
    written = _who(view, "target", credit)
    message = f"the source credits {said}, the translation {written}" if written else f"the source credits {said}"
    return view.hit("target", credit.start, credit.end, message, twin=twin)


def _missing(view: SegmentView, sources: list[tuple[int, int, Credit]]) -> Iterator[Hit]:
    """A known agency that the source credits and the translation does not name at all."""
    if not view.segment.target:
        return
    for _, _, credit in sources:
        lost, _ = unlike(_who(view, "source", credit), "")
        if lost is not None and lost.casefold() not in view.target.folded:
            yield view.hit(
                "source",
                credit.start,
                credit.end,
                f"the credit “{lost}” is missing from the translation",
                severity="minor",
            )


CHECK = Check(
    code="caption",
    category="Accuracy/Mistranslation",
    severity="major",
    page=__doc__,
    segment=find,
)
