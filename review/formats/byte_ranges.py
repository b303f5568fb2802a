"""Where paragraphs lie in the bytes that they were read from, and changing those places and nothing else."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from review.errors import EncodingError, InputError
from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["Original", "apply_changes", "even_text", "refuse_misread"]

#: A word with a letter that ASCII does not have.
_WORD = lazy_regex(r"[A-Za-z]*+(?![A-Za-z])\p{L}[\p{L}\p{M}]*+")
#: Letters of such a word that a message shows.
_SHOWN = 20
_LINE_END = lazy_regex(r"\r\n|\r|\n")
#: Marks at a file's head that say its encoding, whatever else is declared.
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Original:
    """A file's text with its own line ends; `lines` are (start, end) offsets of each line without its end."""

    text: str
    lines: tuple[tuple[int, int], ...]
    line_end: str
    bom: bytes
    encoding: str = "utf-8"

    @classmethod
    def of(cls, data: bytes, encoding: str = "utf-8") -> Original:
        """The text of bytes. `line_end` is the file's first, "\\n" where it has none."""
        bom, encoding = next((one for one in _BOMS if data.startswith(one[0])), (b"", encoding))
        text = data[len(bom) :].decode(encoding)
        lines = []
        start = 0
        first = ""
        for match in _LINE_END.finditer(text):
            first = first or match[0]
            lines.append((start, match.start()))
            start = match.end()
        lines.append((start, len(text)))
        return cls(text, tuple(lines), first or "\n", bom, encoding)

    def extent(self, paragraph: Paragraph) -> tuple[int, int]:
        """Start and end offset of a paragraph. Raises InputError where it does not stand there."""
        inner = paragraph.text.split("\n")
        last = paragraph.line - 1 + len(inner) - 1
        if last >= len(self.lines):
            raise InputError("is shorter than the paragraphs read from it; add the document again")
        start = self.lines[paragraph.line - 1][0] + paragraph.column - 1
        end = start + len(inner[0]) if len(inner) == 1 else self.lines[last][0] + len(inner[-1])
        if _LINE_END.sub("\n", self.text[start:end]) != paragraph.text:
            raise InputError(f"does not have the paragraph of line {paragraph.line} there; add the document again")
        return start, end

    def ended(self, text: str) -> str:
        """A text with the file's own line ends."""
        return text.replace("\n", self.line_end)

    def encode(self, text: str) -> bytes:
        """A text as this file's bytes: with its byte order mark, if it had one.

        Raises InputError for a character that the file's encoding does not have.
        """
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            wanted = error.object[error.start : error.end]
            raise InputError(f"is {self.encoding}, which has no {wanted!r}: convert the file to UTF-8 first") from None

    @property
    def even(self) -> str:
        """The text with every line end as "\\n", which is what formats are read from."""
        return self.text if "\r" not in self.text else "\n".join(self.text[start:end] for start, end in self.lines)

    def offset(self, line: int, column: int) -> int:
        """Where in the text a line and column (both from 0) of `even` lie."""
        return self.lines[line][0] + column


def even_text(data: bytes, encoding: str = "utf-8") -> str:
    """What `Original.of(data, encoding).even` is, for whoever reads a file and does not write it."""
    bom, encoding = next((one for one in _BOMS if data.startswith(one[0])), (b"", encoding))
    text = data[len(bom) :].decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def apply_changes(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with each stretch [start, end) replaced; stretches do not overlap, their order is free."""
    pieces = []
    at = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        assert start >= at, "changes overlap"
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def refuse_misread(data: bytes, encoding: str, name: str, line: int) -> None:
    """Refuses a file that declares, in this line, one of the encodings with a byte a character, and is UTF-8.

    Whoever reads such a file as it says, as gettext and XML parsers do, has garbage of every letter beyond ASCII; what
    is written in one of these encodings and has such letters is hardly ever UTF-8 too. Raises EncodingError.
    """
    if data.startswith(tuple(bom for bom, _ in _BOMS)):
        return
    try:
        text, read = data.decode("utf-8"), data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return
    word = _WORD.search(text) if len(read) == len(data) > len(text) else None
    if word is not None:
        shown = word[0][:_SHOWN]
        wrong = "".join(c for c in shown.encode().decode(encoding) if c.isprintable())
        message = f"says that it is {encoding}, and is UTF-8: “{shown}” is “{wrong}” so; write UTF-8 there"
        raise EncodingError(message, name, line)
