"""Places by any of their names: CLDR's territories and cities in each language, with a small table of further exonyms.

Two questions: which places a text names for certain (`find_places`), and whether a text may be speaking of a place at
all (`mentions`): its people, its language, its name in another spelling or script. The first is for claims, the second
for keeping silent.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import langcodes
import regex
from babel import Locale
from babel.core import get_global
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from review.text.exonyms import ALIASES, DEMONYM_STEMS, HAN_SHORT, RELATED
from review.text.language import base_language, locale_of
from review.text.normalize import ascii_key
from review.text.scripts import scripts_of
from review.text.tokens import Token, is_unspaced, tokenize
from review.text.transliteration import sounds_like

if TYPE_CHECKING:
    from review.text.analysis import Text

__all__ = ["Place", "find_places", "home_of", "mentions", "place_name"]


class Place(NamedTuple):
    """A stretch that names a place. `ids`: CLDR territory codes or English city names, several where it is unclear."""

    start: int
    end: int
    ids: frozenset[str]


#: Languages whose place names take endings; a name is then known by its stem and at most this many letters more.
_ENDINGS: dict[str, int] = {
    "ru": 3, "uk": 3, "be": 3, "pl": 4, "cs": 3, "sk": 3, "sl": 3, "hr": 3, "sr": 3, "bs": 3, "mk": 2, "bg": 2,
    "lt": 3, "lv": 3, "et": 3, "fi": 4, "hu": 4, "tr": 4, "az": 4, "kk": 4, "uz": 4, "el": 2, "ko": 4, "ka": 3,
    "hy": 3, "mn": 3, "ta": 4, "te": 4, "ml": 4, "kn": 4, "eu": 4, "la": 3, "is": 3, "ro": 3, "de": 1, "sv": 1,
    "da": 1, "nb": 1, "no": 1, "hi": 1,
}  # fmt: skip
_VOWEL_END = regex.compile(r"(?:[aeiouyąęáéíóúýěоаеиуыэюяьйіїєηαοιάόςσ]|ия|ία){1,2}$")
_STAN = regex.compile(r"(?<=.{4})i?stan$")
_POSSESSIVE = regex.compile(r"['’]s?$")
_KATAKANA = regex.compile(r"[ァ-ヺー]+")
_GLOSS = regex.compile(r"\s*[(（［\[].*$")
_NUKTA = str.maketrans({"\u093c": None, "\u0901": "\u0902", "ё": "е", "\u00ad": None, "’": "'"})
#: Words of CLDR names that say what kind of place it is, not which.
_CITIES_AS_WORDS = frozenset((
    "center", "easter", "wake", "midway", "reunion", "casey", "davis", "troll", "nome", "phoenix", "knox", "darwin",
    "victoria", "creston", "regina", "marengo", "mawson", "palmer", "rothera", "syowa", "vostok", "chatham", "wallis",
    "canary", "madeira", "simferopol", "jersey", "guernsey", "jamaica", "belem", "lincoln", "adelaide", "ensenada",
    "perth", "monticello", "petersburg", "vincennes", "winamac", "tell city", "beulah", "santiago", "santarem",
    "noronha", "pacific", "central", "eastern", "mountain", "hermosillo", "maceio", "recife", "antigua", "atlantic",
    "unknown", "sydney", "juba", "metlakatla", "sitka", "yakutat", "kerguelen", "comoro", "christmas", "cocos",
    "mahe", "maldives", "chagos", "easter island", "galapagos", "gambier", "marquesas", "pitcairn", "norfolk",
    "efate", "fiji", "guam", "saipan", "kanton", "enderbury",
))  # fmt: skip


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.casefold()).translate(_NUKTA))


@lru_cache(maxsize=4096)
def _stem(word: str, base: str) -> str:
    """The part of a name's word that its endings leave alone."""
    if base not in _ENDINGS or len(word) < 5 or base in ("ko", "de", "sv", "da", "nb", "no"):
        return word
    stem = _VOWEL_END.sub("", word)
    return stem if len(stem) >= 4 else word[:-1]


@lru_cache(maxsize=32)
def _names(base: str) -> dict[str, frozenset[str]]:
    """Place → its names in a language, as written."""
    names: dict[str, set[str]] = {}
    locale = locale_of(base)
    if locale is not None:
        for code, name in locale.territories.items():
            if (code.isalpha() and len(code) == 2) or code in ("002", "142", "150", "019", "005", "419"):
                names.setdefault(code, set()).update(_variants(str(name)))
        for city, name in _cities(base, locale):
            names.setdefault(city, set()).add(name)
    for place, by_language in ALIASES.items():
        names.setdefault(place, set()).update(by_language.get(base, ()))
    if base in _LATIN_BORROWERS:
        for place, in_english in _names("en").items():
            names.setdefault(place, set()).update(in_english)
    for vague in ("001", "QO", "UN", "EZ", "ZZ"):
        names.pop(vague, None)
    return {place: frozenset(all_names) for place, all_names in names.items() if all_names}


#: Languages that often write foreign places as English does.
_LATIN_BORROWERS = frozenset(("vi", "id", "ms", "tl", "fil"))


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
    for zone in get_global("zone_territories"):
        city = zone.rpartition("/")[2].replace("_", " ").lower()
        if "/" not in zone or zone.startswith("Etc/") or city in _CITIES_AS_WORDS or len(city) < 4:
            continue
        entry = local.get(zone) or local.get(_FORMER_ZONES.get(zone, "")) or {}
        name = entry.get("city")
        if name:
            yield _CITY_IDS.get(city, city), str(name)
        if base == "en" or (not name and "LATIN" in scripts_of(base)):
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


class _Index(NamedTuple):
    #: First three letters (two characters of an unspaced script) → (stems of the words, ids).
    by_start: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    extra: int


def _start(word: str) -> str:
    return word[:2] if is_unspaced(word) else word[:3]


@lru_cache(maxsize=32)
def _index(base: str) -> _Index:
    ids: dict[tuple[str, ...], set[str]] = {}
    for place, names in _names(base).items():
        for name in names:
            words = tuple(_plain(token.text) for token in tokenize(name) if token.kind in ("word", "address"))
            if words and sum(map(len, words)) >= 2:
                ids.setdefault(words, set()).add(place)
    table: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words, places in ids.items():
        stems = tuple(_stem(word, base) for word in words)
        table.setdefault(_start(stems[0]), []).append((stems, frozenset(places)))
    for entries in table.values():
        entries.sort(key=lambda entry: -sum(map(len, entry[0])))
    return _Index({start: tuple(entries) for start, entries in table.items()}, _ENDINGS.get(base, 0))


def _fits(word: str, stem: str, extra: int) -> bool:
    if word == stem:
        return True
    if extra and word.startswith(stem):
        return len(word) - len(stem) <= extra + (1 if len(stem) >= 6 else 0) and (len(stem) >= 4 or extra > 3)
    return False


def find_places(text: Text) -> tuple[Place, ...]:
    """The places that a text names outright, longest name first, none inside another."""
    index = _index(text.base)
    if not index.by_start:
        return ()
    return tuple(_in_words(text, index))


def _in_words(text: Text, index: _Index) -> Iterator[Place]:
    words = [token for token in text.tokens if token.kind in ("word", "address")]
    cased = _cased(text.base)
    after = 0
    for position, token in enumerate(words):
        first = token.text[0]
        if position < after or (cased and first.islower()):
            continue
        if not first.isascii() and is_unspaced(first):
            yield from _in_run(token, index)
        elif first.isupper() or not cased:
            place, taken = _at(words, position, index)
            if place is not None:
                yield place
            after = position + taken


def _at(words: list[Token], position: int, index: _Index) -> tuple[Place | None, int]:
    """The longest place's name that begins with a word, and how many words to go on."""
    key = _bare(words[position].text)
    for stems, ids in index.by_start.get(key[:3], ()):
        if not _fits(key, stems[0], index.extra) or position + len(stems) > len(words):
            continue
        if all(_fits(_bare(words[position + n].text), stems[n], index.extra) for n in range(1, len(stems))):
            return Place(words[position].start, words[position + len(stems) - 1].end, ids), len(stems)
    return None, 1


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    return _plain(_POSSESSIVE.sub("", word))


def _in_run(token: Token, index: _Index) -> Iterator[Place]:
    """Names inside an unbroken run of an unspaced script."""
    run, position = token.text, 0
    while position < len(run):
        for stems, ids in index.by_start.get(run[position : position + 2], ()):
            if len(stems) == 1 and run.startswith(stems[0], position) and _is_whole(run, position, len(stems[0])):
                yield Place(token.start + position, token.start + position + len(stems[0]), ids)
                position += len(stems[0])
                break
        else:
            position += 1


def _is_whole(run: str, start: int, length: int) -> bool:
    """Whether a name in katakana is not a piece of a longer katakana word (アルバ in アルバイト)."""
    if not _KATAKANA.fullmatch(run, start, start + length):
        return True
    return not _KATAKANA.match(run, start + length) and not (start and _KATAKANA.match(run, start - 1))


_CASELESS = frozenset((
    "zh", "ja", "ko", "th", "lo", "km", "my", "hi", "mr", "ne", "bn", "as", "gu", "pa", "or", "ta", "te", "kn", "ml",
    "si", "ar", "fa", "ur", "ps", "he", "yi", "am", "ti", "ka", "dz", "bo", "ug", "sd", "ckb", "dv", "yue", "wuu",
))  # fmt: skip


def _cased(base: str) -> bool:
    return base not in _CASELESS


@lru_cache(maxsize=64)
def home_of(language: str) -> str | None:
    """The territory that a language (BCP 47) is of by CLDR's likely subtags: VN for vi."""
    try:
        return langcodes.Language.get(language).maximize().territory
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def place_name(place: str, language: str) -> str:
    """A place's usual name in a language, for messages; the id where there is none."""
    locale = locale_of(language)
    name = locale.territories.get(place) if locale else None
    if name:
        return str(_GLOSS.sub("", str(name)))
    names = _names(base_language(language)).get(place)
    return min(names, key=lambda n: (len(n), n)) if names else place.title()


@lru_cache(maxsize=8192)
def _traces(place: str, base: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a text in `base` may betray that it speaks of a place: folded beginnings of words, and ASCII ones."""
    beginnings: set[str] = set()
    ascii_beginnings: set[str] = set(DEMONYM_STEMS.get(place, ()))
    names = _names(base).get(place, frozenset()) | _names("en").get(place, frozenset())
    for name in names:
        plain = _plain(name)
        beginnings.add(plain if len(plain) <= 4 else _VOWEL_END.sub("", plain)[: max(4, len(plain) - 2)])
        key = _STAN.sub("", ascii_key(name))
        if len(key) >= 4:
            ascii_beginnings.add(key[: max(4, min(6, len(key) - 2))])
    locale = locale_of(base)
    if locale is not None:
        spoken = get_global("territory_languages").get(place, {})
        for language, facts in spoken.items():
            spoken_name = locale.languages.get(language)
            if spoken_name and facts.get("official_status") and not (language == "en" and place not in ("GB", "US")):
                words = str(spoken_name).split()
                word = _plain(words[-1] if base == "vi" else words[0])
                beginnings.add(word[: max(3, len(word) - 3)])
    short = HAN_SHORT.get(place, "") if base in ("zh", "ja", "ko", "yue") else ""
    return tuple(sorted(filter(None, beginnings | set(short)))), tuple(sorted(filter(None, ascii_beginnings)))


def mentions(text: Text, place: str) -> bool:
    """Whether a text may speak of a place: by name, people, language, neighbouring term, or a like sound."""
    return any(_mentions(text, one) for one in (place, *RELATED.get(place, ())))


def _mentions(text: Text, place: str) -> bool:
    if any(place in other.ids for other in text.places):
        return True
    beginnings, ascii_beginnings = _traces(place, text.base)
    elsewhere = text.place_offsets
    long = tuple(beginning for beginning in beginnings if len(beginning) >= 6 or is_unspaced(beginning))
    for token in text.words:
        word = _plain(token.text)
        if token.start in elsewhere and not is_unspaced(word):
            continue
        if word.startswith(beginnings) or any(one in word for one in long):
            return True
    phrases = [beginning for beginning in beginnings if " " in beginning]
    if phrases:
        plain = _plain(text.raw)
        if any(phrase in plain for phrase in phrases):
            return True
    keys = [key for key in text.word_keys if len(key) >= 4]
    if any(key.startswith(ascii_beginnings) for key in text.word_keys):
        return True
    names = _long_keys(place, text.base)
    if any(extractOne(name, keys, scorer=ratio, score_cutoff=72) for name in names):
        return True
    spelled_by_sound = [
        token.text.replace("x", "s") if text.base == "vi" else token.text
        for token in text.words
        if not token.text.isascii() and ("-" in token.text or (not _cased(text.base) and not is_unspaced(token.text)))
    ]
    return any(sounds_like(name, word) >= 78 for name in names for word in spelled_by_sound)


@lru_cache(maxsize=8192)
def _long_keys(place: str, base: str) -> tuple[str, ...]:
    """A place's names in a language and in English as ASCII, those of four letters and more."""
    keys = {ascii_key(name) for language in (base, "en") for name in _names(language).get(place, ())}
    return tuple(sorted(key for key in keys if len(key) >= 4))
