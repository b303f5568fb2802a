"""What checks keep of a document goes when the document goes."""

from __future__ import annotations

import gc
import weakref

import pytest

from review.checks import CHECKS
from review.checks.views import DocumentView, SegmentView, of_document
from review.model import Document, Paragraph, Segment


def view_of(*pairs: tuple[str, str]) -> DocumentView:
    segments = tuple(
        Segment(number, (Paragraph(source),) if source else (), (Paragraph(target),) if target else ())
        for number, (source, target) in enumerate(pairs, start=1)
    )
    return DocumentView(Document("kept", "vi", "en", segments))


def test_an_answer_is_found_once_a_document() -> None:
    asked: list[int] = []

    @of_document
    def count(document: DocumentView) -> int:
        asked.append(len(document.segments))
        return len(document.segments)

    one, two = view_of(("a", "b")), view_of(("a", "b"), ("c", "d"))
    assert [count(one), count(one), count(two), count(two)] == [1, 1, 2, 2]
    assert asked == [1, 2]


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_no_check_keeps_a_document(code: str) -> None:
    document = view_of(("Ông Nam đến lúc 5 giờ.", "Mr Nam came at 5."), ("", "Read more"), ("Bà Lan về.", ""))
    check, gone = CHECKS[code], weakref.ref(document)
    if check.document is not None:
        list(check.document(document))
    for segment in document.segments:
        if check.segment is not None:
            list(check.segment(segment, document))
        del segment
    del document
    gc.collect()
    assert gone() is None


def test_a_view_of_a_segment_as_a_suggestion_leaves_it_is_judged_like_the_document_s_own() -> None:
    code, item = Paragraph("run --slow", kind="code"), Paragraph("run --slowly", kind="list-item")
    before, after = (Paragraph("Chiếc cầu đỏ mở cửa."),), (Paragraph("The red bridge is open."),)
    segments = Segment(1, before, after), Segment(2, (code,), (item,)), Segment(3, before, after)
    document = DocumentView(Document("kept", "vi", "en", segments))
    check = CHECKS["omission"].segment
    assert check is not None
    own, other = document.segments[1], SegmentView(segments[1], "vi", "en")
    assert [hit.message for hit in check(other, document)] == [hit.message for hit in check(own, document)] != []


def test_what_was_left_untranslated_says_nothing_of_how_long_a_translation_is() -> None:
    source, target = "Chiếc cầu đỏ mở cửa hôm nay.", "The red bridge is open to everybody from today on, until tonight."
    done = [(f"{source} {n}", f"{target} {n}") for n in range(20)]
    left = [(f"{source} Lần {n}.", f"{source}  Lần {n}.\n") for n in range(60)]
    assert view_of(*done, *left).lengths == view_of(*done).lengths
