from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.analysis import Text
from review.text.names.place_names import place_name
from review.text.names.place_traces import mentions
from review.text.names.territories import find_places

LANGUAGES = st.sampled_from(("en", "vi", "de", "ru", "zh", "ja", "hi", "ko", "th", "ar", "xx"))


def places(text: str, language: str) -> list[tuple[str, set[str]]]:
    return [(text[place.start : place.end], set(place.ids)) for place in find_places(Text(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nga và Trung Quốc", "vi", [("Nga", {"RU"}), ("Trung Quốc", {"CN"})]),
        ("в Саудовской Аравии", "ru", [("Саудовской Аравии", {"SA"})]),
        ("v Německu", "cs", [("Německu", {"DE"})]),
        ("美国和英国", "zh", [("美国", {"US"}), ("英国", {"GB"})]),
        ("ロシアの東京大使", "ja", [("ロシア", {"RU"}), ("東京", {"tokyo"})]),
        ("भारत में", "hi", [("भारत", {"IN"})]),
        ("Russia's neighbours", "en", [("Russia's", {"RU"})]),
        ("a turkey dinner", "en", []),
    ],
)
def test_finds_places(text: str, language: str, expected: list[tuple[str, set[str]]]) -> None:
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("the American envoy", "en", "US"),
        ("the Afghan law", "en", "AF"),
        ("das niederländische Team", "de", "NL"),
        ("美方表示", "zh", "US"),
        ("Ai-xơ-len", "vi", "IS"),
        ("les autorités suisses", "fr", "CH"),
        ("российский министр", "ru", "RU"),
    ],
)
def test_mentions_by_people_language_or_sound(text: str, language: str, place: str) -> None:
    assert mentions(Text(text, language), place)


def test_does_not_mention_what_is_not_there() -> None:
    assert not mentions(Text("the Brazilian envoy", "en"), "DE")
    assert not mentions(Text("ông đến Hà Nội", "vi"), "BR")


def test_names_for_messages() -> None:
    assert place_name("RU", "vi") == "Nga"
    assert place_name("moscow", "en") == "Moscow"


@settings(deadline=None)
@given(st.text(max_size=200), LANGUAGES)
def test_places_of_any_text_lie_within_it(raw: str, language: str) -> None:
    text = Text(raw, language)
    for place in find_places(text):
        assert 0 <= place.start < place.end <= len(raw)
        assert all(mentions(text, one) for one in place.ids)


@pytest.mark.parametrize("text", ["वह म्यूनिख में नहीं रहती।", "उसने म्यूनिख देखा।"])
def test_a_name_of_one_consonant_is_not_heard_in_every_word(text: str) -> None:
    assert mentions(Text(text, "hi"), "munich")
    assert not mentions(Text(text.replace("म्यूनिख", "जयपुर"), "hi"), "munich")
    assert not mentions(Text(text, "hi"), "OM")


def test_where_vowels_are_not_written_it_may_be() -> None:
    assert mentions(Text("سافر الوزير إلى عمان أمس.", "ar"), "OM")
