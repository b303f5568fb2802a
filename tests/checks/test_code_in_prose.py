"""Code that both texts have in prose is one object to checks, and text to translation models: no place is mistaken."""

from __future__ import annotations

import pytest

import review
from review.back_translated import BackTranslation
from review.backtranslation.twins import Worse
from review.checks import CHECKS
from review.checks.views import DocumentView
from review.model import Document, Paragraph, Segment, Span

PAIRS = [
    (
        "không tìm thấy thư mục tạm thời, hãy thử đặt biến $BUILDDIR",
        "cannot find a temporary directory, try setting $BUILDDIR",
    ),
    ("điều kiện -user không hợp lệ: chưa bật hạn ngạch.", "invalid condition -user: quotas are not enabled."),
]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_models_score_prose_with_code(source: str, target: str) -> None:
    for texts, languages in (((source, target), ("vi", "en")), ((target, source), ("en", "vi"))):
        report = review.score(
            [texts[0]], [texts[1]], source_language=languages[0], target_language=languages[1], sentence_encoder="none"
        )
        assert [one.check for one in report.documents[0].findings if one.severity == "major"] == []


def segment(source: str, target: str) -> Segment:
    return Segment(1, (Paragraph(source),), (Paragraph(target),))


def test_what_became_worse_is_marked_where_it_is_written() -> None:
    one = segment("Đặt $BUILDDIR trước khi chạy.", "Set $BUILDDIR after you run it.")
    target = one.text("target")
    start = target.index("after")
    worse = Worse(4.0, True, start, start + len("after"), "before", False, None, True)
    view = DocumentView(Document("code", "vi", "en", (one,)), worse={1: worse})
    (hit,) = CHECKS["worse"].find(view)
    assert hit.span == Span("target", start, start + len("after"))
    assert hit.suggestion == "before"
    assert hit.message == "“before” became “after”, and that tells the source less well"


def test_a_run_that_models_doubt_there_is_not_told() -> None:
    one = segment("Đặt $BUILDDIR trước.", "Set $BUILDDIR, if you ever think of it in time, and run it before.")
    back = BackTranslation("x", addition=0.9, added=((14, 46, 9.0),), added_words=((20, 23, 9.0),))
    view = DocumentView(Document("code", "vi", "en", (one,)), backtranslations={1: back})
    assert list(CHECKS["addition-model"].find(view)) == []
