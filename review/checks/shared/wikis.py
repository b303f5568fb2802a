"""Articles of one wiki in two languages: each names the subject in its own way, so their addresses differ rightly."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["is_same_wiki", "page_on_wiki"]

_SCHEME = lazy_regex(r"^(?:https?:)?//(?:www\.)?")
_WIKI = lazy_regex(r"(?P<language>[a-z]{2,3})\.(?:m\.)?(?P<site>wik[a-z]+\.org)/wiki/\S+")


_PAGE = lazy_regex(r"/wiki/(?:Special:MyLanguage/)?([^?#\s]{6,})$")


def page_on_wiki(address: str) -> str:
    """The page that an address of a wiki leads to, as its own links name it ([[mw:Help:Links|help]]); "" for none."""
    found = _PAGE.search(address)
    return found[1].replace("_", " ") if found is not None else ""


def is_same_wiki(address: str, other: str, source: str, target: str) -> bool:
    """Whether two addresses are articles of one wiki, the one in the source's language, the other in the target's."""
    first, second = (_WIKI.fullmatch(_SCHEME.sub("", one)) for one in (address, other))
    if first is None or second is None:
        return False
    return first["site"] == second["site"] and (first["language"], second["language"]) == (source, target)
