"""Texts that are in no language: formulas (Re (2-5i) = 2), series (n, 1, 2, n-1), references (fsck(8), mount(8)),
options, and what is typed at a prompt.
"""

from __future__ import annotations

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.function_words import little_words
from review.text.language import conjunctions_of
from review.text.normalize import is_letters
from review.text.word_lists import has_word_list, is_listed, is_listed_name

__all__ = ["has_no_word", "is_no_language"]

#: A sign of mathematics, a function of figures or of several values: f (2), rate (a; b).
_FORMULA = lazy_regex(r"[=^≤≥≠∑√∞]|\p{L}\s?\([^()]{0,60}[\d;][^()]{0,60}\)|[\p{L}\p{N})]\s?[*]\s?[\p{L}\p{N}(]")
#: A piece that prose has none of: an option, a path, a reference, a value.
_CODE = lazy_regex(r"[-!].*|.*[()\[\]<>=/_\\|*{}~\d\ufffc].*|[\w-]+[.:][\w.:-]+\w")
_PROMPT = lazy_regex(r"\s*(?:\|\s*)?[>$#%]\s|\s*\|\s")
_OPTION = lazy_regex(r"--?\p{L}")
_WORD = lazy_regex(r"\p{L}+[,;:.]?")
#: A word of fewer letters may be a variable's name.
_LETTERS = 3
#: More words without one of the dictionary's would be no name.
_PHRASE = 8


def is_no_language(text: Text) -> bool:
    """Whether a text as a whole is a formula, a list of references or options, or a command."""
    words = [word for word in text.words if is_letters(word.text) and len(word.text) >= _LETTERS]
    if not words:
        return any(map(str.isdigit, text.raw))
    if _PROMPT.match(text.raw):
        return True
    closed = little_words(text.base)
    little = {word.key for word in text.words if len(word.text) > 1 and word.key in closed}
    if little:
        return little <= conjunctions_of(text.language) and _is_code(text)  # draft(*) and !*/Discussion
    return _FORMULA.search(text.raw) is not None or _is_code(text)


def has_no_word(text: Text) -> bool:
    """Whether a short text has no word of its language at all, by the dictionary: names, or another language's, which
    both sides keep (Ka Lupe o Kawelo, Das Kapital).
    """
    words = [word.key for word in text.words if is_letters(word.text) and len(word.text) >= _LETTERS]
    if not 0 < len(words) <= _PHRASE or not has_word_list(text.base):
        return False
    return not any(is_listed(word, text.base) and not is_listed_name(word, text.base) for word in words)


def _is_code(text: Text) -> bool:
    pieces = text.raw.split()
    code = [piece for piece in pieces if _CODE.fullmatch(piece)]
    first = pieces[0].casefold().rstrip(",;:.")
    begins = pieces[0][:1].isupper() and _WORD.fullmatch(pieces[0]) and is_listed(first, text.base)
    if begins and len(pieces) > 1 and _WORD.fullmatch(pieces[1]):
        return False  # Opening hours 9-17 (Sat 9-12)
    if code and 2 * len(code) >= len(pieces):
        return True
    if not code or not pieces[0].islower() or not has_word_list(text.base):
        return False
    plain = [piece.rstrip(",;:.").casefold() for piece in pieces if piece not in code]
    return any(_OPTION.match(piece) for piece in pieces[1:]) or any(not is_listed(one, text.base) for one in plain)
