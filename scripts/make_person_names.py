#!/usr/bin/env python3
"""Makes review/text/names/person_names.tsv.xz, given names and surnames by language, from the package Faker.

usage: pip install faker==40.63.0; python scripts/make_person_names.py
Faker (MIT) makes up persons of some seventy countries from lists of names that are usual there. Of each language there
is a line: tag, given names, surnames; names of one word, as they are written, `|` between them.
"""

from __future__ import annotations

import importlib
import lzma
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex

from review.text.language import check_tag
from review.text.names.person_names import FILE

_NAME = regex.compile(r"[\p{L}\p{M}]{2,}")


def listed(provider: type, kinds: tuple[str, ...]) -> Iterator[str]:
    """The names of a provider in its tables of these kinds."""
    for attribute in dir(provider):
        table = getattr(provider, attribute)
        if attribute.startswith(kinds) and isinstance(table, tuple | list | dict | set):
            for entry in table:
                name = entry[0] if isinstance(entry, tuple) else entry
                if isinstance(name, str) and _NAME.fullmatch(name):
                    yield name


def main() -> int:
    """Writes the table."""
    from faker.providers import person

    given: defaultdict[str, set[str]] = defaultdict(set)
    family: defaultdict[str, set[str]] = defaultdict(set)
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        language = check_tag(module.name.partition("_")[0])
        given[language].update(listed(provider, ("first_name", "given")))
        family[language].update(listed(provider, ("last_name", "family")))
    lines = [f"{one}\t{'|'.join(sorted(given[one]))}\t{'|'.join(sorted(family[one]))}" for one in sorted(given)]
    data = lzma.compress("\n".join(lines).encode(), preset=9)
    Path(str(FILE)).write_bytes(data)
    sys.stdout.write(f"{sum(map(len, given.values()))} and {sum(map(len, family.values()))} names, {len(data)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
