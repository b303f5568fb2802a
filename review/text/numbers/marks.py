"""What stands right after or before digits and says how to read them: percent words, ordinal endings, hours, units."""

from __future__ import annotations

__all__ = ["HOUR_LETTERS", "HOUR_WORDS", "MONEY_LETTERS", "ORDINAL_SUFFIXES", "PERCENT_WORDS", "UNIT_LETTERS"]

#: Folded, the longest first.
PERCENT_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("percentage points", "percentage point", "percent", "per cent", "pct"), "vi": ("phần trăm",
    "điểm phần trăm"), "de": ("prozentpunkte", "prozent"), "fr": ("pour cent", "pourcents", "pourcent"), "es": (
    "por ciento",), "pt": ("por cento",), "it": ("per cento", "percento"), "nl": ("procent",), "sv": ("procent",),
    "da": ("procent",), "nb": ("prosent",), "no": ("prosent",), "fi": ("prosenttia", "prosentin", "prosentti"), "ru"
    : ("процент",), "uk": ("відсот", "процент"), "be": ("працэнт", "адсотк"), "bg": ("процент", "на сто"), "sr": (
    "посто", "posto", "одсто"), "hr": ("posto",), "sl": ("odstotk",), "pl": ("procent", "proc."), "cs": ("procent",)
    , "sk": ("percent",), "hu": ("százalék",), "ro": ("la sută", "procente"), "tr": ("yüzde",), "el": ("τοις εκατό",
    "%"), "hi": ("प्रतिशत", "फीसदी", "फ़ीसदी"), "id": ("persen",), "ms": ("peratus",), "ar": ("في المئة",
    "في المائة", "بالمئة", "بالمائة"), "fa": ("درصد",), "he": ("אחוז",), "ca": ("per cent",), "gl": ("por cento",),
    "lt": ("procent",), "lv": ("procent",), "et": ("protsenti", "protsent"), "th": ("เปอร์เซ็นต์",), "bn": ("শতাংশ",
    ), "sw": ("asilimia",),
}  # fmt: skip
#: Endings that make an ordinal of digits: 21st, 3e, 5-й, 2º.
ORDINAL_SUFFIXES = frozenset((
    "st", "nd", "rd", "th", "er", "ère", "re", "e", "è", "ème", "eme", "nde", "º", "ª", "o", "a", "й", "я", "е",
    "го", "му", "х", "ый", "ой", "ая", "ое", "ые", "ти", "ми", "ом", "ste", "de", "à", "ος", "η", "ο",
))  # fmt: skip
HOUR_LETTERS = frozenset(("h", "H", "g", "giờ", "час"))
#: Unit signs and other letters that leave the number before them what it is.
UNIT_LETTERS = frozenset((
    "km", "cm", "mm", "kg", "g", "mg", "l", "ml", "m", "ha", "km/h", "kmh", "mph", "ft", "lb", "lbs", "oz", "w",
    "kw", "mw", "gw", "v", "a", "hz", "mhz", "ghz", "kb", "mb", "gb", "tb", "c", "f", "am", "pm", "x", "h", "min",
    "sec", "s", "d", "đ", "eur", "usd", "gbp", "dpi", "px", "nm", "mi", "yd", "kwh", "mwh", "gwh", "mbit", "gbit",
    "kbit", "mbps", "gbps", "bps", "db", "kn", "hp", "cc", "fps", "ppm", "ph",
))  # fmt: skip
#: Words between hours and minutes, with spaces around them: 12 h 00, 15 giờ 50.
HOUR_WORDS = frozenset(
    ("h", "giờ", "uhr", "heures", "heure", "horas", "ore", "час", "часов", "часа", "godz", "hodin", "बजकर")
)
#: Letters right before digits that are a currency and make no code of them: Rp1.500, Rs500, kr20.
MONEY_LETTERS = frozenset(
    ("rp", "rs", "rm", "kr", "usd", "eur", "gbp", "vnd", "inr", "cny", "rmb", "jpy", "php", "idr")
)
