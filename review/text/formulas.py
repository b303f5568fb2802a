"""Cells that a spreadsheet would run as a formula, and how they are kept from it (https://owasp.org, CSV injection)."""

from __future__ import annotations

__all__ = ["begins_formula", "neutralised"]

#: ASCII, control characters, and the full-width forms that some spreadsheets take for ASCII.
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begins_formula(text: str) -> bool:
    """Whether a spreadsheet may take a cell of this text for a formula."""
    return text.startswith(_SIGNS) or text.lstrip(" \u00a0").startswith(_SIGNS)


def neutralised(text: str) -> str:
    """The text with a `'` in front where it begins like a formula."""
    return "'" + text if begins_formula(text) else text
