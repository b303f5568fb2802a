"""Language tags (BCP 47), and which language a text is in."""

from __future__ import annotations

import difflib
from functools import lru_cache

import langcodes
from babel import Locale, UnknownLocaleError
from langcodes.tag_parser import LanguageTagError

from review.errors import LanguageError

__all__ = ["base_language", "check_tag", "detect", "language_name", "locale_of"]


def check_tag(tag: str) -> str:
    """The tag in its standard form (`VI` → `vi`, `pt_br` → `pt-BR`). Raises LanguageError for one that nobody knows."""
    try:
        standard = langcodes.standardize_tag(tag)
        valid = langcodes.tag_is_valid(standard) and base_language(standard) != "und"
    except (LanguageTagError, ValueError):
        valid = False
    if not valid:
        known = (
            "ar",
            "cs",
            "de",
            "en",
            "es",
            "fr",
            "hi",
            "it",
            "ja",
            "ko",
            "nl",
            "pl",
            "pt",
            "ru",
            "th",
            "tr",
            "uk",
            "vi",
            "zh",
        )
        near = difflib.get_close_matches(tag.lower()[:2], known, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise LanguageError(f"{tag!r} is not a known language tag (BCP 47, such as 'vi', 'en' or 'pt-BR'){hint}")
    return standard


@lru_cache(maxsize=1024)
def base_language(tag: str) -> str:
    """The tag's language without script and region: `pt-BR` → `pt`."""
    return tag.partition("-")[0].partition("_")[0].lower()


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """Babel's (CLDR's) locale for a tag, of its base language where the whole is unknown, None where that is too."""
    for candidate in (tag.replace("-", "_"), base_language(tag)):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return None


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
    known = sorted({base_language(tag) for tag in candidates} & set(identifier.labels))
    if candidates and not known:
        return "und", 0.0
    ranked = identifier.rank(text)
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
