from __future__ import annotations

import pytest

from review.errors import StoreError
from review.store.alignment import merge, move_boundary, split
from review.store.decisions import comment, mark
from review.store.edits import save_text
from review.store.engine import Store
from review.store.listing import document as summary
from review.store.queries import Filter, Paragraph, paragraphs
from review.store.rechecking import document_now
from review.store.roles import Reviewer


def all_of(store: Store, document: int) -> tuple[Paragraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


def test_merging_joins_texts_edits_marks_and_comments(store: Store, ben: Reviewer, document: int) -> None:
    second, third, fourth = all_of(store, document)[1:4]
    save_text(store, ben, third.id, "It links two villages.", 0)
    mark(store, ben, fourth.id, "target", 4, 11, category="Accuracy/Mistranslation", severity="minor", base_version=0)
    comment(store, ben, fourth.id, "closed?")
    merge(store, ben, third.id)
    now = all_of(store, document)
    assert [p.position for p in now] == [1, 2, 3, 4]
    assert now[2].text == "It links two villages.\n\nThe station was was closed."
    assert now[2].source == "Il relie deux villages.\n\nLa gare est fermée."
    assert {(f.check, f.text) for f in now[2].findings} >= {("reviewer", "station")}
    assert "repeated-word" in {f.check for f in now[2].findings}
    assert [c.text for c in now[2].comments] == ["closed?"]
    assert now[1] == second


def test_a_split_takes_a_merge_back(store: Store, ben: Reviewer, document: int) -> None:
    before = all_of(store, document)
    merge(store, ben, before[2].id)
    split(store, ben, before[2].id, 1, 1)
    after = all_of(store, document)
    assert [(p.source, p.text, p.machine) for p in after] == [(p.source, p.text, p.machine) for p in before]
    assert [[f.check for f in p.findings] for p in after] == [[f.check for f in p.findings] for p in before]


def test_a_paragraph_moves_over_the_boundary_and_back(store: Store, ben: Reviewer, document: int) -> None:
    before = all_of(store, document)
    move_boundary(store, ben, before[1].id, "target", -1)
    moved = all_of(store, document)
    assert moved[1].text == f"{before[1].text}\n\n{before[2].text}"
    assert moved[2].text == ""
    move_boundary(store, ben, before[1].id, "target", 1)
    assert [p.text for p in all_of(store, document)] == [p.text for p in before]


def test_what_cannot_be_is_refused_and_changes_nothing(store: Store, ben: Reviewer, document: int) -> None:
    before = all_of(store, document)
    for repair in (
        lambda: merge(store, ben, before[-1].id),
        lambda: split(store, ben, before[0].id, 0, 0),
        lambda: split(store, ben, before[0].id, 1, 1),
        lambda: split(store, ben, before[0].id, 5, 1),
        lambda: move_boundary(store, ben, before[0].id, "source", 2),
        lambda: move_boundary(store, ben, before[0].id, "source", 0),
    ):
        with pytest.raises(StoreError):
            repair()
    assert all_of(store, document) == before


def test_an_edit_that_changed_the_number_of_paragraphs_stands_in_the_way(
    store: Store, ben: Reviewer, document: int
) -> None:
    whole = merge(store, ben, all_of(store, document)[2].id)
    save_text(store, ben, whole, "All in one.", 1)
    with pytest.raises(StoreError, match="1 paragraphs where the machine's had 2"):
        split(store, ben, whole, 1, 1)


def test_the_document_reads_on_after_repairs(store: Store, ben: Reviewer, document: int) -> None:
    merge(store, ben, all_of(store, document)[0].id)
    whole, _, ids = document_now(store, document)
    assert len(whole.segments) == len(ids) == summary(store, document).segments == 4
    assert whole.segments[0].text("target").startswith("The red bridge\n\nThe bridge")
