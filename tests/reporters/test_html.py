"""The HTML page: self-contained, escaped, spans marked; and that Chromium shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model import Finding, Span
from review.report import Report
from review.reporters import REPORTERS
from review.reporters.html import parts, pieces
from tests.reporters.building import HOSTILE, document, finding, report, repository


class _Page(HTMLParser):
    """Tags, what loads something, and the text of each <mark>."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[tuple[str, str | None]] = []
        self.marks: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [(name, value) for name, value in attrs if name in ("src", "href", "srcset", "action", "style")]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag == "mark":
            self.marks.append("")
        if tag not in ("meta", "input", "br", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["mark"]:
            self.marks[-1] += data


@pytest.fixture
def page(tmp_path: Path) -> str:
    return REPORTERS["html"].render(report(tmp_path))


def test_a_strangers_text_is_text(page: str) -> None:
    parsed = _Page(page)
    assert "script" not in parsed.tags
    assert HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd") in parsed.marks
    assert not re.search(r"\{[{%]", page)


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    parsed = _Page(page)
    assert all(name == "href" and (value or "").startswith("#") for name, value in parsed.loads)
    assert "default-src 'none'" in page
    assert "@import" not in page
    assert "url(" not in page


def test_every_tag_is_closed(page: str) -> None:
    assert _Page(page).open == []


def test_known_and_dismissed_are_told_from_new(page: str) -> None:
    assert page.count('<li class="new">') == 2
    assert page.count('<li class="old">') == 2
    assert '<span class="tag known">dismissed</span>' in page


def test_pieces_cut_where_spans_begin_and_end() -> None:
    inner = Finding("a", "c", "minor", 1, Span("target", 2, 6), "", "", 1, 1)
    outer = Finding("b", "c", "major", 1, Span("target", 4, 8), "", "", 1, 1)
    empty = Finding("c", "c", "neutral", 1, Span("target", 10, 10), "", "", 1, 1)
    cut = pieces("0123456789", "target", [inner, outer, empty])
    assert [(p.text, p.severity) for p in cut] == [
        ("01", None), ("23", "minor"), ("45", "major"), ("67", "major"), ("89", None), ("", "neutral"),
    ]  # fmt: skip


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_pieces_give_the_text_back(text: str, spans: list[tuple[int, int]]) -> None:
    found = []
    for a, b in spans:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        found.append(Finding("a", "c", "minor", 1, Span("target", start, end), text[start:end], "", 1, 1))
    cut = pieces(text, "target", found)
    assert "".join(piece.text for piece in cut) == text
    assert {f for piece in cut for f in piece.findings} == set(found)


def test_the_same_report_gives_the_same_page(tmp_path: Path, page: str) -> None:
    shutil.rmtree(tmp_path / ".git")
    assert REPORTERS["html"].render(report(tmp_path)) == page
    assert str(tmp_path) not in page


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_chromium_shows_it(tmp_path: Path, page: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(page, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    done = subprocess.run([*command, "--dump-dom", file.as_uri()], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert '<mark class="critical"' in done.stdout
    assert "<script>" not in done.stdout
    assert finding(1).message in done.stdout


def test_words_of_a_text_in_a_message_keep_their_own_direction(tmp_path: Path) -> None:
    found = finding(1, message="the source says “24 <b>”, the translation “25 فبراير”")
    whole = Report("1", (document(repository(tmp_path), found),))
    said = "the source says “<bdi>24 &lt;b&gt;</bdi>”, the translation “<bdi>25 فبراير</bdi>”"
    assert said in REPORTERS["html"].render(whole)
    assert parts("no quotation, “one that is open") == [("no quotation, “one that is open", False)]
