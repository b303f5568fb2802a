"""Confirmed errors of the machine's text, out as an MQM table or ESA, are read back as they were confirmed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.formats.annotations import AnnotatedSegment, MarkedError
from review.formats.annotations.error_spans import read_error_spans
from review.formats.annotations.mqm_tsv import read_mqm_tsv
from review.formats.corrected import Corrected, CorrectedSegment, DecidedFinding
from review.formats.registry import REPORTS
from review.model import Finding, Paragraph, Severity, Span

MACHINE = "Die Brücke hat 14 Bögen."
SOURCE = "The red bridge has 13 arches."


def decided(
    span: Span, text: str, verdict: str = "accepted", by: str = "Ana", severity: Severity = "major"
) -> DecidedFinding:
    return DecidedFinding(
        Finding("numbers", "Accuracy/Mistranslation", severity, 1, span, text, "why", 1, 1, "f"), verdict, True, by=by
    )


def document(
    *findings: DecidedFinding, machine: str = MACHINE, source: str = SOURCE, done: bool = True, text: str = "Anders."
) -> Corrected:
    one = CorrectedSegment(1, (Paragraph(source),), (Paragraph(machine),), machine, text, 1.0, done, findings)
    return Corrected("bridge", "", "en", "de", "paragraphs", "a", b"", (one,))


def read(name: str, whole: Corrected) -> tuple[AnnotatedSegment, ...]:
    text = REPORTS[name].write(whole).decode()
    return (read_mqm_tsv if name == "mqm" else read_error_spans)(text, Path("a"))


@pytest.mark.parametrize("name", ["mqm", "esa"])
def test_what_was_accepted_is_told_with_its_words_and_who_did(name: str) -> None:
    number = decided(Span("target", 15, 17), "14")
    (segment,) = read(name, document(number, decided(Span("target", 0, 3), "Die", "dismissed")))
    assert (segment.system, segment.document, segment.number) == ("machine", "bridge", "1")
    assert (segment.source, segment.target) == (SOURCE, MACHINE)
    assert segment.errors == (MarkedError("target", 15, 17, "Accuracy/Mistranslation", "major", "Ana"),)


@pytest.mark.parametrize("name", ["mqm", "esa"])
def test_words_that_moved_since_are_found_in_the_machines_text(name: str) -> None:
    (segment,) = read(name, document(decided(Span("target", 4, 6), "14"), decided(Span("target", 0, 5), "Neues")))
    assert [(one.start, one.end) for one in segment.errors] == [(15, 17), (len(MACHINE), len(MACHINE))]


def test_what_is_missing_is_marked_in_the_source_where_the_format_can_say_so() -> None:
    whole = document(decided(Span("source", 4, 7), "red", severity="minor"))
    assert [(e.side, e.start, e.end) for s in read("mqm", whole) for e in s.errors] == [("source", 4, 7)]
    assert [(e.side, e.placed) for s in read("esa", whole) for e in s.errors] == [("target", False)]


@pytest.mark.parametrize("name", ["mqm", "esa"])
def test_who_looked_and_found_nothing_says_so_and_who_did_not_look_says_nothing(name: str) -> None:
    (segment,) = read(name, document(text=MACHINE))
    assert (segment.errors, segment.raters) == ((), 1)
    assert REPORTS[name].write(document(done=False, text=MACHINE)).count(b"\n") == (1 if name == "mqm" else 0)
    (segment,) = read(name, document(decided(Span("target", 0, 3), "Die", "dismissed"), done=False, text=MACHINE))
    assert segment.errors == ()


@pytest.mark.parametrize("name", ["mqm", "esa"])
def test_what_was_rewritten_without_a_word_on_why_is_not_called_free_of_errors(name: str) -> None:
    dismissed = decided(Span("target", 0, 3), "Die", "dismissed")
    for whole in (document(), document(dismissed), document(dismissed, done=False)):
        assert REPORTS[name].write(whole).count(b"\n") == (1 if name == "mqm" else 0)


@pytest.mark.parametrize("name", ["mqm", "esa"])
def test_two_people_are_two_raters(name: str) -> None:
    marks = (decided(Span("target", 0, 3), "Die"), decided(Span("target", 15, 17), "14", by="Ben"))
    (segment,) = read(name, document(*marks))
    assert (segment.raters, [error.rater for error in segment.errors]) == (2, ["Ana", "Ben"])


@given(text=st.text(st.sampled_from('ab\t\n\r<v>/\u2028"=😀é '), min_size=1, max_size=20), data=st.data())
def test_any_words_come_back_where_they_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = document(decided(Span("target", start, end), text[start:end]), machine=text)
    (in_lines,) = read("esa", whole)
    assert in_lines.target == text
    (in_table,) = read("mqm", replace(whole))
    assert len(in_table.target) == len(text)
    for segment in (in_lines, in_table):
        assert [(one.start, one.end) for one in segment.errors] == [(start, end)]


def test_no_cell_of_the_table_is_a_formula() -> None:
    whole = document(decided(Span("target", 1, 4), "2+2", by="=Ana"), machine="=2+2 ist 4", source="=2+2 is 4")
    told = REPORTS["mqm"].write(whole).decode()
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in told.splitlines() for cell in line.split("\t"))
    (segment,) = read("mqm", whole)
    assert (segment.source, segment.target) == ("=2+2 is 4", "=2+2 ist 4")
    assert [(one.start, one.end, one.rater) for one in segment.errors] == [(1, 4, "=Ana")]
