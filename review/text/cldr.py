"""What Babel has of the Unicode CLDR and gives no public way to: the one place that knows its private parts.

pyproject.toml bounds Babel's version for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel import Locale

__all__ = ["locale_data"]


def locale_data(locale: Locale) -> Mapping[str, Any]:
    """CLDR's tables of a locale, by Babel's names for them: `unit_patterns`, `currency_names_plural`, `time_zones` …"""
    data: Mapping[str, Any] = locale._data
    return data
