"""The text of a picture is read whether it is one word or two: translations need not have as many."""

from __future__ import annotations

import pytest

from review.formats.html import scan


@pytest.mark.parametrize("text", ["Toolbar", "Панель инструментов", "ツールバー"])
def test_a_picture_has_its_text_in_every_language(text: str) -> None:
    (block,) = scan(f'<p><img src="bar.png" title="{text}" alt="{text}"></p>')
    assert block.kind == "caption"


def test_a_picture_for_a_link_has_none() -> None:
    assert not scan('<p><a href="#top"><img src="up.png" alt="top"></a></p>')
