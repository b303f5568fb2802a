"""Texts as XML has them: escaped, with the markup that is meant, without what XML has no way to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex

from review.errors import InputError
from review.formats.tags import find_tags
from review.lazy_patterns import lazy_regex
from review.model import Kind

__all__ = ["escape_around", "escape_xml", "with_markup", "without_controls"]

#: What is no character of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_UNKNOWN = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What begins no reference, and what begins a tag.
_STRAY = lazy_regex(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][\w.-]{0,99});)")
_OPENS = lazy_regex("<")


def escape_around(text: str, tags: frozenset[str], encode: Callable[[str], str] = str) -> str:
    """A text as XML: the element's own inline tags as they are, everything else escaped."""
    if not tags:
        return escape_xml(encode(text))
    pattern = regex.compile("|".join(regex.escape(tag) for tag in sorted(tags, key=len, reverse=True)))
    pieces = []
    at = 0
    for match in pattern.finditer(text):
        pieces += [escape_xml(encode(text[at : match.start()])), match[0]]
        at = match.end()
    return "".join([*pieces, escape_xml(encode(text[at:]))])


def without_controls(text: str, instead: str = "") -> str:
    """A text without the characters that XML has no way to write."""
    return str(_UNKNOWN.sub(instead, text))


def escape_xml(text: str) -> str:
    """A text as the content of an element. Raises InputError for a character that XML has no way to write."""
    if unknown := _UNKNOWN.search(text):
        raise InputError(f"has the character U+{ord(unknown[0]):04X}, which XML has no way to write: take it out")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")


def with_markup(text: str, known: Iterable[str], _kind: Kind) -> str:
    """A corrected text with its own markup as XML: `<` begins a tag where one of the texts `known`, the translation
    and its source, had that tag, else it is a sign; `&` begins a reference where it is one.
    """
    tags = {tag for other in known for one in find_tags(other) if (tag := other[one.start : one.end])}
    kept = {one.start for one in find_tags(text) if text[one.start : one.end] in tags}
    text = _OPENS.sub(lambda match: "<" if match.start() in kept else "&lt;", text)
    return str(_STRAY.sub("&amp;", without_controls(text)))
