"""A name in one script fits the word that spells it in another, and no other word of the sentence."""

import pytest

from review.text.analysis import Text
from review.text.names.fitting import fits_somewhere
from review.text.names.spellings import best_fit, letters_of, script_of


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Schumacher", "ru", "Михаэль Шумахер выиграл гонку."),
        ("Seehofer", "el", "Ο Χορστ Ζεεχόφερ παραιτήθηκε."),
        ("Lindgren", "he", "הספר של אסטריד לינדגרן יצא לאור."),
        ("Clooney", "ar", "وصل جورج كلوني إلى المدينة."),
        ("Sangakkara", "hi", "संगकारा ने शतक बनाया।"),
        ("Morrison", "ko", "모리슨은 책을 썼다."),
        ("Gardner", "ja", "ガードナー氏は本を書いた。"),
        ("Nakagawa", "ja", "昨日、中川さんが来た。"),
        ("Somchai", "th", "สมชายมาถึงแล้ว"),
    ],
)
def test_a_name_fits_where_the_other_script_spells_it(name: str, language: str, text: str) -> None:
    assert fits_somewhere([name], Text(text, language))


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Robertson", "ru", "Михаэль Шумахер выиграл гонку в воскресенье."),
        ("Robertson", "el", "Ο Χορστ Ζεεχόφερ παραιτήθηκε χθες το βράδυ."),
        ("Clooney", "he", "הספר של אסטריד לינדגרן יצא לאור בשבוע שעבר."),
        ("Lindgren", "ar", "وصل جورج كلوني إلى المدينة مساء أمس."),
        ("Robertson", "hi", "संगकारा ने कल शाम को शतक बनाया।"),
        ("Sangakkara", "ko", "월리스는 작년에 새로운 책을 썼다."),
        ("Wallace", "ja", "ガードナー氏は去年の秋に本を書いた。"),
        ("Matsumoto", "ja", "昨日、中川さんが駅に来た。"),
    ],
)
def test_another_name_does_not(name: str, language: str, text: str) -> None:
    assert not fits_somewhere([name], Text(text, language))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Шумахер", "Michael Schumacher won the race."),
        ("لينكون", "Abraham Lincoln spoke."),
        ("शूमाकर", "Mr Schumacher arrived."),
        ("ガードナー", "Ms Gardner wrote it."),
    ],
)
def test_it_holds_in_the_other_direction(name: str, text: str) -> None:
    assert fits_somewhere([name], Text(text, "en"))
    assert not fits_somewhere([name], Text("Yesterday the old man bought a bicycle.", "en"))


def test_a_name_of_few_letters_or_of_an_unknown_script_tells_nothing() -> None:
    assert fits_somewhere(["Lee"], Text("Вчера было холодно.", "ru"))
    assert fits_somewhere(["ᏣᎳᎩ"], Text("Yesterday it was cold.", "en"))
    assert fits_somewhere(["Robertson"], Text("", "ru"))
    assert fits_somewhere(["Robertson"], Text("昨天普京在会上说，他很高兴。", "zh"))  # Chinese leaves sounds out


def test_an_article_before_and_an_ending_behind_cost_little() -> None:
    bare = best_fit("obama", letters_of("обама", "Cyrillic"), "Cyrillic")
    assert bare > best_fit("obama", letters_of("обамой", "Cyrillic"), "Cyrillic") > bare - 1.5
    assert best_fit("obama", letters_of("машиной", "Cyrillic"), "Cyrillic") < 0.6


@pytest.mark.parametrize(("word", "script"), [("Обама", "Cyrillic"), ("オバマ", "Katakana"), ("Obama", ""), ("", "")])
def test_the_script_of_a_word_is_that_of_its_first_letter(word: str, script: str) -> None:
    assert script_of(word) == script
