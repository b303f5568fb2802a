"""Number words of each language: seven, bảy, двадцать пять, zweiundzwanzig; and magnitudes: million, triệu, Mrd.

Cardinals and ordinals up to a thousand come from CLDR's spell-out rules (number_words.tsv beside this file, made by
scripts/spell_numbers.py), magnitudes from CLDR's compact number formats through Babel. English and Vietnamese have
words of their own here, and a few other languages those that CLDR lacks. All is read lazily, one language at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from os.path import commonprefix
from typing import Literal, NamedTuple

import regex

from review.text.language import base_language, locale_of

__all__ = ["NumberWords", "Value", "Word", "number_words"]

Value = int | Fraction
Role = Literal["cardinal", "ordinal", "magnitude", "fraction", "other"]


class Word(NamedTuple):
    """One word or fixed phrase. `ambiguous`: it is as often something else (one, năm, neuf)."""

    value: Value
    role: Role
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of one language, keyed by their folded spelling, words of a phrase with single spaces between."""

    language: str
    phrases: dict[str, Word]
    #: First word of a phrase → the number of words in the longest one.
    longest: dict[str, int]
    #: Beginnings of inflected magnitudes (миллион-) → value.
    stems: dict[str, int]
    #: Letters that mean a magnitude only right after digits: 5k, $3m, 79bn.
    suffixes: dict[str, int]
    #: Words that may stand inside a number: and, lẻ, et, y.
    joints: frozenset[str]
    #: Words that end no number though their value would fit: ba mươi năm is thirty years, not 35.
    never_last: frozenset[str]
    #: Whether numbers are glued into one word (zweihundertfünf, duecentotre).
    glued: bool

    def word(self, key: str) -> Word | None:
        """The meaning of a single word, inflected magnitudes and glued numbers included."""
        found = self.phrases.get(key)
        return found if found is not None or len(key) < 5 else _inflected(self.language, key)


_JOINTS: dict[str, tuple[str, ...]] = {
    "en": ("and",), "vi": ("linh", "lẻ", "không"), "fr": ("et",), "es": ("y",), "pt": ("e",), "de": ("und",),
    "nl": ("en",), "da": ("og",), "nb": ("og",), "sv": ("och",), "ca": ("i",), "ro": ("şi", "și"), "el": ("και",),
    "ar": ("و",), "it": ("e",), "id": (), "gl": ("e",),
}  # fmt: skip
_GLUED = frozenset(("de", "nl", "it", "hu", "fi", "et", "sv", "da", "nb", "no", "nn", "is", "lb", "af", "tr", "bg"))

#: Cardinals that are as often another word; "one" and its like are added for every language.
_AMBIGUOUS: dict[str, str] = {
    "vi": "không ba tư năm chín sáu bảy mười lăm nhăm mươi trăm nghìn vạn",
    "de": "acht elf sieben", "nl": "acht elf", "fr": "neuf six dix sept cent mille", "es": "once mil cero ciento",
    "pt": "mil cem cento sete", "it": "sei mille cento sette", "sv": "fem sju tio tre", "da": "seks otte ti tre",
    "nb": "seks ti tre", "no": "seks ti tre", "tr": "on altı yedi kırk yüz bin iki", "hu": "hat hét száz ezer öt",
    "fi": "kuusi sata kuuden", "pl": "sto stu", "cs": "sto sta", "sk": "sto", "ro": "o sută nouă doi", "hi": "दो सौ नौ सात छह पाँच",
    "ne": "दुई सय नौ", "id": "satu dua enam", "ms": "satu dua", "sw": "tano", "ru": "сорок семи стоя", "uk": "сім сорок",
    "bg": "сто две", "sr": "sto сто", "hr": "sto", "el": "έξι ένα", "fa": "سه ده شش صد نه", "he": "שש תשע", "ar": "ست مائة",
    "ca": "sis deu nou set cent", "eu": "bi hiru hamar", "et": "sada kuus", "lt": "du", "lv": "divi seši", "af": "tien sewe",
}  # fmt: skip

#: What CLDR's rules lack: words by their value, written by hand.
_CARDINALS: dict[str, dict[int, str]] = {
    "vi": {4: "tư", 5: "lăm nhăm", 1: "mốt", 7: "bẩy", 10: "mươi", 2: "đôi cặp cả_hai"},
    "en": {0: "nil nought", 2: "both couple pair twice double doubled doubling doubles duo twin twins",
           3: "thrice triple tripled trio triplets", 4: "quadruple fourfold quartet", 10: "decade tens ten-fold", 12: "dozen dozens",
           14: "fortnight", 1: "once single", 100: "hundreds century", 20: "twenties", 30: "thirties", 40: "forties",
           50: "fifties", 60: "sixties", 70: "seventies", 80: "eighties", 90: "nineties"},
    "de": {2: "beide beiden beider zwo doppelt zweimal", 3: "dreimal", 12: "dutzend dutzende dutzenden", 1: "einmal", 10: "jahrzehnt"},
    "fr": {2: "deux_fois double", 3: "triple", 12: "douzaine douzaines", 10: "dizaine décennie", 20: "vingtaine", 30: "trentaine",
           15: "quinzaine", 40: "quarantaine", 50: "cinquantaine", 60: "soixantaine", 100: "centaine siècle"},
    "es": {2: "doble ambos ambas", 3: "triple", 10: "decena década", 12: "docena docenas", 100: "centenar siglo cien"},
    "pt": {2: "dobro ambos ambas", 10: "dezena década", 12: "dúzia dúzias", 100: "centena século", 16: "dezasseis", 17: "dezassete",
           19: "dezanove", 14: "quatorze"},
    "it": {2: "doppio entrambi entrambe", 10: "decina decennio", 12: "dozzina dozzine", 15: "quindicina", 20: "ventina", 100: "centinaio secolo"},
    "ru": {2: "оба обе обоих двое двух двойной дважды вдвое", 3: "трое троих трёх трижды втрое", 4: "четверо четверых четырёх",
           5: "пятеро пятерых", 6: "шестеро шестерых", 7: "семеро семерых", 10: "десяток десятка десятилетие", 12: "дюжина",
           100: "сотня сотни столетие"},
    "uk": {1: "один одна одне одного однієї", 2: "двох двома двом двоє обидва обидві", 3: "трьох трьом трьома троє",
           4: "чотирьох чотирьом четверо", 5: "п'яти п'ятьох п'ятеро", 6: "шести шістьох", 7: "семи сімох", 8: "восьми вісьмох",
           9: "дев'яти", 10: "десяти десятьох десяток", 12: "дюжина"},
    "pl": {2: "dwaj dwóch dwu dwoma dwojga oba obie obaj dwukrotnie", 3: "troje trojga trzykrotnie", 4: "czworo", 5: "pięcioro pięciu",
           10: "dekada", 12: "tuzin"},
    "cs": {2: "dvou dvěma oba obě dvojnásobek dvakrát", 3: "tří třem třemi třikrát", 4: "čtyř čtyřem čtyřmi", 5: "pěti", 6: "šesti", 7: "sedmi",
           8: "osmi", 9: "devíti", 10: "deseti desítka", 11: "jedenácti", 12: "dvanácti tucet", 20: "dvaceti", 30: "třiceti"},
    "sk": {2: "dvoch dvom dvoma obaja obe", 3: "troch trom traja", 4: "štyroch štyria", 5: "piatich päť", 6: "šiestich", 7: "siedmich",
           10: "desiatich", 12: "tucet"},
    "nl": {2: "beide beiden dubbele tweemaal", 12: "dozijn", 10: "decennium"},
    "hi": {2: "दोनों दोगुना दोगुनी", 12: "दर्जन", 10: "दशक", 3: "तीनों", 6: "छः छ", 5: "पांच", 15: "पंद्रह", 50: "पचास"},
    "sv": {2: "båda dubbelt två", 12: "dussin"}, "da": {2: "begge dobbelt", 12: "dusin"}, "nb": {2: "begge dobbelt", 12: "dusin"},
    "tr": {2: "çift", 12: "düzine"}, "id": {2: "kedua dua_kali", 12: "lusin", 1: "seorang sebuah"},
    "ar": {2: "اثنان اثنين اثنتين اثنتان كلا كلتا", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني ثمان", 9: "تسع", 10: "عشر"},
}  # fmt: skip
_FRACTIONS: dict[str, dict[Fraction, str]] = {
    "en": {Fraction(1, 2): "half halves", Fraction(1, 4): "quarter quarters", Fraction(3, 4): "three-quarters"},
    "vi": {Fraction(1, 2): "nửa một_nửa rưỡi phân_nửa"},
    "de": {Fraction(1, 2): "halb halbe halben hälfte halbes", Fraction(1, 3): "drittel", Fraction(1, 4): "viertel",
           Fraction(1, 5): "fünftel", Fraction(3, 2): "anderthalb eineinhalb"},
    "fr": {Fraction(1, 2): "demi demie moitié", Fraction(1, 3): "tiers", Fraction(1, 4): "quart quarts"},
    "es": {Fraction(1, 2): "medio media mitad", Fraction(1, 3): "tercio tercios", Fraction(1, 4): "cuarto cuartos"},
    "pt": {Fraction(1, 2): "meio meia metade", Fraction(1, 3): "terço terços", Fraction(1, 4): "quarto quartos"},
    "it": {Fraction(1, 2): "mezzo mezza metà", Fraction(1, 3): "terzo terzi", Fraction(1, 4): "quarto quarti"},
    "ru": {Fraction(1, 2): "половина половину половины пол полтора полторы", Fraction(1, 3): "треть трети", Fraction(1, 4): "четверть четверти"},
    "pl": {Fraction(1, 2): "pół połowa połowę połowy", Fraction(3, 2): "półtora półtorej", Fraction(1, 4): "ćwierć"},
    "cs": {Fraction(1, 2): "půl polovina polovinu polovině", Fraction(1, 3): "třetina třetinu", Fraction(1, 4): "čtvrtina čtvrtinu čtvrt"},
    "hi": {Fraction(1, 2): "आधा आधे आधी", Fraction(3, 2): "डेढ़", Fraction(5, 2): "ढाई"},
}  # fmt: skip
_MAGNITUDES: dict[str, dict[int, str]] = {
    "en": {100: "hundred", 1000: "thousand thousands", 10**6: "million millions mln mio", 10**9: "billion billions bln", 10**12: "trillion trillions trln",
           10**5: "lakh lakhs lac", 10**7: "crore crores", 10**15: "quadrillion"},
    "vi": {100: "trăm", 1000: "nghìn ngàn", 10**4: "vạn", 10**6: "triệu", 10**9: "tỷ tỉ", 10: "chục", 12: "tá"},
    "de": {10**6: "mio mill", 10**9: "mrd", 10**3: "tsd", 10**12: "bio", 10**18: "trillion trillionen"},
    "fr": {10**3: "mille millier milliers", 10**18: "trillion trillions", 10**9: "md mds mrd"},
    "es": {10**6: "mill mills", 10**9: "millardo millardos"},
    "pt": {10**6: "mio", 10**9: "mil_milhões bilião biliões bilhão bilhões", 10**3: "milhar milhares", 10**12: "trilião"},
    "it": {10**6: "mln", 10**9: "mld mrd", 10**3: "migliaia"},
    "ru": {10**6: "млн", 10**9: "млрд", 10**3: "тыс тысячу тысячам тысячами тысячах", 10**12: "трлн"},
    "uk": {10**6: "млн", 10**9: "млрд", 10**3: "тис", 10**12: "трлн"},
    "hi": {100: "सौ", 1000: "हजार हज़ार", 10**5: "लाख लाखों", 10**7: "करोड़ करोड़ करोड़ों", 10**9: "अरब", 10**6: "मिलियन", 10**12: "ट्रिलियन"},
    "nl": {10**6: "mln", 10**9: "mld", 10**3: "duizend"},
    "pl": {10**6: "mln", 10**9: "mld mlrd", 10**3: "tys"},
    "id": {10**3: "ribu", 10**6: "juta", 10**9: "miliar milyar", 10**12: "triliun"},
    "tr": {10**3: "bin", 10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"},
    "ko": {10**3: "천", 10**4: "만", 10**8: "억", 10**12: "조"},
    "th": {10**2: "ร้อย", 10**3: "พัน", 10**4: "หมื่น", 10**5: "แสน", 10**6: "ล้าน"},
}  # fmt: skip
#: 5K, 3M, 79B: what letters after digits mean in any language written with Latin letters.
_SUFFIXES = {"k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "B": 10**9, "tn": 10**12, "trn": 10**12}
_PATTERN = regex.compile(r"0+")


def fold_word(word: str) -> str:
    """The spelling under which a word is looked up."""
    return word.casefold().replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=64)
def number_words(language: str) -> NumberWords:
    """The number words of a language (BCP 47); magnitudes alone, or nothing, where CLDR has no rules for it."""
    base = base_language(language)
    ambiguous = frozenset(_AMBIGUOUS.get(base, "").split())
    phrases: dict[str, Word] = {}
    for role, value, forms in _spelled_out({"no": "nb"}.get(base, base)):
        for form in forms:
            _add(phrases, form, Word(value, role, role == "ordinal" or value <= 1 or form in ambiguous))
            if base == "en" and role == "ordinal" and value > 2:  # two thirds
                _add(phrases, form + "s", Word(value, role, True))
    for value, text in _CARDINALS.get(base, {}).items():
        for form in text.split():
            _add(phrases, form, Word(value, "magnitude" if value == 12 else "cardinal", True))  # four dozen
    for fraction, text in _FRACTIONS.get(base, {}).items():
        for form in text.split():
            _add(phrases, form, Word(fraction, "fraction", True))
    suffixes = dict(_SUFFIXES)
    magnitudes = {form: value for value, text in _MAGNITUDES.get(base, {}).items() for form in text.split()}
    by_value: dict[int, list[str]] = {}
    for form, value, is_long in _compact(language):
        if len(form) <= 3 and form.isascii() and not is_long:
            suffixes[form] = value
        elif " " not in form:
            magnitudes.setdefault(fold_word(form), value)
            if is_long:
                by_value.setdefault(value, []).append(fold_word(form))
    for form, value in magnitudes.items():
        phrases[form.replace("_", " ")] = Word(value, "magnitude", False)
    stems = {stem: value for value, forms in by_value.items() if len(stem := commonprefix(forms)) >= 6}
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[0]] = max(longest.get(words[0], 1), len(words))
    return NumberWords(language, phrases, longest, stems, suffixes, frozenset(_JOINTS.get(base, ())), frozenset(("năm",)) if base == "vi" else frozenset(), base in _GLUED)


def _add(phrases: dict[str, Word], form: str, word: Word) -> None:
    """Cardinals win over ordinals that are spelt alike; hundreds and thousands multiply, so they are magnitudes."""
    key = fold_word(form.replace("_", " ").replace("-", " "))
    if word.role == "cardinal" and word.value in (100, 1000) and " " not in key:
        word = word._replace(role="magnitude", ambiguous=True)
    known = phrases.get(key)
    if known is None or (known.role == "ordinal" and word.role != "ordinal"):
        phrases[key] = word


@lru_cache(maxsize=1)
def _table() -> str:
    return "\n" + (files("review.text") / "number_words.tsv").read_text(encoding="utf-8")


def _spelled_out(base: str) -> list[tuple[Role, int, list[str]]]:
    table = _table()
    start = table.find(f"\n{base}\t")
    rows: list[tuple[Role, int, list[str]]] = []
    while start >= 0 and table.startswith(f"\n{base}\t", start):
        end = table.find("\n", start + 1)
        _, kind, value, forms = table[start + 1 : end].split("\t")
        rows.append(("cardinal" if kind == "c" else "ordinal", int(value), forms.split("|")))
        start = end
    return rows


def _compact(language: str) -> list[tuple[str, int, bool]]:
    """CLDR's magnitudes of a language, ("triệu", 1000000, long), ("Mrd", 1000000000, short)."""
    locale = locale_of(language)
    if locale is None:
        return []
    found: list[tuple[str, int, bool]] = []
    formats = locale.compact_decimal_formats
    for style in ("long", "short"):
        for forms in (formats.get(style) or {}).values():
            for limit, pattern in forms.items():
                text = str(getattr(pattern, "pattern", pattern))
                zeros = _PATTERN.search(text)
                form = _PATTERN.sub("", text).replace("'", "").strip("\u00a0 \u202f.\u200f;-")
                if zeros is not None and form and limit.isdigit():
                    found.append((form, int(limit) // 10 ** (len(zeros.group()) - 1), style == "long"))
    return found


@lru_cache(maxsize=65536)
def _inflected(language: str, key: str) -> Word | None:
    words = number_words(language)
    for stem, value in words.stems.items():
        if key.startswith(stem) and len(key) <= len(stem) + 3:
            return Word(value, "magnitude", True)
    if words.glued:
        for cut in range(len(key) - 2, 2, -1):
            first = words.phrases.get(key[:cut])
            if first is None or first.role not in ("cardinal", "magnitude"):
                continue
            second = words.phrases.get(key[cut:]) or words.phrases.get(key[cut:].removeprefix("und"))
            if second is None or second.role not in ("cardinal", "magnitude"):
                continue
            if first.value >= 100 and second.value < first.value and first.value % 100 == 0:
                return Word(first.value + second.value, "cardinal", False)
            if second.value in (100, 1000) and first.value < second.value:
                return Word(first.value * second.value, "cardinal", False)
    return None
