"""The fields of reStructuredText at a page's head, and of its directive `meta`: what the page says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from review.formats.blocks import Block
from review.formats.lined import Line, lined
from review.formats.page_head import head_kind, is_shown
from review.lazy_patterns import lazy_regex
from review.model import Protected

__all__ = ["FIELD", "fields"]

FIELD = lazy_regex(r":[^:\n`]{1,80}+:(?:[ ]+|$)")


def fields(text: str, lines: Sequence[Line], protect: Callable[[str], tuple[Protected, ...]]) -> list[Block]:
    """Those that people read: title, description (`description lang=en` too); dates, authors and slugs are no texts."""
    found: list[Block] = []
    taken: list[tuple[int, int]] = []
    key = ""
    for line in [*lines, None]:
        field = FIELD.match(line.bare) if line is not None else None
        if line is None or field or line.blank:
            found += lined(text, taken, protect, head_kind(key)) if taken else []
            taken = []
        if line is None or line.blank:
            continue
        if field:
            key = field[0].strip().strip(":").partition(" ")[0]
        if is_shown(key):
            lead = len(line.text) - len(line.text.lstrip())
            taken.append(line.span(lead + field.end() if field else 0))
    return found
