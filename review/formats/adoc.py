"""AsciiDoc: sections, paragraphs, lists, blocks, tables; macros, attributes and marks are protected.

Read line by line by the rules of the language: there is no parser of it in Python that says where things stand.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.formats.blocks import Block, LinesAndColumns, paragraphs_of
from review.formats.corrected import Corrected
from review.formats.format import Format
from review.formats.front_matter import yaml_end, yaml_texts
from review.formats.lined import Line, code_of, lined, lines_of
from review.formats.page_head import head_kind, is_shown
from review.formats.reading import decode
from review.formats.tags import REFERENCE, read_reference
from review.formats.writing import write_blocks
from review.lazy_patterns import lazy_regex
from review.limit_config import limits
from review.model import OBJECT, PARAGRAPH_GAP, Kind, Paragraph, Protected

__all__ = ["FORMAT", "protect", "read", "scan", "write"]

_HEADING = lazy_regex(r"(={1,6})[ \t]+(?=\S)")
_FENCE = lazy_regex(r"(?P<code>-{4,}|\.{4,}|\+{4,}|`{3,})|(?P<comment>/{4,})|(?P<open>={4,}|\*{4,}|_{4,}|--)")
_TABLE = lazy_regex(r"[|,:!]={3,}")
_ITEM = lazy_regex(r"(?P<mark>\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|<(?:\d+|\.)>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
_TERM = lazy_regex(r"(?P<term>\S.*?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_SKIPPED = lazy_regex(
    r"//(?!/)|:!?[\w][\w-]*!?:(?:\s|$)|\[[^\]\n]*+\](?:\[[^\]\n]*+\])?\s*\Z|(?:include|ifdef|ifndef|endif|ifeval|image|video|audio|toc|"
    r"[\w-]+)::\S*\[.*\]\s*\Z|\+\s*\Z|'{3,}\s*\Z|<{3,}\s*\Z|-{3}\s*\Z|\*{3}\s*\Z"
)
_ATTRIBUTE = lazy_regex(r":(?P<name>[\w][\w-]*+):[ \t]+(?=\S)")
#: Attributes of AsciiDoc's own that are words on the page: figure-caption, toc-title, version-label.
_WORDS = ("caption", "label", "title", "signifier")
_CODE_STYLE = lazy_regex(r"\[(?:source|listing|literal|latexmath|stem|asciimath|plantuml|mermaid)\b")
_ADMONITION = lazy_regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = lazy_regex(r"(?<!\\)(?:\d{1,3}(?:\.\d{1,3})?[+*])?(?:[<^>]?(?:\.[<^>])?)?[aehlmds]?(?<![\w\\])\|")
_INLINE = lazy_regex(
    r"""
      (?P<code> ``(?:[^`]++|`(?!`))++`` | `\+?[^`\n]{1,500}`
        | (?:pass|stem|latexmath|asciimath|kbd):[\w,]*\[[^\]\n]{0,500}\]
        | \+{2,3}[^+\n]{1,500}\+{2,3} )
    | (?P<target> (?:link|xref|mailto|image|icon|footnote|footnoteref|anchor|btn|menu|indexterm2?):[^\s\[\]]{0,1000}\[
        | (?:https?|ftp)://[^\s\[\]<>]{1,2000}\[ )
    | (?P<url> (?:https?|ftp)://[^\s\[\]<>"']{1,2000}[^\s\[\]<>"'.,;:!?)] )
    | (?P<reference> <<[^<>,\n]{1,300}(?:,[ ]*)? | >> )
    | (?P<anchor> \[\[[^\[\]\n]{1,200}\]\] | \[(?:[.\#][\w.\#-]+|[\w ]{1,40})\](?=[\#*_`])
        | \(\(\(?[^()\n]{1,200}\)?\)\) )
    | (?P<hole> \{[\w][\w-]{0,100}(?::[^{}\n]{0,100})?\} )
    | (?P<marks> \*{1,2}(?=\S)|(?<=\S)\*{1,2} | (?<![\p{L}\p{N}_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}_])
        | (?<![\p{L}\p{N}\#&])\#{1,2}(?=\S)|(?<=\S)\#{1,2}(?![\p{L}\p{N}\#]) | [\^~](?=\S) )
    | (?P<break> [ ]\+(?=\n|\Z) )
    | (?P<callout> <\d{1,3}> )
    | (?P<close> \] )
    | (?P<amp> & )
    """,
    regex.VERBOSE,
)


def read(data: bytes, name: str, _language: str) -> tuple[Paragraph, ...]:
    """The page's paragraphs in their order."""
    text = decode(data, name)
    return paragraphs_of(scan(text), LinesAndColumns(text))


def write(corrected: Corrected) -> bytes:
    """The page with corrected texts."""
    return write_blocks(corrected, scan, apart=PARAGRAPH_GAP)


def protect(text: str) -> tuple[Protected, ...]:
    """The protected stretches of a paragraph; none of one that is too long to be judged."""
    found: list[Protected] = []
    if len(text) > limits().paragraph:
        return ()
    opened = 0
    at = 0
    while match := _INLINE.search(text, at):
        start, at = match.span()
        kind = match.lastgroup
        if kind == "code":
            found.append(Protected(start, at, "code", OBJECT))
        elif kind == "target":
            opened += 1
            found.append(Protected(start, at, "link"))
        elif kind == "url":
            found.append(Protected(start, at, "link", OBJECT))
        elif kind in ("reference", "anchor"):
            found.append(Protected(start, at, "link"))
        elif kind == "hole":
            found.append(Protected(start, at, "placeholder", OBJECT))
        elif kind in ("marks", "break", "callout"):
            found.append(Protected(start, at, "mark"))
        elif kind == "close" and opened:
            opened -= 1
            found.append(Protected(start, at, "link"))
        elif kind == "amp" and (reference := REFERENCE.match(text, start)):
            at = reference.end()
            found.append(Protected(start, at, "reference", read_reference(reference[0])))
    return tuple(found)


def scan(text: str) -> list[Block]:
    """The blocks of a page."""
    reader = _Reader(text)
    reader.page()
    return reader.blocks


def _is_shown(match: regex.Match[str]) -> bool:
    """Whether an attribute is read by people: the page's title, its description, what figures are called. One that goes
    on in the next line is left alone.
    """
    name = match["name"].lower()
    last = name.rpartition("-")[2]
    shown = is_shown(name) or last in _WORDS or name == "doctitle" or (name.startswith("page-") and is_shown(name[5:]))
    return shown and name != "name" and not match.string.endswith("\\")


class _Reader:
    """Goes through the lines once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.at = 0
        self.blocks: list[Block] = []
        self._code = False  # whether the next paragraph or block is code, as the line above it says
        self._marks: list[str] = []  # of the lists that are open

    def page(self) -> None:
        """All of it."""
        if end := yaml_end(self.text):
            close = self.text.rfind("\n", 0, end - 1) + 1
            self.blocks += yaml_texts(self.text, self.text.index("\n") + 1, close)
            self.at = self.text.count("\n", 0, end)
        while self.at < len(self.lines):
            line = self.lines[self.at]
            bare = line.text.rstrip()
            if line.blank:
                self.at += 1
            elif match := _FENCE.fullmatch(bare):
                self._fence(bare, match)
            elif _TABLE.fullmatch(bare):
                self._table(bare)
            elif match := _HEADING.match(bare):
                self.blocks += lined(self.text, [line.span(match.end())], protect, "heading", len(match[1]))
                self._marks, self._code = [], False
                self.at += 1
            elif bare.startswith(".") and bare[1:2].strip() and bare[1:2] not in ".\t":
                self.blocks += lined(self.text, [line.span(1)], protect, "caption")
                self.at += 1
            elif (match := _ATTRIBUTE.match(bare)) and _is_shown(match):
                self.blocks += lined(self.text, [line.span(match.end())], protect, head_kind(match["name"]))
                self.at += 1
            elif _SKIPPED.match(bare):
                self._code = self._code or _CODE_STYLE.match(bare) is not None
                self.at += 1
                while bare.startswith(":") and bare.endswith("\\") and self.at < len(self.lines):
                    bare = bare[0] + self.lines[self.at].text.rstrip()  # a value that goes on
                    self.at += 1
            else:
                self._paragraph(line)

    def _fence(self, bare: str, match: regex.Match[str]) -> None:
        self.at += 1
        if match["open"] and not self._code:
            return  # what stands within is read as what stands without
        first = self.at
        while self.at < len(self.lines) and not self._closes(self.lines[self.at].text.rstrip(), bare):
            self.at += 1
        if not match["comment"]:
            self.blocks += code_of(self.text, self.lines[first : self.at])
        self.at += 1
        self._code = False

    @staticmethod
    def _closes(line: str, fence: str) -> bool:
        return line == fence or (fence.startswith("```") and line == "```")

    def _table(self, fence: str) -> None:
        self.at += 1
        first = self.at
        while self.at < len(self.lines) and self.lines[self.at].text.rstrip() != fence:
            self.at += 1
        if fence.startswith("|"):
            self.blocks += self._cells(self.lines[first : self.at])
        self.at += 1

    def _cells(self, lines: list[Line]) -> Iterator[Block]:
        spans: list[tuple[int, int]] = []
        for line in lines:
            at = 0
            marks = list(_CELL.finditer(line.text))
            for mark in [*marks, None]:
                stop = mark.start() if mark is not None else len(line.text)
                content = line.text[at:stop]
                if content.strip():
                    begin = line.start + at + len(content) - len(content.lstrip())
                    spans.append((begin, begin + len(content.strip())))
                if mark is not None:
                    yield from lined(self.text, spans, protect, "cell")
                    spans = []
                    at = mark.end()
        yield from lined(self.text, spans, protect, "cell")

    def _paragraph(self, line: Line) -> None:
        first = self.at
        if line.indent and not _ITEM.match(line.bare) and not self._marks:
            while self.at < len(self.lines) and not self.lines[self.at].blank:
                self.at += 1
            self.blocks += code_of(self.text, self.lines[first : self.at])
            self._code = False
            return
        lead = len(line.text) - len(line.text.lstrip())
        kind: Kind = "body"
        level = 0
        if match := _ITEM.match(line.bare):
            mark = regex.sub(r"\w+", "1", match["mark"])
            if mark in self._marks:
                del self._marks[self._marks.index(mark) + 1 :]
            else:
                self._marks.append(mark)
            kind, level = "list-item", len(self._marks)
            lead += match.end()
        elif term := _TERM.match(line.bare):
            begin = line.start + lead
            self.blocks += lined(self.text, [(begin, begin + len(term["term"]))], protect, "list-item", 1)
            lead += term.end()
        elif label := _ADMONITION.match(line.bare):
            lead += label.end()
        else:
            self._marks = []
        spans = [line.span(lead)]
        self.at += 1
        while self.at < len(self.lines):
            after = self.lines[self.at]
            bare = after.text.rstrip()
            if after.blank or _FENCE.fullmatch(bare) or _TABLE.fullmatch(bare) or _SKIPPED.match(bare):
                break
            if _ITEM.match(after.bare) or (kind == "list-item" and _TERM.match(after.bare)):
                break
            spans.append(after.span())
            self.at += 1
        if self._code:
            self.blocks += code_of(self.text, self.lines[first : self.at])
            self._code = False
        else:
            self.blocks += lined(self.text, spans, protect, kind, level)


FORMAT = Format("adoc", (".adoc", ".asciidoc"), "text/asciidoc; charset=utf-8", write, read)
