from __future__ import annotations

from review.store.decisions import dismiss
from review.store.engine import Store
from review.store.overview import overview
from review.store.queries import Filter, paragraphs
from review.store.roles import Reviewer


def test_the_overview_has_the_worst_open_finding_of_each_part(store: Store, ben: Reviewer, document: int) -> None:
    parts = overview(store, document)
    assert [part.first for part in parts] == [1, 2, 3, 4, 5]
    assert [part.severity for part in parts] == [
        None,
        paragraphs(store, document, Filter(), around=2, before=0)[0].findings[0].finding.severity,
        None,
        "minor",
        None,
    ]
    for finding in paragraphs(store, document, Filter(), around=4, before=0)[0].findings:
        dismiss(store, ben, finding.id, "by design")
    assert overview(store, document)[3].severity is None
