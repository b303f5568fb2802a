"""Foreign names that Chinese and Japanese write by their sound: 史蒂芬·霍金, ロバート・ダウニー, シュミット博士."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.lexicon import frequency, has_large_lexicon
from review.text.names.heard import is_heard
from review.text.names.word_bounds import worth_as_words

__all__ = ["lost_transcriptions", "spells_sounds"]

#: A stretch of the other side this like a transcribed name, or more, may be the name (0 to 100).
_SOUNDS = 62.0
#: Characters that Chinese spells foreign names with; they end where another character stands. Compiled by hand.
_SPELLING = (
    "阿埃艾爱安昂奥巴白拜班邦保鲍贝本比彼宾波伯博勃布采策查茨达大戴丹道得德登邓迪蒂丁杜敦顿多厄恩尔法范菲费芬丰弗佛福夫盖冈"
    "戈哥格葛根贡古哈海汉豪赫黑亨洪华怀惠霍基吉济加贾简杰捷金卡凯坎康考科克肯孔库奎夸拉腊莱兰朗劳勒雷黎里理利莉连莲廉列林琳"
    "灵留龙卢鲁路吕伦罗洛玛马迈麦满曼芒毛梅门蒙孟米密明摩莫默姆木穆拿娜纳乃奈南瑙内能妮尼年涅宁牛纽努诺欧帕派潘庞佩彭蓬皮"
    "匹平珀婆普七齐奇契恰乔切钦琴丘曲让热日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申生圣施什石史士舒斯思丝松苏索塔泰坦汤唐陶"
    "特滕提田铁廷通图托脱瓦万旺威韦维魏温文翁沃乌吾武伍西希锡夏显香向肖谢辛欣兴修雅亚延扬耶叶伊依因英尤约扎詹珍真芝朱卓兹孜佐"
)
#: How names are written by sound, by the kind of script.
_NAME: dict[str, regex.Pattern[str]] = {
    "han": lazy_regex(rf"[{_SPELLING}]{{1,7}}(?:[·•・‧][{_SPELLING}]{{1,7}})+"),
    "katakana": lazy_regex(
        r"[ァ-ヺー]{2,20}(?:[・＝=][ァ-ヺー]{2,20})+|(?<![ァ-ヺー])[ァ-ヺー]{3,20}(?=氏|さん|選手|大統領|首相|監督|博士|教授|容疑者|被告|議員|州|大学|川|湖|郡)"
    ),
}
#: A run of them; and so improbable (a logarithm) as words of the language, or as one word, it is a name. Names of 4 to
#: 6 characters have -10.6 to -18, what words make of such characters -4 to -9.7.
_RUN = lazy_regex(rf"[{_SPELLING}]{{3,}}")
_NO_WORDS, _RARE_WORD = -10.5, -6.5
#: A stretch of the other side so much alike may be such a name; right ones of 311 sentences are 74 or more.
_RUN_SOUNDS = 70.0
#: A run of so many characters has no other word's.
_SHORT = 3
#: A word of two characters so frequent (Zipf) is no piece of a name.
_WORD = 4.0
_DOT = lazy_regex(r"[·•・‧]")
_PART = lazy_regex(r"[·•・‧＝=]")


def lost_transcriptions(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a text has a name spelled by sound, that the other text does not have by its sound."""
    pattern = _NAME.get(text.rules.names.transcription)
    if pattern is None:
        return
    for match in pattern.finditer(text.raw):
        if match.start() in text.place_offsets:
            continue
        if not is_heard(_PART.split(match.group()), other, _SOUNDS):
            yield match.span()
    if text.rules.names.transcription == "han" and has_large_lexicon(text.language):
        yield from _lost_runs(text, other)


def _lost_runs(text: Text, other: Text) -> Iterator[tuple[int, int]]:
    """Where a Chinese text has a name spelled by sound in one run (费尔蒙特, 卡特里), which words hardly make."""
    for match in _RUN.finditer(text.raw):
        start, end = _without_pieces(text, *match.span())
        run = text.raw[start:end]
        worth, words = worth_as_words(run, text.language)
        if worth > (_RARE_WORD if words == 1 else _NO_WORDS):
            continue
        if any(at in text.place_offsets for at in range(start - 1, end + 1)) or _DOT.search(
            text.raw[start - 1 : end + 1]
        ):
            continue
        # the character before or behind it may belong to the name, and its first or last to another word
        ways = [run, text.raw[max(0, start - 1) : end], text.raw[start : end + 1]]
        ways += [run[1:], run[:-1]] if len(run) > _SHORT else []
        if not any(is_heard([way], other, _RUN_SOUNDS) for way in ways):
            yield start, end


def _without_pieces(text: Text, start: int, end: int) -> tuple[int, int]:
    """A run without its first and last character where that ends or begins a word beside it: 到达|费尔蒙特."""
    if end - start > _SHORT and frequency(text.raw[max(0, start - 1) : start + 1], text.language) >= _WORD:
        start += 1
    if end - start > _SHORT and frequency(text.raw[end - 1 : end + 1], text.language) >= _WORD:
        end -= 1
    return start, end


def spells_sounds(characters: str) -> bool:
    """Whether all of some characters are such as Chinese spells foreign names with; False of none."""
    return bool(characters) and all(character in _SPELLING for character in characters)
