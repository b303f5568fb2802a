"""Markdown: a stranger's text stays text."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from review.metrics.scores import score_columns
from review.report import Report
from review.reporters import REPORTERS
from review.reporters.markdown import escaped
from tests.reporters.building import document, finding, report, repository


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", "a &#124; b"),
        ("<b>&", "&#60;b&#62;&#38;"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ &#96;c&#96;"),
        ("@team", "@<!-- -->team"),
        ("see #12", r"see \#<!-- -->12"),
        ("https://x.y", "https:<!-- -->//x.y"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("a\n\nb", "a b"),
        ("79.3 tỷ USD", "79.3 tỷ USD"),
    ],
)
def test_marks_are_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text())
def test_no_text_opens_a_tag_a_cell_or_a_line(text: str) -> None:
    shown = escaped(text).replace("<!-- -->", "")
    assert not re.search(r"[<>|\n\r]", shown)
    assert re.sub(r"\\.|&#\d+;", "", shown).count("`") == 0


def test_a_long_text_is_cut() -> None:
    assert len(escaped("x" * 5000)) == 300


def test_verdict_documents_findings_and_what_was_fixed(tmp_path: Path) -> None:
    text = REPORTERS["markdown"].render(report(tmp_path))
    assert text.startswith("## Translation review: ❌ failed\n")
    assert "- news/two: the document is gone; the baseline has it\n" in text
    assert "| news/one | 1 critical, 1 minor | 81.2 (−8.8) | – |" in text
    assert "### 2 new findings" in text
    assert "- fixed: news/one: major names: Minh" in text
    assert "- 2 findings of the baseline not shown: 1 known, 1 dismissed" in text
    assert "review baseline prune" in text
    assert "<script>" not in text


def test_every_row_of_a_table_has_its_cells(tmp_path: Path) -> None:
    lines = REPORTERS["markdown"].render(report(tmp_path)).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| where"))
    for line in lines[start : start + 4]:
        assert line.count("|") == 6, line


RENDER = MarkdownIt("commonmark").enable("table").render


@given(st.text(st.sampled_from("ab1 .-+=*_`~|<>[](){}#!&\\\"'$:@/\n") | st.characters(categories=["L", "N", "P", "S"])))
def test_a_rendered_cell_shows_just_the_text(text: str) -> None:
    page = RENDER(f"| a | b |\n| --- | --- |\n| {escaped(text)} | end |\n").replace("<!-- -->", "")
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert [html.unescape(cell) for cell in cells] == [" ".join(text.split()), "end"]


@given(st.text(st.sampled_from("ab1 .-+=*_`~|<>[](){}#!&\\\"'$:@/\n"), min_size=1).filter(str.strip))
def test_a_rendered_item_shows_just_the_text(text: str) -> None:
    page = RENDER(f"- {escaped(text)}\n").replace("<!-- -->", "")
    assert page.startswith("<ul>\n<li>")
    assert html.unescape(page.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")) == " ".join(text.split())


def test_the_whole_report_renders_with_two_tables(tmp_path: Path) -> None:
    whole = report(tmp_path)
    page = RENDER(REPORTERS["markdown"].render(whole))
    assert page.count("<table>") == 2
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    scores = len(score_columns(whole.documents))
    assert [row.count("<td") for row in rows if "<td" in row] == [2 + scores, 5, 5]


def test_a_long_report_stays_below_what_github_takes(tmp_path: Path) -> None:
    whole = report(tmp_path)
    many = tuple(finding(n + 10, message="x" * 400) for n in range(3000))
    gone = tuple(replace(whole.verdict.fixed[0], fingerprint=f"{n:032x}") for n in range(3000))
    verdict = replace(whole.verdict, others=("y" * 400,) * 3000, fixed=gone)
    text = REPORTERS["markdown"].render(Report("1", (document(tmp_path, *many),), verdict))
    assert len(text.encode()) < 2**20
    assert "and 2800 more" in text
    assert "fixed: 2980 more" in text


def test_what_there_is_to_say_of_documents_is_said_once(tmp_path: Path) -> None:
    """That nothing compared meaning, say: who reads only the summary must not take silence for a clean text."""
    whole = report(tmp_path)
    first, second = whole.documents[0], document(tmp_path, id_="news/three")
    note = "Nothing compares meaning <here>"
    said = replace(first, notes=(note, "cut @team")), replace(second, notes=(note,))
    text = REPORTERS["markdown"].render(replace(whole, documents=said))
    assert text.count("Nothing compares meaning &#60;here&#62;") == 1
    assert "- note: Nothing compares meaning &#60;here&#62;\n" in text
    assert "- note: news/one: cut @<!-- -->team" in text
    assert REPORTERS["sarif"].render(replace(whole, documents=said)).count(note) == 1


def test_many_notes_are_counted(tmp_path: Path) -> None:
    whole = report(tmp_path)
    first = replace(whole.documents[0], notes=tuple(f"note {n}" for n in range(23)))
    text = REPORTERS["markdown"].render(replace(whole, documents=(first,)))
    assert "- note: note 19\n- … and 3 notes more\n" in text


def test_a_suggestion_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    """Behind the message, which ends without a mark, it would be read as a part of it."""
    found = tuple(replace(finding(n), suggestion=words) for n, words in enumerate(("a|b", "")))
    text = REPORTERS["markdown"].render(Report("1", (document(repository(tmp_path), *found),)))
    assert "| 7 is not 8<br>instead: a&#124;b |" in text
    assert "| 7 is not 8<br>instead: (nothing) |" in text
