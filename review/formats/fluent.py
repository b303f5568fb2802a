"""Mozilla's Fluent (.ftl): messages, terms and their attributes, paired by their names.

Read by fluent.syntax, Mozilla's own parser (https://github.com/projectfluent/fluent/blob/master/spec/fluent.ebnf). The
variants of a message that is nothing but a choice are strings of their own, as a plural's forms are elsewhere; a choice
within a text is one stretch of it. What programs pass over as junk is refused: nobody would ever see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluent.syntax import FluentParser, ast

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.reading import decode
from review.formats.string_marks import protect_string
from review.formats.strings import once
from review.formats.writing import write_blocks
from review.formats.xml import together
from review.lazy_patterns import lazy_regex
from review.model import OBJECT, Kind, Paragraph, Protected

__all__ = ["FORMAT", "read", "scan", "write"]

#: Attributes that programs read, and that each language has for itself: a window's width, a key of the keyboard.
_OWN = frozenset(("style", "accesskey", "key", "keycode", "commandkey"))
#: A placeable without another in it, and what begins or ends one.
_PLACEABLE = lazy_regex(r"\{(?:[^{}\"]++|\"(?:[^\"\\\n]|\\.)*+\")*+\}")
_BRACE = lazy_regex(r"[{}]")
#: What a line that goes on must not begin with: it would be an attribute or a variant.
_BEGINS = lazy_regex(r"(?<=\n)[.\[*]")
_ENDS = lazy_regex(r"\A +(?=[^ ])|(?<=[^ ]) +\Z")
_LINE = lazy_regex(r"\n[ \n]*+")
_INDENT = "\n    "


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The strings in order. Raises InputError, with the line, for what is no Fluent, and a name that stands twice."""
    text = decode(data, name)
    try:
        blocks = scan(text)
    except InputError as error:
        error.path = name
        raise
    places = LinesAndColumns(text)
    return paragraphs_of(once(blocks, places, name), places)


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan, held=_held)


def scan(text: str) -> list[Block]:
    """The strings, variants each for itself. Raises InputError, with the line, for junk."""
    blocks: list[Block] = []
    try:
        entries = FluentParser().parse(text).body
    except RecursionError:
        raise InputError("nests placeables so deep that its parser gives up") from None
    for entry in entries:
        if isinstance(entry, ast.Junk):
            told = entry.annotations[0]
            at = told.span.start if told.span else 0
            message = f"is no Fluent: {told.message}; write an entry as name = text, its other lines indented"
            raise InputError(message, line=text.count("\n", 0, at) + 1)
        if not isinstance(entry, ast.Message | ast.Term):
            continue
        key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
        if entry.value is not None:
            blocks += _strings(text, entry.value, key)
        for one in entry.attributes:
            if one.id.name not in _OWN:
                blocks += _strings(text, one.value, f"{key}.{one.id.name}")
    return blocks


def _strings(text: str, pattern: ast.Pattern, key: str) -> Iterator[Block]:
    """The pattern's text, or those of its variants, where it is nothing but a choice."""
    only = pattern.elements[0] if len(pattern.elements) == 1 else None
    if isinstance(only, ast.Placeable) and isinstance(only.expression, ast.SelectExpression):
        for variant in only.expression.variants:
            yield from _strings(text, variant.value, f"{key}[{_name(variant)}]")
        return
    pieces: list[Piece] = []
    held: list[Protected] = []
    size = 0
    for element in pattern.elements:
        start, end = _extent(element)
        if isinstance(element, ast.TextElement):
            found = list(_lines(text, element.value, start, end))
        else:
            found = [Piece(text[start:end], start, end, None, True)]
            held.append(_placeable(element.expression, size, size + end - start))
        pieces += found
        size += sum(len(piece.text) for piece in found)
    whole = "".join(piece.text for piece in pieces)
    yield Block(tuple(pieces), "string", together(held, protect_string(whole)), 0, key, pieces[0].start, _encoded)


def _name(variant: ast.Variant) -> str:
    """What a variant is called behind its message: "*" the default, "*one" or "*macos" another, "=1" a number."""
    if variant.default:
        return "*"
    return f"*{variant.key.name}" if isinstance(variant.key, ast.Identifier) else f"={variant.key.value}"


def _extent(element: ast.TextElement | ast.Placeable) -> tuple[int, int]:
    assert element.span is not None  # the parser gives spans unless it is told not to
    return element.span.start, element.span.end


def _placeable(expression: object, start: int, end: int) -> Protected:
    if isinstance(expression, ast.StringLiteral):
        return Protected(start, end, "reference", expression.parse()["value"])
    if isinstance(expression, ast.SelectExpression | ast.MessageReference):  # languages have others, or say the words
        return Protected(start, end, "reference", OBJECT)
    return Protected(start, end, "placeholder", OBJECT)


def _lines(text: str, value: str, start: int, end: int) -> Iterator[Piece]:
    """The lines of a stretch of text and the breaks between them, of which Fluent takes the indentation away."""
    at = broken = start
    for n, (raw, line) in enumerate(zip(text[start:end].split("\n"), value.split("\n"), strict=False)):
        first = at + _indentation(raw) - _indentation(line)
        if n:
            yield Piece("\n", broken, first)
        if line:
            yield Piece(line, first, first + len(line))
        at += len(raw) + 1
        broken = first + len(line)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _encoded(text: str) -> str:
    """A text as it stands behind a name: its lines indented."""
    return str(_LINE.sub(lambda match: "\n" * (match[0].count("\n") - 1) + _INDENT, text))


def _held(text: str, known: Iterable[str], _kind: Kind) -> str:
    """A corrected text as Fluent reads it: braces are signs, but for placeables that the translation or its source has;
    so is what begins a line as an attribute or a variant does, and spaces at the ends are quoted.
    """
    kept = {match[0] for other in known for match in _PLACEABLE.finditer(other)}
    whole = {at for match in _PLACEABLE.finditer(text) if match[0] in kept for at in range(*match.span())}
    text = _BRACE.sub(lambda sign: sign[0] if sign.start() in whole else f'{{"{sign[0]}"}}', text)
    text = _BEGINS.sub(lambda sign: f'{{"{sign[0]}"}}', text)
    return str(_ENDS.sub(lambda spaces: f'{{ "{spaces[0]}" }}', text))


FORMAT = Format("fluent", (".ftl",), "text/plain; charset=utf-8", write, read, keyed=True)
