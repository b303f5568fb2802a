from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.analysis import Text
from review.text.names.find import is_ordinary
from review.text.vietnamese import is_bare_syllable

LANGUAGES = st.sampled_from(("en", "vi", "de", "ru", "zh", "ja", "hi", "ar", "tr", "xx"))


def names(text: str, language: str) -> list[str]:
    return [name.text for name in Text(text, language).names]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hôm qua ông Lavrov gặp Sergei Karpov.", "vi", ["Lavrov", "Sergei Karpov"]),
        ("Bà Trần Thu Hà đến Huế.", "vi", ["Trần Thu Hà", "Huế"]),
        ("Yesterday the mayor met Ada Byrne in Cork.", "en", ["Ada Byrne", "Cork"]),
        ("Gestern kam die Ministerin mit dem Hund nach Wien.", "de", ["Wien"]),
        ("Вчера Ольга Зайцева уехала.", "ru", ["Ольга Зайцева"]),
        ("他昨天去了北京。", "zh", ["北京"]),
    ],
)
def test_finds_names(text: str, language: str, expected: list[str]) -> None:
    assert names(text, language) == expected


def test_ordinary_words_and_names() -> None:
    assert is_ordinary("parlement", "fr")
    assert is_ordinary("krankheit", "de")
    assert is_ordinary("motorradfahrer", "de")
    assert not is_ordinary("obama", "en")
    assert not is_ordinary("lewandowskim", "pl")


def test_vietnamese_syllables() -> None:
    assert all(map(is_bare_syllable, ("Nguyễn", "Trung", "quốc", "Ý", "giỏi")))
    assert not any(map(is_bare_syllable, ("Lavrov", "street", "Zelensky")))


@settings(deadline=None)
@given(st.text(max_size=200), LANGUAGES)
def test_names_of_any_text_lie_within_it(raw: str, language: str) -> None:
    for name in Text(raw, language).names:
        assert 0 <= name.start < name.end <= len(raw)
        assert raw[name.start : name.end] == name.text
        assert all(name.start <= start < end <= name.end for start, end in name.words)
