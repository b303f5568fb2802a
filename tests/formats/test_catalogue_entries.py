"""Entries of a catalogue in which translators name themselves are no translations; contexts are no part of a text."""

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


@pytest.mark.parametrize(
    ("written", "translation", "shown"),
    [
        ('"localized lexeme inflections||May"', "Mai", "May"),
        ('"file|%d file"', "%d Datei", "%d file"),
        ('"a long context that"\n" goes on|Write it"\n" down"', "Schreib es auf", "Write it down"),
        ('"manual|Merge_Sources"', "manual|Merge_Sources", "manual|Merge_Sources"),
        ('"short month|May"', "", "short month|May"),
        ('"Yes | No"', "Ja", "Yes | No"),
        ('"|OK| or |Cancel|"', "OK oder Abbrechen", "|OK| or |Cancel|"),
    ],
)
def test_a_context_before_a_bar_is_no_part_of_the_text(written: str, translation: str, shown: str) -> None:
    catalogue = f'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid {written}\nmsgstr "{translation}"\n'
    (one,), *_ = read(catalogue.encode(), "de.po", None, None)
    assert one.text("source") == shown
    line, column = one.position("source", 0)
    assert catalogue.split("\n")[line - 1][column - 1 :].startswith(shown.split(" ")[0])
