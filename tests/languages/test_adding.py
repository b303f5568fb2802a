"""A language that nobody knew yet, in a file of ten lines: its numbers, negations and quotation marks are told."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from review.checks import CHECKS
from review.checks.views import DocumentView
from review.languages import language as languages
from review.model import Document, Paragraph, Segment
from review.text.numbers.find import find_numbers
from review.text.quotations import find_quotations

#: Like Czech, but for the words, which are nobody's.
NEW = """\
name = "New"
[negation]
strong = "ne neni nikdy"
implied = "bez"
[numbers]
cardinal = { 2 = "dva dve", 3 = "tri", 20 = "dvacet" }
magnitude = { 1000 = "tisic" }
joints = "a"
[quotation]
low-opening = true
"""


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The tag of a language whose file lies beside those of the package: one of ISO 639's for private use."""
    for one in ("en", "mul"):
        (tmp_path / f"{one}.toml").write_bytes((files("review.languages") / f"{one}.toml").read_bytes())
    (tmp_path / "qaa.toml").write_text(NEW, encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    languages.language_of.cache_clear()
    yield "qaa"
    languages.language_of.cache_clear()


def found(source: str, target: str, language: str, check: str) -> list[str]:
    """The stretches that a check marks in a translation into the language."""
    segment = Segment(1, (Paragraph(source),), (Paragraph(target),))
    document = DocumentView(Document("new", "en", language, (segment,)))
    (view,), one = document.segments, CHECKS[check]
    assert one.segment is not None
    hits = list(one.segment(view, document))
    return [view.side(hit.span.side).raw[hit.span.start : hit.span.end] for hit in hits]


def test_its_numbers_are_read(new: str) -> None:
    values = [number.values[0] for number in find_numbers("dvacet tri domu a dva tisic knih", new)]
    assert values == [23, 2000]


@pytest.mark.parametrize(("target", "marked"), [("Videl dve knihy.", []), ("Videl tri knihy.", ["tri"])])
def test_a_number_that_changed_is_told(target: str, marked: list[str], new: str) -> None:
    assert found("He saw two books.", target, new, "numbers") == marked


@pytest.mark.parametrize(
    ("target", "marked"),
    [("Nikdy to rekl.", []), ("Bez slova odesel.", []), ("Vzdy to rekl.", ["never"])],
)
def test_a_negation_that_was_lost_is_told(target: str, marked: list[str], new: str) -> None:
    assert found("He never said it.", target, new, "negation") == marked


def test_its_quotation_marks_pair(new: str) -> None:
    assert find_quotations("Rekl: „Ano.“ A sel.", new).lone == ()
    assert found("He said “yes, we will all come”.", "Rekl „ano, vsichni prijdeme“ .", new, "quotes") == []
    assert found("He went “home” then.", "Sel „ domu“ pak.", new, "spacing") == []


def test_of_a_language_without_a_file_nothing_is_told(new: str) -> None:
    assert new
    assert found("He never said it.", "Vzdy to rekl.", "qab", "negation") == []
    assert find_numbers("dva tisic", "qab") == ()
