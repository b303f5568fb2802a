from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.cities import is_city
from review.text.names.exchanged import exchanged
from review.text.names.known_names import known_names


def pairs(source: str, target: str, languages: str) -> list[tuple[str, str, bool]]:
    ours, theirs = languages.split(">")
    return [(one.lost.text, one.put.text, one.sure) for one in exchanged(Text(source, ours), Text(target, theirs))]


@pytest.mark.parametrize(
    ("languages", "source", "right", "wrong", "expected"),
    [
        ("bg>en", "Живея в Пловдив.", "I live in Plovdiv.", "I live in Varna.", ("Пловдив", "Varna", True)),
        ("ko>en", "우리는 대전에 갔다.", "We went to Daejeon.", "We went to Incheon.", ("대전에", "Incheon", True)),
        ("zh>en", "我们去了杭州。", "We went to Hangzhou.", "We went to Chengdu.", ("杭州", "Chengdu", True)),
        ("he>en", "דוד נסע לחיפה.", "David drove to Haifa.", "David drove to Eilat.", ("לחיפה", "Eilat", False)),
        ("en>ru", "The Black Sea is warm.", "Чёрное море тёплое.", "Балтийское море тёплое.",
         ("Black Sea", "Балтийское море", True)),
        ("ru>en", "Вчера выступал Ганди.", "Gandhi spoke yesterday.", "Nehru spoke yesterday.",
         ("Ганди", "Nehru", False)),
        ("de>sv", "Wir flogen über die Alpen.", "Vi flög över Alperna.", "Vi flög över Karpaterna.",
         ("Alpen", "Karpaterna", True)),
    ],
)  # fmt: skip
def test_two_known_names_stand_for_each_other(
    languages: str, source: str, right: str, wrong: str, expected: tuple[str, str, bool]
) -> None:
    assert pairs(source, right, languages) == []
    assert pairs(source, wrong, languages) == [expected]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("hu>en", "A Duna vize hideg.", "The Rhine is cold."),  # nothing says what Hungarian calls either
        (
            "ru>en",
            "Толпа приветствовала Королеву.",
            "The crowd cheered the King.",
        ),  # Королёв is a city
        ("ko>en", "봉준호 감독이 칸을 찾았다.", "Director Bong Joon-ho came to Cannes."),
        ("zh>en", "塞阿拉州有许多海滩。", "Ceara has many beaches."),
        ("vi>en", "Sông Hồng chảy qua Hà Nội.", "The Red River flows through Hanoi."),
        ("he>en", "יונתן התקשר.", "Jonathan called."),
        ("en>de", "", ""),
    ],
)
def test_others_do_not(languages: str, source: str, target: str) -> None:
    assert pairs(source, target, languages) == []


def test_a_name_without_its_ending_is_known() -> None:
    found = [(name.text, sorted(name.kinds)) for name in known_names(Text("அவர் மதுரையிலிருந்து வந்தார்.", "ta"), True)]
    assert found == [("மதுரையிலிருந்து", ["place"])]


def test_a_word_too_short_to_tell_anything_is_no_city() -> None:
    assert not is_city("Rom")
    assert not is_city("")
    assert is_city("부산")


def test_a_river_that_people_are_called_by_is_either() -> None:
    assert pairs("They sailed down the Nile.", "Navegaron por el Danubio.", "en>es") == [("Nile", "Danubio", True)]
    assert pairs("They sailed down the Nile.", "Navegaron por el Nilo.", "en>es") == []
