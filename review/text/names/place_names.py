"""What places are called: CLDR's territories and cities in each language, and the further exonyms of the
language's file. other_territories.tsv has CLDR's further names of territories (scripts/make_territories.py)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from babel import Locale
from babel.core import get_global

from review.languages.language import EVERYWHERE, LINGUA_FRANCA, language_of
from review.lazy_patterns import lazy_regex
from review.text.cldr import locale_data
from review.text.language import base_language, likely_subtags, locale_of
from review.text.normalize import nfc, nfd
from review.text.scripts import scripts_of

__all__ = ["OTHER_NAMES", "VOWEL_END", "home_of", "names_in", "place_name", "plain_word", "units_written"]

OTHER_NAMES = "other_territories.tsv"
#: The vowels that inflection changes at the end of a name.
VOWEL_END = lazy_regex(r"(?:[aeiouyąęáéíóúýěоаеиуыэюяьйіїєηαοιάόςσ]|ия|ία){1,2}$")
_GLOSS = lazy_regex(r"\s*[(（［\[].*$")
#: Continents and parts of them that people speak of by these names; CLDR has further ones for statistics.
_REGIONS = frozenset(
    [
        "002",
        "003",
        "005",
        "011",
        "013",
        "014",
        "015",
        "019",
        "030",
        "034",
        "035",
        "039",
        "142",
        "143",
        "150",
        "151",
        "154",
        "155",
        "202",
        "419",
    ]
)
_NUKTA = str.maketrans({"\u093c": None, "\u0901": "\u0902", "ё": "е", "\u00ad": None, "’": "'"})


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """The word folded (NFC), without the signs that writers leave out, such as nukta and soft hyphens."""
    if word.isascii():
        return word.casefold()
    return nfc(nfd(word.casefold()).translate(_NUKTA))


@lru_cache(maxsize=32)
def names_in(base: str) -> dict[str, frozenset[str]]:
    """Place → its names in a language, as written."""
    names: dict[str, set[str]] = {}
    locale = locale_of(base)
    if locale is not None:
        for code, name in locale.territories.items():
            if (code.isalpha() and len(code) == 2) or code in _REGIONS:
                names.setdefault(code, set()).update(_variants(str(name)))
        for city, name in _cities(base, locale):
            names.setdefault(city, set()).add(name)
    for code, name in _other_names().get(base, ()):
        names.setdefault(code, set()).add(name)
    own = language_of(base).places
    for place, further in own.names.items():
        names.setdefault(place, set()).update(further)
    if own.english:
        for place, in_english in names_in(LINGUA_FRANCA).items():
            names.setdefault(place, set()).update(in_english)
    for vague in ("001", "QO", "UN", "EZ", "ZZ"):
        names.pop(vague, None)
    return {place: frozenset(all_names) for place, all_names in names.items() if all_names}


@lru_cache(maxsize=1)
def _other_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Base language → (territory, name) of what it is called beside its usual name."""
    lines = files("review.text.names").joinpath(OTHER_NAMES).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {base: tuple((code, name) for code, _, name in (one.partition("=") for one in rest)) for base, *rest in rows}


def units_written(base: str) -> frozenset[str]:
    """What CLDR's units are called in a language, without their numbers; signs of one letter apart."""
    locale = locale_of(base)
    patterns = locale_data(locale)["unit_patterns"] if locale is not None else {}
    names = {
        str(pattern).replace("{0}", "").strip()
        for unit in patterns
        for plural, pattern in (patterns[unit].get("long") or {}).items()
        if plural != "per"
    }
    return frozenset(name for name in names if len(name) > 1 and "{" not in name)


def _variants(name: str) -> Iterator[str]:
    """`Myanmar (Burma)` → Myanmar, Burma; `Congo - Kinshasa` stays; `Hong Kong SAR China` is in the own table."""
    if "SAR" in name or "行政区" in name or len(name) < 2:
        return
    bare = _GLOSS.sub("", name).strip()
    yield bare
    if bare != name:
        inner = name[len(bare) :].strip(" ()（）[]")
        if inner.istitle() and " " not in inner:
            yield inner


def _cities(base: str, locale: Locale) -> Iterator[tuple[str, str]]:
    local = locale.time_zones
    as_words = language_of(EVERYWHERE).places.zones_as_words
    for zone in get_global("zone_territories"):
        city = zone.rpartition("/")[2].replace("_", " ").lower()
        if "/" not in zone or zone.startswith("Etc/") or city in as_words or len(city) < 4:
            continue
        entry = local.get(zone) or local.get(_FORMER_ZONES.get(zone, "")) or {}
        name = entry.get("city")
        if name:
            yield _CITY_IDS.get(city, city), str(name)
        if language_of(base).places.zones or (not name and "LATIN" in scripts_of(base)):
            yield _CITY_IDS.get(city, city), city.title()


#: CLDR keeps a zone's first name as its key.
_FORMER_ZONES = {
    "Europe/Kyiv": "Europe/Kiev",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
    "Asia/Kathmandu": "Asia/Katmandu",
}
_CITY_IDS = {"kiev": "kyiv", "saigon": "ho chi minh", "calcutta": "kolkata", "rangoon": "yangon"}


@lru_cache(maxsize=64)
def home_of(language: str) -> str | None:
    """The territory that a language (BCP 47) is of by CLDR's likely subtags: VN for vi."""
    return likely_subtags(language)[1]


@lru_cache(maxsize=4096)
def place_name(place: str, language: str) -> str:
    """A place's usual name in a language, for messages; the id where there is none."""
    locale = locale_of(language)
    name = locale.territories.get(place) if locale else None
    if name:
        return str(_GLOSS.sub("", str(name)))
    names = names_in(base_language(language)).get(place)
    return min(names, key=lambda n: (len(n), n)) if names else place.title()
