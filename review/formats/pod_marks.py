"""The codes of Perl's manuals (POD), in which po4a writes those of man pages, too: B<--all>, I<a phrase>, E<lt>."""

from __future__ import annotations

from collections.abc import Callable

from review.lazy_patterns import lazy_regex
from review.model import OBJECT, Protected

__all__ = ["protect_pod"]

#: Codes whose content is no language: files, code, links, index entries, nothing.
_CODE = frozenset("FCLXZ")
_CODES = frozenset("BIS") | _CODE | frozenset("E")
_SIGNS = {"lt": "<", "gt": ">", "verbar": "|", "sol": "/", "amp": "&", "quot": '"'}
#: A sign that only what is typed has: if fuser -s /dev/tty; then.
_TYPED = lazy_regex(r"[;|=$]|\s--?\p{L}|\s/|^--?\p{L}")
#: A longer one is none.
_LONGEST = 1000


def protect_pod(
    text: str, at: int, inside: Callable[[str], tuple[Protected, ...]]
) -> tuple[list[Protected], int] | None:
    """The protected stretches of the code that begins with the letter at `at`, and where it ends; None where none does.

    A phrase is read; a single bold word is a command's, an option's or a file's name.
    """
    letter = text[at : at + 1]
    if letter not in _CODES or text[at + 1 : at + 2] != "<":
        return None
    if letter != "E" and at and text[at - 1].isascii() and text[at - 1].isalnum():
        return None
    end = _end(text, at + 2)
    if end is None or text[at + 2 : at + 3] in ("<", ">"):
        return None
    content = text[at + 2 : end]
    if f"</{content.split(' ')[0]}>" in text or f"<{content[1:]}" in text.replace(content, ""):  # B<b>…</b>
        return None
    if letter == "E":
        return [
            Protected(at, end + 1, "reference", _SIGNS.get(content, content if len(content) == 1 else OBJECT))
        ], end + 1
    if letter in _CODE or (letter == "B" and (not any(map(str.isspace, content)) or _TYPED.search(content))):
        return [Protected(at, end + 1, "code", OBJECT)], end + 1
    start = at + 2
    held = [Protected(start + one.start, start + one.end, one.kind, one.reads) for one in inside(content)]
    return [Protected(at, start, "mark"), *held, Protected(end, end + 1, "mark")], end + 1


def _end(text: str, at: int) -> int | None:
    """Where the code closes whose content begins here; codes may stand within it."""
    depth = 1
    for n in range(at, min(len(text), at + _LONGEST)):
        if text[n] == "<":
            if text[n - 1] not in _CODES:
                return None
            depth += 1
        elif text[n] == ">":
            depth -= 1
            if not depth:
                return n
    return None
