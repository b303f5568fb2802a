"""In which encoding a text that is not UTF-8 is likely to be: the one in which its letters make words."""

from __future__ import annotations

import codecs
from unicodedata import category, normalize

from review.lazy_patterns import lazy_regex
from review.text.lexicon import list_languages, said_most

__all__ = ["likely_encoding", "unmarked_utf16"]

#: What texts are still found in, the commonest first, as iconv calls them: the legacy encodings of the web
#: (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings and those after it), and two of DOS.
_ENCODINGS = (
    *("cp1252", "cp1251", "gb18030", "cp932", "euc-jp", "cp949", "big5", "cp1250", "cp1254", "cp1253", "cp1255"),
    *("cp1256", "cp1257", "cp1258", "iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "koi8-r"),
    *("koi8-u", "cp866", "cp850", "cp852", "macintosh"),
)
#: Lines of more bytes than this are not needed to tell.
_MOST = 6_000
_ASCII = bytes(range(128))
_TAG = lazy_regex(rb"<[^<>]*+>")
#: Words of letters; of scripts that write no spaces, or endings without any, two signs at a time are looked at; some
#: every second pair is a word.
_WORD = lazy_regex(r"(?V1)[\p{L}\p{M}--[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]]{2,}")
_RUN = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー]{2,}")
#: What the letters of words beyond ASCII are worth at least, on average: how frequent their words are (Zipf).
_LEAST = 2.0


def likely_encoding(data: bytes) -> str | None:
    """The name, as iconv has it, of the encoding in which the most letters beyond ASCII are parts of common words of
    some language; None where there is none in which many are. Of two that make the same words it is the commoner.
    """
    sample = _lines_beyond_ascii(data)
    worth = [(_worth(sample, encoding), encoding) for encoding in _ENCODINGS]
    best, encoding = max(worth, key=lambda one: one[0])  # the first of equals
    return encoding if best >= _LEAST else None


def unmarked_utf16(head: bytes) -> str | None:
    """ "UTF-16LE" or "UTF-16BE", as iconv has them, for the beginning of a text in that encoding that has no mark; None
    for what reads as a text in neither. Such a text has zero bytes: those of its spaces and line ends at least.
    """
    if b"\0" not in head:
        return None
    found = {}
    for order in ("UTF-16LE", "UTF-16BE"):
        # the last character may be cut
        text = codecs.getincrementaldecoder(order)("replace").decode(head)
        if text and not any(map(_is_strange, text)):
            found[order] = sum(one in " \t\n\r" for one in text)
    best = max(found, key=lambda order: found[order], default=None)
    return best if best is not None and found[best] else None


def _is_strange(character: str) -> bool:
    return (category(character) in ("Cc", "Co", "Cn", "Cs") and character not in "\t\n\r\f") or character == "\ufffd"


def _lines_beyond_ascii(data: bytes) -> bytes:
    lines = (line for line in _TAG.sub(b" ", data).splitlines(keepends=True) if line.translate(None, _ASCII))
    sample = b""
    for line in lines:
        sample += line[:_MOST]
        if len(sample) >= _MOST:
            break
    return sample


def _worth(data: bytes, encoding: str) -> float:
    decoder = codecs.getincrementaldecoder("mac_roman" if encoding == "macintosh" else encoding)()
    try:
        text = decoder.decode(data)  # a letter that was cut at the end is waited for
    except UnicodeDecodeError:
        return 0.0
    if any(map(_is_strange, text)):
        return 0.0
    text = normalize("NFC", text.casefold())
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    pairs = [run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1)]
    # a sign that stands between words says nothing, and lines and boxes in their place that these are none
    signs = sum(category(one).startswith("S") for one in text if not one.isascii())
    letters = sum(map(len, words)) + len(pairs) + signs
    known = sum(len(word) * _frequency(word) for word in (*words, *pairs))
    return known / letters if letters else 0.0


def _frequency(word: str) -> float:
    """How frequent a word is (Zipf) in the language that says it most; 0 where none does."""
    found = said_most(word, list_languages(), ())
    return found[0] if found is not None else 0.0
