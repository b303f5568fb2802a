"""Names in words that run on."""

import pytest

from review.text.names.word_bounds import is_cut


@pytest.mark.parametrize(
    ("run", "name", "language"),
    [
        ("东南沿海地区", "海地", "zh"),
        ("南美国家", "美国", "zh"),
        ("其中国家队赢了", "中国", "zh"),
        ("东京都民", "京都", "zh"),
        ("南米国家", "米国", "ja"),
    ],
)
def test_pieces_of_two_words_are_no_name(run: str, name: str, language: str) -> None:
    start = run.index(name)
    assert is_cut(run, start, start + len(name), language)


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("他在海地工作", "海地"),
        ("以色列和约旦签署", "约旦"),
        ("在中国家庭里", "中国"),
        ("台湾海峡", "台湾"),
        ("来自摩尔多瓦的", "摩尔多瓦"),
    ],
)
def test_a_name_beside_words_is_one(run: str, name: str) -> None:
    start = run.index(name)
    assert not is_cut(run, start, start + len(name), "zh")


def test_nothing_is_cut_in_a_language_without_a_list_of_words() -> None:
    assert not is_cut("东南沿海地区", 3, 5, "lo")
