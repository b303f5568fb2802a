"""Which suggestions are kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from review.checks.hit import Hit
from review.checks.views import SegmentView
from review.model import Paragraph, Segment, Span
from review.suggestions import Found, faultless, with_target


def view_of(text: str) -> SegmentView:
    return SegmentView(Segment(1, (Paragraph("x", 1),), (Paragraph(text, 1),)), "vi", "en")


def hits(view: SegmentView) -> Iterator[Found]:
    """A check that finds each `bad`, and proposes `worse`; another that finds `worse` and proposes nothing."""
    text = view.target.raw
    for code, word, suggestion in (("a", "bad", "worse"), ("b", "worse", None), ("c", "twice", "once")):
        at = text.find(word)
        while at >= 0:
            yield code, Hit(1, Span("target", at, at + len(word)), "", suggestion)
            at = text.find(word, at + 1)


def kept(text: str) -> list[tuple[str, str | None]]:
    view = view_of(text)
    return [(code, hit.suggestion) for code, hit in faultless(view, list(hits(view)), hits)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all well", []),
        ("twice", [("c", "once")]),
        ("bad", [("a", None)]),
        ("bad twice", [("a", None), ("c", "once")]),
        ("worse twice worse", [("b", None), ("b", None), ("c", "once")]),
        ("twice twice", [("c", "once"), ("c", "once")]),
        ("worse bad", [("a", None), ("b", None)]),
    ],
)
def test_a_suggestion_that_leaves_a_new_fault_goes_and_its_finding_stays(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert kept(text) == expected


def test_a_repair_that_does_not_repair_is_none() -> None:
    view = view_of("aa")
    same = ("d", Hit(1, Span("target", 0, 2), "", "aa "))
    (only,) = faultless(
        view, [same], lambda changed: [same] if changed is view else [("d", Hit(1, Span("target", 0, 3), ""))]
    )
    assert only[1].suggestion is None


def test_a_paragraph_of_thousands_of_suggestions_is_not_checked_thousands_of_times() -> None:
    asked = []

    def counting(view: SegmentView) -> list[Found]:
        asked.append(view)
        return list(hits(view))

    view = view_of("twice " * 5_000)
    assert len(faultless(view, list(hits(view)), counting)) == 5_000
    assert len(asked) < 20


def test_paragraphs_keep_their_kind() -> None:
    segment = Segment(1, (), (Paragraph("A title", 1, 1, "heading"), Paragraph("Text.", 3)))
    assert [one.kind for one in with_target(segment, "The title\n\nText.").target] == ["heading", "body"]
    assert [one.text for one in with_target(segment, "One").target] == ["One"]
    assert with_target(segment, " ").target == ()
