"""What is known of a language: its words, marks and traits, from the data file `<tag>.toml` beside this module.

A file holds only what is known; what it leaves out has the default here, which makes whoever asks silent, not wrong.
`pt-BR` is `pt.toml` with what `pt-BR.toml` says otherwise, where there are such files; a language without a file is an
empty one. `mul.toml` (ISO 639's code for several languages) holds what counts in every language; it is asked for by
that tag and is nobody's fallback. What CLDR has (names of months, separators, units, territories, magnitudes) is not
copied here: it comes from Babel. Files are read when first asked for, one at a time.

Each table of a file is one of the classes in `sections`, its keys are their fields with hyphens for underscores, and
its `source` says where it comes from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_type_hints

from review.languages.sections import (
    Address,
    Bounds,
    Calendar,
    Exonyms,
    Gaps,
    Joints,
    Lexicon,
    Marks,
    Modality,
    Names,
    Negation,
    Numbers,
    Opposites,
    Page,
    Persons,
    Quotation,
    Refusal,
    Repeats,
    Sentences,
    Spacing,
    Spelling,
    Tenses,
    Traits,
    Units,
    WordOrder,
    Words,
    converter,
)

__all__ = ["EVERYWHERE", "LINGUA_FRANCA", "Language", "language_of", "language_tags", "read_language"]

#: The tag of what counts in every language.
EVERYWHERE = "mul"
#: The language whose web frames, credits and place names turn up in texts of all others.
LINGUA_FRANCA = "en"
#: Where the files lie.
FOLDER: Traversable = files("review.languages")


@dataclass(frozen=True, slots=True)
class Language:
    """One language; `tag` is the one that was asked for, `name` the language's English name."""

    tag: str
    name: str = ""
    traits: Traits = field(default_factory=Traits)
    lexicon: Lexicon = field(default_factory=Lexicon)
    words: Words = field(default_factory=Words)
    address: Address = field(default_factory=Address)
    negation: Negation = field(default_factory=Negation)
    modality: Modality = field(default_factory=Modality)
    persons: Persons = field(default_factory=Persons)
    joints: Joints = field(default_factory=Joints)
    tenses: Tenses = field(default_factory=Tenses)
    opposites: Opposites = field(default_factory=Opposites)
    limits: Bounds = field(default_factory=Bounds)
    sentences: Sentences = field(default_factory=Sentences)
    marks: Marks = field(default_factory=Marks)
    quotation: Quotation = field(default_factory=Quotation)
    spacing: Spacing = field(default_factory=Spacing)
    repeats: Repeats = field(default_factory=Repeats)
    word_order: WordOrder = field(default_factory=WordOrder)
    gaps: Gaps = field(default_factory=Gaps)
    refusal: Refusal = field(default_factory=Refusal)
    spelling: Spelling = field(default_factory=Spelling)
    numbers: Numbers = field(default_factory=Numbers)
    calendar: Calendar = field(default_factory=Calendar)
    units: Units = field(default_factory=Units)
    names: Names = field(default_factory=Names)
    places: Exonyms = field(default_factory=Exonyms)
    page: Page = field(default_factory=Page)


#: Table of a file → the field and the class that it fills.
_SECTIONS = {
    name.replace("_", "-"): (name, section) for name, section in get_type_hints(Language).items() if section is not str
}


@lru_cache(maxsize=512)
def language_of(tag: str) -> Language:
    """What is known of a language (BCP 47): of `pt-BR` what `pt` has where it has nothing of its own."""
    tables: dict[str, Any] = {}
    for candidate in _from_base(tag):
        path = FOLDER / f"{candidate}.toml"
        if path.is_file():
            for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
                tables[key] = {**tables.get(key, {}), **value} if isinstance(value, dict) else value
    return read_language(tag, tables)


def _from_base(tag: str) -> Iterator[str]:
    """`pt`, `pt-BR`: every beginning of a tag that a file may be called. A tag with anything else in it is none."""
    parts = tag.replace("_", "-").split("-")
    if all(part.isascii() and part.isalnum() for part in parts):
        parts[0] = parts[0].lower()
        yield from ("-".join(parts[:length]) for length in range(1, len(parts) + 1))


def read_language(tag: str, tables: dict[str, Any]) -> Language:
    """A language from the tables of its file. Raises ValueError for a table or key that there is not."""
    read: dict[str, Any] = {}
    for key, value in tables.items():
        if key == "name":
            read["name"] = str(value)
            continue
        if key not in _SECTIONS:
            raise ValueError(f"{tag}.toml: there is no table {key!r}; there are {', '.join(_SECTIONS)}")
        name, section = _SECTIONS[key]
        entries: dict[str, Any] = {}
        for written, entry in value.items():
            if written == "source":
                continue
            field_name = written.replace("-", "_")
            convert = converter(section, field_name) if "_" not in written else None
            if convert is None:
                raise ValueError(f"{tag}.toml: [{key}] has no key {written!r}")
            entries[field_name] = convert(entry)
        read[name] = section(**entries)
    return Language(tag, **read)


def language_tags() -> tuple[str, ...]:
    """The tags that have a file, sorted."""
    names = (path.name for path in FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
