"""Markdown, GitHub's and MyST's, and MDX: markdown-it-py finds the blocks, `inline` what is no language in them.

A paragraph's text is what stands in the file, without the marks of its block (hashes, quotation signs, indents). Code
is a paragraph of its own, so that it can be compared; so are table cells and the texts of the front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from review.errors import InputError
from review.formats.admonitions import undented
from review.formats.blocks import Block, LinesAndColumns, Piece, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.front_matter import toml_end, toml_texts, yaml_texts
from review.formats.html import scan as scan_html
from review.formats.inline import protect_markdown
from review.formats.reading import decode
from review.formats.tags import escape_strays
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.model import PARAGRAPH_GAP, Kind, Paragraph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["FORMAT", "read", "scan", "write"]

_SCRIPT = lazy_regex(r"(?:import\s(?:.|\n)*?from\s|import\s*['\"{]|export\s+(?:const|default|function|let|\{))")
#: Components whose content is what a machine printed.
_SCREEN = lazy_regex(r"\s*<(?P<close>/?)(?P<name>\w*(?:Console|Terminal|Output)\w*)\b[^<>]*+(?<!/)>\s*\Z")
#: Blocks in one another that are read: a list and its items are two. The parser leaves out what lies deeper.
_DEEPEST = 60
_WORD = lazy_regex(r"[\p{L}\p{N}]")
#: What makes of a line something else than the text that it is: a sign at its head, a number with a point.
_BEGINS = lazy_regex(r"^(\d{0,9})([-#>+*=~`|\[:_.)])")
_CLOSES = lazy_regex(r"(?<=\s)(#+)$")
_BARS = lazy_regex(r"(?<!\\)\|")
_ESCAPED = lazy_regex(r"\\.")


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The page's paragraphs in their order."""
    text = decode(data, name)
    try:
        return paragraphs_of(scan(text), LinesAndColumns(text))
    except InputError as error:
        raise InputError(error.message, name, error.line) from None


def write(corrected: Corrected) -> bytes:
    """The page with corrected texts. What is no tag, "<Name>", is written so that it is read."""
    return write_blocks(corrected, scan, apart=PARAGRAPH_GAP, held=_held, otherwise=_escaped)


def _escaped(text: str) -> str:
    """The text with a backslash before what begins a heading, an item, a quotation, a table or code, and before what
    closes a heading; none is meant.
    """
    lines = (line.strip(" \t") for line in text.split("\n"))
    lines = (_CLOSES.sub(r"\\\1", _BEGINS.sub(r"\1\\\2", line)) for line in lines)
    return str(_BARS.sub(r"\\|", "\n".join(lines)))


def _held(text: str, known: Iterable[str], kind: Kind) -> str:
    """The text without stray tags; code, links in angle brackets and what is escaped are left as they are."""
    if kind == "code":
        return text
    taken = ((one.start, one.end) for one in protect_markdown(text) if one.kind in ("code", "link", "placeholder"))
    escaped = ((match.start(), match.end()) for match in _ESCAPED.finditer(text))
    return escape_strays(text, known, (*taken, *escaped))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin)
    # inline tokens say nothing of where they lie: the blocks are all that is asked
    return parser.disable(["inline", "text_join", "footnote_tail"], ignoreInvalid=True)


def scan(text: str) -> list[Block]:
    """The blocks of a page. Raises InputError, with the line, where blocks nest deeper than is read."""
    lines = _Lines(text)
    blocks = [*toml_texts(text)]
    context = _Context()
    screen = ""
    head = toml_end(text)
    for token in _parser().parse("\n" * text.count("\n", 0, head) + undented(text[head:])):
        context.see(token)
        if token.level >= _DEEPEST - 1 and token.nesting == 1:
            line = token.map[0] + 1 if token.map else None
            raise InputError(f"nests lists and quotations more than {_DEEPEST // 2 - 1} deep", None, line)
        if token.map is None:
            continue
        if token.type == "html_block" and (match := _SCREEN.match(token.content)):
            screen = match["name"] if not match["close"] else ""
        first, last = token.map
        if token.type == "front_matter":
            blocks += yaml_texts(text, lines.start(first + 1), lines.start(last - 1))
        elif token.type in ("fence", "code_block"):
            blocks += _code(text, lines, token)
        elif token.type == "html_block":
            blocks += scan_html(text, lines.start(first), lines.start(last))
        elif token.type == "inline" and token.content.strip():
            found = [*_inline(lines, token, context)]
            blocks += [one._replace(kind="code", protected=()) for one in found] if screen else found
    blocks.sort(key=lambda block: block.start)
    return blocks


class _Lines:
    """The lines of a text, and a place on each up to which its cells were found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.found: dict[int, int] = {}

    def start(self, number: int) -> int:
        return min(self._starts[min(number, len(self.lines))], len(self.text))


class _Context:
    """Which lists, headings and tables a token stands in."""

    def __init__(self) -> None:
        self.lists = 0
        self.heading = 0
        self.cell = False

    def see(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.lists += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists -= 1
        elif token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.type == "heading_close":
            self.heading = 0
        elif token.type in ("th_open", "td_open"):
            self.cell = True
        elif token.type in ("th_close", "td_close"):
            self.cell = False

    @property
    def kind(self) -> Kind:
        return "heading" if self.heading else "cell" if self.cell else "list-item" if self.lists else "body"


def _inline(lines: _Lines, token: Token, context: _Context) -> Iterator[Block]:
    assert token.map is not None
    first = token.map[0]
    pieces: list[Piece] = []
    for n, content in enumerate(token.content.split("\n")):
        number = first + n
        line = lines.lines[number]
        least = lines.found.get(number, 0) if context.cell else 0
        at = line.find(content, least) if context.cell or context.heading else line.rfind(content)
        if at < 0 and context.cell:
            content = content.replace("|", "\\|")  # the parser takes the backslash away
            at = line.find(content, least)
        if at < 0:
            at, content = 0, line  # a tab that was turned into spaces: the whole line
        if context.cell:
            lines.found[number] = at + len(content)
        start = lines.start(number) + at
        if pieces:
            pieces.append(Piece("\n", pieces[-1].end, start))
        pieces.append(Piece(content, start, start + len(content)))
    merged = tuple(_merged(pieces))
    text = "".join(piece.text for piece in merged)
    kind, level = context.kind, context.heading or context.lists
    if _SCRIPT.match(text):
        kind = "code"
    protected = protect_markdown(text)
    if kind == "code" or _WORD.search(text):
        yield Block(merged, kind, protected if kind != "code" else (), level)


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces that follow each other in the file as in the text are one."""
    last: Piece | None = None
    for piece in pieces:
        whole = len(piece.text) == piece.end - piece.start
        if last is not None and whole and last.end == piece.start and len(last.text) == last.end - last.start:
            last = Piece(last.text + piece.text, last.start, piece.end)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _code(text: str, lines: _Lines, token: Token) -> Iterator[Block]:
    assert token.map is not None
    first, last = token.map
    if token.type == "fence":
        first += 1
        closing = lines.lines[last - 1].strip().lstrip("> \t") if last - 1 >= first else ""
        if closing.startswith(token.markup) and not closing.strip(token.markup[0]):
            last -= 1
    start, end = lines.start(first), lines.start(last)
    raw = text[start:end].rstrip("\n")
    if raw.strip():
        yield Block((Piece(raw, start, start + len(raw)),), "code", key="")


FORMAT = Format(
    "markdown", (".md", ".markdown", ".mdx", ".mdown", ".qmd", ".rmd"), "text/markdown; charset=utf-8", write, read
)
