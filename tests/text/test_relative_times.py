"""The last and the next week, month and year, by CLDR."""

from __future__ import annotations

from review.languages.language import language_tags
from review.text.relative_times import relative_times


def test_they_stand_in_one_order_without_an_article() -> None:
    assert relative_times("en") == ("last_week", "next_week", "last_month", "next_month", "last_year", "next_year")
    assert relative_times("pl")[:2] == ("zeszłym_tygodniu", "przyszłym_tygodniu")
    assert relative_times("fr")[4] == "année_dernière l'année_dernière"


def test_every_language_has_all_or_none() -> None:
    assert {len(relative_times(tag)) for tag in language_tags()} == {0, 6}
