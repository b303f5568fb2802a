"""Plain text: paragraphs and lines, each where it stands in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from review.formats.plain import read_lines, read_paragraphs


def test_blank_lines_part_paragraphs_and_single_breaks_stay_inside() -> None:
    paragraphs = read_paragraphs("One,\nstill one.\n\n\n  Two.  \n\nThree.\n", "en")
    assert [(p.text, p.line, p.column) for p in paragraphs] == [
        ("One,\nstill one.", 1, 1),
        ("Two.", 5, 3),
        ("Three.", 7, 1),
    ]


def test_a_line_of_spaces_is_blank() -> None:
    assert len(read_paragraphs("One.\n \t\nTwo.", "en")) == 2


def test_a_file_without_blank_lines_is_read_line_by_line_where_lines_are_sentences() -> None:
    text = "The mayor spoke.\nShe said that the bridge would open in June.\nNobody asked why.\n"
    assert [p.line for p in read_paragraphs(text, "en")] == [1, 2, 3]


def test_a_hard_wrapped_block_stays_one_paragraph() -> None:
    text = "The mayor spoke of the bridge, which\nshould have been opened in May, and\nof the road that leads to it.\n"
    assert len(read_paragraphs(text, "en")) == 1


def test_lines_keep_their_numbers_blank_ones_included() -> None:
    lines = read_lines("One.\n\nThree.\n", "en")
    assert [(p.text, p.line) for p in lines] == [("One.", 1), ("", 2), ("Three.", 3)]


blocks = st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=20), min_size=1, max_size=8)


@given(blocks)
def test_paragraphs_are_parted_by_blank_lines(texts: list[str]) -> None:
    assert [p.text for p in read_paragraphs("\n\n".join(texts) + "\n", "en")] == texts


@given(st.text(max_size=200))
def test_every_paragraph_stands_where_it_says(text: str) -> None:
    text = text.replace("\r", "\n")
    lines = text.split("\n")
    for paragraph in read_paragraphs(text, "en"):
        first = paragraph.text.split("\n")[0]
        assert lines[paragraph.line - 1][paragraph.column - 1 :].startswith(first)
