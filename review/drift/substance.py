"""What of a paragraph its translation has to follow: words, figures, code; not spaces, marks, case, links' targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.model import PARAGRAPH_GAP, Paragraph
from review.text.normalize import fold, skeleton
from review.text.reading import read_paragraph

__all__ = ["codes_of", "links_of", "reading_of", "same_substance", "substance"]

#: Kinds of protected stretches that say nothing by themselves.
_SPACED = frozenset(("tag", "link"))


def substance(paragraph: Paragraph) -> str:
    """Equal for two versions of a paragraph that say the same: letters, figures and code, folded."""
    if paragraph.kind == "code":
        return " ".join(paragraph.text.split())
    pieces = []
    at = 0
    for one in paragraph.protected:
        pieces.append(paragraph.text[at : one.start])
        if one.kind in ("code", "placeholder"):
            pieces.append(paragraph.text[one.start : one.end])
        else:
            pieces.append(" " if one.kind in _SPACED else one.reads)
        at = one.end
    text = "".join((*pieces, paragraph.text[at:]))
    return skeleton(text) or fold(text)


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
