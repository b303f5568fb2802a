"""Words whose UTF-8 bytes were read in an older encoding, told by the letters that they become when read again.

ftfy knows which sequences no writer means; what it leaves are the encodings of one part of the world (deÄŸil,
naprawdÄ™, ΞµΞ―Ξ½Ξ±ΞΉ), whose letters are letters of some language. A word is one whose bytes are UTF-8, as hardly any
word's are by chance, and the letters of whose reading are its language's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

import regex

from review.lazy_patterns import lazy_regex
from review.text.lexicon import has_lexicon
from review.text.scripts import all_scripts_of, foreign_letters, script_of

__all__ = ["SPACED_MARK", "misread_words"]

#: The encodings that programs took UTF-8 for, the commonest first. ftfy's "sloppy" ones have a character for each byte.
_ENCODINGS = (
    *(f"sloppy-windows-{page}" for page in (1252, 1250, 1251, 1254, 1253, 1257, 1255, 1256, 1258)),
    *(f"iso8859-{part}" for part in (2, 15, 9, 4, 13)),
    *("koi8-r", "mac-roman", "cp437", "cp850", "cp852", "cp866"),
)
#: White space that is no byte of a character: a no-break space may be one.
_TOKEN = lazy_regex(r"[^ \t\n\r\u2028\u2029]+")
#: A no-break space, and the encodings in which it is a byte that leads a sequence: before a word it is a space.
_SPACE, _LEADS_WITH_SPACE = "\u00a0", frozenset(("mac-roman",))
#: What stands around a word and was not read otherwise.
_AROUND = "«»“”„‟‘’‚‹›\"'()[]{}.,;:!?…—–-¿¡。、，"
#: Punctuation that may stand in a word's reading.
_MARKS = frozenset("’‘“”„–—…«»¿¡")


@lru_cache(maxsize=1)
def _pair() -> regex.Pattern[str]:
    """A byte that leads a UTF-8 sequence and one that goes on with it, as any of the encodings shows them."""
    import ftfy.bad_codecs  # noqa: F401 (it registers the encodings)

    def shown(encoding: str, first: int, last: int) -> str:
        letters = bytes(range(first, last)).decode(encoding, "ignore")
        return "[" + "".join(map(regex.escape, letters)) + "]"

    either = "|".join(shown(one, 0xC2, 0xF5) + shown(one, 0x80, 0xC0) for one in _ENCODINGS)
    return regex.compile(either)


#: A letter, the space that may not break, and a mark or a figure: COMMUNAUTÉ :, not a letter of two bytes.
SPACED_MARK = lazy_regex(r"\p{L}[\u00a0\u202f][:;!?»%…\d]")


def misread_words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what it was) of the words of a text that were read in another encoding, in order."""
    if _pair().search(text) is None:
        return
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.isascii() or SPACED_MARK.search(token) or _pair().search(token) is None:
            continue
        inner = token.strip(_AROUND)
        for written in dict.fromkeys((token, inner)):
            meant = _read_again(written, language)
            if meant is not None:
                start = match.start() + token.find(written)
                yield start, start + len(written), meant
                break


@lru_cache(maxsize=16384)
def _read_again(written: str, language: str) -> str | None:
    """What a word was before it was misread; None where it was not."""
    letters = written.strip(_AROUND)
    for encoding in _ENCODINGS:
        if _SPACE in written and encoding in _LEADS_WITH_SPACE:
            continue  # rien<no-break space>à
        try:
            meant = written.encode(encoding).decode()
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        own = not letters.isalpha() or not foreign_letters(meant.casefold(), language)
        if len(meant) < len(written) and own and _is_of(meant, language) and not _is_word(letters, language):
            return meant
    return None


def _is_of(word: str, language: str) -> bool:
    """Whether the letters of a word beyond ASCII are of its language's scripts."""
    scripts = all_scripts_of(language)
    beyond = [character for character in word if not character.isascii()]
    letters = [character for character in beyond if character.isalpha()]
    if not letters or not all(one in _MARKS or category(one)[0] in "LM" for one in beyond):
        return False
    return all(script_of(one) in scripts for one in letters)


def _is_word(written: str, language: str) -> bool:
    """Whether what is written may be a word as it is: letters of the language, or of its script where those are not
    known, alone.
    """
    if not written.isalpha():
        return False
    if has_lexicon(language):
        return not foreign_letters(written.casefold(), language)
    as_words_are = written == written.casefold() or written.istitle() or written.isupper()
    return as_words_are and all(script_of(letter) in all_scripts_of(language) for letter in written)
