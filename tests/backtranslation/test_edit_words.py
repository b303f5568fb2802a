"""What two versions say by their words alone: negations, questions, other forms, rare words."""

from __future__ import annotations

import pytest

from review.backtranslation.edit_words import word_features
from review.backtranslation.edits import edit_of

DENIED, AFFIRMED = "Bảo tàng không mở cửa vào thứ Hai.", "Bảo tàng mở cửa vào thứ Hai."
OPEN, SHUT = "The museum is open on Mondays.", "The museum is not open on Mondays."


def said(source: str, old: str, new: str, languages: tuple[str, str] = ("vi", "en")) -> dict[str, float]:
    return word_features(source, old, new, edit_of(old, new), languages)


@pytest.mark.parametrize(
    ("source", "old", "new", "denial", "denials"),
    [
        (DENIED, SHUT, OPEN, 1.0, 1.0),
        (DENIED, OPEN, SHUT, -1.0, -1.0),
        (AFFIRMED, OPEN, SHUT, 1.0, 1.0),
        (DENIED, SHUT, "The museum never opens on Mondays.", 0.0, 0.0),
        (DENIED, SHUT, "The museum refuses to open on Mondays.", 0.0, 1.0),
    ],
)
def test_a_version_that_denies_what_its_source_affirms_or_the_reverse(
    source: str, old: str, new: str, denial: float, denials: float
) -> None:
    found = said(source, old, new)
    assert (found["denial"], found["denials"]) == (denial, denials)
    assert found["denial_changed"] == float(denials != 0)


def test_without_a_table_of_negations_nothing_is_said_of_them() -> None:
    found = said("Museum ni wazi.", SHUT, OPEN, ("xh", "en"))
    assert (found["denial"], found["denials"], found["denial_changed"]) == (0.0, 0.0, 0.0)


def test_a_statement_that_became_a_question() -> None:
    assert said(AFFIRMED, OPEN, "Is the museum open on Mondays?")["asks"] == 1.0
    assert said("Bảo tàng mở cửa à?", "Is it open?", "Does it open?")["asks"] == 0.0
    assert said("Bảo tàng mở cửa à?", "It is open.", "Is it open?")["asks"] == -1.0
    assert said("Museum öppet;", "Is it open?", "Is it open", ("el", "en"))["asks"] == 1.0


def test_what_kind_of_edit_it_is() -> None:
    found = said(AFFIRMED, OPEN, "The museum is opened on Mondays.")
    assert (found["forms"], found["marks_only"], found["one_place"], found["few"]) == (1.0, 0.0, 1.0, 1.0)
    found = said(AFFIRMED, OPEN, "The museum is open, on Mondays!")
    assert (found["forms"], found["marks_only"], found["one_place"]) == (0.0, 1.0, 0.0)
    assert said(AFFIRMED, OPEN, "The Museum is open on Mondays.")["capitals"] == 1.0
    assert said(AFFIRMED, OPEN, "A gallery is open all day long.")["few"] == 0.0


def test_how_rare_the_words_are_that_went_and_came() -> None:
    found = said(AFFIRMED, OPEN, "The mausoleum is open on Mondays.")
    assert found["come_rare"] > found["gone_rare"] + 1.0
    assert said(AFFIRMED, OPEN, "The museum open on Mondays.")["gone_rare"] < 2.0
    found = said(AFFIRMED, "ab cd", "ab ef", ("vi", "xh-ZA"))
    assert (found["gone_rare"], found["come_rare"]) == (0.0, 0.0)
