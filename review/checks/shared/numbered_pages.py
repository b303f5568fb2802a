"""Pages that a program names by their chapters (DocBook's `ch02s04.html`) or numbers (`x215.html`, `node7.html`): in a
manual of another version, as many translations are, each chapter behind a new one has another name.
"""

from __future__ import annotations

from review.checks.views import DocumentView, of_document
from review.lazy_patterns import lazy_regex

__all__ = ["chapterless", "has_other_chapters"]

_PAGE = lazy_regex(
    r"\b(?:(?:pt|ch|ap|pr|go|ix|bi|co|rn|re|ar|s)(?:\d\d|[a-z]))++(?=(?:\.[a-z]{2})?\.x?html?\b)"
    r"|(?<![^/])[a-zA-Z]{1,8}[-_]?\d{1,9}(?=(?:\.[a-z]{2})?\.x?html?\b)"
)
_HREF = lazy_regex(r"""\shref\s*=\s*["']([^"'#]*)""")
#: Paragraphs whose links lead to other chapters before the chapters are other ones: a single link may be a slip.
_FEW = 2


def chapterless(address: str) -> str:
    """An address without the chapter and section, or the number, that name its page."""
    return str(_PAGE.sub("*", address))


@of_document
def has_other_chapters(document: DocumentView) -> bool:
    """Whether the translation's links lead to the source's pages by other numbers, again and again."""
    different = 0
    for view in document.segments:
        source, target = (_HREF.findall(view.written.text(side)) for side in ("source", "target"))
        if source != target and [*map(chapterless, source)] == [*map(chapterless, target)]:
            different += 1
            if different >= _FEW:
                return True
    return False
