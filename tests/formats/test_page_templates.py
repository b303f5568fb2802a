"""Scripts of a page that are HTML for a program to show: people read them, and a browser runs none of them."""

from __future__ import annotations

import pytest

from review.formats.registry import FORMATS

PAGE = '<script type="{kind}" data-name="gate">\n<p>The gate is red.</p>\n<ul><li>Open it</li></ul>\n</script>'


def texts(page: str) -> list[str]:
    one = FORMATS["page"]
    assert one.read is not None
    return [paragraph.text for paragraph in one.read(page.encode(), "a.html", "en")]


@pytest.mark.parametrize("kind", ["text/html", "text/x-red", "text/ng-template", "text/x-handlebars-template"])
def test_a_template_is_read(kind: str) -> None:
    assert texts(PAGE.format(kind=kind)) == ["The gate is red.", "Open it"]


@pytest.mark.parametrize("kind", ["text/javascript", "module", "text/babel", "application/ld+json", ""])
def test_a_script_is_not(kind: str) -> None:
    assert texts("<p>Yes</p>" + PAGE.format(kind=kind)) == ["Yes"]


def test_a_script_without_a_type_is_none() -> None:
    assert texts('<p>Yes</p><script>var a = "<p>No</p>";</script>') == ["Yes"]


def test_data_is_no_template() -> None:
    assert texts('<p>Yes</p><script type="text/x-data">a &lt; b <p>No</p></script>') == ["Yes"]


def test_what_a_shell_was_told_is_code() -> None:
    one = FORMATS["page"]
    assert one.read is not None
    page = "<p>Type this:</p><p>$ mkdir plan<br>$ cp a plan</p><p>plan<br>|-- a<br>`-- b</p><p>$ 5 is enough.</p>"
    kinds = [(paragraph.kind, paragraph.text[:6]) for paragraph in one.read(page.encode(), "a.html", "en")]
    assert kinds == [("body", "Type t"), ("code", "$ mkdi"), ("code", "plan<b"), ("body", "$ 5 is")]


def test_a_summary_that_nobody_sees_is_not_read() -> None:
    assert texts('<table summary="Navigation header"><tr><td>Next</td></tr></table>') == ["Next"]
