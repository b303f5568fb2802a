from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.nature import has_thing, is_called_here, things_in, untold


def found(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end, _ in things_in(Text(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Danube and the Black Sea are linked.", "en", ["Danube", "Black Sea"]),
        ("Wasser aus dem Rhein und der Donau", "de", ["Rhein", "Donau"]),
        ("Мост через Волгу у Чёрного моря", "ru", ["Волгу", "Чёрного моря"]),
        ("Lipową posadził nad Wisłą.", "pl", ["Wisłą"]),
        ("冬のドナウ川は黒海に注ぐ。", "ja", ["ドナウ川", "黒海"]),
        ("the black sea of faces", "en", []),
        ("", "en", []),
        ("சென்னை", "ta", []),
    ],
)
def test_finds_rivers_seas_and_mountains_in_their_cases(text: str, language: str, expected: list[str]) -> None:
    assert found(text, language) == expected


def test_knows_one_thing_by_its_names_in_all_languages() -> None:
    ((_, _, danube),) = things_in(Text("The Danube", "en"))
    assert has_thing(danube, Text("Die Donau ist lang.", "de"))
    assert not has_thing(danube, Text("Der Rhein ist lang.", "de"))
    assert is_called_here(danube, "de")
    assert not is_called_here(danube, "ta")


@pytest.mark.parametrize(
    ("text", "other", "language", "expected"),
    [
        ("The Danube is cold.", "A Duna hideg.", "hu", ["Danube"]),  # nothing says what Hungarian calls it
        ("The Danube is cold.", "Die Donau ist kalt.", "de", ["Danube"]),
        ("The Danube is cold.", "Der Rhein ist kalt.", "de", []),
    ],
)
def test_tells_nothing_of_what_the_other_language_may_call_otherwise(
    text: str, other: str, language: str, expected: list[str]
) -> None:
    assert [text[start:end] for start, end in untold(Text(text, "en"), Text(other, language))] == expected
