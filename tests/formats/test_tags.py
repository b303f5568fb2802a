"""Where an element ends whose content is not looked at."""

from __future__ import annotations

import pytest

from review.formats.tags import element_end, find_tags


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("<code>a <code>b</code> c</code> d", "<code>a <code>b</code> c</code>"),
        ("<code>a <code>b</code> c", "<code>a <code>b</code>"),
        ("<code>a <code/>b</code> c", "<code>a <code/>b</code>"),
        ("<CODE>a</code > b", "<CODE>a</code >"),
        ("<code>a", "<code>a"),
        ("<code>a <codes>b</code> c", "<code>a <codes>b</code>"),
    ],
)
def test_an_element_ends_behind_those_of_its_name_within(text: str, element: str) -> None:
    assert text[: element_end(text, next(find_tags(text)), len(text))] == element


def test_of_more_within_than_are_looked_at_the_first_that_closes_is_taken() -> None:
    within = "<code>a</code>" * 200
    assert element_end(f"<code>{within}</code>", next(find_tags("<code>")), 9_999) == len("<code><code>a</code>")
    opened = "<code>" * 200 + "a</code>"
    assert element_end(opened, next(find_tags(opened)), len(opened)) == len(opened)
