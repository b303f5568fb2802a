"""HTML pages: blocks are what block elements hold, inline tags are protected, code and scripts are no text.

The page is read as it stands, without repairing it: a tokenizer that knows where each tag lies, because what is
written back is the page with the changed words and nothing else. The encoding is the one that the page declares.
"""

from __future__ import annotations

from collections.abc import Iterator

from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.page_encoding import encoding_of, text_of
from review.formats.page_head import described, head_kind
from review.formats.tags import (
    REFERENCE,
    TAG,
    Tag,
    attributes_of,
    element_end,
    escape_strays,
    find_tags,
    read_reference,
)
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import OBJECT, Kind, Paragraph, Protected
from review.reading_config import reading

__all__ = ["FORMAT", "inline", "read", "scan", "write"]

#: Elements that stand within a line of text; all others end it.
_LINE = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp "
    "small span strike strong sub sup svg time tt u var wbr input button select textarea object audio video picture "
    "source math bdt code-hike"
)
_INLINE = frozenset(_LINE.split())
#: Elements whose content is no language: kept whole within a line.
_CODE = frozenset(
    ["code", "kbd", "samp", "tt", "var", "svg", "math", "select", "textarea", "object", "audio", "video", "picture"]
)
#: Classes of what is no language: who writes pages says so, and DocBook's stylesheets of commands and manual pages.
_TYPED = frozenset(("notranslate", "command", "citerefentry"))
#: Elements whose content is no text of the page at all.
_HIDDEN = frozenset(["script", "style", "noscript", "template", "iframe"])
_KINDS: dict[str, Kind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "title": "heading", "li": "list-item", "dt": "list-item", "dd": "list-item", "td": "cell", "th": "cell",
    "figcaption": "caption", "caption": "caption", "option": "list-item",
}  # fmt: skip
#: Attributes that a reader sees; a table's `summary` is obsolete, shown nowhere, and on most pages a generator's.
_TEXTS = ("alt", "title", "placeholder", "aria-label", "caption")
#: Links from a heading to itself.
_PERMALINK = lazy_regex(r"""class\s*=\s*["'][^"']*\b(?:permalink|headerlink|anchor|hash-link|heading-link)\b""")
_ANY_TAG = lazy_regex(r"<[^<>]*>")
_SPACE = lazy_regex(r"[ \t]*\n[ \t]*+(?:\n[ \t]*+)*+|[ \t]{2,}+")
_WORD = lazy_regex(r"[\p{L}\p{N}]")
#: What a template fills in (Jinja, Liquid, Vue): {{ user.name }}, {% for user in users %}.
_FILLED = lazy_regex(r"\{\{[^{}]{1,200}+\}\}|\{%[^%{}]{1,500}+%\}")
#: What is typed after a shell's prompt, and a tree of folders drawn with signs: code that no element marks.
_SESSION, _BRANCH = lazy_regex(r"[$#] [a-z./]"), lazy_regex(r"(?:[|`├└]--?|[├└]─+) ")
_TEMPLATE = lazy_regex(r"(?i)text/html|template|tmpl|handlebars|mustache")
_RUNS = lazy_regex(r"(?i)script|module|json|xml|babel|jsx|map|rules")
_ELEMENT = lazy_regex(r"\s*<[A-Za-z]")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The page's texts in their order; where the settings `[reading]` say so, those of its article."""
    text = text_of(data, name)
    blocks = scan(text)
    if reading().article:
        from review.formats.article import article_of

        blocks = article_of(text, blocks, name)
    return paragraphs_of(blocks, LinesAndColumns(text))


def write(corrected: Corrected) -> bytes:
    """The page with corrected texts. What is no tag, "<Name>", is written so that it is read, and so are quotation
    marks in an attribute's value.
    """
    return write_blocks(
        corrected, scan, encoding_of(corrected.data), lambda text, known, _: escape_strays(text, known), without_quotes
    )


def without_quotes(text: str) -> str:
    """The text with references for the marks that an attribute's value may stand between."""
    return text.replace('"', "&quot;").replace("'", "&#39;")


def scan(text: str, start: int = 0, end: int | None = None) -> list[Block]:
    """The texts of a stretch of HTML: what stands between block tags, and the attributes that a reader sees."""
    end = len(text) if end is None else end
    blocks: list[Block] = []
    stack: list[str] = []
    begin = start
    skip = start
    hidden = 0
    for tag in find_tags(text, start, end):
        if tag.start < skip:
            continue
        if tag.name in _HIDDEN and not tag.closes and not tag.alone and not _templates(text, tag):
            _add(blocks, text, begin, tag.start, stack)
            skip = begin = element_end(text, tag, end)
            hidden += 1
            continue
        if not tag.closes and tag.name:
            blocks += _attributes(text, tag)
        if tag.name in _INLINE or not tag.name:
            continue
        if tag.name == "pre" and not tag.closes:
            _add(blocks, text, begin, tag.start, stack)
            skip = begin = element_end(text, tag, end)
            close = text.rfind("<", tag.end, begin)
            if text[tag.end : close].strip():
                blocks.append(Block((Piece(text[tag.end : close], tag.end, close),), "code"))
            continue
        _add(blocks, text, begin, tag.start, stack)
        begin = tag.end
        _nest(stack, tag)
    _add(blocks, text, begin, end, stack)
    blocks.sort(key=lambda block: block.start)
    return blocks


def _templates(text: str, tag: Tag) -> bool:
    """Whether a script is HTML that a program puts on the page (Node-RED's help, Angular, Handlebars): one of a type
    that no browser runs, which calls itself a template or begins with an element.
    """
    if tag.name != "script":
        return False
    kind = next((text[start:end] for name, start, end in attributes_of(text, tag) if name == "type"), "")
    return _TEMPLATE.search(kind) is not None or (
        kind != "" and not _RUNS.search(kind) and _ELEMENT.match(text, tag.end) is not None
    )


def _nest(stack: list[str], tag: Tag) -> None:
    """Open elements, as far as they tell a kind: a lenient stack, in which an unclosed li or td ends with the next."""
    if tag.name not in _KINDS or tag.alone:
        return
    if tag.closes:
        if tag.name in stack:
            del stack[len(stack) - 1 - stack[::-1].index(tag.name) :]
        return
    if tag.name in ("option", "dt", "dd", "td", "th") and stack and stack[-1] == tag.name:
        stack.pop()
    if len(stack) < 200:
        stack.append(tag.name)


def _add(blocks: list[Block], text: str, start: int, end: int, stack: list[str]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    raw = text[start:end]
    protected = inline(raw)
    name = stack[-1] if stack else ""
    kind: Kind = _KINDS.get(name, "body")
    level = int(name[1]) if kind == "heading" and name[1:].isdigit() else stack.count("li")
    if _SESSION.match(read := _read(raw, protected)) is not None or len(_BRANCH.findall(read)) > 1:
        blocks.append(Block((Piece(raw, start, end),), "code"))
        return
    if not _WORD.search(read):
        if OBJECT not in read:
            return
        kind = "code" if kind == "body" and any(p.kind == "code" for p in protected) else kind
    elif kind == "body" and not _WORD.search(TAG.sub("", raw)):
        if " " not in read.strip() and any(tag.name == "a" for tag in find_tags(raw)):
            return  # a picture for a link: "top", "next"
        kind = "caption"
    blocks.append(Block((Piece(raw, start, end),), kind, protected, level))


def _read(raw: str, protected: tuple[Protected, ...]) -> str:
    pieces = []
    at = 0
    for one in protected:
        pieces += [raw[at : one.start], one.reads]
        at = one.end
    return "".join([*pieces, raw[at:]])


def _attributes(text: str, tag: Tag) -> Iterator[Block]:
    if tag.name == "meta":
        if said := described(text, tag):
            key, start, end = said
            yield Block((Piece(text[start:end], start, end),), head_kind(key), tuple(_references(text[start:end])))
        return
    for name, start, end in attributes_of(text, tag):
        if name in _TEXTS and _WORD.search(text, start, end) and tag.name not in ("link", "img", "a"):
            raw = text[start:end]
            yield Block((Piece(raw, start, end),), "caption", tuple(_references(raw)))


def inline(raw: str) -> tuple[Protected, ...]:
    """The protected stretches of a line of HTML: tags, elements of code, references, white space that is one space.

    One that is too long to be judged has none.
    """
    if len(raw) > limits().paragraph:
        return ()
    found: list[Protected] = []
    at = 0
    whole = -1  # where a link ends that all of a heading is
    for tag in find_tags(raw):
        if tag.start < at:
            continue
        found += _between(raw, at, tag.start)
        at = tag.end
        if not tag.closes and not tag.alone and (tag.name in _CODE or _kept(raw, tag)):
            at = element_end(raw, tag, len(raw))
            found.append(Protected(tag.start, at, "code", OBJECT))
        elif tag.name == "a" and not tag.closes and _PERMALINK.search(raw, tag.start, tag.end):
            end = element_end(raw, tag, len(raw))
            at, whole = (end, whole) if _is_beside(raw, tag, end) else (at, end)
            found.append(Protected(tag.start, at, "tag" if at == end else "mark"))
        elif at == whole:
            found.append(Protected(tag.start, at, "mark"))
        elif tag.name in ("br", "wbr"):
            found.append(Protected(tag.start, at, "tag", " " if tag.name == "br" else ""))
        elif tag.name == "img":
            found += _image(raw, tag)
        else:
            found.append(Protected(tag.start, at, "tag"))
    found += _between(raw, at, len(raw))
    return tuple(found)


def _is_beside(raw: str, link: Tag, end: int) -> bool:
    """Whether a link is a sign behind a heading, or what a manual's entry is called; mandoc's headings are all link."""
    return "<" in raw[link.end : end].removesuffix("</a>") or any(
        _WORD.search(_ANY_TAG.sub("", part)) for part in (raw[: link.start], raw[end:])
    )


def _image(raw: str, tag: Tag) -> list[Protected]:
    """A picture: its text in words is what a reader sees of it."""
    for name, start, end in attributes_of(raw, tag):
        if name == "alt" and _WORD.search(raw, start, end):
            around = [Protected(tag.start, start, "tag"), Protected(end, tag.end, "tag")]
            return [around[0], *_references(raw, start, end), around[1]]
    return [Protected(tag.start, tag.end, "tag")]


def _kept(raw: str, tag: Tag) -> bool:
    """Whether an element says of itself that it is not to be translated."""
    for name, start, end in attributes_of(raw, tag):
        value = raw[start:end].lower()
        if (name == "translate" and value == "no") or (name == "class" and not _TYPED.isdisjoint(value.split())):
            return True
    return False


def _between(raw: str, start: int, end: int) -> list[Protected]:
    found = []
    for match in _FILLED.finditer(raw, start, end):
        found += [*_plain(raw, start, match.start()), Protected(match.start(), match.end(), "placeholder", OBJECT)]
        start = match.end()
    return [*found, *_plain(raw, start, end)]


def _plain(raw: str, start: int, end: int) -> list[Protected]:
    found = [*_references(raw, start, end)]
    found += [Protected(match.start(), match.end(), "space", " ") for match in _SPACE.finditer(raw, start, end)]
    return sorted(found, key=lambda one: one.start)


def _references(raw: str, start: int = 0, end: int | None = None) -> Iterator[Protected]:
    for match in REFERENCE.finditer(raw, start, len(raw) if end is None else end):
        reads = read_reference(match[0])
        if reads != match[0]:
            yield Protected(match.start(), match.end(), "reference", reads)


def _looks(text: str) -> bool:
    head = text[:1000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html")) or ("<html" in head and head.startswith("<"))


FORMAT = Format(
    "page", (".html", ".htm", ".xhtml"), "text/html; charset=utf-8", write, read, looks=_looks, heeds=("article",)
)
