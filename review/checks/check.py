"""What a check is: a code, a category, a severity, and a function from a view to hits.

A *segment* check looks at one segment at a time and may be re-run for that segment alone; a *document* check needs the
whole document (duplicates, consistency). Either gets views (`review.checks.views`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from review.checks.hit import Hit
from review.checks.views import DocumentView, OptionValue, SegmentView
from review.model import CATEGORIES, Severity, Span

__all__ = ["Check"]

SegmentFinder = Callable[[SegmentView, DocumentView], Iterator[Hit]]
DocumentFinder = Callable[[DocumentView], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Its page is the docstring of the module that defines it.

    Exactly one of `segment` and `document` is given. `options` are the check's thresholds with their defaults, settable
    in the configuration; each is described in the page. `back_translation` says whether a back-translation helps the
    check ("also"), is all that it has ("alone"), or compares two versions for it, both anew ("twin"). What does not
    `counts` has no part in scores, and fails a build only where the judge's settings say so. One that `compares` finds
    nothing without an earlier version of the document, so that nothing can be measured of it on texts alone. `written`
    are those of segments that judge a text as it is written; the others see messages as people do
    (`SegmentView.shown`). `encoder` says that a sentence encoder finds more of it, or all. One `of_pairs` compares what
    both sides of a pair say: where the text around was written anew, it finds nothing worse than minor.
    """

    code: str
    category: str
    severity: Severity
    page: str
    segment: SegmentFinder | None = None
    document: DocumentFinder | None = None
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    back_translation: Literal["also", "alone", "twin"] | None = None
    counts: bool = True
    compares: bool = False
    written: bool = False
    encoder: bool = False
    of_pairs: bool = False

    def __post_init__(self) -> None:
        if (self.segment is None) == (self.document is None):
            raise ValueError(f"{self.code}: a check looks at segments or at documents")
        if self.category not in CATEGORIES:
            raise ValueError(f"{self.code}: {self.category!r} is no category of MQM-Core")

    @property
    def scope(self) -> Literal["segment", "document"]:
        return "segment" if self.segment is not None else "document"

    @property
    def summary(self) -> str:
        """The page's first paragraph on one line."""
        return " ".join(self.page.strip().split("\n\n")[0].split())

    def find(self, document: DocumentView, among: Sequence[SegmentView] | None = None) -> Iterator[Hit]:
        """All hits in a document, in no promised order; of a check of segments those `among` some of its segments."""
        if self.document is not None:
            yield from self.document(document)
        elif self.segment is not None:
            as_written = self.written or self.back_translation is not None
            for view in document.segments if among is None else among:
                if as_written or view.written is view.segment:  # shown as it is: nearly all
                    yield from self.segment(view, document)
                else:
                    yield from self.find_in(view, document)

    def find_in(self, view: SegmentView, document: DocumentView) -> Iterator[Hit]:
        """All hits of a check of segments in one of the document's; none of a check of documents.

        What is said of one place in several of a message's shapes is told once.
        """
        if self.segment is None:
            return
        shown = (view,) if self.written or self.back_translation is not None else view.shown
        if len(shown) == 1:
            yield from self.segment(shown[0], document)
            return
        told: set[Span] = set()
        for one in shown:
            for hit in self.segment(one, document):
                if hit.span not in told:
                    told.add(hit.span)
                    yield hit
