"""How often something is said to be: by a word of its own, a number and the word for times, figures and a sign."""

import pytest

from review.text.numbers.find import find_numbers
from review.text.numbers.how_often import find_often


def often(language: str, text: str) -> list[tuple[str, int]]:
    return [(text[one.start : one.end], one.times) for one in find_often(text, language, find_numbers(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Shake it twice, then three times.", [("twice", 2), ("three times", 3)]),
        ("uk", "Двічі на день", [("Двічі", 2)]),
        ("hu", "naponta 3-szor", [("3-szor", 3)]),
        ("ru", "3× в день", [("3×", 3)]),
        ("sw", "mara tatu kwa siku", [("mara tatu", 3)]),
        ("ka", "დღეში ორჯერ", [("ორჯერ", 2)]),
        ("ar", "ثلاث مرات يوميا", [("ثلاث مرات", 3)]),
        ("zh", "每天三次", [("三次", 3)]),
        ("lo", "ສາມຄັ້ງ", [("ສາມຄັ້ງ", 3)]),
    ],
)
def test_how_often(language: str, text: str, found: list[tuple[str, int]]) -> None:
    assert often(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "once a day", [("once", 1)]),
        ("en", "Once there was a king.", []),
        ("de", "täglich einmal", [("einmal", 1)]),
        ("de", "nicht einmal er", []),
        ("ja", "1日1回", [("1回", 1)]),
        ("vi", "mỗi ngày một lần", [("một lần", 1)]),
    ],
)
def test_once_is_told_beside_a_length_of_time(language: str, text: str, found: list[tuple[str, int]]) -> None:
    assert often(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the third time"),
        ("en", "boards of 3 x 4 m"),
        ("en", "A hundred times better."),
        ("de", "zum dritten Mal"),
        ("ja", "第3回、3回目、3回裏"),
        ("ko", "두 번째"),
        ("vi", "nhóm 2 và 3 lần lượt"),
    ],
)
def test_what_is_not_how_often(language: str, text: str) -> None:
    assert often(language, text) == []
