"""The paragraphs of a text that was kept without them, as the format of its file reads them now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from review.errors import InputError
from review.formats.html import inline
from review.formats.inline import protect_markdown
from review.formats.registry import format_of
from review.formats.string_marks import protect_string
from review.model import PARAGRAPH_GAP, Paragraph, Protected

__all__ = ["old_paragraphs"]

_PROTECT: Mapping[str, Callable[[str], tuple[Protected, ...]]] = {
    "markdown": protect_markdown,
    "html": inline,
    "json": protect_string,
    "po": protect_string,
    "xliff": protect_string,
}


def old_paragraphs(text: str, like: Sequence[Paragraph], path: Path | None) -> tuple[Paragraph, ...]:
    """A segment's text, as `Segment.text` gave it, in paragraphs of the kind of those that stand there now."""
    kind = like[0].kind if like else "body"
    if kind == "code":
        return (Paragraph(text, kind="code"),)
    try:
        protect = _PROTECT.get(format_of(path.name).name) if path is not None else None
    except InputError:
        protect = None
    return tuple(
        Paragraph(one, kind=kind, protected=protect(one) if protect is not None else ())
        for one in text.split(PARAGRAPH_GAP)
    )
