"""Which columns of a table hold the source, its translation and references, and which languages their names tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from review.errors import InputError, UsageError
from review.text.language import base_language, language_called

__all__ = ["Columns", "find_columns"]

_ROLES = ("source", "target")
#: Columns that a message names, and characters of each.
_SHOWN, _LONG = 12, 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers, from 0, and the languages of source and target: as given, else as the header tells them."""

    source: int
    target: int
    references: tuple[int, ...]
    languages: tuple[str | None, str | None] = (None, None)


def find_columns(header: Sequence[str], name: str, source_language: str | None, target_language: str | None) -> Columns:
    """Which columns a header line names: by role (`source`, `target`), by tag (`vi`, `vi-VN`), by name (`Vietnamese`).

    Where a language is not given and no column is called by its role, two columns called by languages are source and
    target in their order. Raises InputError for a column that is missing or there twice, UsageError where more than
    two are called by languages.
    """
    names = [cell.strip().lower() for cell in header]
    called = [language_called(cell) for cell in header]
    given = (source_language, target_language)
    references = tuple(n for n, cell in enumerate(names) if cell.startswith("reference"))
    if None in given and not set(_ROLES) & set(names):
        sides = _by_language(names, called, name)
    else:
        sides = [_one(names, called, role, language, name) for role, language in zip(_ROLES, given, strict=True)]
    told = [language or called[n] for language, n in zip(given, sides, strict=True)]
    return Columns(sides[0], sides[1], references, (told[0], told[1]))


def _one(names: list[str], called: list[str | None], role: str, language: str | None, name: str) -> int:
    wanted = [role] if language is None else [role, language.lower(), base_language(language)]
    for one in wanted:
        if names.count(one) == 1:
            return names.index(one)
        if names.count(one) > 1:
            raise InputError(f"has more than one column {one!r}", name, 1)
    if language is not None:
        same = [n for n, tag in enumerate(called) if tag is not None and base_language(tag) == base_language(language)]
        if len(same) == 1:
            return same[0]
    shown = _shown(names)
    nor = f" (nor {language!r})" if language is not None else ""
    raise InputError(f"has no column {role!r}{nor}; its header has {shown}", name, 1)


def _shown(names: list[str]) -> str:
    """The beginning of a header, for a message."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(repr(cell[:_LONG]) for cell in names[:_SHOWN]) + more


def _by_language(names: list[str], called: list[str | None], name: str) -> list[int]:
    """The two columns that are called by languages."""
    found = [n for n, tag in enumerate(called) if tag is not None]
    if len(found) > 2:  # `id` is Indonesian's tag, and what tables call the column of their rows' numbers
        found = [n for n in found if names[n] != "id"]
    if len(found) > 2:
        raise UsageError(
            f"{name}: has columns of {len(found)} languages ({', '.join(names[n] for n in found)}); "
            "say which with --source-language and --target-language"
        )
    if len(found) < 2:
        raise InputError(
            f"has no columns 'source' and 'target', nor two languages; its header has {_shown(names)}", name, 1
        )
    return found
