"""Words, numbers, punctuation and addresses of a text, with their offsets.

One regular expression for all languages. Scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) give one
word token per unbroken run; whoever counts words there counts characters (`word_count`).
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

import regex

from review.lazy_patterns import lazy_re, lazy_regex
from review.text.normalize import nfc

__all__ = ["Token", "TokenKind", "find_addresses", "is_plain", "is_unspaced", "tokenize", "word_count"]

TokenKind = Literal["word", "number", "punctuation", "symbol", "address"]


class Token(NamedTuple):
    """`text` as written, `text_of_document[start:end]`; `key` is its NFC case-folded form."""

    text: str
    start: int
    end: int
    kind: TokenKind
    key: str


UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_TOP_LEVEL = "com|net|org|gov|edu|info|io|vn|uk|de|fr|ru|cn|jp|eu|br|in"
#: What no address has in it: space, brackets and quotation marks around it, and the marks of Chinese and Japanese.
_APART = r"\s<>\"“”«»，。、；：！？（）「」『』【】"
#: What goes on with a host name of ASCII: a particle of Korean or a word of Japanese right after it does not.
_LATIN = r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{N}]"
_ADDRESS = lazy_regex(
    rf"""
      (?:https?|ftp)://[^{_APART}]+
    | www\.[^{_APART}]+
    | [\p{{L}}\p{{N}}._%+-]{{1,64}}@(?:(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{{2,24}}(?!{_LATIN}|-|\.\p{{L}})
      | [\p{{L}}\p{{N}}-]+(?:\.[\p{{L}}\p{{N}}-]+)+)
    | (?<![\p{{L}}\p{{N}}@.-])(?![\d.-]+\.[a-z])(?:[a-zA-Z0-9-]+\.)+(?:{_TOP_LEVEL})(?:/[^{_APART}]*)?(?!{_LATIN})
    """,
    regex.VERBOSE,
)
#: What an address must have; nothing else is searched for one. The dot is one without a space on either side.
_ADDRESS_SIGN = lazy_re(r"://|www\.|@|[a-zA-Z0-9]\.[a-z]")
_NUMBER = r"(?P<number>[^\W\D_]\d*(?:[.,:'’/\u00a0\u202f-]\d+)*)"
#: For texts of letters that need no combining marks and have spaces between words: nearly all of them, and quicker.
_PLAIN = lazy_re(
    rf"""(?P<word>(?:[^\W\d_]{{1,2}}\.)+[^\W\d_]{{1,2}}(?![^\W\d_])
        |[^\W\d_]+(?:(?:['’ʼ‧·](?=[^\W\d_])|-(?=[^\W_])|\d)[^\W_]*)*)
    |{_NUMBER}
    |(?P<punctuation>[!-#%-*,-/:;?@\[-\]_{{}}¡§«¶·»¿‐-‧‰-⁃⁅-⁑⁓-⁞])|(?P<symbol>[^\s\w])""",
    re.VERBOSE,
)
_TOKEN = lazy_regex(
    rf"""
      (?P<number> \p{{Nd}}+(?:[.,:'’/\u00a0\u202f-]\p{{Nd}}+)* )
    | (?P<word> (?:\p{{L}}{{1,2}}\.)+\p{{L}}{{1,2}}(?!\p{{L}})
        | [{UNSPACED}][{UNSPACED}\p{{M}}ー々]*
        | (?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{No}}\p{{Nl}}\u200c\u200d\u00ad])+
          (?:(?:['’ʼ‧·](?=\p{{L}})|-(?=[\p{{L}}\p{{Nd}}])|\p{{Nd}})(?:(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{Nd}}])*)* )
    | (?P<symbol> [\p{{S}}\p{{C}}--[\s]] )
    | (?P<punctuation> \p{{P}} )
    """,
    regex.VERBOSE | regex.VERSION1,
)
_UNSPACED = lazy_regex(rf"[{UNSPACED}]")
#: Letters and signs that the plain expression would take apart or misname: marks, unspaced scripts, letter numbers.
_INTRICATE = lazy_regex(rf"[\p{{M}}{UNSPACED}\p{{No}}\p{{Nl}}\u200c\u200d\u00ad\p{{C}}--[\s]]", regex.VERSION1)
#: Whatever is none of the letters, figures and marks that texts in Latin and Cyrillic letters have, none of which is
#: intricate: asked first, as it takes a tenth of the time.
_UNFAMILIAR = lazy_re(
    r"[^\t\n\r -~\u00a0-\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00ba\u00bb\u00bf-\u024f"
    r"\u0400-\u0481\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ac]"
)
#: Where the scripts of `UNSPACED` lie, and others: few texts without them have one of these.
_MAY_BE_UNSPACED = lazy_re(r"[\u0e00-\u1cff\u2e80-\U0010ffff]")
_ADDRESS_TAIL = ".,;:!?)]}'’…"
#: A closing bracket behind which a text without spaces goes on, or Korean, whose particles stand right behind it.
_CLOSES = lazy_regex(rf"[)\]}}](?=[{UNSPACED}\p{{Hangul}}])")
_OPENING = {")": "(", "]": "[", "}": "{"}
#: How many spellings are kept in a process, some 20 MB, and of how many characters at most.
_MOST_SPELLINGS = 100_000
_LONGEST_SPELLING = 40


def is_unspaced(text: str) -> bool:
    """Whether the text has a letter of a script that is written without spaces between words."""
    return not text.isascii() and _MAY_BE_UNSPACED.search(text) is not None and _UNSPACED.search(text) is not None


def is_plain(text: str) -> bool:
    """Whether every letter of a text is one character, and its words have spaces between them: nearly all texts."""
    return text.isascii() or _UNFAMILIAR.search(text) is None or _INTRICATE.search(text) is None


def tokenize(text: str) -> tuple[Token, ...]:
    """The text's tokens in order; white space is between them and nowhere else."""
    pattern = _PLAIN if is_plain(text) else _TOKEN
    tokens: list[Token] = []
    position = 0
    for start, end in find_addresses(text):
        _add(tokens, pattern, text, position, start)
        written = text[start:end]
        tokens.append(Token(written, start, end, "address", nfc(written).casefold()))
        position = end
    _add(tokens, pattern, text, position, len(text))
    return tuple(tokens)


class _Spellings(dict[str, tuple[str, str]]):
    """Each spelling once, with its NFC case-folded form: a document of millions of words has some ten thousand."""

    def __missing__(self, written: str) -> tuple[str, str]:
        key = nfc(written).casefold()
        found = (written, written if key == written else key)
        if len(written) <= _LONGEST_SPELLING:  # a run of Han or Thai may be a sentence, and comes once
            if len(self) >= _MOST_SPELLINGS:
                self.clear()
            self[written] = found
        return found


_SPELLINGS = _Spellings()


def _add(tokens: list[Token], pattern: Any, text: str, position: int, stop: int) -> None:
    """Appends the tokens of text[position:stop], in which there is no address.

    Every word of every text passes here: the tuples are made without the frame of Token's own `__new__`.
    """
    new, token, spellings = tuple.__new__, Token, _SPELLINGS
    tokens += [
        new(token, ((spelling := spellings[match[0]])[0], match.start(), match.end(), match.lastgroup, spelling[1]))
        for match in pattern.finditer(text, position, stop)
    ]


def find_addresses(text: str) -> list[tuple[int, int]]:
    """(start, end) of URLs, host names and e-mail addresses, without the marks of the sentence around them."""
    if _ADDRESS_SIGN.search(text) is None:
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        for bracket in _CLOSES.finditer(text, start, end):
            if text.count(bracket[0], start, bracket.end()) > text.count(_OPENING[bracket[0]], start, bracket.end()):
                end = bracket.start()
                break
        while end > start + 1 and text[end - 1] in _ADDRESS_TAIL:
            end -= 1
        found.append((start, end))
    return found


def word_count(tokens: tuple[Token, ...]) -> int:
    """Words and numbers; of a script without spaces every two characters count as one word."""
    count = 0
    for token in tokens:
        if token.kind == "word" and not token.text.isascii() and _UNSPACED.match(token.text):
            count += (len(token.text) + 1) // 2
        elif token.kind in ("word", "number", "address"):
            count += 1
    return count
