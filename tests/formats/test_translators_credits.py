"""Entries of a catalogue in which translators name themselves are no translations."""

from __future__ import annotations

import pytest

from review.formats.po import read


@pytest.mark.parametrize("asked", ["translator-credits", "translator_credits", "Your names", "Your emails"])
def test_who_translated_a_program_is_no_translation(asked: str) -> None:
    catalogue = (
        f'msgid ""\nmsgstr "Language: el\\n"\n\nmsgid "Boat"\nmsgstr "Βάρκα"\n\nmsgid "{asked}"\nmsgstr "Μαρία"\n'
    )
    segments, *_ = read(catalogue.encode(), "el.po", None, None)
    assert [one.text("source") for one in segments] == ["Boat"]
