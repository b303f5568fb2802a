"""Boxes and tabs of MkDocs in Markdown, and what templates fill in on a page."""

from __future__ import annotations

import pytest

from review.formats.admonitions import undented
from review.formats.html import inline
from review.formats.markdown import read as read_page
from review.model import Paragraph


def read(text: str) -> list[tuple[str, str]]:
    paragraphs: tuple[Paragraph, ...] = read_page(text.encode(), "a.md", "en")
    return [(paragraph.kind, paragraph.text) for paragraph in paragraphs]


def test_what_stands_in_a_box_is_text() -> None:
    text = '!!! tip "Hint"\n\n    The box is red.\n\n    It is closed.\n\nAn open one:\n\n    box --open\n'
    assert read(text) == [
        ("body", '!!! tip "Hint"'),
        ("body", "The box is red."),
        ("body", "It is closed."),
        ("body", "An open one:"),
        ("code", "    box --open"),
    ]


def test_boxes_and_tabs_lie_in_each_other() -> None:
    text = '??? note\n    === "Red"\n\n        The red box.\n\n    Both boxes.\n'
    assert read(text)[-2:] == [("body", "The red box."), ("body", "Both boxes.")]


def test_code_in_a_tab_is_code_and_opens_no_box() -> None:
    text = '=== "Red"\n\n    ```\n    !!! box\n        open\n    ```\n\n    Then close it.\n'
    assert read(text) == [
        ("body", '=== "Red"'),
        ("code", "    !!! box\n        open"),
        ("body", "Then close it."),
    ]


@pytest.mark.parametrize("text", ["A heading\n===\n\n    code\n", "Really???\n\n    code\n", "    === code\n"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert undented(text) == text


def test_what_a_template_fills_in_is_a_placeholder() -> None:
    text = "{% for box in boxes %} Open {{ box.name }} now"
    assert [text[one.start : one.end] for one in inline(text) if one.kind == "placeholder"] == [
        "{% for box in boxes %}",
        "{{ box.name }}",
    ]
