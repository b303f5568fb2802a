#!/usr/bin/env python3
"""Makes review/text/names/peoples.tsv.xz: how languages begin the words for who or what is of a country.

usage: apt-get install dict-freedict-…; npm pack i18n-nationality; python scripts/make_peoples.py [FOLDER] LANGS
LANGS is the folder langs/ of i18n-nationality (MIT, widdix GmbH): nationalities by country in eight languages. From
these, from English words (review/text/names/peoples.py) and from CLDR's names of languages the words of other languages
are reached by FreeDict's dictionaries (GPL 2 or 3 or later, https://freedict.org; FOLDER: /usr/share/dictd, where
Debian has them). A word counts where two dictionaries or two seeds say so, or where another word for the same country
begins as it does. A line is language, country (ISO 3166), and the beginnings; one with a capital needs it in a text.
"""

from __future__ import annotations

import json
import lzma
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import regex
from dictd import articles
from wordfreq import available_languages, get_frequency_dict

from review.text.language import likely_subtags, locale_of
from review.text.lexicon import frequency
from review.text.names.peoples import derived_peoples
from review.text.names.person_names import is_usual_given
from review.text.names.place_names import VOWEL_END, names_in, plain_word
from review.text.scripts import scripts_of
from review.text.tokens import is_unspaced

#: ISO 639-3 as FreeDict writes it → BCP 47.
LANGUAGES = {
    "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "fin": "fi",
    "fra": "fr", "hrv": "hr", "hun": "hu", "ind": "id", "ita": "it", "lit": "lt", "nld": "nl",
    "nor": "nb", "pol": "pl", "por": "pt", "rus": "ru", "slk": "sk", "slv": "sl", "spa": "es", "srp": "sr",
    "swe": "sv", "tur": "tr",
}  # fmt: skip
#: Languages of which only CLDR's names of languages are known.
FURTHER = ("uk", "ro", "ca", "nb", "da", "hu", "sk", "sl", "sr", "lt", "lv", "et", "be")
#: Where i18n-nationality's capitals are the language's own.
_CAPITALS = ("en", "nl")
#: A shorter beginning tells too little; what is behind it at most.
_SHORTEST, _BEHIND = 4, 5
#: So many letters words of one country have in common, where only one dictionary has them.
_ALIKE = 3
#: Letters that inflection adds to a word; so many times as often must words of a country begin so as others, and have
#: at least such a share of all words.
_INFLECTED, _CLEAR, _RARE = 4, 5, 1e-6
#: The most countries that a word may be of.
_COUNTRIES = 2
#: Countries that i18n-nationality calls by another's people: France's, America's and the Welsh.
_OF_OTHERS = frozenset(("TF", "UM", "WF"))
#: What few dictionaries have is said so often (Zipf).
_SAID = 1.3
#: A beginning that is a word as frequent (Zipf) must be one that is of the country: argent is none of argentin.
_FREQUENT = 4.5
#: So many dictionaries agree on a word that begins like no other for its country; what a seed counts.
_SEED = 3
#: What Slavic languages leave out of the end of a word.
_FLEETING = regex.compile(r"(.{2,}?)(ie|[еeaа])([цcкk])ь?")
#: What becomes of the last sound of a man's word in the plural.
_SOFTENED = {
    "cs": (("k", "c"), ("r", "ř"), ("ch", "š")), "sk": (("k", "c"), ("ch", "s")), "pl": (("k", "c"), ("r", "rz")),
    "hr": (("k", "c"),), "sl": (("k", "c"),),
}  # fmt: skip
_LATIN = regex.compile(r"\p{Latin}")


def main(dictionaries: Path, langs: Path) -> None:
    """Reads the dictionaries of a folder, and another's nationalities, and writes the table."""
    seeds: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    votes: dict[str, dict[tuple[str, str], Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for language, word, place in known(langs):
        seeds[language][plain_word(word)].add(place)
        votes[language][word, place]["seed"] += 1
    for ours in LANGUAGES:
        for theirs in LANGUAGES:
            if LANGUAGES[ours] not in seeds or ours == theirs:
                continue
            for turned in (False, True):
                pair = f"{theirs}-{ours}" if turned else f"{ours}-{theirs}"
                for one, other in entries(dictionaries / f"freedict-{pair}"):
                    if turned:
                        one, other = other, one
                    if LANGUAGES[ours] in _CAPITALS and not one[0].isupper():
                        continue  # to polish, the turkey
                    places = seeds[LANGUAGES[ours]].get(plain_word(one), ())
                    if 0 < len(places) <= _COUNTRIES and other.replace("-", "").isalpha():
                        for place in places:
                            votes[LANGUAGES[theirs]][other, place][ours] += 1
    write(votes)


def write(votes: dict[str, dict[tuple[str, str], Counter[str]]]) -> None:
    """Writes the table of what says that a word (a language's, of a country) is of a country."""
    lines = [
        "\t".join([language, place, *sorted(begins)]) + "\n"
        for language in sorted(votes)
        for place, begins in sorted(beginnings(language, votes[language]).items())
    ]
    target = Path(str(files("review.text.names").joinpath("peoples.tsv.xz")))
    target.write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines)} lines, {target.stat().st_size} bytes")


def known(langs: Path) -> Iterator[tuple[str, str, str]]:
    """(language, word, country) of the tables that say so outright."""
    english: dict[str, str] = {}
    for file in sorted(langs.glob("*.json")):
        for place, said in json.loads(file.read_text(encoding="utf-8"))["nationalities"].items():
            if said.isalpha() and said not in names_in(file.stem).get(place, ()) and place not in _OF_OTHERS:
                yield file.stem, said if file.stem in _CAPITALS else said.lower(), place
                if file.stem == "en":
                    english[place] = said
    for word, places in derived_peoples("en").items():
        if len(places) == 1 and word.isalpha() and not word.endswith(("eses", "shs")):
            yield "en", word.title(), next(iter(places))
    spoken = {str(name): tag for tag, name in locale_of("en").languages.items()}
    for place, said in english.items():
        tag = spoken.get(said)
        if tag is None or likely_subtags(tag)[1] != place:
            continue
        for language in sorted({*LANGUAGES.values(), *FURTHER} - {"en"}):
            locale = locale_of(language)
            name = str(locale.languages.get(tag, "")) if locale is not None else ""
            if name.isalpha():
                yield language, name.removesuffix("語"), place


def entries(stem: Path) -> Iterator[tuple[str, str]]:
    """A dictionary's headwords of one word, with each of their translations of one."""
    for head, translations in articles(stem):
        for word in translations:
            if head and word and " " not in head and " " not in word:
                yield head, word


def beginnings(language: str, votes: dict[tuple[str, str], Counter[str]]) -> dict[str, set[str]]:
    """By country how its words begin in a language: of words that are sure, and of no other word of the language."""
    by_word: dict[str, dict[str, int]] = defaultdict(dict)
    named = names_in(language)
    own = {place: {plain_word(word) for name in names for word in name.split()} for place, names in named.items()}
    for (word, place), said in votes.items():
        if "seed" not in said and plain_word(word) in own.get(place, ()):
            continue  # the country itself
        if is_written(word, language) and not (language in _CAPITALS and word.islower()):
            by_word[word][place] = len(said) + (_SEED if "seed" in said else 0)
    sure: dict[str, set[str]] = {place: {start_of(name) for name in names} for place, names in named.items()}
    for word, places in by_word.items():
        for place, count in places.items():
            if count >= _SEED:
                sure.setdefault(place, set()).add(start_of(word))
    known = get_frequency_dict(language, "small") if language in available_languages("small") else {}
    words: dict[str, set[str]] = defaultdict(set)
    for word, places in by_word.items():
        best = max(places.values())
        chosen = [place for place, count in places.items() if count * 2 >= best]
        for place in chosen if len(chosen) <= _COUNTRIES else ():
            alike = start_of(word) in sure.get(place, ()) and not is_usual_given(word)
            if best >= _SEED or (alike and (not known or frequency(word.casefold(), language) >= _SAID)):
                words[place].add(word)
    every = {plain_word(name) for names in named.values() for name in names}
    every |= {plain_word(word) for one in words.values() for word in one}
    every |= {begin.casefold() for one in words.values() for word in one for begin in begins_of(word, language)}
    stems = {VOWEL_END.sub("", one) for one in every} | every
    common = sorted((plain_word(word), share, is_form(plain_word(word), stems)) for word, share in known.items())
    found: dict[str, set[str]] = {}
    for place, said in words.items():
        begins = {begin for word in said for begin in begins_of(word, language)}
        begins -= {begin.capitalize() for begin in begins if begin.islower()}
        longer = {one for one in begins for other in begins if one != other and one.casefold().startswith(other)}
        longer |= {one for one in begins for other in begins if one != other and one.startswith(other)}
        said_so = {plain_word(word) for word in said}
        kept = {
            begin
            for begin in begins - longer
            if is_clear(begin.casefold(), common)
            and (begin.casefold() in said_so or frequency(begin.casefold(), language) < _FREQUENT)
        }
        if kept:
            found[place] = kept
    return found


def is_written(word: str, language: str) -> bool:
    """Whether a word is in the script of a language."""
    return (_LATIN.match(word) is not None) == ("LATIN" in scripts_of(language))


def start_of(word: str) -> str:
    """By what words of one country are alike."""
    return plain_word(word)[: 1 if is_unspaced(word) else _ALIKE]


def begins_of(word: str, language: str) -> Iterator[str]:
    """How forms of a word begin: without its last vowels, without that before its last letter, or softened."""
    if is_unspaced(word):
        return
    key = plain_word(word)
    stems = [VOWEL_END.sub("", key)]
    fleeting = _FLEETING.fullmatch(key)
    if fleeting is not None:  # австриец, австрийцы
        vowel = VOWEL_END.search(fleeting[1]) is not None
        stems.append(fleeting[1] + ("й" if vowel and fleeting[3] == "ц" else "") + fleeting[3])
    # Slováci of Slovák, Maďaři of Maďar
    softened = _SOFTENED.get(language, ()) if word[0].isupper() else ()
    stems += [key.removesuffix(hard) + soft for hard, soft in softened if key.endswith(hard)]
    for stem in stems:
        begin = stem if len(stem) >= _SHORTEST else key
        if len(begin) >= _SHORTEST:
            yield begin.capitalize() if word[0].isupper() else begin


def is_form(word: str, stems: set[str]) -> bool:
    """Whether a word is one of a people's or a country's with another ending."""
    return any(word[:end] in stems for end in range(max(_SHORTEST, len(word) - _INFLECTED), len(word) + 1))


def is_clear(begin: str, common: list[tuple[str, float, bool]]) -> bool:
    """Whether few of the words (sorted, with their shares of all words) that begin so are of no country."""
    shares = {True: _RARE, False: 0.0}
    for word, share, of_country in common[bisect_left(common, (begin, 0.0, False)) :]:
        if not word.startswith(begin):
            break
        if len(word) <= len(begin) + _BEHIND:
            shares[of_country] += share
    return shares[False] * _CLEAR <= shares[True]


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 2 else "/usr/share/dictd"), Path(sys.argv[-1]))
