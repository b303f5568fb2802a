"""Google's MQM tables: stretches between marks, raters told apart, faults with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.errors import InputError
from review.formats.annotations import MarkedError
from review.formats.annotations.mqm_tsv import is_mqm_tsv, read_mqm_tsv

HEAD = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity"
PATH = Path("ratings.tsv")


def row(target: str, category: str = "Fluency/Spelling", severity: str = "Minor", rater: str = "r1") -> str:
    return f"s\td\t1\t7\t{rater}\tEin Haus.\t{target}\t{category}\t{severity}"


def read(*rows: str) -> tuple[MarkedError, ...]:
    (segment,) = read_mqm_tsv("\n".join((HEAD, *rows)) + "\n", PATH)
    assert segment.target == "A hous."
    return segment.errors


def test_a_stretch_is_what_stands_between_the_marks() -> None:
    assert read(row("A <v>hous</v>.")) == (MarkedError("target", 2, 6, "Fluency/Spelling", "minor", "r1"),)


def test_lines_of_one_segment_are_joined_and_its_raters_counted() -> None:
    text = "\n".join((HEAD, row("A <v>hous</v>."), row("A hous.", "No-error", "No-error", "r2")))
    (segment,) = read_mqm_tsv(text, PATH)
    assert (segment.raters, len(segment.errors)) == (2, 1)


def test_a_fault_of_the_source_is_no_error_of_the_translation() -> None:
    assert read(row("A <v>hous</v>.", "Source error", "Major")) == ()


def test_a_non_translation_is_critical_and_the_whole_text_where_nothing_is_marked() -> None:
    (error,) = read(row("A hous.", "Non-translation!", "Major"))
    assert (error.severity, error.start, error.end) == ("critical", 0, 7)


def test_an_error_without_marks_has_no_place() -> None:
    (error,) = read(row("A hous.", "Accuracy/Omission", "Major"))
    assert not error.placed


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("system\tdoc\tseg\n", 1, "has no column seg_id"),
        (f"{HEAD}\n{row('A <v>hous.')}", 2, "does not close"),
        (f"{HEAD}\n{row('A hous</v>.')}", 2, "was not opened"),
        (f"{HEAD}\n{row('A <v>h<v>ous</v>.')}", 2, "within a stretch"),
        (f"{HEAD}\n{row('A hous.', severity='Grave')}", 2, "severity is one of"),
        (f"{HEAD}\n{row('A <v>hous</v>.')}\n{row('A house.')}", 3, "another target text than line 2"),
        (f"{HEAD}\ns\td", 2, "has 2 columns"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_mqm_tsv(text, PATH)
    assert caught.value.line == line


def test_faults_are_left_out_where_they_are_collected() -> None:
    faults: list[InputError] = []
    segments = read_mqm_tsv(f"{HEAD}\n{row('A <v>hous.')}\n{row('A <v>hous</v>.')}", PATH, faults)
    assert len(segments) == 1
    assert [fault.line for fault in faults] == [2]


def test_a_table_is_told_from_json() -> None:
    assert is_mqm_tsv(HEAD)
    assert not is_mqm_tsv('{"a": "\\t"}\t')
