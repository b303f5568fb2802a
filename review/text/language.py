"""Language tags (BCP 47), and which language a text is in."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from review.errors import LanguageError
from review.kept_values import kept_value
from review.text.cldr import parse_locale

__all__ = [
    "base_language",
    "check_tag",
    "conjunctions_of",
    "detect",
    "in_script_of",
    "language_called",
    "language_name",
    "likely_subtags",
    "locale_of",
    "writes_percent_first",
]

#: How alike a wrong tag and a language's name or tag must be to be suggested, in per cent (rapidfuzz's ratio): one
#: letter of seven. "klingonish" is not Klingon.
_CLOSE = 85
#: Shorter tags are all alike.
_LONG = 5
#: So many letters tell a text's script.
_LETTERS_LOOKED_AT = 400
#: What share of them is Latin in a text in Latin letters.
_MOSTLY = 0.9


def check_tag(tag: str) -> str:
    """The tag in its standard form (`VI` → `vi`, `pt_br` → `pt-BR`), of several for one language the usual one
    (`no` → `nb`, `cmn` → `zh`: CLDR's aliases). Raises LanguageError for one that nobody knows.
    """
    if len(tag) == 2 and tag in locale_identifiers():  # no need of langcodes, which takes long to import
        return _usual(tag)
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    try:
        standard = langcodes.standardize_tag(tag)
        valid = langcodes.tag_is_valid(standard) and base_language(standard) != "und"
    except (LanguageTagError, ValueError):
        valid = False
    if not valid:
        near = _near(tag)
        hint = f"; did you mean {near!r}?" if near else ""
        raise LanguageError(f"{tag!r} is not a known language tag (BCP 47, such as 'vi', 'en' or 'pt-BR'){hint}")
    return _usual(standard)


#: CLDR has no alias for the tag of both Norwegians; its likeliest is what nine in ten write.
_USUAL = {"no": "nb"}


def _usual(tag: str) -> str:
    """The tag with the usual subtag of its language: `cmn-Hant` → `zh-Hant`, `prs` → `fa-AF`."""
    base, _, rest = tag.partition("-")
    usual = str(_USUAL.get(base) or get_global("language_aliases").get(base, base)).replace("_", "-")
    return f"{base_language(usual)}-{rest}" if rest else usual


def _near(tag: str) -> str | None:
    """The tag that was surely meant: of a language called so in English, of a country's language, or one letter off."""
    wanted = tag.strip().lower().replace("_", "-")
    spoken = get_official_languages(wanted.upper(), de_facto=True)
    if spoken:
        return str(spoken[0])
    found = extractOne(wanted, _tags_by_name().keys(), scorer=ratio, score_cutoff=_CLOSE)
    return _tags_by_name()[found[0]] if found else None


@lru_cache(maxsize=1)
def _tags_by_name() -> dict[str, str]:
    """Lower-case English name → tag, and every longer tag of CLDR under itself (`zh-hant`)."""
    tags = (name.replace("_", "-") for name in locale_identifiers())
    known = {tag.lower(): tag for tag in tags if len(tag) >= _LONG}
    return known | {name.lower(): tag.replace("_", "-") for tag, name in parse_locale("en").languages.items()}


def language_called(name: str) -> str | None:
    """The tag of a language called by its tag (`vi`, `pt_BR`) or its English name (`Vietnamese`, `English (US)`).

    Tags of three letters count by name only: there is one for nearly every three letters, and tables have columns
    `src`, `doc`, `row`.
    """
    plain = name.partition("(")[0].strip().lower().replace("_", "-")
    if len(base_language(plain)) == 2 and locale_of(plain) is not None:
        try:
            return check_tag(plain)
        except LanguageError:
            return None
    return _tags_by_name().get(plain)


@lru_cache(maxsize=1024)
def base_language(tag: str) -> str:
    """The tag's language without script and region: `pt-BR` → `pt`."""
    return tag.partition("-")[0].partition("_")[0].lower()


@lru_cache(maxsize=256)
def likely_subtags(tag: str) -> tuple[str | None, str | None]:
    """The script (ISO 15924) and territory that a tag (BCP 47) most likely means, by CLDR; None where unknown."""
    known = _likely_table().get(tag)
    return _maximized(tag) if known is None else known


@lru_cache(maxsize=1)
def _likely_table() -> dict[str, tuple[str | None, str | None]]:
    """Those of CLDR's languages, kept, since langcodes takes long to import."""
    plain = [name for name in locale_identifiers() if name.isalpha()]
    return kept_value("likely", lambda: {name: _maximized(name) for name in plain})


def _maximized(tag: str) -> tuple[str | None, str | None]:
    import langcodes

    try:
        found = langcodes.Language.get(tag).maximize()
    except ValueError:
        return None, None
    return found.script, found.territory


@lru_cache(maxsize=256)
def _in_latin_and_cyrillic(tag: str) -> dict[str, str]:
    """Script (ISO 15924) → the tag with it, of a language that CLDR has in both, whose tag says none; else {}."""
    found = {} if "-" in tag or "_" in tag else {script: f"{tag}_{script}" for script in ("Latn", "Cyrl")}
    known = [name for name in found.values() if name in locale_identifiers()]
    return {script: name.replace("_", "-") for script, name in found.items()} if len(known) == len(found) else {}


def in_script_of(tag: str, text: str) -> str:
    """The tag as it is, or with the script that a text is written in, where its language has two: sr, sr-Latn."""
    scripts = _in_latin_and_cyrillic(tag)
    if not scripts:
        return tag
    letters = [letter for letter in text[:_LETTERS_LOOKED_AT] if letter.isalpha()]
    latin = sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters)
    # names and terms stay in Latin letters among Cyrillic ones, hardly the other way round
    written = "Latn" if latin > _MOSTLY * len(letters) else "Cyrl"
    return tag if likely_subtags(tag)[0] == written or not letters else scripts[written]


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """Babel's (CLDR's) locale for a tag, of its base language where the whole is unknown, None where that is too."""
    for candidate in (tag.replace("-", "_"), base_language(tag)):
        try:
            return parse_locale(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return None


@lru_cache(maxsize=64)
def writes_percent_first(tag: str) -> bool:
    """Whether a language writes %3 for three per cent, by CLDR."""
    locale = locale_of(tag)
    return locale is not None and str(locale.percent_formats[None].pattern).startswith("%")


@lru_cache(maxsize=64)
def conjunctions_of(tag: str) -> frozenset[str]:
    """A language's words for "and" and "or", folded, by CLDR's patterns of lists; none where it joins without one."""
    return frozenset(kept_value(f"conjunctions-{tag}", lambda: _conjunctions(tag)))


@lru_cache(maxsize=64)
def alternatives_of(tag: str) -> frozenset[str]:
    """Those of them that say "or"."""
    return frozenset(kept_value(f"alternatives-{tag}", lambda: _conjunctions(tag, ("or",))))


def _conjunctions(tag: str, styles: tuple[str, ...] = ("standard", "or")) -> list[str]:
    locale = locale_of(tag)
    if locale is None:
        return []
    pairs = (locale.list_patterns[style]["2"] for style in styles if style in locale.list_patterns)
    words = (str(pair).replace("{0}", "").replace("{1}", "").strip().casefold() for pair in pairs)
    return [word for word in words if word.isalpha()]


@lru_cache(maxsize=64)
def language_name(tag: str) -> str:
    """The language's English name, for messages; the tag itself where CLDR has none."""
    locale = locale_of(tag)
    name = locale.get_display_name("en") if locale else None
    return str(name) if name else tag


def detect(text: str, candidates: tuple[str, ...] = ()) -> tuple[str, float]:
    """The most probable base language of a text and its probability (py3langid, 97 languages).

    With `candidates` the choice is among their base languages; those that py3langid does not know are passed over,
    and with none left the answer is ("und", 0.0). Short texts give unsure answers: look at the probability.
    """
    identifier = _identifier()
    known = sorted({_usual(base_language(tag)) for tag in candidates} & set(map(_usual, identifier.labels)))
    if candidates and not known:
        return "und", 0.0
    ranked = [(_usual(language), probability) for language, probability in identifier.rank(text)]
    if candidates:
        ranked = [(language, probability) for language, probability in ranked if language in known]
        total = sum(probability for _, probability in ranked) or 1.0
        ranked = [(language, probability / total) for language, probability in ranked]
    language, probability = max(ranked, key=lambda pair: pair[1])
    return str(language), float(probability)


@lru_cache(maxsize=1)
def _identifier():  # type: ignore[no-untyped-def]  # py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
