"""A stranger's text for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from review.text.visible import visible


def test_what_acts_on_a_terminal_is_shown_and_what_people_read_stays() -> None:
    assert visible("a\x1b[2Jb\u202ec\nd\te\u00a0Đường") == "a<U+001B>[2Jb<U+202E>c⏎d→e\u00a0Đường"


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & {"\x1b", "\n", "\r", "\x07", "\x9b", "\u202e"}
    assert not shown.lstrip().startswith("::")
