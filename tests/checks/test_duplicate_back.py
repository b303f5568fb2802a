"""Two segments that say the same in other words are told by their back-translations."""

from __future__ import annotations

from review.back_translated import BackTranslation
from review.checks import CHECKS
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment

BRIDGE = "A ponte nova abriu ontem de manhã ao trânsito."
SCHOOL = "As crianças pintaram de azul os muros da escola."


def _flagged(second_source: str, second_back: str) -> list[int]:
    pairs = [
        (BRIDGE, "The new bridge opened to traffic yesterday morning."),
        (second_source, "Cars have been able to cross on the recent crossing since early yesterday."),
    ]
    segments = tuple(Segment(n, (Paragraph(a),), (Paragraph(b),)) for n, (a, b) in enumerate(pairs, start=1))
    backs = {1: BackTranslation(BRIDGE), 2: BackTranslation(second_back)}
    view = DocumentView(Document("d", "pt", "en", segments), backtranslations=backs)
    return [hit.segment for hit in CHECKS["duplicate"].find(view)]


def test_the_one_that_does_not_fit_its_source_is_marked() -> None:
    assert _flagged(SCHOOL, BRIDGE) == [2]


def test_sources_that_are_alike_may_be_translated_alike() -> None:
    assert _flagged(BRIDGE, BRIDGE) == []


def test_other_back_translations_are_left_alone() -> None:
    assert _flagged(SCHOOL, SCHOOL) == []
