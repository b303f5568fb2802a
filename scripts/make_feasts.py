#!/usr/bin/env python3
"""Makes review/text/dates/feasts.tsv.xz: what public holidays and days of remembrance of a fixed date are called.

usage: pip install holidays==0.109 into a folder of its own; PYTHONPATH=FOLDER python scripts/make_feasts.py
Names are those of every country of `holidays` (MIT) in every language that it has them in, of all categories, which
stand on one day in all of five years. Lines of a language, a month and a day, and the names, folded, with | between.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import holidays

from review.text.normalize import fold

YEARS = range(2021, 2026)
#: `holidays` calls Bokmål Norwegian, and Montenegrin by a code of its own.
TAGS = {"no": "nb", "cnr": "sr-ME"}


def main() -> None:
    """Writes the table."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code in holidays.list_supported_countries():
        country = getattr(holidays, code)
        for language in country.supported_languages or ("en",):
            days = defaultdict(set)
            spoken = {"language": language} if country.supported_languages else {}
            for date, names in country(years=YEARS, categories=country.supported_categories, **spoken).items():
                for name in names.split("; "):
                    days[name].add((date.year, f"{date.month:02}-{date.day:02}"))
            tag = language.partition("_")[0]
            for name, dates in days.items():
                if len({day for _, day in dates}) == 1 and len(dates) >= len(YEARS) - 1 and "(" not in name:
                    found[TAGS.get(tag, tag), next(iter(dates))[1]].add(fold(name))
    lines = ("\t".join((*key, "|".join(sorted(names)))) for key, names in sorted(found.items()))
    target = Path(str(files("review.text").joinpath("dates/feasts.tsv.xz")))
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
