"""A place's own address in another language: a site, a mailing list or a page names its language in the address, by a
tag (/de/, fr.), a name (debian-user-german) or its country (vidu.vn).
"""

from __future__ import annotations

from functools import lru_cache

import regex

from review.errors import LanguageError
from review.lazy_patterns import lazy_regex
from review.text.language import base_language, check_tag, language_name, likely_subtags, locale_of
from review.text.normalize import ascii_key

__all__ = ["is_countrys_own", "language_parts", "parts_of", "without_tags"]

_PARTS = lazy_regex(r"[./_?=&@-]")
_WORD = lazy_regex(r"[a-z]{3,}")
_SITE = lazy_regex(r"(?:(?:https?|ftp)://)?(?:www\.)?(?P<host>[\w.-]+?)(?P<end>(?:\.[a-z]{2,4}){1,2})(?P<path>/.*)?$")
#: What countries put before their own ending: co.jp, com.vn.
_SECOND = frozenset(("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"))


def parts_of(address: str) -> list[str]:
    """The parts of an address, as dots, strokes and hyphens part them."""
    return [part for part in _PARTS.split(address) if part]


@lru_cache(maxsize=256)
def language_parts(*languages: str) -> frozenset[str]:
    """What parts of an address say that it is in one of the languages, folded: tags, countries, languages' names."""
    found = {"vn", "us", "uk", "cn"}
    for tag in languages:
        base = base_language(tag)
        found |= {base, tag.casefold(), *tag.casefold().split("-")[1:]}
        found.add((likely_subtags(tag)[1] or base).casefold())
        found.update(_WORD.findall(language_name(base).casefold()))
        locale = locale_of(base)
        if locale is not None:
            found.update(_WORD.findall(ascii_key(locale.get_display_name() or "")))
    return frozenset(found)


def without_tags(address: str, *languages: str) -> str:
    """An address without the parts that are one of the languages, of whatever script, region or variant and however
    joined: `support.zh-cn.html` and `support.sr_Latn_RS.html` as `support.html`.
    """
    return str(_tags(tuple(sorted(set(map(base_language, languages))))).sub(_without_tag, address))


@lru_cache(maxsize=256)
def _tags(bases: tuple[str, ...]) -> regex.Pattern[str]:
    """Finds a language's tag with a script, a region or a variant, which begins a part of an address."""
    either = "|".join(map(regex.escape, bases))
    return regex.compile(
        rf"(?<![^/._?=&@-])(?P<base>{either})(?P<rest>(?:[-_][a-z\d]{{2,8}}(?![^/._?=&@#-])){{1,3}})", regex.IGNORECASE
    )


def _without_tag(match: regex.Match[str]) -> str:
    """What is left behind the longest tag that is one: `en-us-guide` has `-guide`."""
    ends = [one.start() for one in regex.finditer("[-_]", match["rest"])][1:]
    for end in (len(match["rest"]), *reversed(ends)):
        if _is_tag(f"{match['base']}{match['rest'][:end]}".casefold().replace("_", "-")):
            return str(match["rest"][end:])
    return str(match.group())


@lru_cache(maxsize=4096)
def _is_tag(tag: str) -> bool:
    try:
        check_tag(tag)
    except LanguageError:
        return False
    return True


def is_countrys_own(address: str, other: str, language: str) -> bool:
    """Whether two addresses differ by their site's ending alone, and the other's is that of a language's country:
    vidu.com, vidu.com.vn.
    """
    theirs, ours = _SITE.match(address.casefold()), _SITE.match(other.casefold())
    if (
        theirs is None
        or ours is None
        or theirs["host"] != ours["host"]
        or (theirs["path"] or "/") != (ours["path"] or "/")
    ):
        return False
    *before, country = ours["end"].strip(".").split(".")
    return set(before) <= _SECOND and country == (likely_subtags(language)[1] or "").casefold()
