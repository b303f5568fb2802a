"""A wiki's directives are code, but for what a reader sees of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from review.formats.inline import protect_markdown
from review.formats.string_marks import protect_string
from review.model import OBJECT, Paragraph, Protected
from review.text.reading import read_paragraph


@pytest.mark.parametrize("protect", [protect_markdown, protect_string])
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("See below: [[!toc levels=2]]", f"See below: {OBJECT}"),
        ('[[!meta title="Getting the tickets"]]', "Getting the tickets"),
        ('[[!img ship.jpg size="200x" alt="A ship at sea" class="left"]]', "A ship at sea"),
        ('[[!template id=note text="""Say "please" to them."""]]', 'Say "please" to them.'),
        ('[[!inline pages="news/* and !*/talk" show=3]] follows', f"{OBJECT} follows"),
        ('See [[!if test="enabled(toc) or enabled(meta)" then="""', f"See {OBJECT}"),
        ("[[!not closed", "[[!not closed"),
    ],
)
def test_only_what_is_seen_is_read(protect: Callable[[str], tuple[Protected, ...]], written: str, read: str) -> None:
    assert read_paragraph(Paragraph(written, 1, protected=protect(written))).text == read
