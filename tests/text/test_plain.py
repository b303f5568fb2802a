"""The quick questions of `tokens` say of no character what the thorough ones deny."""

from __future__ import annotations

import sys

import pytest

from review.text import tokens

LETTERS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


def test_no_familiar_character_is_intricate() -> None:
    familiar = (one for one in LETTERS if not one.isascii() and tokens._UNFAMILIAR.search(one) is None)
    assert [hex(ord(one)) for one in familiar if tokens._INTRICATE.search(one)] == []


def test_every_unspaced_letter_may_be_one() -> None:
    assert [one for one in LETTERS if tokens._UNSPACED.search(one) and not tokens.is_unspaced(one)] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("naïve", True),
        ("Ngoại trưởng", True),
        ("nai\u0308ve", False),
        ("½ l", False),
        ("東京", False),
        ("Привет", True),
    ],
)
def test_is_plain(text: str, plain: bool) -> None:
    assert tokens.is_plain(text) is plain
