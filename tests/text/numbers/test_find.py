"""Numbers by value, whatever the language writes them with."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.text.analysis import Text
from review.text.numbers.find import Number, decimal_symbol, find_numbers, group_symbol, readings
from review.text.numbers.pairs import pair_numbers

LANGUAGES = ("en", "vi", "de", "ru", "fr", "zh", "ja", "ko", "hi", "ar", "th", "tr", "fi", "xx")


def only(text: str, language: str) -> Number:
    numbers = find_numbers(text, language)
    assert len(numbers) == 1, numbers
    return numbers[0]


@pytest.mark.parametrize(
    ("written", "decimal", "values"),
    [
        ("1500", ".", (1500,)),
        ("1,500", ".", (1500, Fraction(3, 2))),
        ("1.500", ",", (1500, Fraction(3, 2))),
        ("1.500", ".", (Fraction(3, 2), 1500)),
        ("79,3", ",", (Fraction(793, 10),)),
        ("79,3", ".", (Fraction(793, 10),)),
        ("0.125", ",", (Fraction(1, 8),)),
        ("1.234,5", ",", (Fraction(2469, 2),)),
        ("1,234.5", ".", (Fraction(2469, 2),)),
        ("12,34,567", ".", (1234567,)),
        ("1.234.567", ",", (1234567,)),
        ("1\u202f234", ",", (1234,)),
        ("1'234", ".", (1234,)),
        ("1.2.3", ".", ()),
        ("१,२३४", ".", (1234, Fraction(1234, 1000))),
        ("9" * 40, ".", ()),
        ("9" * 100_000, ".", ()),
    ],
)
def test_readings_of_digits(written: str, decimal: str, values: tuple[int | Fraction, ...]) -> None:
    assert readings(written, decimal) == values


@pytest.mark.parametrize(
    ("text", "language", "value", "kind"),
    [
        ("79,3 tỷ", "vi", 79_300_000_000, "cardinal"),
        ("$79.3 billion", "en", 79_300_000_000, "cardinal"),
        ("2 triệu rưỡi", "vi", 2_500_000, "cardinal"),
        ("1 triệu 300 nghìn", "vi", 1_300_000, "cardinal"),
        ("hai mươi mốt", "vi", 21, "cardinal"),
        ("ba trăm linh năm nghìn", "vi", 305_000, "cardinal"),
        ("56 phần trăm", "vi", 56, "percent"),
        ("56 per cent", "en", 56, "percent"),
        ("two hundred and fifty thousand", "en", 250_000, "cardinal"),
        ("two and a half million", "en", 2_500_000, "cardinal"),
        ("half a million", "en", 500_000, "cardinal"),
        ("two-thirds", "en", Fraction(2, 3), "ordinal"),
        ("twenty-fifth", "en", 25, "ordinal"),
        ("the 21st", "en", 21, "ordinal"),
        ("3 lakh", "en", 300_000, "cardinal"),
        ("2½", "en", Fraction(5, 2), "cardinal"),
        ("zweihundertfünfzig", "de", 250, "cardinal"),
        ("zweieinhalb Millionen", "de", 2_500_000, "cardinal"),
        ("3,5 Mio.", "de", 3_500_000, "cardinal"),
        ("quatre-vingt-dix", "fr", 90, "cardinal"),
        ("1 200 000", "fr", 1_200_000, "cardinal"),
        ("3 mil millones", "es", 3_000_000_000, "cardinal"),
        ("двадцати пяти", "ru", 25, "cardinal"),
        ("5 миллионами", "ru", 5_000_000, "cardinal"),
        ("3 млрд", "ru", 3_000_000_000, "cardinal"),
        ("3.5万", "zh", 35_000, "cardinal"),
        ("两万五千", "zh", 25_000, "cardinal"),
        ("二〇二三", "zh", 2023, "cardinal"),
        ("百分之三十", "zh", 30, "percent"),
        ("1億2000万", "ja", 120_000_000, "cardinal"),
        ("１２３", "ja", 123, "cardinal"),
        ("2만5천", "ko", 25_000, "cardinal"),
        ("२५०", "hi", 250, "cardinal"),
        ("पच्चीस", "hi", 25, "cardinal"),
        ("2.5 หมื่นคน", "th", 25_000, "cardinal"),
        ("XXI", "en", 21, "ordinal"),
        ("19h30", "vi", Fraction(39, 2), "time"),
        ("19:30", "en", Fraction(39, 2), "time"),
        ("15时50分", "zh", Fraction(95, 6), "time"),
    ],
)
def test_value(text: str, language: str, value: int | Fraction, kind: str) -> None:
    number = only(text, language)
    assert (number.values[0], number.kind) == (value, kind)


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "bảy mươi hai người")
    number = find_numbers(text, "vi")[0]
    assert number.values == (72,)
    assert unicodedata.normalize("NFC", text[number.start : number.end]) == "bảy mươi hai"


def test_years_after_a_vietnamese_number_are_no_five() -> None:
    assert [number.values[0] for number in find_numbers("ba mươi năm", "vi")] == [30, 5]


def test_a_range_shares_its_magnitude() -> None:
    first, second = find_numbers("two to three million", "en")
    assert 2_000_000 in first.values
    assert second.values == (3_000_000,)


def test_the_figure_of_a_code_is_only_possible() -> None:
    number = only("COVID-19", "en")
    assert (number.kind, number.evidence) == ("code", "possible")


def test_an_html_entity_is_no_number() -> None:
    assert find_numbers("don&#39;t", "en") == ()


def test_symbols_come_from_the_language() -> None:
    assert (decimal_symbol("vi"), group_symbol("vi")) == (",", ".")
    assert (decimal_symbol("en"), group_symbol("en")) == (".", ",")


@pytest.mark.parametrize(
    ("source", "source_language", "target", "target_language"),
    [
        ("những năm 90", "vi", "the 1990s", "en"),
        ("thế kỷ 19", "vi", "the 1800s", "en"),
        ("um 3.40 Uhr", "de", "at 3:40 a.m.", "en"),
        ("19.30 uur", "nl", "7:30 p.m.", "en"),
        ("vers 12 h 00", "fr", "around 1200", "en"),
        ("Chuẩn 802.11g", "vi", "the 802.11g standard", "en"),
        ("2/3", "es", "two thirds", "en"),
        ("4 in 10 and 4 in 20", "en", "4, 10, 20", "vi"),
    ],
)
def test_pairs_of_one_value(source: str, source_language: str, target: str, target_language: str) -> None:
    pairs = pair_numbers(Text(source, source_language), Text(target, target_language))
    certain = [n for n in (*pairs.source_only, *pairs.target_only) if n.evidence == "certain"]
    assert certain == []


def test_a_long_paragraph_is_paired() -> None:
    source = Text(" ".join(f"Nummer {n} kam." for n in range(20, 2020)), "de")
    target = Text(" ".join(f"Number {77_777 if n == 520 else n} came." for n in range(20, 2020)), "en")
    pairs = pair_numbers(source, target)
    assert len(pairs.matched) == 1999
    assert [n.values[0] for n in (*pairs.source_only, *pairs.target_only)] == [520, 77_777]


def test_a_table_is_not_paired() -> None:
    many = Text(" ".join(str(n) for n in range(2000)), "en")
    assert pair_numbers(many, Text("7", "en")) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    ["1万" * 20_000, "1," * 20_000, "million " * 20_000, "1 000 " * 20_000, "a" * 50_000, "一" * 50_000, "9" * 50_000],
)
@pytest.mark.parametrize("language", ["en", "zh", "fr"])
def test_long_runs_take_bounded_time(text: str, language: str) -> None:
    for number in find_numbers(text, language):
        assert all(abs(float(value)) < 1e90 for value in number.values)


PIECES = st.sampled_from(
    [
        *"0123456789.,:/%-–½ ’'hm$€万亿十二三百千年月",
        "hai ",
        "mươi ",
        "triệu ",
        "million ",
        "and ",
        "half ",
        "a ",
        "thứ ",
        "XIV",
        "सौ ",
        "²",
        "٣",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(LANGUAGES))
def test_spans_lie_in_the_text_in_order_and_nothing_raises(text: str, language: str) -> None:
    at = 0
    for number in find_numbers(text, language):
        assert at <= number.start < number.end <= len(text)
        assert number.values
        at = number.end


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES).map("".join), st.sampled_from(LANGUAGES))
def test_a_text_has_all_the_numbers_of_its_copy(text: str, language: str) -> None:
    pairs = pair_numbers(Text(text, language), Text(text, language))
    assert (pairs.source_only, pairs.target_only) == ((), ())


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("大概要一万六七千元", "zh", [16_000, 17_000]),
        ("五六百人", "zh", [500, 600]),
        ("十七八歳", "ja", [17, 18]),
        ("三四十年", "zh", [30, 40]),
        ("输入[1,1]等于0", "zh", [1, 1, 0]),
        ("二〇二三年", "zh", [2023]),
        ("Im Juli 2022", "de", [2022]),
        ("Dim. 3", "fr", [3]),
        ("le XXIème tome, le XIVe", "fr", [21, 14]),
    ],
)
def test_what_is_about_a_number_a_list_or_no_numeral(text: str, language: str, values: list[int]) -> None:
    assert [number.values[0] for number in find_numbers(text, language)] == values


def test_a_numeral_of_contracts_alone_is_part_of_a_word_and_missed_by_nobody() -> None:
    assert [(n.evidence) for n in find_numbers("他们到访大陆。", "zh")] == ["possible"]
    assert [n.values for n in find_numbers("伍佰陆拾元", "zh")] == [(560,)]


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("um halb acht", "de", 7.5),
        ("um halb 8", "de", 7.5),
        ("um Viertel vor acht", "de", 7.75),
        ("at half past seven", "en", 7.5),
        ("at a quarter to eight", "en", 7.75),
        ("om kwart over drie", "nl", 3.25),
        ("klockan halv åtta", "sv", 7.5),
        ("a las ocho menos cuarto", "es", 7.75),
        ("às sete e meia", "pt", 7.5),
        ("alle sette e un quarto", "it", 7.25),
        ("à 7 heures moins le quart", "fr", 6.75),
        ("half past one", "en", 1.5),
    ],
)
def test_hours_as_people_say_them(text: str, language: str, hours: float) -> None:
    number = only(text, language)
    assert (number.kind, number.values) == ("time", (Fraction(hours), Fraction(hours) + 12))


@pytest.mark.parametrize(
    ("text", "language"), [("halb so viele", "de"), ("half a million", "en"), ("halb tausend", "de")]
)
def test_a_half_of_something_else_is_no_hour(text: str, language: str) -> None:
    assert all(number.kind == "cardinal" for number in find_numbers(text, language))
