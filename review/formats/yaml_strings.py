"""YAML files of strings, as Rails, Symfony and others keep them: one language a file.

PyYAML's parser says where each scalar stands; no object is ever built of it, so that aliases multiply nothing and tags
do nothing. ruamel.yaml keeps a file's layout, but writes it anew: indents, quotes and widths become its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import regex

from review.errors import InputError
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.broken import mended_yaml
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.lined import indented
from review.formats.reading import decode
from review.formats.splicing import trimmed
from review.formats.strings import escaped_pieces, once, string_block
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

if TYPE_CHECKING:
    import yaml  # type: ignore[import-untyped]

__all__ = ["FORMAT", "read", "read_line", "read_scalars", "scan", "write"]

_ESCAPE = lazy_regex(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", regex.DOTALL)
_MEANINGS = {
    r"\n": "\n", r"\t": "\t", "\\\t": "\t", r"\r": "\r", r"\0": "\0", r"\a": "\a", r"\b": "\b", r"\v": "\v",
    r"\f": "\f", r"\e": "\x1b", r"\N": "\x85", r"\_": "\xa0", r"\L": "\u2028", r"\P": "\u2029",
}  # fmt: skip
_QUOTE = lazy_regex("''")
_FOLD = r"(?<![ \t])[ \t]*+\n\s*+"
_IN_DOUBLE = lazy_regex(rf"(?P<continued>\\\n[ \t]*+)|\\.|(?P<fold>{_FOLD})")
_IN_OTHERS = lazy_regex(rf"(?P<fold>{_FOLD})|(?P<quote>'')")
_PROPERTIES = lazy_regex(r"(?:[&!][^\s]*+\s++)++")
#: What a double-quoted scalar must escape beside what JSON does.
_UNSEEN = lazy_regex(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LANGUAGE = lazy_regex(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DEEPEST = 200


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The file's strings in order, each with its key: names and places joined by dots.

    A single name at the root that is a language's tag is no part of the key. Raises InputError, with the line, for what
    is no YAML, and for a key that stands twice.
    """
    text = decode(data, name)
    places = LinesAndColumns(text)
    try:
        blocks = scan(text)
    except InputError as error:
        raise InputError(error.message, name, error.line) from None
    return paragraphs_of(once(blocks, places, name), places)


def write(corrected: Corrected) -> bytes:
    """The file with corrected strings."""
    return write_blocks(corrected, scan)


def scan(text: str) -> list[Block]:
    """The strings that are values, in order. Raises InputError, with the line, for what is no YAML."""
    import yaml

    try:
        found = [*_scalars(text, _is_string)]
    except yaml.YAMLError as error:
        raise InputError(*mended_yaml(error)) from None
    roots = {path[0] if path else "" for path, _ in found}
    rooted = len(roots) == 1 and _LANGUAGE.fullmatch(next(iter(roots))) and all(len(path) > 1 for path, _ in found)
    return [block._replace(key=".".join(path[1:] if rooted else path)) for path, block in found]


def read_scalars(text: str) -> list[tuple[list[str], Block]] | None:
    """The values that are no null, numbers and dates with them, each with the names and places that lead to it; None
    for what is no YAML.
    """
    import yaml

    try:
        return [*_scalars(text, _is_shown)]
    except (yaml.YAMLError, InputError):
        return None


def read_line(text: str, start: int, end: int) -> Block:
    """The value in `text[start:end]`, one line of a text that as a whole is no YAML; what is no scalar is read as it
    stands, without quotes around it, and written between quotes.
    """
    import yaml

    try:
        events = [*yaml.parse(text[start:end], Loader=_loader())]
    except yaml.YAMLError:
        events = []
    if len(events) == 5 and isinstance(
        events[2], yaml.ScalarEvent
    ):  # between the starts and ends of stream and document
        return _block(text, events[2], flow=False, at=start)
    quoted = text[start] in "\"'" and end - start > 1 and text[end - 1] == text[start]
    begin, stop = (start + 1, end - 1) if quoted else (start, end)
    block = string_block((Piece(text[begin:stop], begin, stop),))
    return block._replace(rewrite=lambda new: (start, end, f'"{_escaped(new)}"'))


@cache
def _loader() -> Any:
    import yaml  # only for a run that reads YAML

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _resolver() -> Any:
    import yaml

    return yaml.resolver.Resolver()


def _scalars(text: str, wanted: Callable[[yaml.ScalarEvent], bool]) -> Iterator[tuple[list[str], Block]]:
    import yaml

    path: list[str | int | None] = []  # a name in each mapping (None: it comes next), a number in each sequence
    flows: list[bool] = []  # of each of them, whether it stands between brackets
    documents = 0
    for event in yaml.parse(text, Loader=_loader()):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            path.append(None if isinstance(event, yaml.MappingStartEvent) else 0)
            flows.append(event.flow_style)
            if len(path) > _DEEPEST:
                raise InputError(f"nests more than {_DEEPEST} deep", None, event.start_mark.line + 1)
            continue
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            path.pop()
            flows.pop()
        elif isinstance(event, yaml.ScalarEvent):
            if path and path[-1] is None:
                path[-1] = event.value
                continue
            if wanted(event):
                prefix = [str(documents)] if documents > 1 else []
                yield [*prefix, *map(str, path)], _block(text, event, flow=any(flows[-1:]))
        elif not isinstance(event, yaml.AliasEvent):
            continue
        elif path and path[-1] is None:
            path[-1] = f"*{event.anchor}"
            continue
        if path:
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None


def _is_string(event: yaml.ScalarEvent) -> bool:
    return _type_of(event) == "str"


def _is_shown(event: yaml.ScalarEvent) -> bool:
    return _type_of(event) not in ("", "null")


def _type_of(event: yaml.ScalarEvent) -> str:
    """The name of YAML's own type that a scalar has ("str", "null", "int", …); "" for a tag of another's."""
    if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
        return ""
    if event.style in ("'", '"', "|", ">"):
        return "str"
    import yaml

    return str(_resolver().resolve(yaml.ScalarNode, event.value, (True, False))).removeprefix("tag:yaml.org,2002:")


def _block(text: str, event: yaml.ScalarEvent, *, flow: bool, at: int = 0) -> Block:
    start, end = at + event.start_mark.index, at + event.end_mark.index
    if match := _PROPERTIES.match(text, start, end):
        start = match.end()
    style = event.style if event.style in ("'", '"', "|", ">") else ""
    value = event.value.rstrip("\n") if style in ("|", ">") else event.value
    pieces = tuple(_pieces(text, start, end, style))
    read = "".join(piece.text for piece in pieces) == value
    if not read:  # a layout that is not told apart here: read as it is, written as a whole
        pieces = (Piece(value, start, end),) if value else ()
    last = pieces[-1].end if pieces and style in ("|", ">", "") and read else start + len(text[start:end].rstrip("\n"))
    encode = _encoder(style, text, pieces)
    block = string_block(pieces, slot=start + 1 if style in ("'", '"') else start, encode=encode)

    def rewritten(new: str) -> tuple[int, int, str] | None:
        return None if read and value and _stays(new, value, style, flow=flow) else (start, last, f'"{_escaped(new)}"')

    return block._replace(rewrite=rewritten)


def _pieces(text: str, start: int, end: int, style: str) -> Iterator[Piece]:
    if style in ("|", ">"):
        yield from _lines(text, start, end, folded=style == ">")
        return
    if style:
        start, end = start + 1, end - 1
    at = start
    pattern = _IN_DOUBLE if style == '"' else _IN_OTHERS
    for match in pattern.finditer(text, start, end):
        if match.lastgroup is None or (match.lastgroup == "quote" and not style):
            continue
        yield from _plain(text, at, match.start(), style)
        breaks = match[0].count("\n")
        if match.lastgroup == "fold":
            yield Piece(" " if breaks == 1 else "\n" * (breaks - 1), *match.span())
        elif match.lastgroup == "quote":
            yield Piece("'", *match.span())
        at = match.end()
    yield from _plain(text, at, end, style)


def _plain(text: str, start: int, end: int, style: str) -> Iterator[Piece]:
    if style == '"':
        yield from escaped_pieces(text[start:end], start, _ESCAPE, _MEANINGS)
    elif start < end:
        yield Piece(text[start:end], start, end)


def _lines(text: str, start: int, end: int, *, folded: bool) -> Iterator[Piece]:
    """The lines of a block scalar, without their indent."""
    at = text.find("\n", start, end) + 1
    whole = text[at:end].rstrip() if at else ""
    lines = whole.split("\n")
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
    pending: Piece | None = None
    for line in lines:
        content = line[indent:]
        begin = at + min(indent, len(line))
        if pending is not None and content and folded and not pending.text.strip("\n") and pending.text:
            breaks = pending.text.count("\n")
            yield Piece(" " if breaks == 1 else "\n" * (breaks - 1), pending.start, begin)
            pending = None
        elif pending is not None and content:  # empty lines and the indent after them are one: what is put there has it
            yield Piece(pending.text, pending.start, begin, None if folded else partial(indented, " " * indent))
            pending = None
        if content:
            yield Piece(content, begin, begin + len(content))
        at += len(line) + 1
        pending = Piece((pending.text if pending else "") + "\n", pending.start if pending else at - 1, at)


def _encoder(style: str, text: str, pieces: tuple[Piece, ...]) -> Callable[[str], str]:
    if style == "'":
        return lambda new: new.replace("'", "''")
    if style == '"':
        return _escaped
    if style == "|" and pieces:
        margin = text[text.rfind("\n", 0, pieces[0].start) + 1 : pieces[0].start]
        return partial(indented, margin)
    return str


def _stays(new: str, old: str, style: str, *, flow: bool) -> bool:
    """Whether a text is read as it is in a scalar of a style, which stands between brackets (`flow`) or not."""
    if style == '"':
        return True
    if _UNSEEN.search(new) or any(c < " " and c not in "\n" for c in new):
        return False
    if style == "'":
        return "\n" not in new
    if style in ("|", ">"):
        return bool(new.strip()) and new[0] not in " \n" and new[-1] != "\n" and (style == "|" or _folds(new, old))
    import yaml

    try:
        line = f"{{k: {new}}}" if flow else f"k: {new}"
        return yaml.load(line, Loader=_loader()) == {"k": new}  # type: ignore[no-any-return]  # noqa: S506
    except (yaml.YAMLError, ValueError):
        return False


def _folds(new: str, old: str) -> bool:
    """Whether all line breaks of a folded scalar stay where they are, and no line is indented newly."""
    begin, end, first, last = trimmed(old, new, 0, len(old), 0, len(new))
    at_head = old[begin - 1 : begin] == "\n" and new[first : first + 1] == " "
    return "\n" not in old[begin:end] + new[first:last] and not at_head


def _escaped(text: str) -> str:
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
    return str(_UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04X}", inner))


FORMAT = Format("yaml", (".yaml", ".yml"), "application/yaml", write, read, keyed=True, holds="a key and its text")
