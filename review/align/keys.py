"""What stands on both sides whatever the languages, as keys of a unit: evidence that needs no model.

Numbers and dates by value, addresses, names, words with the same ASCII letters, countries, cognates (words with the
same first letters; Simard, Foster and Isabelle 1992, "Using cognates to align sentences in bilingual corpora"), and
the shape of the punctuation; of files with structure what kind of paragraph it is, its code and its links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from review.align.cldr_words import cldr_codes
from review.lazy_patterns import lazy_re
from review.model import Paragraph
from review.text.analysis import Text
from review.text.names.apostrophes import without_ending
from review.text.normalize import ascii_key
from review.text.page.boilerplate import is_frame
from review.text.page.credits import find_credit

__all__ = ["CREDIT", "FRAME", "Key", "keys_of", "strong_keys_of", "structure_keys_of"]

#: A kind of evidence and its value.
Key = tuple[str, object]
#: The keys of a site's own line and of a picture's credit.
FRAME: Key = ("page", "frame")
CREDIT: Key = ("page", "credit")
#: Letters of a word that a cognate has in common.
_COGNATE = 5
#: What a tag leads to, shows or is called, which no translation changes.
_ATTRIBUTE = lazy_re(r"""\s(?:href|src|id|name)\s*=\s*["']([^"'\s]{3,200})["']""")
#: A page's name has its language in it (`ch02.de.html`), and what a program numbers (`idm1069`) is another everywhere.
_PAGE_LANGUAGE, _NUMBERED = lazy_re(r"[._][a-z]{2}(?:[-_][A-Za-z]{2,4})?(?=\.x?html?\b)"), lazy_re(r"\d{2}")


def keys_of(text: Text) -> frozenset[Key]:
    """The evidence in one unit."""
    codes = (("cldr", code) for code in cldr_codes(text))
    return frozenset((*_numbers(text), *_words(text), *_names(text), *_shape(text), *_page(text), *codes))


def structure_keys_of(paragraph: Paragraph) -> frozenset[Key]:
    """What the format says of a paragraph: its kind, its code, its placeholders and links; nothing of plain prose."""
    keys: set[Key] = set()
    if paragraph.kind == "code":
        keys |= {("kind", "code"), ("code", "".join(paragraph.text.split()))}
    elif paragraph.level:
        keys.add(("kind", f"{paragraph.kind} {paragraph.level}"))
    for one in paragraph.protected if paragraph.kind != "code" else ():
        if one.kind in ("code", "placeholder", "link") and one.end - one.start > 2:
            keys.add(("link" if one.kind == "link" else "code", paragraph.text[one.start : one.end].strip("`")))
        elif one.kind == "tag":
            tag = paragraph.text[one.start : one.end]
            # one that leads nowhere (`<a accesskey="u" href="#">`) is known by all that it says
            alone = tag.startswith("<a ") and not _NUMBERED.search(tag)
            values = [*_tag_values(tag)] or ([tag] if alone else [])
            keys.update(("link", value) for value in values)
    return frozenset(keys)


def _tag_values(tag: str) -> Iterator[str]:
    for match in _ATTRIBUTE.finditer(tag):
        page, _, fragment = match[1].partition("#")
        for value in (_PAGE_LANGUAGE.sub("", page), fragment):
            if value and not _NUMBERED.search(value):
                yield value


def strong_keys_of(text: Text) -> Iterator[Key]:
    """Those of the keys that are numbers, dates, addresses, names and territories."""
    yield from _numbers(text)
    yield from _names(text)


def _numbers(text: Text) -> Iterable[Key]:
    taken: list[tuple[int, int]] = []
    for date in text.dates:
        if date.day is not None or date.year is not None:
            yield "date", (date.day, date.month)
    for number in text.numbers:
        if number.values:
            taken.append((number.start, number.end))
            # a small number may be an article or part of a phrase, and a word may be another one (tư, Vietnamese four)
            if number.written == "digits" or (number.values[0] > 2 and number.evidence != "possible"):
                yield "number", number.values[0]
    for token in text.tokens:
        if token.kind == "number" and not any(start <= token.start < end for start, end in taken):
            yield "number", token.text.replace(",", ".")
        elif token.kind == "address":
            yield "address", token.key.removeprefix("https://").removeprefix("http://").rstrip("/")


def _words(text: Text) -> Iterable[Key]:
    for token in text.words:
        key = ascii_key(without_ending(token.text))
        capital = token.text[0].isupper()
        if len(key) >= (2 if capital and token.text.isupper() else 3 if capital else 5):
            yield "word", key
            if len(key) > _COGNATE:
                yield "cognate", key[:_COGNATE]


def _names(text: Text) -> Iterable[Key]:
    for name in text.names:
        for anchor in name.anchors:
            yield "territory" if anchor.startswith("@") else "name", anchor


def _page(text: Text) -> Iterable[Key]:
    """What kind of line it is on a page: a site's own words, or a picture's credit."""
    if is_frame(text.raw, text.language):
        yield FRAME
    elif find_credit(text.raw, text.language) is not None:
        yield CREDIT


def _shape(text: Text) -> Iterable[Key]:
    raw = text.raw
    if "?" in raw or "？" in raw or "؟" in raw:
        yield "shape", "?"
    if "!" in raw or "！" in raw:
        yield "shape", "!"
    if any(quote in raw for quote in '"“”„«»「」『』'):
        yield "shape", "quote"
    if "(" in raw or "（" in raw:
        yield "shape", "("
    if "%" in raw:
        yield "shape", "%"
    if ":" in raw or "：" in raw:
        yield "shape", ":"
    if raw.rstrip()[-1:].isalnum():
        yield "shape", "no stop"
