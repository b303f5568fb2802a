"""Cells that a spreadsheet would run as a formula, how they are kept from it (https://owasp.org, CSV injection), and
what it writes where it cannot: OpenDocument 1.3 part 4 names the errors, which programs translate (#WERT!, #¡REF!).
"""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["begins_formula", "is_spreadsheets_own", "neutralised"]

#: ASCII, control characters, and the full-width forms that some spreadsheets take for ASCII.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet may take a cell of this text for a formula."""
    return text.startswith(_SIGNS) or text.lstrip(" \u00a0").startswith(_SIGNS)


def neutralised(text: str) -> str:
    """The text with a `'` in front where it begins like a formula."""
    return "'" + text if begins_formula(text) else text


#: Errors in any language, a function that is called with something, a reference to another cell.
_OWN = lazy_regex(
    r"#[¡¿]?[\p{Lu}_]{2,20}(?:[/ ]?[\p{Lu}0])?[!?！？]|#N/[AVDP]|#NV|#DIV/0[!！]?|Err:5\d\d"
    r"|=\s?[+-]?[\p{Lu}_][\p{Lu}\d._]{1,40}\([^\n]{0,2000}\)"
    r"|=\s?(?:'?[\p{L}\d_ ]{1,40}'?[!.])?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}"
)


def is_spreadsheets_own(text: str) -> bool:
    """Whether a text is nothing but a spreadsheet's error (#REF!) or formula (=SUM(A1:A9), =B2)."""
    text = text.strip()
    return text[:1] in ("#", "=", "E") and _OWN.fullmatch(text) is not None
