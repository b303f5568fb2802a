"""Which columns of a table hold the source, its translation and references, and which languages their names tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.errors import InputError, LanguageError, UsageError
from review.formats.delimiter import parting_hint
from review.lazy_patterns import lazy_re
from review.reading_config import reading
from review.text.cldr import parse_locale
from review.text.language import base_language, check_tag, language_called

__all__ = ["CHOSEN", "Columns", "column_letters", "column_number", "find_columns"]

_ROLES = ("source", "target")
#: Languages' tags, and what tables call the column of their rows' numbers.
_NUMBERS = ("nr", "no", "id")
#: The settings of `[reading]` that choose columns.
CHOSEN = ("source_column", "target_column")
#: Tags of three letters that tables mean otherwise, or that are no language's.
_NO_LANGUAGES = frozenset(("src", "mul", "mis", "und", "zxx"))
#: Columns that a message names, and characters of each.
_SHOWN, _LONG = 12, 40
#: A column as spreadsheets call it; the last that Excel has is XFD.
_LETTERS = lazy_re(r"[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers, from 0, and the languages of source and target: as given, else as the header tells them."""

    source: int
    target: int
    references: tuple[int, ...]
    languages: tuple[str | None, str | None] = (None, None)


def find_columns(
    header: Sequence[str],
    name: str,
    source_language: str | None,
    target_language: str | None,
    delimiter: str | None = None,
) -> Columns:
    """Which columns a header line names: those that the settings `[reading]` choose; else by role (`source`, `target`),
    by tag (`vi`, `vi-VN`), by name (`Vietnamese`).

    Where a language is not given and no column is called by its role, two columns called by languages are source and
    target in their order. Where tables have no header, `header` is any row: it says how many columns there are.
    `delimiter` is what the row was parted at, where it was a line of text. Raises InputError for a column that is
    missing or there twice, UsageError where more than two are called by languages, or both sides are one column.
    """
    try:
        return _found(header, name, source_language, target_language)
    except InputError as error:
        hint = parting_hint(header, delimiter, name) if delimiter is not None else ""
        raise InputError(error.message + hint, error.path, error.line) from None


def _found(header: Sequence[str], name: str, source_language: str | None, target_language: str | None) -> Columns:
    names = [cell.strip().lower() for cell in header]
    if not reading().has_header:
        names = [""] * len(header)
    called = [language_called(cell) for cell in names]
    given = (source_language, target_language)
    references = tuple(n for n, cell in enumerate(names) if cell.startswith("reference"))
    if any(reading().columns):
        sides = _chosen(names, called, given, name)
    elif not reading().has_header:
        raise UsageError(f"{name}: a table without a header wants letters for its columns: --source-column A")
    elif None in given and not set(_ROLES) & set(names):
        sides = _by_language(names, header, called, name)
    else:
        sides = [_one(names, called, role, language, name) for role, language in zip(_ROLES, given, strict=True)]
    told = [language or called[n] for language, n in zip(given, sides, strict=True)]
    return Columns(sides[0], sides[1], references, (told[0], told[1]))


def column_number(letters: str) -> int:
    """The number, from 0, of a column as spreadsheets call it: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """What spreadsheets call a column, from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _chosen(names: list[str], called: list[str | None], given: tuple[str | None, str | None], name: str) -> list[int]:
    """The columns that were chosen; where only one was, the other is found by what it is called."""
    sides = [None if one is None else _named(names, one, name) for one in reading().columns]
    for n, role in enumerate(_ROLES):
        if sides[n] is not None:
            continue
        tagged = [at for at, tag in enumerate(called) if tag is not None and at not in sides]
        if given[n] is None and role not in names and len(tagged) == 1:
            sides[n] = tagged[0]
        else:
            sides[n] = _one(names, called, role, given[n], name)
    source, target = sides
    assert source is not None
    assert target is not None
    if source == target:
        raise UsageError(f"{name}: source and translation are both column {column_letters(source)}; choose two")
    return [source, target]


def _named(names: list[str], wanted: str, name: str) -> int:
    """The column of a name, or else of a letter. Raises InputError, which says what there is."""
    said = wanted.strip()
    if (count := names.count(said.lower())) == 1:
        return names.index(said.lower())
    if count > 1:
        raise InputError(f"has more than one column {said!r}; choose by letter: {_lettered(names)}", name, 1)
    number = column_number(said) if _LETTERS.fullmatch(said) else len(names)
    if number < len(names):
        return number
    raise InputError(f"has no column {said!r}; what there is: {_lettered(names)}", name, 1)


def _lettered(names: list[str]) -> str:
    """The columns by letter and name, for a message."""
    shown = [f"{column_letters(n)} {cell[:_LONG]!r}" if cell else column_letters(n) for n, cell in enumerate(names)]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return (", ".join(shown[:_SHOWN]) or "none") + more


def _one(names: list[str], called: list[str | None], role: str, language: str | None, name: str) -> int:
    wanted = [role] if language is None else [role, language.lower(), base_language(language)]
    for one in wanted:
        if names.count(one) == 1:
            return names.index(one)
        if names.count(one) > 1:
            raise InputError(f"has more than one column {one!r}; {_choose(names, role)}", name, 1)
    if language is not None:
        same = [n for n, tag in enumerate(called) if tag is not None and base_language(tag) == base_language(language)]
        if len(same) == 1:
            return same[0]
        if same:
            there = " and ".join(repr(names[n]) for n in same[:_SHOWN])
            raise InputError(f"has more than one column of {language!r}: {there}; {_choose(names, role)}", name, 1)
    shown = _shown(names)
    nor = f" (nor {language!r})" if language is not None else ""
    message = f"has no column {role!r}{nor}; its header has {shown}; choose one with --{role}-column"
    raise InputError(message, name, 1)


def _choose(names: list[str], *roles: str) -> str:
    """How a column is chosen where names do not tell, for a message."""
    return f"choose by letter with {' and '.join(f'--{role}-column' for role in roles)}: {_lettered(names)}"


def _shown(names: Sequence[str]) -> str:
    """The beginning of a header, for a message."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(repr(cell[:_LONG]) for cell in names[:_SHOWN]) + more


def _rare_language(name: str) -> str | None:
    """The tag of a language that has three letters for a tag, or is called by one (`haw`, `ckb-Arab`, `deu`)."""
    tag = name.replace("_", "-")
    if len(base_language(tag)) != 3 or name in _NO_LANGUAGES:
        return None
    try:
        tag = check_tag(tag)
    except LanguageError:
        return None
    return tag if base_language(tag) in parse_locale("en").languages else None


def _by_language(names: list[str], header: Sequence[str], called: list[str | None], name: str) -> list[int]:
    """The two columns that are called by languages. `called` gets those of tags of three letters, where they count."""
    found = [n for n, tag in enumerate(called) if tag is not None]
    sure = [n for n in found if names[n] not in _NUMBERS]
    if len(sure) < len(_ROLES):
        rare = {n: tag for n, cell in enumerate(names) if called[n] is None and (tag := _rare_language(cell))}
        if len(sure) + len(rare) == len(_ROLES):
            for n, tag in rare.items():
                called[n] = tag
            return sorted([*sure, *rare])
    for number in _NUMBERS:
        if len(found) > 2:
            found = [n for n in found if names[n] != number or (n and number != "id")]
    if len(found) > 2 and len({called[n] for n in found}) < len(found):
        raise UsageError(f"{name}: has more than one column of a language; {_choose(names, *_ROLES)}")
    if len(found) > 2:
        raise UsageError(
            f"{name}: has columns of {len(found)} languages ({', '.join(names[n] for n in found)}); "
            "say which with --source-language and --target-language"
        )
    if len(found) < 2:
        raise InputError(
            f"has no columns 'source' and 'target', nor two languages; its header has {_shown(header)}; choose them "
            "with --source-column and --target-column; where that line is a pair already, add --no-header and name "
            "the columns by letter (A, B)",
            name,
            1,
        )
    return found
