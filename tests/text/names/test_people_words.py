"""Words for who or what is of a country, of a table made of dictionaries."""

import pytest

from review.text.analysis import Text
from review.text.names.nations import exchanged_nations
from review.text.names.people_words import countries_of
from review.text.names.place_traces import mentions


@pytest.mark.parametrize(
    ("language", "word", "place"),
    [
        ("de", "Französin", "FR"),
        ("fr", "allemandes", "DE"),
        ("es", "húngaras", "HU"),
        ("ru", "австрийцев", "AT"),
        ("cs", "Rakušané", "AT"),
        ("pl", "Niemcy", "DE"),
        ("fi", "virolaiset", "EE"),
        ("en", "Norwegians", "NO"),
    ],
)
def test_a_word_for_a_people_is_known_with_its_endings(language: str, word: str, place: str) -> None:
    assert countries_of(Text(word, language).words[0], Text(word, language)) == {place}


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "polish"), ("fr", "argent"), ("es", "servido"), ("fr", "réunion"), ("pl", "turystyka")],
)
def test_other_words_that_begin_so_are_of_no_country(language: str, word: str) -> None:
    assert not countries_of(Text(word, language).words[0], Text(word, language))


def test_a_people_with_a_name_of_its_own_speaks_of_its_country() -> None:
    assert mentions(Text("Rakušané zvítězili.", "cs"), "AT")


def test_an_exchange_is_told_only_where_each_side_has_a_country_that_the_other_has_not() -> None:
    source = Text("Die Deutschen und die Polen siegten.", "de")
    exchanged = list(exchanged_nations(source, Text("Les Français et les Polonais ont gagné.", "fr"), [], []))
    assert [(lost.text, put.text) for lost, put in exchanged] == [("Deutschen", "Français")]
    assert not list(exchanged_nations(source, Text("Les Polonais ont gagné.", "fr"), [], []))
