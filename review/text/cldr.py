"""What Babel has of the Unicode CLDR and gives no public way to: the one place that knows its private parts.

pyproject.toml bounds Babel's version for it.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from babel import Locale
from babel.localedata import Alias, LocaleDataDict, load, merge, resolve_locale_filename

__all__ = ["locale_data", "own_tables", "parse_locale"]


class _Tables(LocaleDataDict):
    """CLDR's tables of one locale, whose aliases are resolved anew each time.

    Babel's own dictionary writes what an alias leads to into tables that locales share, so that months that are no
    different alone are for every language those of the one that was asked first (2.18: January is yanvar in German
    after Azerbaijani).
    """

    def __getitem__(self, key: str | int | None) -> Any:
        whole = self if self.base is self._data else self.base
        value = self._data[key]
        if isinstance(value, Alias):
            value = value.resolve(whole)
        elif isinstance(value, tuple):  # an alias, and what differs from it
            alias, others = value
            value = dict(alias.resolve(whole))
            merge(value, others)
        return _Tables(value, whole) if isinstance(value, dict) else value

    def copy(self) -> _Tables:
        return _Tables(dict(self._data), self.base)


@lru_cache(maxsize=64)
def parse_locale(identifier: str) -> Locale:
    """The locale of that name, such as pt_BR, with tables of its own. Raises UnknownLocaleError and ValueError."""
    locale = Locale.parse(identifier)
    known = vars(locale)
    tables = cast("dict[str | int | None, Any]", load(known["_Locale__data_identifier"]))
    known["_Locale__data"] = _Tables(tables)
    return locale


def locale_data(locale: Locale) -> Mapping[str, Any]:
    """CLDR's tables of a locale, by Babel's names for them: `unit_patterns`, `currency_names_plural`, `time_zones` …"""
    data: Mapping[str, Any] = locale._data
    return data


def own_tables(identifier: str) -> Mapping[str, Any]:
    """What CLDR says of a locale that Babel has (de_AT), without what that has from its language.

    Babel's own way to ask for it keeps the answer as if it were all, for whoever asks for the locale next.
    """
    data: Mapping[str, Any] = pickle.loads(Path(resolve_locale_filename(identifier)).read_bytes())  # noqa: S301  # a file of Babel
    return data
