"""Elements of a page whose class says that they are no language."""

from __future__ import annotations

import pytest

from review.formats.html import inline
from review.model import OBJECT


@pytest.mark.parametrize(
    "code",
    [
        '<span class="command"><strong>box open</strong></span>',
        '<span class="citerefentry"><span class="refentrytitle">box.conf</span>(5)</span>',
        '<b class="big notranslate">Box</b>',
    ],
)
def test_a_command_or_a_manual_page_is_code(code: str) -> None:
    text = f"See {code} first."
    assert [(one.start, one.end, one.kind, one.reads) for one in inline(text)] == [(4, 4 + len(code), "code", OBJECT)]


def test_an_application_is_a_name_in_the_text() -> None:
    assert all(one.kind == "tag" for one in inline('See <span class="application">Boxes</span> first.'))
