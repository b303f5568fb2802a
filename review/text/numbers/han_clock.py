"""Times of day in Chinese, Japanese and Korean words: 三点半, 差五分八点, 八時二十分, 세 시 반."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.lazy_patterns import lazy_regex
from review.text.numbers.digits import Number
from review.text.numbers.grammar import time
from review.text.numbers.han_values import han_value
from review.text.numbers.words import NumberWords, fold_word

__all__ = ["find_times_in_words"]

_COUNT = r"(?:\d{1,2}|[一二两兩三四五六七八九十]{1,3}|[〇零][一二三四五六七八九])"
_HOUR = rf"(?<![\d一二两兩三四五六七八九十百千万.])(?P<hour>{_COUNT})"
#: Chinese minutes without their word are told from decimals (三点一四) by a ten or a nought.
_TIME = lazy_regex(
    rf"""差(?:(?P<less>{_COUNT})(?:分[钟鐘]?)|(?P<less_quarter>一刻))[到就]?\s?{_HOUR}[点點](?![一二三四五六七八九十\d])
    |{_HOUR}[点點时時]\s?(?:钟|鐘|过|過)?(?:
        (?P<half>半)(?![数數个個])
        |(?P<quarters>[一三])刻
        |差(?:(?P<less>{_COUNT})分|(?P<less_quarter>一刻))
        |(?P<more>{_COUNT})分(?P<before>前)?(?![之の])
        |(?P<more>[二三四五]?十[一二三四五六七八九]?|[〇零][一二三四五六七八九])(?![一二三四五六七八九十百千万\d])
    )
    |(?<!\p{{Hangul}})(?P<native>\p{{Hangul}}{{1,2}})\s?시\s?(?:(?P<half>반)(?!\p{{Hangul}}{{2}})|(?P<sino>[일이삼사오십]{{1,3}})\s?분)""",
    regex.VERBOSE,
)
_SINO = str.maketrans("일이삼사오육칠팔구십", "一二三四五六七八九十")
_LAST_HOUR, _HOUR_MINUTES, _QUARTER, _HALF = 24, 60, 15, 30


def find_times_in_words(text: str, decimal: str, words: NumberWords) -> Iterator[Number]:
    """The times of a text in Chinese, Japanese or Korean whose minutes words say; what figures say alone
    (`3点30分`) is found with the other numbers. `words` are the language's own, which Korean says hours with.
    """
    for match in _TIME.finditer(text):
        if match["native"]:
            word = words.phrases.get(fold_word(match["native"]))
            hour = word.value if word is not None else None
        else:
            hour = han_value(match["hour"], decimal)
        minutes = _minutes(match, decimal)
        if hour is None or minutes is None or hour != int(hour) or not 0 <= hour <= _LAST_HOUR:
            continue
        whole = (int(hour) * _HOUR_MINUTES + minutes) % (_LAST_HOUR * _HOUR_MINUTES)
        hours, rest = divmod(whole, _HOUR_MINUTES)
        found = time(match.start(), match.end(), hours, rest)
        yield found if match.group()[0].isdigit() else found._replace(written="words")


def _minutes(match: regex.Match[str], decimal: str) -> int | None:
    """The minutes that a time has past its hour, fewer than none before it; None for what are none."""
    if match["half"]:
        return _HALF
    if match["quarters"] or match["less_quarter"]:
        return -_QUARTER if match["less_quarter"] else _QUARTER * (1 if match["quarters"] == "一" else 3)
    written = match["less"] or match["more"] or (match["sino"] or "").translate(_SINO)
    value = han_value(written.lstrip("〇零"), decimal)
    if value is None or not 0 < value < _HOUR_MINUTES:
        return None
    return -int(value) if match["less"] or match["before"] else int(value)
