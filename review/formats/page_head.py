"""What a page says of itself at its head: which of it people read."""

from __future__ import annotations

from review.formats.tags import Tag, attributes_of
from review.lazy_patterns import lazy_regex
from review.model import Kind

__all__ = ["described", "head_kind", "is_shown"]

#: Keys whose values are read by people.
_TITLES = frozenset(
    [
        "title",
        "description",
        "summary",
        "subtitle",
        "excerpt",
        "tagline",
        "headline",
        "linktitle",
        "sidebar_label",
        "abstract",
        "caption",
        "label",
        "lead",
        "sidebar_title",
        "nav_title",
        "short_title",
        "seo_title",
        "meta_description",
        "text",
        "details",
        "name",
    ]
)
#: Between the parts of what a page is described by: og:image:alt, dcterms.abstract.
_PART = lazy_regex(r"[:.]")
_WORD = lazy_regex(r"[\p{L}\p{N}]")


def is_shown(key: str) -> bool:
    """Whether what a page says of itself under that key is read by people: its title, its description."""
    return key.lower() in _TITLES


def head_kind(key: str) -> Kind:
    """The kind of paragraph that a text of that key is."""
    return "heading" if "title" in key.lower() else "caption"


def described(text: str, tag: Tag) -> tuple[str, int, int] | None:
    """What an HTML page says of itself in a `meta` where no reader of the page sees it, and who finds it does: the key
    and where the text lies. Search engines are told by `name`, social networks by `property`, others by `itemprop`.
    """
    values = {name: (start, end) for name, start, end in attributes_of(text, tag)}
    said = next((values[name] for name in ("name", "property", "itemprop") if name in values), None)
    if said is None or "content" not in values:
        return None
    key = _PART.split(text[slice(*said)])[-1].lower()
    start, end = values["content"]
    shown = key == "alt" or (key != "name" and is_shown(key))
    return (key, start, end) if shown and _WORD.search(text, start, end) else None
