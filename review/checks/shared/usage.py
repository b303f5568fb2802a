"""Whether a text is the usage of a command (`git mv [<options>] <source>… <destination>`), as its help prints it."""

from __future__ import annotations

from review.checks.shared.protected import ProtectedStretch
from review.checks.views import SegmentView
from review.languages.language import LINGUA_FRANCA
from review.lazy_patterns import lazy_regex
from review.text.function_words import little_words

__all__ = ["but_filled_in", "is_usage"]

#: What the reader puts in: a word or a few between angle brackets, with a choice of them or a form (`<n>%`) inside.
_PLACE = lazy_regex(r"<[\p{L}_][^<>/=\n]{0,60}>")
_CLOSING = lazy_regex(r"</|/>")
#: Signs by which the grammar of a usage is told from a sentence with a word in angle brackets: what may be left out, a
#: choice, an option, two of them in a row.
_GRAMMAR = lazy_regex(r"(?<=\w)>\s+<\w|\[\s*[<(\[-]|\[[=,:]|\[\p{Lu}{2,}|[\])>]\s*\.\.\.|(?<!\S)--?\p{L}[\w-]*")
_OPTION = lazy_regex(r"--?(?:\[[\p{L}-]+\])?[\p{L}\p{N}][\w-]*=?")
#: What a program's string begins a usage with: a word (Usage:), and what its own name is put in for.
_HEAD = lazy_regex(r"(?m)^\s*(?:\p{Lu}\p{L}{1,15}:)?\s*%s(?=\s)")
_INNER = lazy_regex(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
_WORD = lazy_regex(r"(?<![\w.-])\p{L}+(?![\w-])")
#: What stands outside of brackets, options and places: a command's name and those of its own commands, then signs.
_BARE = lazy_regex(r"[\s|.…,:=@{}*+]*(?:[a-z][a-z0-9_.+-]*[\s|.…,:=@{}*+]*){0,4}-*[\s|.…,:=@{}*+]*")

#: What a line of a usage may leave out, a word or more in brackets: an option, what is in capitals or may come again.
_OPTIONAL = lazy_regex(r"(?<!\S)\[[^\[\]\n]{1,60}\](?:\.{3}|…)?(?!\S)")
_SURELY = lazy_regex(r"\[(?:-|\p{Lu}{2}|[^\]]*\](?:\.{3}|…))")
#: A word between braces that no program fills in, as it is several; what C's printf fills in, which knows no braces.
_BRACED = lazy_regex(r"\{[^{}\n]{1,100}\}")
_SEVERAL = lazy_regex(r"\{\p{L}[^{}]*[ -]\p{L}[^{}]*\}")
_PRINTF = lazy_regex(r"%(?:\d\$)?[sdiu](?!\p{L})")


def _filled_in(text: str) -> list[tuple[int, int]]:
    """Where a usage has between braces what its reader puts in (Usage: %s [OPTION]... {script-if-no-other} [file]), as
    (start, end): words, which are translated, and none that a program fills in, as {name} is.
    """
    found = list[tuple[int, int]]()
    if "{" not in text or "[" not in text or len(text) > 2_000:
        return found
    printed, at = _PRINTF.search(text) is not None, 0
    for line in text.split("\n"):
        optional = _OPTIONAL.findall(line)
        if len(optional) > 1 or any(map(_SURELY.match, optional)):
            found += [
                (at + one.start(), at + one.end())
                for one in _BRACED.finditer(line)
                if printed or _SEVERAL.fullmatch(one.group())
            ]
        at += len(line) + 1
    return found


def is_usage(text: str) -> bool:
    """Whether a text is nothing but a command's name, its options and, in angle brackets, what its user puts in.

    A text that closes an element is markup, and one with a little word of English outside of angle brackets a sentence.
    """
    if len(text) > 2_000 or _PLACE.search(text) is None or _CLOSING.search(text) or not _GRAMMAR.search(text):
        return False
    rest = _HEAD.sub(" ", _PLACE.sub(" ", text))
    little = little_words(LINGUA_FRANCA)
    if any(match.group() in little for match in _WORD.finditer(rest) if len(match.group()) > 1):
        return False
    rest = _OPTION.sub(" ", rest) if " -" in rest or "[-" in rest or "(-" in rest else rest
    for _ in range(8):
        rest, count = _INNER.subn(" ", rest)
        if not count:
            break
    return _BARE.fullmatch(rest) is not None


def but_filled_in(
    source: list[ProtectedStretch], target: list[ProtectedStretch], view: SegmentView
) -> tuple[list[ProtectedStretch], list[ProtectedStretch]]:
    """Without what the reader of a usage puts in, where the translation has as much between braces."""
    raw, written = view.written.text("source"), view.written.text("target")
    places = _filled_in(raw)
    if not places or written.count("{") < raw.count("{"):
        return source, target
    kept = [one for one in source if (one.start, one.end) not in places]
    known = {one.text for one in kept}
    braced = [one for one in target if one.text.startswith("{") and one.text not in known][: len(places)]
    return kept, [one for one in target if one not in braced]
