"""What stands on both sides whatever the languages."""

from __future__ import annotations

from review.align.keys import strong_keys_of
from review.text.analysis import Text


def _strong(text: str, language: str) -> set[tuple[str, object]]:
    return set(strong_keys_of(Text(text, language)))


def test_a_name_is_the_same_with_its_possessive() -> None:
    english = _strong("They offer this to Scotland's young people.", "en")
    assert english == _strong("Họ dành cho các thanh niên ở Scotland.", "vi") != set()


def test_a_number_word_that_may_be_another_word_is_no_evidence() -> None:
    assert _strong("Các trường tư thục sẽ tiếp tục.", "vi") == set()
    assert _strong("Trường có 4 lớp.", "vi") == {("number", 4)}
    assert _strong("Trường có bốn lớp.", "vi") == {("number", 4)}
