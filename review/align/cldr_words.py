"""Words that CLDR has in every language, as evidence that two sentences belong together: weekdays, months, units of
measure, currencies, languages, and the cities that time zones are named after.

Read from Babel's locale data; only a text's language decides which forms are looked for. A word of six letters or
more is also found by its first letters, since CLDR gives the nominative only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale

from review.kept_values import kept_value
from review.text.analysis import Text
from review.text.cldr import locale_data
from review.text.language import locale_of
from review.text.tokens import is_unspaced, tokenize

__all__ = ["cldr_codes", "currency_words"]

_Terms = tuple[dict[tuple[str, ...], str], dict[str, str], dict[str, str]]

_STEM = 6
#: Units whose words mean too much else, or stand in every text.
_COMMON = frozenset(
    ("duration-year", "duration-day", "duration-second", "duration-month", "duration-minute", "digital-bit")
)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key in list(value):
            if key not in ("narrow", "short", "per"):
                yield from _strings(value[key])


def _terms(locale: Locale) -> Iterator[tuple[str, str]]:
    """(code, written) pairs of a locale; a code is the same in every language."""
    for width in (locale.days["format"]["wide"], locale.days["stand-alone"].get("wide", {})):
        for day, name in width.items():
            yield f"day {day}", name
    for width in (locale.months["format"]["wide"], locale.months["stand-alone"].get("wide", {})):
        for month, name in width.items():
            if not any(c.isdigit() for c in name):
                yield f"month {month}", name
    data = locale_data(locale)
    for unit, forms in data.get("unit_patterns", {}).items():
        if unit not in _COMMON:
            for pattern in _strings(forms):
                yield f"unit {unit}", pattern.replace("{0}", "")
    for currency, name in locale.currencies.items():
        yield f"currency {currency}", name
    for currency, forms in data.get("currency_names_plural", {}).items():
        for name in _strings(forms):
            yield f"currency {currency}", name
    for language, name in locale.languages.items():
        yield f"language {language}", name
    for zone, names in data.get("time_zones", {}).items():
        city = names.get("city")
        if city:
            yield f"city {zone}", city
    for zone in data.get("time_zones", {}):
        # a zone whose city the locale does not name is called as in its identifier
        if "/" in zone and not data["time_zones"][zone].get("city"):
            yield f"city {zone}", zone.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=16)
def _lookup(language: str) -> _Terms:
    """Terms by their token keys, one-word terms by their stem, and terms in scripts without spaces as written."""
    return kept_value(f"cldr-{language}", lambda: _found(language))


def _found(language: str) -> _Terms:
    locale = locale_of(language)
    phrases: dict[tuple[str, ...], str] = {}
    stems: dict[str, str] = {}
    runs: dict[str, str] = {}
    for code, written in _terms(locale) if locale else ():
        if is_unspaced(written):
            if len(written.strip()) > 1:
                runs.setdefault(written.strip(), code)
            continue
        keys = tuple(token.key for token in tokenize(written) if token.kind == "word")
        if not keys or (len(keys) == 1 and len(keys[0]) < 3):
            continue
        phrases.setdefault(keys, code)
        if len(keys) == 1 and len(keys[0]) >= _STEM:
            # a stem that two terms share says nothing
            stem = keys[0][:_STEM]
            stems[stem] = code if stems.get(stem, code) == code else ""
    return phrases, stems, runs


@lru_cache(maxsize=16)
def currency_words(language: str) -> frozenset[str]:
    """The words that currencies are called by in a language, folded: kronor is an English word for Swedish money."""
    phrases, _, _ = _lookup(language)
    return frozenset(word for phrase, code in phrases.items() if code.startswith("currency ") for word in phrase)


def cldr_codes(text: Text) -> frozenset[str]:
    """The codes of CLDR's words in a text, such as "day 0" for Monday."""
    phrases, stems, runs = _lookup(text.base)
    found: set[str] = set()
    keys = [token.key for token in text.words]
    at = 0
    while at < len(keys):
        for size in (4, 3, 2, 1):
            code = phrases.get(tuple(keys[at : at + size]))
            if code:
                found.add(code)
                at += size - 1
                break
        else:
            code = stems.get(keys[at][:_STEM])
            if code:
                found.add(code)
        at += 1
    if runs and text.unspaced:
        found.update(code for written, code in runs.items() if written in text.raw)
    return frozenset(found)
