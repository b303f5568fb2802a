"""Quotation marks of a text, paired: which stretch is quoted, which mark has no partner.

Directed marks are known by their shape, straight ones by what stands around them. Single quotation marks are left out:
most of them are apostrophes.
"""

from __future__ import annotations

from typing import NamedTuple

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.marks import ALL_QUOTES

__all__ = ["Quotations", "find_quotations"]

#: What may close each opening mark: by the custom of some language, or by a slip that still tells what was meant.
_CLOSES: dict[str, str] = {
    "“": "”\"“", "„": "“”\"‟", "‟": "”\"", "”": "”\"",
    "«": "»", "»": "«»", "「": "」", "『": "』", "〝": "〞〟", '"': "\"”",
}  # fmt: skip
_ONLY_CLOSE = frozenset("」』〞〟")
_ANY = lazy_regex("[" + "".join(ALL_QUOTES) + "]")
_BEFORE_OPENING = frozenset("([{（［—–-/¿¡=“„«‘'\"…")
_AFTER_CLOSING = frozenset(".,;:!?…)]}）］—–-/”»’'\"。，、！？：；।؟،")


class Quotations(NamedTuple):
    """Offsets: `pairs` of an opening and its closing mark, `lone` of marks without a partner."""

    pairs: tuple[tuple[int, int], ...]
    lone: tuple[int, ...]


def find_quotations(text: str, base: str) -> Quotations:
    """The quotations of a text in a language (base tag)."""
    custom = language_of(base).quotation
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    lone: list[int] = []
    for match in _ANY.finditer(text):
        mark, at = match.group(), match.start()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if mark == '"' and before.isalpha() and after.isalpha() and custom.inside_words:
            continue  # gershayim
        opens = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSING)
        top = opened[-1][0] if opened else ""
        fits = bool(top) and mark in _CLOSES[top]
        opens = opens and mark not in _ONLY_CLOSE
        if fits and (mark in _ONLY_CLOSE or mark in "»”" or closes or not opens):
            pairs.append((opened.pop()[1], at))
        elif not opens and (mark in _ONLY_CLOSE or (mark in '"”' and closes) or (mark == "»" and not custom.inward)):
            lone.append(at)
        else:
            opened.append((mark, at))
    lone += [at for _, at in opened]
    return Quotations(tuple(sorted(pairs)), tuple(sorted(lone)))
