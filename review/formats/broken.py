"""What to do about a file that breaks the rules of its format: its parser says what it wanted, not how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["mended", "mended_yaml"]

_REPAIR = "repair it there, or export the file anew"
#: Kind of file → what its parser says (the beginning of it) → what helps.
_ADVICE: Mapping[str, Mapping[str, str]] = {
    "CSV": {
        "unexpected end of data": "a quotation mark that opens here is never closed: close it, or write one that is "
        "meant inside a cell twice",
        "field larger": "part the cell (or raise limits.cell)",
        "'": "a quotation mark inside a cell is written twice, and the whole cell in quotation marks",
    },
    "XML": {
        "no element found": "it ends before all elements are closed: export it anew, whole",
        "unclosed token": "it ends within a tag: export it anew, whole",
        "mismatched tag": "a tag closes another element than the one that is open: close that one first",
        "not well-formed": "in a text write & as &amp; and < as &lt;",
        "undefined entity": "write the character itself, or its number: &#160;",
        "duplicate attribute": "take one of the two away",
        "junk after document element": "one element holds all others: take away what follows it",
    },
    "JSON": {
        "It ends": "export it anew, whole",
        "Expecting ',' delimiter": "a comma is missing before it, or a quotation mark in a text is not written \\\"",
        "Expecting property name": "a comma before it is one too many, or a name is not in double quotation marks",
        "Illegal trailing comma": "take that comma away",
        "Expecting ':' delimiter": "a colon is missing after the name",
        "Expecting value": "a value is missing there, or a comma is one too many",
        "Unterminated string": "a quotation mark that opens there is never closed",
        "Invalid control character": "in a text write a line break as \\n and a tab as \\t",
        "Invalid \\escape": "in a text write \\ as \\\\",
        "Extra data": "one object holds all: take away what follows it",
    },
    "YAML": {
        "found unexpected end of stream": "a quotation mark is never closed",
        "mapping values are not allowed": "a text with a colon and a space is written in quotation marks, and a line "
        "of a key is indented as its neighbours are",
        "expected ',' or": "a bracket is never closed, or a comma is missing",
        "did not find expected ',' or": "a bracket is never closed, or a comma is missing",
        "could not find expected ':'": "a key wants a colon and a space behind it",
        "did not find expected key": "a key is indented as its neighbours are",
        "found undefined alias": "a text that begins with * is written in quotation marks",
        "found character": "indent with spaces and no tab, and write a text that begins with such a character in "
        "quotation marks",
    },
    "TOML": {
        "Illegal character": "a line break or such in a text is written as an escape, or the text between three marks",
        "Unterminated": "a quotation mark that opens there is never closed",
        "Expected '=' after": "a key wants = behind it, and quotation marks where it has spaces",
        "Invalid value": "a text is written in quotation marks",
        "Unescaped '\\'": "write \\ as \\\\, or the text in single quotation marks",
        "Cannot overwrite": "a key stands twice: take one away",
    },
}  # fmt: skip


def mended(kind: str, said: str) -> str:
    """What the parser of a kind of file said, and what helps."""
    advice = next((helps for start, helps in _ADVICE[kind].items() if said.startswith(start)), _REPAIR)
    return f"{said}; {advice}"


def mended_yaml(error: Exception) -> tuple[str, None, int | None]:
    """A YAMLError's message, no name, and the line; where what broke off began in another line, that is said."""
    told, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or "it holds a character that YAML does not have"
    where = f" (begun in line {began.line + 1})" if began and told and began.line != told.line else ""
    return f"is no YAML: {mended('YAML', what)}{where}", None, told.line + 1 if told is not None else None
