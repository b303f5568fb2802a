"""Pairs of tags that plain text has and its translation has none of: the table of strings says <b>Save</b>, or a link.

In formats that know tags the whole of them are compared; a table of pairs or a text knows none, and what is written
there in angle brackets is text. Where the source has a link or a word in bold and the translation no tag at all, it
was lost; italics, which scripts without any leave out, tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re

__all__ = ["lost_pairs"]

_PAIR = lazy_re(r"(?P<opening><(?:(?P<name>a)\s[^<>]{1,300}|(?P<style>b|strong))>)[^<>]{1,300}</(?:a|b|strong)>")
#: A tag, or what may have become of one.
_TAG = lazy_re(r"<\s*/?\s*[A-Za-z]|&lt;|\*\*|\]\(|\[\w+\]")


def lost_pairs(view: SegmentView) -> Iterator[re.Match[str]]:
    """The first pair of each name (the group "opening" is its tag, "name" that of a link); none where the translation
    has any mark-up.
    """
    if "</" not in view.source.raw or not view.target.words or _TAG.search(view.target.raw):
        return
    told: set[str] = set()
    for match in _PAIR.finditer(view.source.raw):
        if (name := match["name"] or match["style"]) not in told:
            told.add(name)
            yield match
