#!/usr/bin/env python3
"""Makes review/text/names/nature.tsv.xz: what rivers, seas, lakes, mountains and islands are called in many languages.

usage: apt-get install wordnet-base dict-freedict-{eng-deu,deu-eng,…,deu-rus,fin-ita,fra-ell,pol-nld,…}
       python scripts/make_nature_names.py [DICTIONARIES [WORDNET]]
WordNet 3.0 (Princeton, its own free licence) says which English names are of such a thing. What others call it is from
FreeDict's dictionaries (GPL 2 or 3 or later, https://freedict.org) from and into English, and those from what these
have most of (LINKS). Where a language has one name for two things, or says it often as a word of its own, the name is
left out, and so are CLDR's countries.
A line is a thing: for each language its tag, "=" and its names, folded, `|` between them; tabs between languages.
Without folders: /usr/share/dictd and /usr/share/wordnet, where Debian has them.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import regex
from dictd import articles

from review.text.lexicon import frequency, is_function_word
from review.text.names.cities import folded
from review.text.names.nature import FILE
from review.text.names.place_names import names_in, plain_word
from review.text.scripts import is_cased, scripts_of
from review.text.tokens import is_unspaced
from review.text.word_lists import is_listed

#: WordNet's synsets (offset of the noun) that a thing is an instance of, at any depth: river, sea, ocean, gulf, strait,
#: bay, lake, mountain, peak, range, island, desert.
KINDS = (
    "09411430", "09426788", "09376198", "09296121", "09446115", "09215664", "09328904", "09359803", "09360122",
    "09403734", "09316454", "09270735",
)  # fmt: skip
#: ISO 639-3 as FreeDict writes it → BCP 47.
LANGUAGES = {
    "afr": "af", "ara": "ar", "bul": "bg", "ces": "cs", "cym": "cy", "dan": "da", "deu": "de", "ell": "el", "fin": "fi",
    "fra": "fr", "gle": "ga", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja",
    "lit": "lt", "nld": "nl", "nor": "nb", "pol": "pl", "por": "pt", "rom": "ro", "rus": "ru", "slk": "sk", "slv": "sl",
    "spa": "es", "srp": "sr", "swe": "sv", "tur": "tr",
}  # fmt: skip
#: What English has no dictionary for, or little, is reached through these.
LINKS = ("deu", "fin", "pol", "fra")
_ARTICLE = regex.compile("[Tt]he ")
#: A name has so many words; what is said so often (Zipf) is a word, in a language with capitals and in another.
_WORDS, _SAID, _SAID_SMALL = 3, 5.0, 4.0


def things(data: Path) -> Iterator[list[str]]:
    """The English names of each thing in WordNet's data.noun (wndb(5WN))."""
    kinds = set(KINDS)
    entries: list[tuple[str, list[str], list[tuple[str, str]]]] = []
    for line in data.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words = [word.replace("_", " ") for word in fields[4 : 4 + 2 * count : 2]]
        pointers = fields[5 + 2 * count :]
        above = [(how, to) for how, to in zip(pointers[::4], pointers[1::4], strict=False) if how in ("@", "@i")]
        entries.append((fields[0], words, above))
    grown = True
    while grown:  # a volcano is a mountain, too
        more = {offset for offset, _, above in entries if any(how == "@" and to in kinds for how, to in above)}
        grown, kinds = not more <= kinds, kinds | more
    for _, words, above in entries:
        if above and all(how == "@i" and to in kinds for how, to in above):
            yield words


def main(dictionaries: Path, wordnet: Path) -> int:
    """Reads both and writes the table."""
    data = wordnet / "data.noun"
    known = _countries("en")
    found: list[dict[str, set[str]]] = []
    by_english: defaultdict[str, list[int]] = defaultdict(list)
    for words in things(data):
        if any(plain_word(word) in known for word in words):
            continue  # a country, whose names are known
        for word in words:
            by_english[word.casefold()].append(len(found))
        found.append(defaultdict(set, {"en": set(words)}))
    for code, language in sorted(LANGUAGES.items()):
        for pair, turned in ((f"eng-{code}", False), (f"{code}-eng", True)):
            for head, translations in articles(dictionaries / f"freedict-{pair}"):
                for one in translations:
                    english, other = (one, head) if turned else (head, one)
                    for number in by_english.get(_ARTICLE.sub("", english).casefold(), ()):
                        if may_name(other, language):
                            found[number][language].add(other)
    for link in LINKS:
        by_link: defaultdict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(found):
            for name in names[LANGUAGES[link]]:
                by_link[name].append(number)
        for code, language in sorted(LANGUAGES.items()):
            for head, translations in articles(dictionaries / f"freedict-{link}-{code}") if code != link else ():
                for number in by_link.get(head, ()):
                    found[number][language].update(
                        one for one in translations if may_name(one, language) and not explains(one, link, language)
                    )
    lines = list(written(found, small_words(data)))
    packed = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(str(FILE)).write_bytes(packed)
    sys.stdout.write(f"{len(lines)} things, {len(packed)} bytes\n")
    return 0


@lru_cache(maxsize=64)
def _countries(language: str) -> frozenset[str]:
    return frozenset(plain_word(name) for names in names_in(language).values() for name in names)


def may_name(entry: str, language: str) -> bool:
    """Whether an entry is written as a name is, and is no remark in English."""
    words = entry.split()
    if not 1 <= len(words) <= _WORDS or (is_cased(language) and not entry[0].isupper()):
        return False
    if plain_word(entry) in _countries(language) or (len(words) > 1 and is_unspaced(entry)):
        return False
    if "LATIN" not in scripts_of(language):
        return not regex.search(r"\p{Latin}", entry)
    keys = [word.casefold() for word in words] if len(words) > 1 else []
    return language == "en" or not any(
        is_listed(key, "en") and frequency(key, "en") > frequency(key, language) + 1.0 for key in keys
    )


def explains(entry: str, link: str, language: str) -> bool:
    """Whether an entry is a remark in the language that the dictionary is from."""
    if "LATIN" not in scripts_of(language):
        return False
    keys = [word.casefold() for word in entry.split()]
    return any(frequency(key, LANGUAGES[link]) > frequency(key, language) + 1.0 for key in keys)


def small_words(data: Path) -> frozenset[str]:
    """What WordNet's nouns have in small letters."""
    lines = (line.split() for line in data.read_text(encoding="ascii").splitlines() if not line.startswith(" "))
    words = (word for fields in lines for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2])
    return frozenset(word for word in words if word.islower())


def written(found: list[dict[str, set[str]]], small: frozenset[str]) -> Iterator[str]:
    """The lines: of each thing the names that nothing else has in its language."""
    keys = [
        {language: {folded(name) for name in called if not is_word(name, language, small)} - {""}
         for language, called in names.items()}
        for names in found
    ]  # fmt: skip
    things_of = Counter((language, key) for names in keys for language, called in names.items() for key in called)
    for names in keys:
        own = {
            language: sorted(key for key in called if things_of[language, key] == 1)
            for language, called in names.items()
        }
        if own["en"]:
            yield "\t".join(f"{language}={'|'.join(called)}" for language, called in sorted(own.items()) if called)


def is_word(name: str, language: str, small: frozenset[str]) -> bool:
    """Whether one word is one of its language."""
    key = name.casefold()
    if " " in name:
        return False
    if is_function_word(key, language) or (language == "en" and key in small):
        return True
    return language != "en" and frequency(key, language) >= (_SAID if is_cased(language) else _SAID_SMALL)


if __name__ == "__main__":
    folders = [Path(one) for one in sys.argv[1:]]
    sys.exit(main(*(folders + [Path("/usr/share/dictd"), Path("/usr/share/wordnet")][len(folders) :])))
