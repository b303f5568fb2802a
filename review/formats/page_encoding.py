"""In which encoding a page is: what its mark or itself says, as browsers read it."""

from __future__ import annotations

import codecs

import regex

from review.errors import EncodingError
from review.formats.byte_ranges import Original
from review.formats.reading import decode_marked
from review.lazy_patterns import lazy_regex

__all__ = ["encoding_of", "text_of"]

_CHARSET = lazy_regex(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})""", regex.IGNORECASE)
#: Python's own encodings, which no page is in; a page that was read says in its bytes whether it is UTF-16.
_PYTHONS = frozenset(
    [
        "idna",
        "punycode",
        "raw-unicode-escape",
        "unicode-escape",
        "undefined",
        "utf-7",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
    ]
)
#: What browsers know beside Python (https://encoding.spec.whatwg.org/#names-and-labels).
_BROWSERS = lazy_regex(
    r"x-[a-z0-9-]+|(?:windows|dos)-\d+\w?|iso-8859-8-[ie]|cs\w+|unicode\S*|ucs-2|iso-10646-ucs-2|logical|visual|korean|"
    r"gb_2312-80|cn-big5|big5-hkscs|koi|sun_eu_greek|replacement|iso-2022-(?:cn|kr)(?:-ext)?|hz-gb-2312",
    regex.IGNORECASE,
)
_XML_ENCODING = lazy_regex(rb"""\A<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{1,40})""")


def encoding_of(data: bytes) -> str:
    """The encoding that a page's mark says, or that it declares in its first 4096 bytes; UTF-8 where it declares none
    or is UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    declared = _declared(data)
    if declared is None:
        return "utf-8"
    name = declared[1].decode("ascii").lower()
    # browsers read what calls itself Latin-1 or ASCII as Windows-1252 (WHATWG Encoding Standard)
    name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
    try:
        if codecs.lookup(name).name in _PYTHONS:
            return "utf-8"
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return "latin-1" if name == "cp1252" else "utf-8"
    return name


def _declared(data: bytes) -> regex.Match[bytes] | None:
    return _XML_ENCODING.search(data[:200]) or _CHARSET.search(data[:4096])


def _refuse_unknown(data: bytes, name: str) -> None:
    declared = _declared(data)
    if declared is None:
        return
    said = declared[1].decode("ascii")
    try:
        codecs.lookup(said)
    except LookupError:
        if not _BROWSERS.fullmatch(said):
            line = data.count(b"\n", 0, declared.start()) + 1
            message = f"names an encoding that is not known ({said}); name the one that it is in, as utf-8"
            raise EncodingError(message, name, line) from None


def text_of(data: bytes, name: str) -> str:
    """A page's text with "\\n" line ends. Raises EncodingError where it is in no encoding that it declares, and,
    with the line, where that is one that nobody knows.
    """
    _refuse_unknown(data, name)
    encoding = encoding_of(data)
    if encoding in ("utf-8", "utf-16"):
        return decode_marked(data, name)
    try:
        return Original.of(data, encoding).even
    except UnicodeDecodeError:
        raise EncodingError(f"is not {encoding}, as it says; convert it to UTF-8", name) from None
