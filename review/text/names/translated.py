"""Names that languages have words of their own for, so that no letter need agree: months, planets, feasts, gods.

Months, weekdays and languages come from CLDR; the rest was compiled by hand for this project.
"""

from __future__ import annotations

from functools import lru_cache

from review.text.language import base_language, locale_of

__all__ = ["is_translated_name"]

_OTHERS: dict[str, str] = {
    "en": "mercury venus earth mars jupiter saturn uranus neptune pluto moon sun sagittarius aries taurus "
    "gemini cancer leo virgo libra scorpio capricorn aquarius pisces orion andromeda bible koran quran "
    "torah gospel genesis exodus christ jesus god allah buddha lord virgin christmas easter ramadan eid "
    "passover pentecost halloween thanksgiving advent lent pope mandarin cantonese antarctic arctic "
    "antarctica equator mediterranean pacific atlantic renaissance reformation holocaust middle ages "
    "stone bronze iron empire kingdom commonwealth congress senate parliament bundestag duma diet knesset "
    "twitter facebook catholic catholics christian christians muslim muslims jew jews jewish islamic "
    "hindu hindus buddhist buddhists protestant orthodox vatican islam christianity buddhism hinduism "
    "judaism luftwaffe wehrmacht celsius fahrenheit",
    "de": "merkur venus erde mars jupiter saturn uranus neptun pluto mond sonne christus jesus gott weihnachten "
    "ostern papst",
    "fr": "mercure vénus terre mars jupiter saturne lune soleil bible coran christ jésus dieu noël pâques ramadan pape",
    "es": "mercurio venus tierra marte júpiter saturno luna sol biblia corán cristo jesús dios navidad pascua papa",
    "it": "mercurio venere terra marte giove saturno luna sole bibbia corano cristo gesù dio natale pasqua papa",
    "pt": "mercúrio vênus terra marte júpiter saturno lua sol bíblia alcorão cristo jesus deus natal páscoa papa",
    "pl": "merkury wenus ziemia mars jowisz saturn księżyc słońce biblia koran chrystus jezus bóg wielkanoc papież",
    "cs": "merkur venuše země mars jupiter saturn měsíc slunce bible korán kristus ježíš bůh vánoce velikonoce papež",
    "ru": "меркурий венера земля марс юпитер сатурн луна солнце библия коран христос иисус бог рождество пасха",
}


@lru_cache(maxsize=64)
def _names(base: str) -> frozenset[str]:
    names = set(_OTHERS.get(base, "").split())
    locale = locale_of(base)
    if locale is not None:
        for calendar in (locale.months, locale.days):
            for widths in calendar.values():
                names.update(str(name).casefold() for name in widths["wide"].values())
        names.update(str(name).casefold() for name in locale.languages.values())
    return frozenset(names)


@lru_cache(maxsize=65536)
def is_translated_name(word_key: str, language: str) -> bool:
    """Whether a case-folded word is such a name in a language (BCP 47)."""
    return word_key in _names(base_language(language))
