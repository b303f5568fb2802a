"""Whether a text says a word of another language."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.said_words import is_said


def test_a_word_is_said_in_any_of_its_forms() -> None:
    source = Text("Die beiden Teile sind nah.", "de")
    assert is_said("part", "en", source)
    assert is_said("parts", "en", source)
    assert not is_said("art", "en", source)
    assert not is_said("part", "fr", source)
    assert not is_said("part", "en", Text("Hai phần này gần nhau.", "vi"))
