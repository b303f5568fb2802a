"""The types of the fields of a language's tables, and what makes them of what TOML has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, get_type_hints

__all__ = ["NO", "Figures", "List", "Set", "Table", "converter"]

Set = frozenset[str]
#: In the order of the file.
List = tuple[str, ...]
#: Words or phrases under each key.
Table = Mapping[str, List]
Figures = Mapping[str, int]

NO: Set = frozenset()


def _set(value: Any) -> Set:
    return frozenset(value.split() if isinstance(value, str) else value)


def _list(value: Any) -> List:
    return tuple(value.split() if isinstance(value, str) else value)


def _table(value: Any) -> Table:
    return MappingProxyType({key: _list(entry) for key, entry in value.items()})


def _plain(value: Any) -> Any:
    return MappingProxyType(value) if isinstance(value, dict) else value


@lru_cache(maxsize=64)
def _converters(section: type) -> Mapping[str, Callable[[Any], Any]]:
    by_type: dict[Any, Callable[[Any], Any]] = {Set: _set, List: _list, Table: _table}
    return {name: by_type.get(hint, _plain) for name, hint in get_type_hints(section).items()}


def converter(section: type, name: str) -> Callable[[Any], Any] | None:
    """What makes a field's value of what TOML has; None where the section has no such field."""
    return _converters(section).get(name)
