#!/usr/bin/env python3
"""Makes review/text/names/other_territories.tsv: what languages call a country beside its usual name.

usage: npm pack cldr-localenames-full && tar xzf cldr-localenames-full-*.tgz
       python scripts/make_territories.py package/main
CLDR has short names (U.S., Hong Kong) and variants (Czech Republic, Ivory Coast) beside the name that it prefers; babel
reads none of them. Names with a gloss (Congo (DRC)) are left out, and a short name of two letters but of the United
States, which may be anything (GB).
A line is a base language: its tag, then code=name for each further name, tabs between them.
Source: Unicode CLDR, https://cldr.unicode.org, Unicode licence v3.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from babel import Locale, UnknownLocaleError

from review.text.language import check_tag
from review.text.names.place_names import OTHER_NAMES

#: Two letters stand for this country in headlines; nobody's "GB" is sure to be Great Britain.
_SHORT = "US"
#: No territory that people name.
_LEFT_OUT = frozenset(["UN", "IO"])


def main() -> int:
    """Writes the table."""
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        try:
            locale = Locale.parse(folder.name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        source = folder / "territories.json"
        if locale.territory or locale.variant or not source.is_file() or check_tag(locale.language) != locale.language:
            continue  # what a country calls another differs by spelling at most
        display = json.loads(source.read_text(encoding="utf-8"))["main"][folder.name]
        for key, name in display["localeDisplayNames"]["territories"].items():
            code, alternative, _ = key.partition("-alt-")
            if not alternative or code in _LEFT_OUT or "(" in name or "（" in name or "SAR" in name:
                continue
            letters = sum(letter.isalpha() for letter in name)
            if name != str(locale.territories.get(code)) and (letters > 2 or (letters == 2 and code == _SHORT)):
                bare = name.replace(".", "")
                names[locale.language] |= {(code, name), (code, bare if bare.isupper() else name)}
    lines = ["\t".join((base, *(f"{code}={name}" for code, name in sorted(names[base])))) for base in sorted(names)]
    target = Path(str(files("review.text.names").joinpath(OTHER_NAMES)))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines)} languages, {target.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
