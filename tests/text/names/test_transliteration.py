from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.names.sino_vietnamese import is_sino_vietnamese, matches_pinyin
from review.text.names.transliteration import consonants, sounds_like
from review.text.scripts import foreign_letters, script_of, scripts_of


@pytest.mark.parametrize(
    ("a", "b"), [("Шумахер", "Schumacher"), ("शूमाकर", "Schumacher"), ("Владимира", "Vladimir"), ("गोएथे", "Goethe")]
)
def test_sounds_like(a: str, b: str) -> None:
    assert sounds_like(a, b) >= 70


def test_does_not_sound_like() -> None:
    assert sounds_like("Путина", "Haider") < 60


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_scores_are_percentages(a: str, b: str) -> None:
    assert 0 <= sounds_like(a, b) <= 100
    assert set(consonants(a)) <= set("BVTKSNR")


@pytest.mark.parametrize(
    ("vietnamese", "pinyin"),
    [
        ("Tập Cận Bình", "xijinping"),
        ("Vương Nghị", "wangyi"),
        ("Lý Khắc Cường", "likeqiang"),
        ("Hồ Cẩm Đào", "hujintao"),
        ("Đặng Tiểu Bình", "dengxiaoping"),
        ("Mao Trạch Đông", "maozedong"),
        ("Chu Ân Lai", "zhouenlai"),
    ],
)
def test_reads_chinese_names_in_vietnamese(vietnamese: str, pinyin: str) -> None:
    syllables = tuple(vietnamese.split())
    assert is_sino_vietnamese(syllables)
    assert matches_pinyin(syllables, pinyin)


def test_other_names_are_not_read_so() -> None:
    assert not matches_pinyin(("Vương", "Nghị"), "xijinping")
    assert not is_sino_vietnamese(("Lavrov",))


def test_scripts() -> None:
    assert script_of("a") == "LATIN"
    assert script_of("中") == "CJK"
    assert script_of("1") == ""
    assert scripts_of("ja") == {"CJK", "HIRAGANA", "KATAKANA"}
    assert scripts_of("sr-Latn") == {"LATIN"}


def test_letters_a_language_does_not_use() -> None:
    assert foreign_letters("hoạch", "en")
    assert not foreign_letters("café", "fr")
    assert not foreign_letters("straße", "th")
