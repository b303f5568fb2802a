#!/usr/bin/env python3
"""Makes review/text/relative_times.tsv: last week, next year and their like in all languages that the project knows.

usage: npm pack cldr-dates-full && tar xf cldr-dates-full-*.tgz; python scripts/make_relative_times.py package
They are CLDR's relative fields (Unicode License v3), without an article or a preposition before them. A line is a
language and its words for the last and the next week, month and year, `_` for a space, the same thing's parted by
spaces. Left out are languages of which CLDR has English, and those that say both alike.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

from review.text.normalize import nfc

_FIELDS = [(unit, f"relative-type-{number}") for unit in ("week", "month", "year") for number in ("-1", "1")]
#: Letters of an article or a preposition, which the phrase also stands without.
_LITTLE = 2


def main(folder: Path) -> None:
    """Reads CLDR's folder and writes the table."""
    target = Path(str(files("review.text").joinpath("relative_times.tsv")))
    languages = sorted(one.name[:-5] for one in files("review.languages").iterdir() if one.name.endswith(".toml"))
    lines, english = [], _words(folder, "en")
    for language in languages:
        words = _words(folder, language)
        if len(set(words)) == len(_FIELDS) and (language == "en" or words != english):
            lines.append("\t".join((language, *(" ".join(sorted(_forms(word))) for word in words))))
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _words(folder: Path, language: str) -> list[str]:
    file = folder / "main" / language / "dateFields.json"
    if not file.exists():
        return []
    fields = json.loads(file.read_text(encoding="utf-8"))["main"][language]["dates"]["fields"]
    return [nfc(fields[unit][key]).lower().replace("’", "'").replace("\u200b", "") for unit, key in _FIELDS]


def _forms(phrase: str) -> set[str]:
    """The phrase, and the phrase without the little word at its head: la semaine, w tygodniu, l'année."""
    words = phrase.split()
    found = {phrase}
    if len(words) > _LITTLE and len(words[0]) <= _LITTLE:
        found = {" ".join(words[1:])}
    article, _, rest = words[0].partition("'")
    if rest and len(article) <= _LITTLE:
        found.add(" ".join((rest, *words[1:])))
    return {one.replace(" ", "_") for one in found}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
