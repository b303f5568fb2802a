"""What of a paragraph its translation has to follow: words, figures, code; not spaces, marks, case, links' targets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from review.lazy_patterns import lazy_regex
from review.model import PARAGRAPH_GAP, Paragraph, Protected
from review.text.normalize import fold, skeleton
from review.text.reading import read_paragraph

__all__ = ["codes_of", "links_of", "reading_of", "same_substance", "substance"]

#: Kinds of protected stretches that say nothing by themselves.
_SPACED = frozenset(("tag", "link"))
#: Signs that are a part of a figure's value: a minus before it, per cent, a currency.
_SIGNS = lazy_regex(r"(?<![\p{L}\p{N}])[-−](?=\p{Nd})|(?<=\p{Nd}\s?)[%‰]|\p{Sc}")


def substance(paragraph: Paragraph) -> str:
    """Equal for two versions of a paragraph that say the same: letters, figures and code, folded."""
    if paragraph.kind == "code":
        return " ".join(paragraph.text.split())
    return _said(paragraph.text, paragraph.protected)


def _with_signs(text: str) -> str:
    """The text with the signs at its figures as words: a skeleton has no signs."""
    told: str = _SIGNS.sub(lambda match: f" {unicodedata.name(match[0]).lower().replace('-', ' ')} ", text)
    return told


@lru_cache(maxsize=8192)  # the versions of a page have most of their paragraphs in common
def _said(text: str, protected: tuple[Protected, ...]) -> str:
    pieces = []
    at = 0
    for one in protected:
        pieces.append(text[at : one.start])
        if one.kind in ("code", "placeholder"):
            pieces.append(text[one.start : one.end])
        else:
            pieces.append(" " if one.kind in _SPACED else one.reads)
        at = one.end
    whole = _with_signs("".join((*pieces, text[at:])))
    return skeleton(whole) or fold(whole)


def same_substance(first: Sequence[Paragraph], second: Sequence[Paragraph]) -> bool:
    """Whether two versions say the same, in however many paragraphs."""
    return " ".join(map(substance, first)) == " ".join(map(substance, second))


def reading_of(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as a reader sees them, an empty line between two; offsets are those of `Reading`."""
    return PARAGRAPH_GAP.join(read_paragraph(paragraph).text for paragraph in paragraphs)


def codes_of(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Code and placeholders in the paragraphs, as written."""
    return _stretches(paragraphs, ("code", "placeholder"))


def links_of(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The targets of links."""
    return _stretches(paragraphs, ("link",))


def _stretches(paragraphs: Sequence[Paragraph], kinds: Sequence[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        for one in paragraph.protected:
            if one.kind in kinds:
                yield paragraph.text[one.start : one.end].strip("`[]()<>")
