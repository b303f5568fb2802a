"""The words that every module shares."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import CATEGORIES, Document, Finding, Paragraph, Segment, Span

line_texts = st.lists(st.text(st.characters(exclude_characters="\n\r"), min_size=1, max_size=9), min_size=1, max_size=4)


def test_a_side_with_several_paragraphs_reads_as_in_the_file() -> None:
    segment = Segment(1, (Paragraph("One.", 3), Paragraph("Two.", 5)), ())
    assert segment.text("source") == "One.\n\nTwo."
    assert segment.text("target") == ""


def test_positions_count_lines_and_columns_from_one() -> None:
    segment = Segment(1, (Paragraph("ab\ncd", 3, 4), Paragraph("ef", 6)), ())
    assert segment.position("source", 0) == (3, 4)
    assert segment.position("source", 1) == (3, 5)
    assert segment.position("source", 3) == (4, 1)
    assert segment.position("source", 5) == (4, 3)
    assert segment.position("source", 7) == (6, 1)


def test_a_position_outside_the_text_is_an_error() -> None:
    segment = Segment(1, (Paragraph("ab"),), ())
    with pytest.raises(ValueError, match="no source offset 3"):
        segment.position("source", 3)
    with pytest.raises(ValueError, match="no target offset 0"):
        segment.position("target", 0)


@given(st.lists(line_texts, min_size=1, max_size=4))
def test_every_offset_points_at_its_own_character_in_the_file(paragraphs: list[list[str]]) -> None:
    texts = ["\n".join(lines) for lines in paragraphs]
    file = "\n\n".join(texts)
    made, line = [], 1
    for text in texts:
        made.append(Paragraph(text, line))
        line += text.count("\n") + 2
    segment = Segment(1, tuple(made), ())
    assert segment.text("source") == file
    rows = file.split("\n")
    for offset, character in enumerate(file):
        if character == "\n":
            continue
        row, column = segment.position("source", offset)
        assert rows[row - 1][column - 1] == character


def test_a_span_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span("target", 3, 2)


def test_a_finding_comes_back_from_its_dictionary() -> None:
    bare = Finding("numbers", "Accuracy/Mistranslation", "major", 2, Span("target", 3, 5), "42", "not 24", 7, 4)
    full = replace(bare, suggestion="24", twin=Span("source", 0, 2), fingerprint="f" * 32)
    for finding in (bare, full):
        assert Finding.from_dict(json.loads(json.dumps(finding.to_dict()))) == finding
    assert full.to_dict()["twin"] == {"side": "source", "start": 0, "end": 2}
    assert set(full.to_dict()) - {"side", "start", "end"} == {f.name for f in fields(Finding)} - {"span"}


def test_segments_know_their_kind_where_all_paragraphs_agree() -> None:
    one, two = Paragraph("A", kind="caption"), Paragraph("B", kind="body")
    assert Segment(1, (one,), ()).kind("source") == "caption"
    assert Segment(1, (one, two), ()).kind("source") == "body"


def test_categories_have_a_dimension_of_mqm_core_in_front() -> None:
    dimensions = {category.partition("/")[0] for category in CATEGORIES}
    assert dimensions == {
        "Terminology", "Accuracy", "Linguistic conventions", "Style", "Locale conventions", "Audience appropriateness",
        "Design and markup",
    }  # fmt: skip


def test_segments_are_numbered_from_one_in_order() -> None:
    five, nine = (Segment(n, (Paragraph("a"),), (Paragraph("b"),)) for n in (5, 9))
    with pytest.raises(ValueError, match="number 1 is 5"):
        Document("d", "vi", "en", (five, nine))


def test_each_segment_has_as_many_references_as_the_others() -> None:
    one = Segment(1, (Paragraph("a"),), (Paragraph("b"),), ("r", "s"))
    with pytest.raises(ValueError, match='segment 2 has 1 references, the first 2; write ""'):
        Document("d", "vi", "en", (one, Segment(2, (Paragraph("a"),), (Paragraph("b"),), ("r",))))
    assert Document("d", "vi", "en", (one,)).reference_count == 2
    assert Document("d", "vi", "en", ()).reference_count == 0
