"""Escape sequences of terminals in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.text.analysis import Text
from review.text.escapes import blanked, escape_sequences
from tests.work import at_most


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("no command at all [31m", "no command at all [31m"),
        ("\x1b[31mred\x1b[0m", "     red    "),
        ("\x1b[38;5;196m12\x1b[K", "           12   "),
        ("\x9b1m3\x9bm", "   3  "),
        ("a\x1bc b\x1b(0", "a   b   "),
        ("\x1b]8;;http://a.b/31\x1b\\here", " " * 20 + "here"),
        ("\x1b]0;12\x07x", "       x"),
        ("a lone \x1b", "a lone \x1b"),
    ],
)
def test_sequences_become_spaces(text: str, plain: str) -> None:
    assert blanked(text) == plain


@given(st.text(alphabet=st.sampled_from("\x1b\x9b[](0;31m %ố\n")))
def test_offsets_stay(text: str) -> None:
    plain = blanked(text)
    assert len(plain) == len(text)
    inside = {at for start, end in escape_sequences(text) for at in range(start, end)}
    assert all(plain[at] == (" " if at in inside else text[at]) for at in range(len(text)))


def test_their_figures_and_letters_are_no_numbers_and_no_words() -> None:
    text = Text("The \x1b[31mred\x1b[0m car costs \x1b[1;32m5,000\x1b[0m dollars.", "en")
    assert [number.values[0] for number in text.numbers] == [5000]
    assert [word.text for word in text.words] == ["The", "red", "car", "costs", "dollars"]
    assert all(text.raw[token.start : token.end] == token.text for token in text.tokens)


def test_a_long_run_after_an_escape_is_read_in_bounded_time() -> None:
    with at_most(5):
        blanked("\x1b[" + "1;" * 500_000)
        blanked("\x1b[" * 200_000)
        blanked("\x1b]" * 200_000)
