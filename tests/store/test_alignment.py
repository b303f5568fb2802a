from __future__ import annotations

import pytest

from review.errors import StoreError
from review.export import export
from review.store.alignment import merge, move_boundary, split
from review.store.decisions import comment, mark
from review.store.edits import save_text, set_done
from review.store.engine import Store
from review.store.listing import document as summary
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.rechecking import document_now
from review.store.roles import Reviewer
from review.store.undoing import redo, undo
from tests.store.conftest import TARGET


def all_of(store: Store, document: int) -> tuple[StoredParagraph, ...]:
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
    assert {(f.finding.check, f.finding.text) for f in now[2].findings} >= {("reviewer", "station")}
    assert "repeated-word" in {f.finding.check for f in now[2].findings}
    assert [c.text for c in now[2].comments] == ["closed?"]
    assert now[1] == second


def test_a_split_takes_a_merge_back(store: Store, ben: Reviewer, document: int) -> None:
    before = all_of(store, document)
    merge(store, ben, before[2].id)
    split(store, ben, before[2].id)
    after = all_of(store, document)
    assert [(p.source, p.text, p.machine) for p in after] == [(p.source, p.text, p.machine) for p in before]
    assert [[f.finding.check for f in p.findings] for p in after] == [
        [f.finding.check for f in p.findings] for p in before
    ]


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
        lambda: split(store, ben, before[0].id),
        lambda: split(store, ben, before[0].id, at=99),
        lambda: split(store, ben, before[0].id, at=4, source_paragraphs=5),
        lambda: split(store, ben, before[0].id, at=0, source_paragraphs=0),
        lambda: move_boundary(store, ben, before[0].id, "source", 2),
        lambda: move_boundary(store, ben, before[0].id, "source", 0),
    ):
        with pytest.raises(StoreError):
            repair()
    assert all_of(store, document) == before


def test_a_split_goes_by_the_breaks_of_the_present_text(store: Store, ben: Reviewer, document: int) -> None:
    """The machine wrote two paragraphs as one; the reviewer puts the missing empty line in, and splits there."""
    third, fourth = all_of(store, document)[2:4]
    whole = merge(store, ben, third.id)
    save_text(store, ben, whole, f"{third.text} {fourth.text}", 1)
    version = save_text(store, ben, whole, f"{third.text}\n\n{fourth.text}", 2)
    split(store, ben, whole)
    now = all_of(store, document)
    assert [(p.source, p.text) for p in now[2:4]] == [(third.source, third.text), (fourth.source, fourth.text)]
    assert version == 3


def test_a_split_at_the_cursor(store: Store, ben: Reviewer, document: int) -> None:
    second = all_of(store, document)[1]
    split(store, ben, second.id, at=second.text.index("and was"))
    first, new = all_of(store, document)[1:3]
    assert (first.text, new.text) == ("The bridge has 13 arches", "and was finished in in 1931.")
    assert (first.source, new.source) == (second.source, "")
    assert export(store, document).data.decode() == TARGET.replace("13 arches and", "13 arches\n\nand")


def test_a_boundary_moves_by_the_paragraphs_of_the_present_text(store: Store, ben: Reviewer, document: int) -> None:
    second, third = all_of(store, document)[1:3]
    save_text(store, ben, second.id, "The bridge has 13 arches.\n\nIt was finished in 1931.", 0)
    move_boundary(store, ben, second.id, "target", 1)
    now = all_of(store, document)
    assert [p.text for p in now[1:3]] == ["The bridge has 13 arches.", f"It was finished in 1931.\n\n{third.text}"]


@pytest.mark.parametrize("repair", ["merge", "split", "move"])
def test_a_repair_is_undone_and_done_again_like_an_edit(
    store: Store, ben: Reviewer, document: int, repair: str
) -> None:
    third, fourth = all_of(store, document)[2:4]
    save_text(store, ben, third.id, "It links\n\ntwo villages.", 0)
    mark(store, ben, fourth.id, "target", 4, 11, category="Accuracy/Mistranslation", severity="minor", base_version=0)
    comment(store, ben, fourth.id, "closed?")
    set_done(store, ben, third.id, True)
    before = all_of(store, document)
    if repair == "merge":
        merge(store, ben, third.id)
    elif repair == "split":
        split(store, ben, third.id)
    else:
        move_boundary(store, ben, third.id, "target", 1)
    after = all_of(store, document)
    assert [p.text for p in after] != [p.text for p in before]
    assert undo(store, ben, third.id, after[2].version) == f"the {repair}"
    assert seen(all_of(store, document)) == seen(before)
    assert redo(store, ben, third.id, all_of(store, document)[2].version) == f"the {repair}"
    assert seen(all_of(store, document)) == seen(after)
    undo(store, ben, third.id, all_of(store, document)[2].version)
    # what was done before the repair is undone next
    assert undo(store, ben, third.id, all_of(store, document)[2].version) == "the edit"
    assert all_of(store, document)[2].text == third.text


def test_a_repair_is_not_undone_under_what_was_done_since(store: Store, ben: Reviewer, document: int) -> None:
    third, fourth = all_of(store, document)[2:4]
    move_boundary(store, ben, third.id, "target", -1)
    save_text(store, ben, fourth.id, "It is closed.", 1)
    with pytest.raises(StoreError, match="the paragraph beside it was changed since"):
        undo(store, ben, third.id, 1)
    undo(store, ben, fourth.id, 2)
    undo(store, ben, fourth.id, 3)
    assert [p.text for p in all_of(store, document)[2:4]] == [third.text, fourth.text]


def seen(paragraphs: tuple[StoredParagraph, ...]) -> list[object]:
    """What a reviewer sees of paragraphs; counts of versions and steps go on."""
    return [
        (p.id, p.position, p.source, p.machine, p.text, p.done, [c.text for c in p.comments],
         [(f.finding.check, f.finding.span.start, f.finding.span.end, f.verdict) for f in p.findings])
        for p in paragraphs
    ]  # fmt: skip


def test_the_document_reads_on_after_repairs(store: Store, ben: Reviewer, document: int) -> None:
    merge(store, ben, all_of(store, document)[0].id)
    whole, _, ids = document_now(store, document)
    assert len(whole.segments) == len(ids) == summary(store, document).segments == 4
    assert whole.segments[0].text("target").startswith("The red bridge\n\nThe bridge")
