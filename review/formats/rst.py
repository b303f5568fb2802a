"""reStructuredText: sections, paragraphs, lists, directives, literal blocks, tables; roles and links are protected.

Read line by line: docutils knows the structure, but says only the line at which a paragraph starts, and nothing of
where its later lines and its cells stand.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import east_asian_width

import regex

from review.formats.blocks import Block, LinesAndColumns, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.lined import Line, code_of, lined, lines_of
from review.formats.reading import decode
from review.formats.rst_fields import FIELD, fields
from review.formats.rst_tables import cells
from review.formats.string_marks import protect_string
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import PARAGRAPH_GAP, Kind, Paragraph, Protected

__all__ = ["FORMAT", "read", "scan", "write"]

_DIRECTIVE = lazy_regex(r"\.\.[ ]+(?:\|[^|\n]++\|[ ]+)?(?P<name>[\w][\w:.+-]*?)::(?:[ ]+(?P<argument>.*))?$")
_FOOTNOTE = lazy_regex(r"\.\.[ ]+\[(?:#?[\w.-]*|\*)\][ ]+")
_OPTION = lazy_regex(r":[\w][\w .-]*+:(?:\s|$)")
_ITEM = lazy_regex(r"(?:[-*+\u2022]|\(?(?:\d{1,3}|[a-zA-Z#]|[ivxIVX]{1,5})[.)])[ ]+(?=\S)")
_SIGN = lazy_regex(r"[!-/:-@\[^_`{-~]")
_ESCAPE = lazy_regex(r"\\(?:(?P<space>\s)|(?=[^\w\s]|\w{1,5}[.)][ ]))")
_RULE = lazy_regex(r"([!-/:-@\[-`{-~])\1{2,}+\s*\Z")
_BORDER = lazy_regex(r"=+(?: +=+)+\s*\Z")
_REFERENCE = lazy_regex(r"\[(?:#?[\w.-]*|\*)\]_|(?<![\w`])[\w][\w.-]*__?(?![\w`])")
#: Directives whose content is no language, and those whose argument is text.
_CODE = frozenset(
    ("code", "code-block", "sourcecode", "math", "raw", "parsed-literal", "productionlist", "highlight",
     "literalinclude",
     "image", "toctree", "index", "include", "graphviz", "digraph", "mermaid", "plot", "ipython", "doctest", "testcode",
     "testoutput", "testsetup", "autosummary", "tabularcolumns", "csv-table", "default-role", "role", "unicode", "date",
     "currentmodule", "module", "program", "meta", "bibliography", "contents", "sectnum")
)  # fmt: skip
_ARGUMENT = frozenset(
    ("admonition", "topic", "sidebar", "rubric", "table", "list-table", "note", "warning", "tip", "hint", "important",
     "caution", "danger", "attention", "error", "seealso", "versionadded", "versionchanged", "deprecated", "replace",
     "epigraph", "centered", "todo", "versionremoved")
)  # fmt: skip
_VERSION = frozenset(("versionadded", "versionchanged", "deprecated", "versionremoved"))


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The page's paragraphs in their order."""
    text = decode(data, name)
    return paragraphs_of(scan(text), LinesAndColumns(text))


def write(corrected: Corrected) -> bytes:
    """The page with corrected texts. A line that would begin something else gets a backslash."""
    return write_blocks(corrected, scan, apart=PARAGRAPH_GAP, otherwise=_escaped)


def _escaped(text: str) -> str:
    lines = (line.strip(" \t") for line in text.split("\n"))
    return "\n".join(f"\\{line}" if _ITEM.match(line) or _SIGN.match(line) else line for line in lines)


def scan(text: str) -> list[Block]:
    """The blocks of a page."""
    reader = _Reader(text)
    reader.page()
    return sorted(reader.blocks, key=lambda block: block.start)


def protect(text: str) -> tuple[Protected, ...]:
    """The protected stretches of a paragraph: what strings have, escapes, references; none of one that is too long."""
    if len(text) > limits().paragraph:
        return ()
    found = list(protect_string(text))
    taken = [(one.start, one.end) for one in found]
    for match in _ESCAPE.finditer(text):
        start, end = match.span()
        if not any(a < end and start < b for a, b in taken):
            found.append(Protected(start, end, "mark"))
            taken.append((start, end))
    for match in _REFERENCE.finditer(text):
        start, end = match.span()
        if not any(a < end and start < b for a, b in taken):
            tail = len(match[0]) - len(match[0].rstrip("_"))
            found.append(Protected(start if match[0].startswith("[") else end - tail, end, "link"))
    return tuple(sorted(found, key=lambda one: one.start))


class _Reader:
    """Goes through the lines once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.at = 0
        self.blocks: list[Block] = []
        self._levels: list[str] = []
        self._items: list[int] = []  # indents of the lists that are open

    def page(self) -> None:
        """All of it."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            while self._items and not line.blank and line.indent <= self._items[-1]:
                self._items.pop()
            if line.blank:
                self.at += 1
            elif not self._explicit(line) and not self._title(line) and not self._table(line):
                self._paragraph(line)

    def _explicit(self, line: Line) -> bool:
        """Whether a directive, a comment, a target or a footnote stands here; goes over it."""
        bare = line.bare
        if bare != ".." and not bare.startswith((".. ", "__ ")):
            return False
        self.at += 1
        if match := _DIRECTIVE.match(bare):
            self._directive(line, match)
        elif match := _FOOTNOTE.match(bare):
            spans = [line.span(len(line.text) - len(line.text.lstrip()) + match.end())]
            self.blocks += lined(self.text, spans + self._wrapped(line.indent), protect)
        else:
            self._inner(line.indent)
        return True

    def _directive(self, line: Line, match: regex.Match[str]) -> None:
        name = match["name"].rpartition(":")[2].lower()
        lead = len(line.text) - len(line.text.lstrip())
        if name in _CODE:
            inner = self._inner(line.indent)
            if name == "meta":
                self.blocks += fields(self.text, inner, protect)
                return
            while inner and (inner[0].blank or _OPTION.match(inner[0].bare)):
                inner.pop(0)
            self.blocks += code_of(self.text, inner)
            return
        if name in _ARGUMENT and match["argument"]:
            begin = lead + match.start("argument")
            if name in _VERSION:  # the version comes first
                begin += len(match["argument"]) - len(match["argument"].partition(" ")[2])
            spans = [line.span(begin), *self._wrapped(line.indent)]
            self.blocks += lined(self.text, spans, protect)
        while self.at < len(self.lines) and _OPTION.match(self.lines[self.at].bare):
            self.at += 1

    def _wrapped(self, indent: int) -> list[tuple[int, int]]:
        """The lines that go on with what stands before, up to a blank one or an option."""
        spans = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.blank or line.indent <= indent or _OPTION.match(line.bare):
                break
            spans.append(line.span())
            self.at += 1
        return spans

    def _inner(self, indent: int) -> list[Line]:
        """All lines that are indented deeper, blank ones among them."""
        first = self.at
        while self.at < len(self.lines) and (self.lines[self.at].blank or self.lines[self.at].indent > indent):
            self.at += 1
        return self.lines[first : self.at]

    def _title(self, line: Line) -> bool:
        over = _RULE.match(line.text)
        title = self.lines[self.at + 1] if over and self.at + 1 < len(self.lines) else line
        under = self.at + (2 if over else 1)
        rule = _RULE.match(self.lines[under].text) if under < len(self.lines) else None
        if over and (rule is None or title.blank or rule[1] != over[1]):
            if over and line.text.strip() == line.bare and not _BORDER.match(line.text) and over[1] not in ":>":
                self.at += 1  # a line across the page
                return not line.text.startswith("+")
            return False
        if rule is None or title.blank or (not over and (line.indent or len(rule[0].strip()) + 2 < len(line.bare))):
            return False
        if not over and _ITEM.match(line.bare) and len(rule[0].strip()) < 3:
            return False
        style = rule[1] * (2 if over else 1)
        if style not in self._levels:
            self._levels.append(style)
        lines = (line if over else None, title, self.lines[under])
        for block in lined(self.text, [title.span()], protect, "heading", self._levels.index(style) + 1):
            self.blocks.append(block._replace(rewrite=_ruled(self.text, lines)))
        self.at = under + 1
        self._items = []
        return True

    def _table(self, line: Line) -> bool:
        if line.bare.startswith(("+--", "+==")) and set(line.bare) <= set("+-=") and line.bare.count("+") > 1:
            first = self.at
            while self.at < len(self.lines) and self.lines[self.at].bare.startswith(("+", "|")):
                self.at += 1
            self.blocks += cells(self.text, self.lines[first : self.at], protect, grid=True)
            return True
        if _BORDER.match(line.bare):
            first = self.at
            borders = 0
            while self.at < len(self.lines):
                borders += _BORDER.match(self.lines[self.at].bare) is not None
                after = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
                self.at += 1
                if borders >= 2 and _BORDER.match(self.lines[self.at - 1].bare) and (after is None or after.blank):
                    break
            self.blocks += cells(self.text, self.lines[first : self.at], protect, grid=False)
            return True
        return False

    def _at_head(self, field: str) -> bool:
        """Whether a field says something of the page: nothing but its title stands before it. `:param x:` does not."""
        return " " not in field.strip() and all(one.kind in ("heading", "caption") for one in self.blocks)

    def _paragraph(self, line: Line) -> None:
        lead = len(line.text) - len(line.text.lstrip())
        kind: Kind = "body"
        level = 0
        indent = line.indent
        match = _ITEM.match(line.bare)
        if match and not (line.bare[0] == "*" and line.bare.startswith("**")):
            self._items.append(line.indent)
            lead += match.end()
            indent += match.end()
            kind, level = "list-item", len(self._items)
        elif (field := FIELD.match(line.bare)) and self._at_head(field[0]):
            first = self.at
            while self.at < len(self.lines) and not self.lines[self.at].blank:
                self.at += 1
            self.blocks += fields(self.text, self.lines[first : self.at], protect)
            return
        elif field:
            lead += field.end()
            indent = -1  # what goes on may be indented as one likes
        elif line.bare.startswith("| "):
            lead += 2
        elif line.bare.startswith(">>> "):
            first = self.at
            while self.at < len(self.lines) and not self.lines[self.at].blank:
                self.at += 1
            self.blocks += code_of(self.text, self.lines[first : self.at])
            return
        elif self._items:
            kind, level = "list-item", len(self._items)
        spans = [line.span(lead)]
        self.at += 1
        while self.at < len(self.lines):
            after = self.lines[self.at]
            if after.blank or (indent >= 0 and after.indent != indent) or (indent < 0 and after.indent <= line.indent):
                break
            if line.bare.startswith("| ") or (
                after.indent == line.indent and _begins(after.bare) and indent != line.indent
            ):
                break
            spans.append(after.span())
            self.at += 1
        ends = self.text[spans[-1][0] : spans[-1][1]].endswith("::")
        self.blocks += lined(self.text, spans, protect, kind, level)
        if ends:
            self.blocks += code_of(self.text, self._inner(line.indent))


def _ruled(text: str, lines: tuple[Line | None, Line, Line]) -> Callable[[str], tuple[int, int, str] | None]:
    """A title's lines are as long as the title at least; where a corrected one outgrows them, they grow with it."""
    over, title, under = lines
    length = len(under.bare)

    def rewritten(new: str) -> tuple[int, int, str] | None:
        width = title.indent + sum(1 + (east_asian_width(sign) in "WF") for sign in new)
        if width <= length:
            return None
        rule = under.bare[0] * width
        start = title.span()[0]
        if over is None:
            return start, under.start + len(under.text), f"{new}\n{rule}"
        indent = text[title.start : start]
        return over.start, under.start + len(under.text), f"{rule}\n{indent}{new}\n{rule}"

    return rewritten


def _begins(bare: str) -> bool:
    return _ITEM.match(bare) is not None or bare.startswith(".. ")


FORMAT = Format("rst", (".rst",), "text/x-rst; charset=utf-8", write, read)
