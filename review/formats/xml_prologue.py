"""What stands in XML before its first element: the declaration, comments, the document's type with what it declares."""

from __future__ import annotations

from review.lazy_patterns import lazy_regex

__all__ = ["root_at", "root_of"]

_COMMENT = r"<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
#: What a document's type declares (https://www.w3.org/TR/xml/#NT-doctypedecl), with what stands between its brackets.
_QUOTED = r"""(?:"[^"]*+"|'[^']*+')"""
_DOCTYPE = (
    rf"""<!DOCTYPE(?:[^\[>"']|{_QUOTED})*+"""
    rf"""(?:\[(?:{_COMMENT}|<\?[^?]*+(?:\?(?!>)[^?]*+)*+\?>|[^\]"'<]|{_QUOTED}|<(?![!?])|<!(?!--))*+\])?\s*+>"""
)
_PROLOGUE = rf"\s*+(?:<\?[^>]*+>\s*+|{_COMMENT}\s*+|{_DOCTYPE}\s*+|<![A-Za-z][^>]*+>\s*+)*+"
_ROOT = lazy_regex(rf"{_PROLOGUE}<([\w.:-]++)")
_BEFORE_ROOT = lazy_regex(_PROLOGUE)


def root_of(text: str) -> str:
    """The name of the first element of what may be XML; "" where none is to be seen."""
    match = _ROOT.match(text)
    return match[1] if match else ""


def root_at(text: str) -> int:
    """Where the first element of XML may begin: behind all that it declares."""
    match = _BEFORE_ROOT.match(text)
    return match.end() if match else 0
