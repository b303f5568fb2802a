from __future__ import annotations

import pytest

from review.text.analysis import Text
from review.text.names.han_names import lost_han_names, put_han_names


@pytest.mark.parametrize(
    ("language", "source", "target", "lost", "put"),
    [
        ("zh", "谷歌周一宣布裁员。", "Microsoft announced layoffs on Monday.", ["谷歌"], ["Microsoft"]),
        ("zh", "谷歌周一宣布裁员。", "Google announced layoffs on Monday.", [], []),
        ("ja", "安倍元首相は辞任した。", "Former prime minister Koizumi resigned.", ["安倍"], []),
        ("ja", "安倍元首相は辞任した。", "Former prime minister Abe resigned.", [], []),
        ("zh", "国务院开会。", "The cabinet met.", [], []),  # translated, and so perhaps by other words
        ("zh", "罗斯贝数越小越好。", "The smaller the Rossby number the better.", [], []),  # a part of a longer name
        ("zh", "他在上海南部开店。", "He opened a shop in the south of Shanghai.", [], []),  # not 海南
    ],
)
def test_names_in_han_characters_are_known_by_dictionaries(
    language: str, source: str, target: str, lost: list[str], put: list[str]
) -> None:
    text, other = Text(source, language), Text(target, "en")
    assert [text.raw[start:end] for start, end in lost_han_names(text, other)] == lost
    assert [other.raw[start:end] for start, end in put_han_names(other, text)] == put


def test_they_are_told_between_such_a_language_and_english_only() -> None:
    assert not list(lost_han_names(Text("谷歌宣布裁员。", "zh"), Text("Microsoft annonce des licenciements.", "fr")))
