"""What the forms of a language's file find."""

from __future__ import annotations

import pytest

from review.text.patterns_of_forms import forms_pattern


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("if_**_not", "open it if the drum has not stopped", "if the drum has not"),
        ("if_**_not", "if it rings, do not open it", None),
        ("if_*_not", "if you do not", "if you do not"),
        ("if_*_not", "if it is clearly not", None),
        ("ne*", "on nemůže", "nemůže"),
        ("নয়", "ভাল ন\u09df", "ন\u09df"),
        ("নয়", "ভাল ন\u09af\u09bc", "ন\u09af\u09bc"),
    ],
)
def test_a_form_finds(form: str, text: str, found: str | None) -> None:
    match = forms_pattern([form], unspaced=False).search(text)
    assert (match and match.group()) == found
