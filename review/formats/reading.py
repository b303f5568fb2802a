"""Bytes of a file or of standard input as text, or a clear error: missing, a folder, empty, binary, not UTF-8."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from review.errors import EncodingError, InputError
from review.files import read_file
from review.formats.byte_ranges import Original, even_text
from review.formats.encodings import likely_encoding, unmarked_utf16
from review.lazy_patterns import lazy_regex
from review.limit_config import limits

__all__ = ["EMPTY", "STDIN", "decode", "decode_marked", "read_bytes", "read_text"]

#: The name that means standard input.
STDIN = "-"
#: What is said of a file that has nothing in it.
EMPTY = "is empty: an export may have broken off; write it anew, or name another file"
#: How much of a file is looked at to guess its encoding.
_SAMPLE = 64 * 1024
#: A text has so many letters that are UTF-8 for one that is not before it is called UTF-8 with faults.
_MOSTLY = 5
#: A text with stray zero bytes has so many others for one.
_TEXT = 8
#: Control characters that no text has, apart from the zero byte.
_CONTROL = lazy_regex("[\x01-\x08\x0b\x0e-\x1f\x7f]")
#: How Japanese begins in ISO-2022-JP, which is in ASCII's bytes (RFC 1468).
_ISO_2022 = b"\x1b$B"
_BINARY = (b"\x00", b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x7fELF")


def read_bytes(path: Path | str, *, regular: bool = False) -> bytes:
    """A file's bytes. `-` reads standard input; a pipe is read too, unless the file must be `regular`.

    Raises InputError for a file that is missing, a folder, unreadable, or larger than `limits.file`.
    """
    most = limits().file * 2**20
    if str(path) != STDIN:
        return read_file(path, most=most, regular=regular)
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise InputError(f"is larger than {most // 2**20} MiB; split it into smaller documents", "standard input")
    return data


def read_text(path: Path | str, *, empty_ok: bool = False, regular: bool = False) -> str:
    """The text of a UTF-8 file (with or without BOM), line ends as "\\n".

    Raises InputError for a file that `read_bytes` refuses, is binary, or (unless `empty_ok`) without any text;
    EncodingError for one in another encoding, which the message names.
    """
    name = "standard input" if str(path) == STDIN else str(path)
    text = decode(read_bytes(path, regular=regular), name)
    if not empty_ok and not text.strip():
        raise InputError(EMPTY, name)
    return text


def decode_marked(data: bytes, name: str) -> str:
    """Bytes as `decode` reads them, or UTF-16 where they begin with its mark."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name)
    try:
        return Original.of(data).even
    except UnicodeDecodeError:
        raise EncodingError("is not UTF-16, as its mark says; convert it to UTF-8", name) from None


def decode(data: bytes, name: str) -> str:
    """UTF-8 bytes as text without BOM, with "\\n" line ends. `name` is what error messages call the data."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # before UTF-16, whose mark begins one of them
        raise EncodingError("is UTF-32, not UTF-8; convert it (iconv -f UTF-32 -t UTF-8)", name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise EncodingError("is UTF-16, not UTF-8; convert it (iconv -f UTF-16 -t UTF-8)", name)
    _refuse_stray_zeros(data, name)
    head = data[:_SAMPLE]
    if not head.startswith(_BINARY[1:]) and (order := unmarked_utf16(head)) is not None:
        raise EncodingError(f"is UTF-16 without its mark, not UTF-8; convert it (iconv -f {order} -t UTF-8)", name)
    if head.startswith(_BINARY[1:]) or _BINARY[0] in head:
        raise InputError("is a binary file, not text; export it as plain text first", name)
    data = data.removeprefix(codecs.BOM_UTF8)
    if _ISO_2022 in head:
        advice = "is ISO-2022-JP, not UTF-8; convert it (iconv -f ISO-2022-JP -t UTF-8)"
        raise EncodingError(advice, name, data[: data.index(_ISO_2022)].count(b"\n") + 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EncodingError(_advice(data[:_SAMPLE]), name, line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_stray_zeros(data: bytes, name: str) -> None:
    """Raises InputError, with the place of the first, for UTF-8 text with a few zero bytes in it, as a program's buffer
    or a broken disk leaves them.
    """
    zeros = data.count(0)
    if not zeros or zeros * _TEXT > len(data) or data.startswith(_BINARY[1:]):
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if _CONTROL.search(text):
        return
    before = even_text(data[: data.index(0)])
    column = len(before) - before.rfind("\n")
    what, take = ("a zero byte", "take it out") if zeros == 1 else (f"{zeros} zero bytes, the first", "take them out")
    message = f"has {what} in column {column}, which no text has; {take}"
    raise InputError(message, name, before.count("\n") + 1)


def _advice(head: bytes) -> str:
    """What is wrong with bytes that are no UTF-8, and what to do."""
    text = head.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not one.isascii() for one in text) > _MOSTLY * broken:
        return "is UTF-8 in other lines and not in this one; write its letters anew"
    encoding = likely_encoding(head)
    if encoding is None:
        return "is not UTF-8; convert it from the encoding that it was written in (iconv -f ENCODING -t UTF-8)"
    return f"is not UTF-8 but looks like {encoding}; convert it (iconv -f {encoding} -t UTF-8)"
