"""The front matter at a page's head: YAML between lines of `---`, TOML between lines of `+++` (Hugo's).

Its titles and descriptions are texts, read and written as in a file of that language: with the quotes that a value
needs, the author's own where they do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import regex

from review.errors import InputError
from review.formats.blocks import Block
from review.formats.inline import protect_markdown
from review.formats.page_head import head_kind, is_shown
from review.formats.toml_strings import scan as scan_toml
from review.formats.yaml_strings import read_line, read_scalars
from review.lazy_patterns import lazy_regex

__all__ = ["toml_end", "toml_texts", "yaml_end", "yaml_texts"]

_ENTRY = lazy_regex(r"^[ \t]*+(?:-[ ]++)?(?P<key>[\w-]++):[ \t]++(?P<value>\S.*?)[ \t]*$", regex.MULTILINE)
_TOML = lazy_regex(r"\+\+\+[ \t]*+\n(?:(?!\+\+\+[ \t]*+(?:\n|\Z))[^\n]*+\n)*+(?P<close>\+\+\+[ \t]*+(?:\n|\Z))")
_YAML = lazy_regex(r"---[ \t]*+\n(?:(?!(?:---|\.\.\.)[ \t]*+(?:\n|\Z))[^\n]*+\n)*+(?:---|\.\.\.)[ \t]*+(?:\n|\Z)")
_WORD = lazy_regex(r"[\p{L}\p{N}]")


def yaml_end(text: str) -> int:
    """Where the front matter in YAML that a page begins with ends, its last line with it; 0 where there is none."""
    match = _YAML.match(text)
    return match.end() if match else 0


def yaml_texts(text: str, start: int, end: int) -> Iterator[Block]:
    """The texts of the YAML in `text[start:end]`; of what is no YAML, those that stand on one line."""
    found = read_scalars(" " * (start - 1) + "\n" + text[start:end])
    if found is None:
        yield from _lines(text, start, end)
        return
    for path, block in found:
        yield from _text(path[-1] if path else "", block)


def toml_end(text: str) -> int:
    """Where the front matter in TOML that a page begins with ends, its last line with it; 0 where there is none."""
    match = _TOML.match(text)
    return match.end() if match else 0


def toml_texts(text: str) -> Iterator[Block]:
    """The texts of the front matter in TOML that a page begins with; none of one that is broken."""
    match = _TOML.match(text)
    if match is None:
        return
    head = "   " + text[3 : match.start("close")]
    try:
        tomllib.loads(head)
        blocks = scan_toml(head)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError, InputError):
        return
    for block in blocks:
        yield from _text(block.key.rpartition(".")[2], block)


def _text(key: str, block: Block) -> Iterator[Block]:
    if is_shown(key) and _WORD.search(block.text):
        yield block._replace(kind=head_kind(key), protected=protect_markdown(block.text), key="")


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    for match in _ENTRY.finditer(text, start, end):
        begin, stop = match.span("value")
        if text[begin] not in "|>[{&*!":
            yield from _text(match["key"], read_line(text, begin, stop))
