"""What kind of block a paragraph is, by its form: headings, captions with a credit, bylines, list items, and all else.

Form only, in any language: formats that know better (a Markdown heading, a list in HTML) say so themselves.
"""

from __future__ import annotations

from review.lazy_patterns import lazy_regex
from review.model import Kind
from review.text.page.credits import find_byline, find_credit
from review.text.tokens import tokenize, word_count

__all__ = ["kind_of"]

_ITEM = lazy_regex(r"\s*(?:[•‣◦▪●○■□➢➤✓✔\-*+]\s+|\(?(?:\p{Nd}{1,2}|[a-zA-Z])[.)]\s+|[①-⑳]\s*|\p{Nd}{1,2}、)\S")
#: Marks that end a sentence, past which closing quotes and brackets may stand. A heading may ask or exclaim.
_STOP = lazy_regex(r"[.…。।؟۔;,:：；，、]['\"”’»)\]」』]*\s*$")
_ELLIPSIS = lazy_regex(r"(?:\.{3}|…)\s*$")
#: A heading's words, and the characters that are looked at.
_HEADING_WORDS, _HEADING = 18, 160


def kind_of(text: str, language: str, first: bool) -> Kind:
    """The kind of a paragraph in `language` (BCP 47); `first` where it is the first one of its file."""
    stripped = text.strip()
    if not stripped or len(stripped) > 2000:
        return "body"
    if find_credit(stripped, language) is not None:
        return "caption"
    if not first and find_byline(stripped, language) is not None:
        return "byline"
    if _ITEM.match(stripped):
        return "list-item"
    if len(stripped) <= _HEADING and "\n" not in stripped and not stripped[0].islower():
        if _STOP.search(stripped) and not _ELLIPSIS.search(stripped):
            return "body"
        ends_sentence = stripped.rstrip("\"”’»'").endswith(("?", "!", "？", "！"))
        words = word_count(tokenize(stripped))
        if 0 < words <= _HEADING_WORDS and (first or not ends_sentence):
            return "heading"
    return "body"
