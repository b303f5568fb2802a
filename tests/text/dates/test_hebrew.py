"""Days of the Hebrew calendar as days of ours."""

from __future__ import annotations

import pytest

from review.text.dates.find import find_dates
from review.text.dates.hebrew import hebrew_value


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("ה' באייר תש\"ח", (1948, 5, 14)),
        ("א' בתשרי תשפ\"ד", (2023, 9, 16)),
        ('ט"ו בשבט ה\'תשמ"ה', (1985, 2, 6)),
        ("ל׳ בחשוון תשפ״א", (2020, 11, 17)),
        # of the two Adars of a leap year the second is likelier
        ('י"ד באדר תשפ"ד', (2024, 3, 24)),
        ('י"ד באדר א\' תשפ"ד', (2024, 2, 23)),
    ],
)
def test_a_hebrew_date_is_a_day_of_ours(written: str, ours: tuple[int, int, int]) -> None:
    (found,) = find_dates(f"נולד {written}.", "he")
    if "אדר א" in written:
        assert ours in found.readings
    else:
        assert (found.year, found.month, found.day) == ours


def test_a_day_may_be_named_by_its_evening_too() -> None:
    (found,) = find_dates("ה' באייר תש\"ח", "he")
    assert (1948, 5, 13) in found.readings


@pytest.mark.parametrize(("letters", "value"), [('ט"ו', 15), ('תשפ"ד', 784), ('תש"ף', 780), ("גד", None)])
def test_letters_count(letters: str, value: int | None) -> None:
    assert hebrew_value(letters) == value
