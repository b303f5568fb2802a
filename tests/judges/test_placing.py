"""Where quoted words stand."""

from __future__ import annotations

import pytest

from review.judges.placing import FoundWords, place_words
from tests.work import at_most


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("red boat", "A red boat and a blue one.", "red boat"),
        ("RED  boat", "A red\nboat and a blue one.", "red\nboat"),
        ("«red»", "A “red” boat.", "“red”"),
        ("it's", "Here it’s wet.", "it’s"),
        ("ten-year", "A ten\u2011year plan.", "ten\u2011year"),
        ("tiếng", "Nói tie\u0302\u0301ng Việt.", "tie\u0302\u0301ng"),
        ("straße", "Die Strasse ist lang.", "Strasse"),
        ("カタカナ", "これはカタカナです。", "カタカナ"),
        ("boat", "Boats and a boat.", "boat"),
        ("ship", "A friendship of ships.", "ship"),
        ("hundred worker", "Two hundred workers came.", "hundred worker"),
    ],
)
def test_stand_there(words: str, text: str, found: str) -> None:
    place = place_words(words, text)
    assert place is not None
    assert text[place.start : place.end] == found


@pytest.mark.parametrize(
    ("words", "text"),
    [("", "A boat."), ("  ", "A boat."), ("green", "A red boat."), ("a completely other phrase", "A red boat."),
     ("boat", ""), ("cat", "A car."), ("thirty boats sank", "thirteen goats swam")],
)  # fmt: skip
def test_stand_nowhere(words: str, text: str) -> None:
    assert place_words(words, text) is None


def test_several_places_are_told_apart_by_their_neighbours() -> None:
    text = "The old port and the new port are one."
    assert place_words("port", text) == FoundWords(8, 12, sure=False)
    assert place_words("port", text, before="and the new") == FoundWords(25, 29)
    assert place_words("port", text, after="and the") == FoundWords(8, 12)
    assert place_words("port", text, before="under the bridge") == FoundWords(8, 12, sure=False)


def test_hostile_texts_are_placed_in_time() -> None:
    with at_most(5):
        place_words("a", "a" * 20_000)
        place_words("a " * 2000, "a " * 10_000)
        place_words("ab" * 2000, "ba" * 10_000 + "c", "x" * 4000, "y" * 4000)
        place_words("ab" * 150, "ba" * 10_000 + "c")
