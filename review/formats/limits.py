"""How long a string may be, as notes to translators say it: most characters, in the ways that tools and projects use.

`max-length:100` is Weblate's flag (https://docs.weblate.org/en/latest/admin/checks.html), `[CHAR LIMIT=30]` what
Android's own resources have, `maxLength` what editors of string catalogues and ARB files write into descriptions.
"""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["limit_in"]

_LIMIT = lazy_regex(
    r"(?ix) \b(?: max(?:imum)?[-_ ]?(?:length|len|chars|characters) | char(?:acter)?s?[-_ ]?(?:limit|max) )"
    r" \s*+ (?: [:=]\s*+ | (?:is|of)\s++ )? (?P<first>\d{1,5})(?![\d.,]*\d)"
    r" (?!\s*+(?:px|pixels?|dp|pt|em|lines?|words?)\b)"
    r" | \bmax(?:imum|\.)?\s++(?:of\s++)?(?P<second>\d{1,5})\s++char(?:acter)?s?\b"
    r" | \b(?:at\ most|up\ to|no\ more\ than|no\ longer\ than)\s++(?P<third>\d{1,5})\s++char(?:acter)?s\b"
)
#: One of these is in all of them; most notes have none.
_HINT = lazy_regex(r"(?i)max|char|limit")


def limit_in(note: str) -> int:
    """The most characters that a note allows, the least where it says several; 0 where it says nothing of them."""
    if _HINT.search(note) is None:
        return 0
    found = [int(next(group for group in match.groups() if group)) for match in _LIMIT.finditer(note)]
    return min((limit for limit in found if limit), default=0)
