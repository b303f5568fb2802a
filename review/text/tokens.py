"""Words, numbers, punctuation and addresses of a text, with their offsets.

One regular expression for all languages. Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) give one
word token per unbroken run; whoever counts words there counts characters (`word_count`).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from review.text.normalize import nfc

__all__ = ["Token", "TokenKind", "is_unspaced", "tokenize", "word_count"]

TokenKind = Literal["word", "number", "punctuation", "symbol", "address"]


class Token(NamedTuple):
    """`text` as written, `text_of_document[start:end]`; `key` is its NFC case-folded form."""

    text: str
    start: int
    end: int
    kind: TokenKind
    key: str


UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_TOKEN = regex.compile(
    rf"""
      (?P<address> (?:https?|ftp)://[^\s<>"“”«»]+ | www\.[^\s<>"“”«»]+ | [\p{{L}}\p{{N}}._%+-]+@[\p{{L}}\p{{N}}-]+(?:\.[\p{{L}}\p{{N}}-]+)+
        | (?<![\p{{L}}\p{{N}}@.])(?:[a-zA-Z0-9-]+\.)+(?:com|net|org|gov|edu|info|io|vn|uk|de|fr|ru|cn|jp|eu|br|in)(?:/[^\s<>"“”«»]*)?(?![\p{{L}}\p{{N}}]) )
    | (?P<number> \p{{Nd}}+(?:[.,:'’/\u00a0\u202f-]\p{{Nd}}+)* )
    | (?P<word> [{UNSPACED}][{UNSPACED}\p{{M}}ー々]*
        | (?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{No}}\p{{Nl}}\u200c\u200d\u00ad])+
          (?:(?:['’ʼ‧·.](?=\p{{L}})|-(?=[\p{{L}}\p{{Nd}}])|\p{{Nd}})(?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{Nd}}])*)* )
    | (?P<symbol> [\p{{S}}\p{{C}}--[\s]] )
    | (?P<punctuation> \p{{P}} )
    """,
    regex.VERBOSE | regex.VERSION1,
)
_UNSPACED = regex.compile(rf"[{UNSPACED}]")
_ADDRESS_TAIL = ".,;:!?)]}'’…"
#: Abbreviation-like dotted words stay whole (U.S.A); a dot between two ordinary words does not glue them.
_DOTTED = regex.compile(r"(?:\p{L}{1,2}\.)+\p{L}{1,2}")


def is_unspaced(text: str) -> bool:
    """Whether the text has a letter of a script that is written without spaces between words."""
    return _UNSPACED.search(text) is not None


def tokenize(text: str) -> tuple[Token, ...]:
    """The text's tokens in order; white space is between them and nowhere else."""
    tokens: list[Token] = []
    position, length = 0, len(text)
    while position < length:
        match = _TOKEN.search(text, position)
        if match is None:
            break
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        start, end = match.span()
        if kind == "address":
            while end > start + 1 and text[end - 1] in _ADDRESS_TAIL:
                end -= 1
        elif kind == "word" and "." in match.group():
            dotted = _DOTTED.match(text, start, end)
            if dotted is None or dotted.end() != end:
                end = start + match.group().index(".")
        written = text[start:end]
        tokens.append(Token(written, start, end, kind, nfc(written).casefold()))
        position = end
    return tuple(tokens)


def word_count(tokens: tuple[Token, ...]) -> int:
    """Words and numbers; of a script without spaces every two characters count as one word."""
    count = 0
    for token in tokens:
        if token.kind == "word" and _UNSPACED.match(token.text):
            count += (len(token.text) + 1) // 2
        elif token.kind in ("word", "number", "address"):
            count += 1
    return count
