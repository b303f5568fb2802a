"""A wiki's directives: [[!toc levels=2]] is code; of [[!meta title="Downloads"]] a reader sees the title."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex
from review.model import OBJECT, Protected

__all__ = ["DIRECTIVE", "protect_directive"]

#: One directive, or the beginning of one that another string closes, for a pattern with the flag VERBOSE.
DIRECTIVE = r"""(?:\[\[![a-z][\w/-]{0,40}+(?:\"\"\"(?:[^"]++|"(?!\"\"))*+\"\"\"|"[^"]*+"|[^\]"]++|\](?!\]))*+\]\]
    |\[\[![a-z][\w/-]{0,40}+[^\]\n]{0,300}?\"\"\"(?=\s*\Z))"""
#: Values that a reader sees.
_SEEN = lazy_regex(
    r"""\s(?:title|text|desc|description|alt|caption|header|footer|subject|summary)\s*+=\s*+(?P<quote>\"{3}|")"""
)


def protect_directive(text: str, start: int) -> list[Protected]:
    """The protected stretches of a directive that begins at `start` of a text: what a reader does not see of it."""
    found, at = [], 0
    for seen in _SEEN.finditer(text):
        end = text.find(seen["quote"], seen.end())
        if seen.start() < at or end <= seen.end():
            continue
        found.append(Protected(start + at, start + seen.end(), "placeholder"))
        at = end
    if not found:
        return [Protected(start, start + len(text), "code", OBJECT)]
    return [*found, Protected(start + at, start + len(text), "placeholder")]
