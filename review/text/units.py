"""Units and currencies beside numbers: 5 km, $3 million, 79 tỷ USD, 32 °C, 3万元.

Names come from CLDR through Babel (long and short forms of each language), everyday currency words from a table below.
A unit is a frozenset of what it may be ($ is any dollar), so that two differ only where they have nothing in common.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from review.text.language import base_language, locale_of
from review.text.numbers import Number

__all__ = ["Quantity", "Unit", "converted", "quantity_of"]


class Unit(NamedTuple):
    """`names`: CLDR unit identifiers or ISO 4217 codes that it may be; `dimension`: length, mass, currency, …"""

    names: frozenset[str]
    dimension: str


class Quantity(NamedTuple):
    """A number with its unit, which stands at `text[start:end]`."""

    number: Number
    unit: Unit
    start: int
    end: int


#: CLDR identifier → (dimension, factor to the dimension's first unit). Factors: NIST SP 811, Appendix B.
_UNITS: dict[str, tuple[str, float]] = {
    "length-kilometer": ("length", 1000), "length-meter": ("length", 1), "length-centimeter": ("length", 0.01),
    "length-millimeter": ("length", 0.001), "length-mile": ("length", 1609.344), "length-foot": ("length", 0.3048),
    "length-inch": ("length", 0.0254), "length-yard": ("length", 0.9144), "length-nautical-mile": ("length", 1852),
    "length-light-year": ("length", 9.46e15),
    "area-square-kilometer": ("area", 1e6), "area-square-meter": ("area", 1), "area-hectare": ("area", 1e4),
    "area-acre": ("area", 4046.87), "area-square-mile": ("area", 2.59e6), "area-square-foot": ("area", 0.092903),
    "mass-kilogram": ("mass", 1), "mass-gram": ("mass", 0.001), "mass-milligram": ("mass", 1e-6), "mass-tonne": ("mass", 1000),
    "mass-ton": ("mass", 907.185), "mass-pound": ("mass", 0.453592), "mass-ounce": ("mass", 0.0283495), "mass-stone": ("mass", 6.35029),
    "speed-kilometer-per-hour": ("speed", 1), "speed-mile-per-hour": ("speed", 1.609344), "speed-meter-per-second": ("speed", 3.6),
    "speed-knot": ("speed", 1.852),
    "temperature-celsius": ("temperature", 1), "temperature-fahrenheit": ("temperature", 1),
    "volume-liter": ("volume", 1), "volume-milliliter": ("volume", 0.001), "volume-gallon": ("volume", 3.78541), "volume-barrel": ("volume", 158.987),
    "volume-cubic-meter": ("volume", 1000), "volume-pint": ("volume", 0.473176),
    "power-watt": ("power", 1), "power-kilowatt": ("power", 1e3), "power-megawatt": ("power", 1e6), "power-gigawatt": ("power", 1e9),
    "power-horsepower": ("power", 745.7),
    "digital-kilobyte": ("digital", 1e3), "digital-megabyte": ("digital", 1e6), "digital-gigabyte": ("digital", 1e9), "digital-terabyte": ("digital", 1e12),
    "duration-second": ("duration", 1), "duration-minute": ("duration", 60), "duration-hour": ("duration", 3600),
    "duration-day": ("duration", 86400), "duration-week": ("duration", 604800), "duration-month": ("duration", 2629800),
    "duration-year": ("duration", 31557600),
}  # fmt: skip
_SIGNS = {
    "km": "length-kilometer", "m": "length-meter", "cm": "length-centimeter", "mm": "length-millimeter", "ft": "length-foot",
    "kg": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "lb": "mass-pound", "lbs": "mass-pound", "oz": "mass-ounce",
    "km²": "area-square-kilometer", "km2": "area-square-kilometer", "m²": "area-square-meter", "m2": "area-square-meter", "ha": "area-hectare",
    "km/h": "speed-kilometer-per-hour", "kph": "speed-kilometer-per-hour", "mph": "speed-mile-per-hour", "m/s": "speed-meter-per-second",
    "°c": "temperature-celsius", "°f": "temperature-fahrenheit", "kw": "power-kilowatt", "mw": "power-megawatt", "gw": "power-gigawatt",
    "l": "volume-liter", "ml": "volume-milliliter", "m³": "volume-cubic-meter", "kb": "digital-kilobyte", "mb": "digital-megabyte",
    "gb": "digital-gigabyte", "tb": "digital-terabyte",
}  # fmt: skip
#: Everyday names that CLDR's patterns lack.
_NAMES: dict[str, dict[str, str]] = {
    "en": {"length-kilometer": "kilometre kilometres", "length-meter": "metre metres", "mass-tonne": "tonnes tonne tons ton",
           "area-square-kilometer": "square_kilometres square_kilometre", "volume-liter": "litre litres", "area-square-mile": "sq_mi",
           "area-square-meter": "square_metres", "duration-year": "year-old"},
    "vi": {"length-kilometer": "cây_số ki-lô-mét kilômét kilomet", "length-meter": "mét", "length-mile": "dặm", "mass-kilogram": "cân ký kí ki-lô-gam kilôgam",
           "mass-tonne": "tấn", "length-foot": "bộ feet", "length-inch": "inch", "mass-pound": "pound", "area-hectare": "héc-ta hecta ha",
           "temperature-celsius": "độ_c", "temperature-fahrenheit": "độ_f", "volume-liter": "lít", "volume-barrel": "thùng"},
    "zh": {"length-kilometer": "公里 千米", "length-meter": "米", "length-centimeter": "厘米", "length-mile": "英里", "length-foot": "英尺",
           "mass-kilogram": "公斤 千克", "mass-gram": "克", "mass-tonne": "吨", "area-hectare": "公顷", "area-square-kilometer": "平方公里",
           "area-square-meter": "平方米", "power-kilowatt": "千瓦", "power-megawatt": "兆瓦", "temperature-celsius": "摄氏度", "volume-liter": "升",
           "duration-hour": "小时 个小时", "duration-minute": "分钟", "duration-day": "天", "duration-week": "周 个星期", "duration-month": "个月"},
    "ja": {"length-kilometer": "キロ キロメートル", "length-meter": "メートル", "length-mile": "マイル", "mass-kilogram": "キログラム", "mass-tonne": "トン",
           "duration-hour": "時間", "duration-day": "日間", "duration-month": "か月 カ月 ヶ月", "duration-week": "週間", "duration-year": "年間"},
    "ko": {"length-kilometer": "킬로미터", "length-meter": "미터", "mass-tonne": "톤", "duration-hour": "시간", "duration-month": "개월"},
}  # fmt: skip
_DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BND", "JMD", "NAD", "FJD", "TTD", "BBD", "XCD", "LRD", "ZWL", "BSD", "BZD", "GYD", "SRD"))
_PESOS = frozenset(("MXN", "ARS", "CLP", "COP", "CUP", "DOP", "PHP", "UYU"))
_CURRENCIES: dict[frozenset[str], str] = {
    _DOLLARS: "dollar dollars đô đô_la đôla đô-la usd$ dólar dólares доллар доллара долларов долларах долари доларів долара dollaro dollari dolar dolary dolarów dolara"
              " dolarů dolarů dollár dollarin dollaria डॉलर ドル 달러 دولار دولارات dolar doları",
    frozenset(("USD",)): "美元 美金 米ドル đô_la_mỹ us_dollars u.s._dollars 미국_달러",
    frozenset(("EUR",)): "euro euros ơ-rô eur евро євро eura eurot euroa 欧元 歐元 ユーロ 유로 यूरो يورو ευρώ evro",
    frozenset(("GBP",)): "pounds_sterling bảng_anh bảng 英镑 英鎊 ポンド 파운드 фунтов_стерлингов",
    frozenset(("CNY",)): "yuan renminbi rmb nhân_dân_tệ tệ 人民币 人民币元 人民元 위안 юань юаней юаня yuans yuanes yuanów",
    frozenset(("JPY",)): "yen yens yên yenes 日元 日圆 円 엔 иен иены ien jenów jenů",
    frozenset(("CNY", "TWD", "HKD", "JPY")): "元 圆 塊 块",
    frozenset(("KRW", "KPW")): "won wons 韩元 ウォン 원 вон",
    frozenset(("RUB", "BYN")): "ruble rubles rouble roubles rúp rubel rubel rubli rubles rubel рубль рубля рублей руб 卢布 ルーブル 루블 rublos rublů rubli",
    frozenset(("INR", "PKR", "NPR", "LKR", "IDR", "MUR")): "rupee rupees rupi rupien roupies rupias रुपये रुपए रुपया 卢比 ルピー рупий рупии",
    frozenset(("VND", "LAK")): "đồng dong dongs vnđ 越南盾 ドン 동",
    frozenset(("THB",)): "baht bạt บาท 泰铢 バーツ",
    frozenset(("CHF", "XAF", "XOF", "CDF", "RWF")): "franc francs franken frank franku franków франк франков",
    _PESOS: "peso pesos",
    frozenset(("BRL",)): "reais reals",
    frozenset(("PLN",)): "złoty złotych złote zloty zlotys", frozenset(("CZK",)): "korun koruna koruny",
    frozenset(("UAH",)): "hryvnia hryvnias гривен гривень гривні гривна",
    frozenset(("TRY",)): "türk_lirası lirası",
}  # fmt: skip
_SYMBOLS: dict[str, frozenset[str]] = {
    "$": _DOLLARS | _PESOS, "US$": frozenset(("USD",)), "A$": frozenset(("AUD",)), "C$": frozenset(("CAD",)), "NT$": frozenset(("TWD",)),
    "HK$": frozenset(("HKD",)), "S$": frozenset(("SGD",)), "R$": frozenset(("BRL",)), "€": frozenset(("EUR",)), "£": frozenset(("GBP", "EGP", "SYP")),
    "¥": frozenset(("JPY", "CNY")), "￥": frozenset(("JPY", "CNY")), "₫": frozenset(("VND",)), "₹": frozenset(("INR",)), "₽": frozenset(("RUB",)),
    "₩": frozenset(("KRW",)), "฿": frozenset(("THB",)), "₴": frozenset(("UAH",)), "₺": frozenset(("TRY",)), "₪": frozenset(("ILS",)), "kr": frozenset(("SEK", "NOK", "DKK")),
    "zł": frozenset(("PLN",)), "Kč": frozenset(("CZK",)), "Ft": frozenset(("HUF",)), "đ": frozenset(("VND",)),
}  # fmt: skip
_ISO = frozenset(
    "USD EUR GBP JPY CNY RMB VND KRW RUB INR AUD CAD CHF SEK NOK DKK PLN CZK HUF UAH TRY BRL MXN THB SGD HKD TWD IDR MYR PHP ZAR ILS AED SAR".split()
)
_BEFORE = regex.compile(r"(US\$|A\$|C\$|NT\$|HK\$|S\$|R\$|[$€£¥￥₫₹₽₩฿₴₺₪]|\b[A-Z]{3})[\s\u00a0]?$")
_AFTER = regex.compile(r"[\s\u00a0\u202f-]*")
_WORDS = regex.compile(r"(?:US\$|[$€£¥￥₫₹₽₩฿₴₺₪]|°\s?[CFcf]|[\p{L}\p{M}][\p{L}\p{M}'’./²³]*)(?:[ \u00a0-][\p{L}\p{M}][\p{L}\p{M}]*){0,2}")
_UNSPACED = regex.compile(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}\p{Thai}]+")
_LOOK = 40


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, Unit]:
    """Folded unit and currency names of a language. A name of several units keeps them all."""
    names: dict[str, Unit] = {}

    def add(form: str, meanings: frozenset[str], dimension: str) -> None:
        form = form.replace("_", " ").strip(" .\u200f\u00a0").casefold()
        if not form or any(c.isdigit() for c in form):
            return
        known = names.get(form)
        if known is not None and known.dimension == dimension:
            meanings |= known.names
        elif known is not None:
            return
        names[form] = Unit(meanings, dimension)

    for meanings, text in _CURRENCIES.items():
        for form in text.split():
            add(form, meanings, "currency")
    for form, unit in _SIGNS.items():
        add(form, frozenset((unit,)), _UNITS[unit][0])
    for unit, text in _NAMES.get(base_language(language), {}).items():
        for form in text.split():
            add(form, frozenset((unit,)), _UNITS[unit][0])
    locale = locale_of(language)
    if locale is not None:
        patterns = locale.unit_patterns if hasattr(locale, "unit_patterns") else locale._data["unit_patterns"]
        for unit, (dimension, _) in _UNITS.items():
            for width in ("long", "short"):
                for plural, pattern in (patterns.get(unit, {}).get(width) or {}).items():
                    form = str(pattern)
                    if plural != "per" and form.startswith("{0}") and (width == "long" or len(form) > 6):
                        add(form.replace("{0}", ""), frozenset((unit,)), dimension)
    return names


def quantity_of(text: str, language: str, number: Number) -> Quantity | None:
    """The unit or currency that goes with a number of `text`; None where none is known."""
    if number.kind in ("percent", "time", "code", "ordinal"):
        return None
    names = _names(language)
    gap = _AFTER.match(text, number.end)
    start = gap.end() if gap is not None else number.end
    match = _WORDS.match(text, start, start + _LOOK)
    if match is not None:
        found = _known(match.group(), names)
        if found is not None:
            unit, length = found
            return Quantity(number, unit, start, start + length)
    before = _BEFORE.search(text, max(0, number.start - 5), number.start)
    if before is not None:
        sign = before[1]
        meaning = _SYMBOLS.get(sign) or (frozenset((_iso(sign),)) if sign in _ISO else None)
        if meaning is not None:
            return Quantity(number, Unit(meaning, "currency"), before.start(1), before.end(1))
    return None


def _iso(code: str) -> str:
    return "CNY" if code == "RMB" else code


def _known(written: str, names: dict[str, Unit]) -> tuple[Unit, int] | None:
    """The unit at the beginning of `written`, the longest name first, and its length."""
    run = _UNSPACED.match(written)
    if run is not None:
        for length in range(min(6, len(run.group())), 0, -1):
            unit = names.get(written[:length].casefold())
            if unit is not None and (length > 1 or written[:1] in "元円米克吨升원엔톤天"):
                return unit, length
        return None
    pieces = regex.split(r"(?<=\S)(?=[ \u00a0-])", written)
    while pieces:
        form = "".join(pieces)
        form = form.rstrip(".'’")
        if form in _SYMBOLS:
            return Unit(_SYMBOLS[form], "currency"), len(form)
        if form in _ISO:
            return Unit(frozenset((_iso(form),)), "currency"), len(form)
        key = form.casefold().replace("\u00a0", " ").replace("° ", "°").rstrip(".")
        unit = names.get(key) or names.get(key.replace("-", " "))
        if unit is not None:
            return unit, len(form.rstrip("."))
        pieces.pop()
    return None


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same amount in different units, rounded as translators do (8 %)."""
    if one.unit.dimension != other.unit.dimension or one.unit.dimension == "currency" or one.unit.names & other.unit.names:
        return False
    for first in one.unit.names:
        for second in other.unit.names:
            for value in one.number.values:
                for against in other.number.values:
                    a, b = _base(first, float(value)), _base(second, float(against))
                    if abs(a - b) <= 0.08 * max(abs(a), abs(b)):
                        return True
    return False


def _base(unit: str, value: float) -> float:
    if unit == "temperature-fahrenheit":
        return (value - 32) / 1.8
    return value * _UNITS[unit][1]
