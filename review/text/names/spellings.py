"""How well letters of one script spell a name of another: Шольц and 숄츠 fit Scholz, and Merkel fits neither.

`sounds.py` tells what a name cannot be from general knowledge of orthographies; in a whole sentence something sounds
like nearly every name by that. This is learned: which one or two letters of a script stand for which of up to three
Latin ones, as far as the names of cities show it (GeoNames, see scripts/make_spellings.py), and how Japanese names of
persons are read. A pair of blocks counts by its pointwise mutual information, in natural logarithms: how much more
often they stand for each other than by chance. A name and a word fit by the mean of the best alignment, for each Latin
letter.

On names of cities that were held out 0.5 to 2 % of the right ones fit less than `FITS`; of wrong ones, each against
nineteen words of its language, 7 % (Hangul, katakana) to 18 % (Hebrew) fit more.
"""

from __future__ import annotations

import lzma
from functools import lru_cache
from importlib.resources import files

from regex import V1

from review.lazy_patterns import lazy_regex
from review.text.names.place_names import plain_word
from review.text.normalize import ascii_key, nfd

__all__ = ["FILE", "KANJI", "best_fit", "has_spellings", "letters_of", "script_of"]

FILE = files("review.text.names").joinpath("spellings.tsv.xz")
#: The table of Han characters as names of Japan read them.
KANJI = "Kanji"
#: A letter that none of the table's blocks explains, a pair of letters that never stand for each other.
_LEFT_OUT, _NEVER = -1.2, -3.0
#: What it costs to begin within a word, for each letter before (an article), or to end before it does (an ending); and
#: how many letters those may have.
_BEFORE, _BEHIND, _ARTICLE, _ENDING = -1.2, -0.7, 3, 4
_MOST_LETTERS = 24
#: What a letter is worth, romanised as usual, that no city's name has so.
_USUAL = 2.0
#: Letters of India that only foreign words have, for the open o of English (Paul, Ross, Shaw): cities hardly show them.
_OPEN_O = frozenset("ॉऑૉઑ")
_WRITTEN_SO = {"au": _USUAL, "aw": _USUAL, "a": _USUAL / 2}
_IMPOSSIBLE = -1e9
_FORMAT = lazy_regex(r"\p{Cf}+")
_MARKS = lazy_regex(r"\p{Mn}+")
_UNMARKED = frozenset(("Arabic", "Hebrew", "Greek"))
#: Persian and Urdu letters for those of Arabic.
_ARABIC = str.maketrans("یکےہھ", "يكيهه")
_SCRIPT = lazy_regex(
    r"(?P<Arabic>\p{Arabic})|(?P<Armenian>\p{Armenian})|(?P<Bengali>\p{Bengali})|(?P<Cyrillic>\p{Cyrillic})"
    r"|(?P<Devanagari>\p{Devanagari})|(?P<Georgian>\p{Georgian})|(?P<Greek>\p{Greek})|(?P<Gujarati>\p{Gujarati})"
    r"|(?P<Gurmukhi>\p{Gurmukhi})|(?P<Han>\p{Han})|(?P<Hangul>\p{Hangul})|(?P<Hebrew>\p{Hebrew})"
    r"|(?P<Kannada>\p{Kannada})|(?P<Katakana>[\p{Katakana}ー])|(?P<Malayalam>\p{Malayalam})|(?P<Tamil>\p{Tamil})"
    r"|(?P<Telugu>\p{Telugu})|(?P<Thai>\p{Thai})",
    V1,
)

_NOTHING: dict[str, float] = {}
_Table = dict[str, dict[str, float]]


def script_of(word: str) -> str:
    """The script of a word's first letter as the table names it; "" for Latin, hiragana and others."""
    match = _SCRIPT.match(word)
    return match.lastgroup or "" if match else ""


@lru_cache(maxsize=65536)
def letters_of(word: str, script: str) -> str:
    """A word as the table spells it: folded, Korean in single letters, Arabic, Hebrew and Greek without marks."""
    word = _FORMAT.sub("", word)
    if script in _UNMARKED:
        bare: str = _MARKS.sub("", nfd(word.casefold()))
        return bare.translate(_ARABIC)
    return nfd(word) if script == "Hangul" else plain_word(word)


@lru_cache(maxsize=1)
def _tables() -> dict[str, _Table]:
    tables: dict[str, _Table] = {}
    for line in lzma.decompress(FILE.read_bytes()).decode().splitlines():
        script, block, *pairs = line.split("\t")
        tables.setdefault(script, {})[block] = {
            letters: int(weight) / 100 for letters, weight in (pair.split(" ") for pair in pairs)
        }
    return tables


def has_spellings(script: str) -> bool:
    """Whether the table knows a script."""
    return script in _tables()


@lru_cache(maxsize=4096)
def _single(letter: str, script: str) -> dict[str, float]:
    """What a letter stands for; how it is usually romanised, too, where it is not read by words."""
    key = "" if script in ("Han", KANJI) else ascii_key(letter)
    usual = {key: _USUAL} if key.isalpha() and len(key) <= 3 else {}
    usual |= _WRITTEN_SO if letter in _OPEN_O else {}
    return usual | _tables().get(script, {}).get(letter, {})


@lru_cache(maxsize=16384)
def best_fit(name: str, word: str, script: str, within: bool = False) -> float:
    """How well `name`, in lower-case Latin letters without accents, fits `word` (`letters_of`); about 3 is a good fit.

    `within` a word of a script without spaces the name may stand anywhere, at no cost.
    """
    table = _tables().get(script, {})
    many, length, most = len(word), len(name), 6 if script == KANJI else 3
    if not many or not 1 <= length <= _MOST_LETTERS:
        return _IMPOSSIBLE
    rows = [[_IMPOSSIBLE] * (length + 1) for _ in range(many + 3)]
    for at in range(many if within else min(_ARTICLE + 1, many)):
        rows[at][0] = 0.0 if within else _BEFORE * at
    for at in range(many + 1):
        row, one, two = rows[at], rows[at + 1], rows[at + 2]
        letter, pair = word[at : at + 1], word[at : at + 2]
        single = _single(letter, script)
        double = table.get(pair, _NOTHING) if len(pair) == 2 else _NOTHING
        for there, cost in enumerate(row):
            if cost <= _IMPOSSIBLE:
                continue
            # comparisons, not max(): this is asked for each cell of each word beside each name
            left_out = cost + _LEFT_OUT
            if there < length and row[there + 1] < left_out:
                row[there + 1] = left_out
            if at == many:
                continue
            if (there or not within) and one[there] < left_out:
                one[there] = left_out
            for end in range(there + 1, min(there + most, length) + 1):
                block = name[there:end]
                fit = cost + single.get(block, _NEVER if end == there + 1 else _IMPOSSIBLE)
                if one[end] < fit:
                    one[end] = fit
                if block in double and two[end] < cost + double[block]:
                    two[end] = cost + double[block]
    if within:
        return max(row[length] for row in rows[1 : many + 1]) / length
    ends = range(max(1, many - _ENDING), many + 1)
    return max(rows[at][length] + _BEHIND * (many - at) for at in ends) / length
