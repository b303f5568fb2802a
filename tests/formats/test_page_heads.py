"""What a page says of itself at its head is a text where people read it (its title, its description), and else none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.formats import adoc, html, rst
from review.formats.blocks import Block

HTML = """<html><head><title>Bridges &amp; roads</title>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="description" content="All bridges of the town &amp; its roads.">
<meta content='Bridges' property='og:title'><meta property="og:image:alt" content="A red bridge">
<meta property="og:image" content="https://example.org/a red.png"><meta name="author" content="Ana Silva">
<meta itemprop="description" content="All bridges."><meta name="application-name" content="Roads">
<meta name="description" content="…"><meta name="robots" content="index, follow"></head>
<body><p>The bridge is red.</p></body></html>
"""
ADOC = """---
title: "Bridges: all"
layout: page
description: All bridges of the town.
---
= Bridges of the town
Ana Silva <ana@example.org>
:description: What bridges there are.
:page-description: What bridges {there} are.
:figure-caption: Picture
:source-highlighter: rouge
:imagesdir: images
:toc-title: In this page
:name: town
:longer: a value that \\
  goes on

The bridge is red.
"""
RST = """Bridges
=======

:title: All bridges
:date: 2024-05-01
:author: Ana Silva
:slug: all-bridges
:summary: What bridges
   there are.

.. meta::
   :description lang=en: All bridges of
      the town.
   :keywords: bridge, road

The bridge is red.

:returns: the bridge
:param x: where it is
"""


def texts(scan: Callable[[str], list[Block]], text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in scan(text)]


def test_of_html() -> None:
    assert texts(html.scan, HTML) == [
        ("heading", "Bridges &amp; roads"),
        ("caption", "All bridges of the town &amp; its roads."),
        ("heading", "Bridges"),
        ("caption", "A red bridge"),
        ("caption", "All bridges."),
        ("body", "The bridge is red."),
    ]


def test_of_asciidoc() -> None:
    found = texts(adoc.scan, ADOC)
    assert found[:3] == [
        ("heading", "Bridges: all"),
        ("caption", "All bridges of the town."),
        ("heading", "Bridges of the town"),
    ]
    assert ("caption", "What bridges there are.") in found
    assert ("caption", "What bridges {there} are.") in found
    assert ("caption", "Picture") in found
    assert ("heading", "In this page") in found
    assert not [text for _, text in found if text in ("rouge", "images", "town", "layout: page") or "goes on" in text]


def test_of_restructured_text() -> None:
    assert texts(rst.scan, RST) == [
        ("heading", "Bridges"),
        ("heading", "All bridges"),
        ("caption", "What bridges\nthere are."),
        ("caption", "All bridges of\nthe town."),
        ("body", "The bridge is red."),
        ("body", "the bridge"),
        ("body", "where it is"),
    ]


def test_fields_below_a_title_that_say_nothing_of_the_page_are_texts() -> None:
    text = "Crossing\n========\n\n:param bridge: which bridge is crossed\n"
    assert texts(rst.scan, text)[-1] == ("body", "which bridge is crossed")


@pytest.mark.parametrize("text", ["---\n\nA line.\n\n---\n", "---\n"])
def test_a_rule_is_no_front_matter_of_asciidoc(text: str) -> None:
    assert "" not in [block.text for block in adoc.scan(text)]
