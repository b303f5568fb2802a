"""Writes review/languages/spelled_numbers.tsv.xz: number words of CLDR's spell-out rules (RBNF), language by language.

usage: spell_numbers.py FOLDER_WITH_ICU_LIBRARIES

ICU is needed once, to make the table, not to run `review`: any build of its C library will do, for example the one
inside the wheel `icu-rbnf`. Every public rule set of a language is asked (genders, cases), cardinals 0 to 100, the
hundreds and 1,000, ordinals 1 to 31 and the tens. One line a value: language, c or o, value, its words with | between.
Source: Unicode CLDR, https://cldr.unicode.org, Unicode licence v3.
"""

from __future__ import annotations

import ctypes
import lzma
import sys
from pathlib import Path

from babel.localedata import locale_identifiers

SPELLOUT, DEFAULT_RULESET, PUBLIC_RULESETS = 5, 6, 7
CARDINALS = [*range(101), *range(200, 1001, 100)]
ORDINALS = [*range(1, 32), *range(40, 101, 10)]
#: `no` is nb; written without spaces: the Han numerals are read by rule, and the rest cannot be told from other words.
LEFT_OUT = {"no", "zh", "ja", "yue", "th", "lo", "km", "my", "ii", "root"}


class Icu:
    """The functions of ICU's C library that are needed here, by name without its version."""

    def __init__(self, folder: Path) -> None:
        for name in ("libicudata", "libicuuc", "libicui18n"):
            path = next(folder.glob(f"{name}*.so*"))
            self.library = ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
        self.version = path.name.split(".so.")[1].split(".")[0]

    def call(self, name: str, *arguments: object, result: object = ctypes.c_int32) -> object:
        function = getattr(self.library, f"{name}_{self.version}")
        function.restype = result
        return function(*arguments)

    def rule_sets(self, language: str) -> tuple[object, list[str]]:
        status = ctypes.c_int32(0)
        handle = self.call(
            "unum_open", SPELLOUT, None, 0, language.encode(), None, ctypes.byref(status), result=ctypes.c_void_p
        )
        locale = self.call(
            "unum_getLocaleByType", ctypes.c_void_p(handle), 0, ctypes.byref(status), result=ctypes.c_char_p
        )
        if locale != language.encode():  # no rules of its own: ICU answered with its default's
            return None, []
        text = self.text("unum_getTextAttribute", ctypes.c_void_p(handle), PUBLIC_RULESETS)
        return handle, [name for name in text.split(";") if name]

    def text(self, name: str, *arguments: object) -> str:
        buffer, status = (ctypes.c_uint16 * 4000)(), ctypes.c_int32(0)
        if name == "unum_format":
            length = self.call(name, *arguments, buffer, 4000, None, ctypes.byref(status))
        else:
            length = self.call(name, *arguments, buffer, 4000, ctypes.byref(status))
        return bytes(buffer)[: 2 * length].decode("utf-16-le")  # type: ignore[operator]

    def spell(self, handle: object, rules: str, numbers: list[int]) -> list[str]:
        status, name = ctypes.c_int32(0), rules.encode("utf-16-le")
        units = (ctypes.c_uint16 * (len(name) // 2)).from_buffer_copy(name)
        self.call(
            "unum_setTextAttribute", ctypes.c_void_p(handle), DEFAULT_RULESET, units, len(units), ctypes.byref(status)
        )
        return [self.text("unum_format", ctypes.c_void_p(handle), ctypes.c_int32(number)) for number in numbers]


def main() -> None:
    """Writes the table."""
    icu = Icu(Path(sys.argv[1]))
    lines = []
    for language in sorted({name.partition("_")[0] for name in locale_identifiers()} - LEFT_OUT):
        handle, rule_sets = icu.rule_sets(language)
        words: dict[tuple[str, int], dict[str, None]] = {}
        for rules in rule_sets:
            kind = "c" if "cardinal" in rules or rules == "%spellout-numbering" else "o" if "ordinal" in rules else ""
            if not kind.strip() or "financial" in rules:
                continue
            numbers = CARDINALS if kind == "c" else ORDINALS
            for number, word in zip(numbers, icu.spell(handle, rules, numbers), strict=True):
                word = word.replace("\u00ad", "").replace("\u200b", "").strip().lower()
                if word and not any(c.isdecimal() for c in word):
                    # Switzerland writes dreissig
                    words.setdefault((kind, number), {}).update(dict.fromkeys((word, word.replace("ß", "ss"))))
        lines += [
            f"{language}\t{kind}\t{number}\t{'|'.join(forms)}\n" for (kind, number), forms in sorted(words.items())
        ]
    target = Path(__file__).parent.parent / "review" / "languages" / "spelled_numbers.tsv.xz"
    target.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
