"""Spaces that are missing between words: after a comma or full stop, before an opening bracket, after a closing one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from review.checks.shared.space_edits import SpaceEdit, space_edit
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re, lazy_regex

__all__ = ["missing_spaces"]

#: The quick look for `_GLUED`.
_JOINT = lazy_re(r"[^\W\d_][,.;!?:(](?=[^\W\d_])")
_GLUED = lazy_regex(
    r"""(?<![\p{L}\p{N}@._/&#-]) (?P<left>(?:\p{Ll}\p{M}*){2,}|\p{Lu}\p{M}*(?:\p{Ll}\p{M}*){2,})
        (?: (?P<comma>,)(?=\p{L}{2}) | (?P<stop>\.)(?=\p{Lu}\p{Ll}) | (?P<other>[;!?])(?=\p{L}{2})
          | (?P<colon>:)(?=\p{Lu}\p{Ll})
          | (?P<bracket>\()(?=\p{L}{3,}) )""",
    regex.VERBOSE | regex.VERSION1,
)
_AFTER_BRACKET = lazy_regex(r"(?<![\p{L}\p{N}])\([^()]{3,40}\)(?=\p{L}{2,})")
_LISTED = lazy_regex(r"\p{L}{2},\p{L}{2}")
_HANGUL = lazy_regex(r"\p{Hangul}")
_WORD_START = lazy_regex(r"^\S+")
_UNSPACED = lazy_regex(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


def missing_spaces(view: SegmentView) -> Iterator[SpaceEdit]:
    """Those that the segment's target lacks and its source does not write without."""
    yield from _behind_marks(view)
    text = view.target.raw
    if " " in text and ")" in text and not _UNSPACED.search(text):
        yield from _behind_brackets(view, text)


def _behind_marks(view: SegmentView) -> Iterator[SpaceEdit]:
    target = view.target
    text, source = target.raw, view.source.raw
    if not _JOINT.search(text):
        return
    match = _GLUED.search(text)
    while match is not None:
        end = match.end()
        inside = any(address.start < end <= address.end for address in target.addresses)
        following = _WORD_START.search(text[end : end + 40])
        word = following.group() if following else ""
        whole = match.group() + word.rstrip(".,;:!?")
        if match["comma"] and _LISTED.search(source):
            inside = True  # a list without spaces, as the source's is
        if not inside and not _UNSPACED.match(text, end) and whole not in source and not _is_form(match, word):
            mark = text[end - 1]
            if mark == "(" and _HANGUL.match(text, end):
                pass  # a gloss, which Korean joins to its word
            elif mark == "(":
                yield space_edit(view, end - 1, end - 1, end - 1, " ", "no space before “(”", following=True)
            else:
                yield space_edit(view, end, end, end, " ", f"no space after “{mark}”", following=True)
        match = _GLUED.search(text, end)


def _is_form(match: regex.Match[str], word: str) -> bool:
    """Whether letters and marks are meant as they stand: node.JS, Yahoo!Mail, word(s), a path."""
    if match["bracket"]:
        inner, closed, _ = word.partition(")")
        return not closed or len(inner) < 3 or (len(inner) < 5 and inner.islower())
    if match["stop"] or match["colon"]:
        return "." in word[:-1].rstrip(".,") or word[1:2].isupper() or "(" in word or "/" in word
    return "/" in word or "=" in word


def _behind_brackets(view: SegmentView, text: str) -> Iterator[SpaceEdit]:
    for match in _AFTER_BRACKET.finditer(text):
        if text[match.end() - 2 : match.end() + 2] not in view.source.raw:
            yield space_edit(view, match.end(), match.end(), match.end(), " ", "no space after “)”", following=True)
