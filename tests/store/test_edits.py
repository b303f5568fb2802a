from __future__ import annotations

import pytest
from sqlalchemy import select

from review.errors import StoreConflict, StoreError
from review.store.decisions import accept, comment, dismiss, mark, reopen
from review.store.edits import clean, save_text, set_done
from review.store.engine import Store
from review.store.finding_places import next_finding
from review.store.queries import Filter, StoredParagraph, paragraph, paragraphs
from review.store.roles import Reviewer
from review.store.scores import confirmed_mqm
from review.store.tables import EditRow
from review.store.undoing import redo, undo
from review.text.difference import changed_stretch
from tests.store.conftest import count_paragraphs


def at(store: Store, document: int, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, document, Filter(), around=position) if p.position == position)


def test_a_saved_text_is_there_with_a_new_version(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 3)
    assert save_text(store, ben, p.id, "It links two villages.", p.version) == 1
    now = at(store, document, 3)
    assert (now.text, now.machine, now.version, now.author) == (
        "It links two villages.", "It joins two villages.", 1, "Ben"
    )  # fmt: skip


def test_saving_the_same_text_changes_nothing(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 3)
    assert save_text(store, ben, p.id, p.text, p.version) == 0
    assert at(store, document, 3).edits == 0


def test_the_second_of_two_saves_is_told_and_both_texts_are_kept(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    p = at(store, document, 3)
    save_text(store, ana, p.id, "It unites two villages.", p.version)
    with pytest.raises(StoreConflict, match="Ana changed this paragraph meanwhile") as raised:
        save_text(store, ben, p.id, "It links two villages.", p.version)
    assert (raised.value.mine, raised.value.theirs, raised.value.version) == (
        "It links two villages.", "It unites two villages.", 1
    )  # fmt: skip
    now = at(store, document, 3)
    assert now.text == "It unites two villages."
    assert [(proposal.author, proposal.text) for proposal in now.proposals] == [("Ben", "It links two villages.")]
    assert count_paragraphs(store, document, Filter(state="two versions")) == 1
    # the same stale save again is no second proposal; used on the newest version, it is one no longer
    with pytest.raises(StoreConflict):
        save_text(store, ben, p.id, "It links two villages.", p.version)
    save_text(store, ben, p.id, "It links two villages.", now.version)
    assert at(store, document, 3).proposals == ()


def test_undo_and_redo_walk_the_history(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 3)
    texts = [p.text, "It links two villages.", "It links two small villages."]
    for version, text in enumerate(texts[1:]):
        save_text(store, ben, p.id, text, version)
    for expected in (texts[1], texts[0]):
        undo(store, ben, p.id, at(store, document, 3).version)
        assert at(store, document, 3).text == expected
    with pytest.raises(StoreError, match="nothing to undo"):
        undo(store, ben, p.id, at(store, document, 3).version)
    for expected in texts[1:]:
        redo(store, ben, p.id, at(store, document, 3).version)
        assert at(store, document, 3).text == expected
    with pytest.raises(StoreError, match="nothing to redo"):
        redo(store, ben, p.id, at(store, document, 3).version)


def test_an_edit_after_an_undo_ends_what_could_be_redone(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 3)
    save_text(store, ben, p.id, "One.", 0)
    undo(store, ben, p.id, 1)
    save_text(store, ben, p.id, "Two.", 2)
    with pytest.raises(StoreError, match="nothing to redo"):
        redo(store, ben, p.id, 3)


def test_the_history_is_append_only_and_names_the_version_each_edit_was_made_on(
    store: Store, ben: Reviewer, document: int
) -> None:
    p = at(store, document, 3)
    save_text(store, ben, p.id, "One.", 0)
    undo(store, ben, p.id, 1)
    with store.reading() as session:
        rows = session.scalars(select(EditRow).where(EditRow.segment_id == p.id).order_by(EditRow.id)).all()
    assert [(row.kind, row.base_version, row.version, row.text) for row in rows] == [
        ("edit", 0, 1, "One."),
        ("undo", 1, 2, p.text),
    ]


def test_a_paragraph_is_checked_again_after_an_edit_and_only_that(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 4)
    assert [f.finding.check for f in p.findings] == ["repeated-word"]
    other = at(store, document, 2).findings
    version = save_text(store, ben, p.id, "The station was closed.", p.version)
    assert at(store, document, 4).findings == ()
    assert at(store, document, 2).findings == other
    undo(store, ben, p.id, version)
    again = at(store, document, 4).findings
    assert [(f.id, f.verdict) for f in again] == [(p.findings[0].id, "open")]


def test_a_suggestion_is_carried_out_and_undone_with_its_decision(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 4)
    finding = p.findings[0]
    assert finding.finding.suggestion is not None
    accept(store, ben, finding.id, p.version)
    fixed = at(store, document, 4)
    assert fixed.text == "The station was closed."
    assert fixed.findings == ()
    assert confirmed_mqm(store, document)[1] == 1
    undo(store, ben, p.id, fixed.version)
    back = at(store, document, 4)
    assert (back.text, back.findings[0].verdict) == (p.text, "open")
    assert confirmed_mqm(store, document)[1] == 0
    redo(store, ben, p.id, back.version)
    assert at(store, document, 4).text == "The station was closed."
    assert confirmed_mqm(store, document)[1] == 1


def test_a_dismissal_says_why_and_can_be_undone_redone_and_reopened(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 4)
    finding = p.findings[0].id
    with pytest.raises(StoreError, match="no reason"):
        dismiss(store, ben, finding, "because")
    dismiss(store, ben, finding, "by design", "their style")
    assert at(store, document, 4).findings[0].verdict == "dismissed"
    assert undo(store, ben, p.id, p.version) == "the decision"
    assert at(store, document, 4).findings[0].verdict == "open"
    redo(store, ben, p.id, p.version)
    assert at(store, document, 4).findings[0].verdict == "dismissed"
    reopen(store, ben, finding)
    assert at(store, document, 4).findings[0].verdict == "open"


def test_a_suggestion_is_refused_on_a_text_that_changed(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    p = at(store, document, 4)
    save_text(store, ana, p.id, "Sadly, the station was was closed.", p.version)
    with pytest.raises(StoreError, match="changed meanwhile"):
        accept(store, ben, p.findings[0].id, p.version)
    assert at(store, document, 4).text == "Sadly, the station was was closed."


def test_a_mark_goes_along_with_its_words_and_comes_back_by_undo(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 5)
    mark(
        store, ben, p.id, "target", 4, 12, category="Accuracy/Mistranslation", severity="major", note="pupils?",
        base_version=p.version,
    )  # fmt: skip
    assert confirmed_mqm(store, document)[1] == 1
    version = save_text(store, ben, p.id, "So the children walk to school.", p.version)
    moved = at(store, document, 5).findings[0]
    assert (moved.finding.text, moved.finding.span.start, moved.own, moved.finding.message) == (
        "children",
        7,
        True,
        "pupils?",
    )
    version = save_text(store, ben, p.id, "So the pupils walk to school.", version)
    assert at(store, document, 5).findings == ()
    assert confirmed_mqm(store, document)[1] == 1  # it was an error of the machine's all the same
    undo(store, ben, p.id, version)
    assert [f.finding.text for f in at(store, document, 5).findings] == ["children"]


def test_a_mark_is_withdrawn_by_undo(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 5)
    mark(store, ben, p.id, "source", 0, 3, category="Accuracy/Omission", severity="minor", base_version=p.version)
    undo(store, ben, p.id, p.version)
    assert at(store, document, 5).findings == ()
    assert confirmed_mqm(store, document)[1] == 0


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 3), (3, 2), (0, 10_000)])
def test_a_mark_outside_the_text_is_refused(store: Store, ben: Reviewer, document: int, start: int, end: int) -> None:
    p = at(store, document, 5)
    with pytest.raises(StoreError, match="select the words"):
        mark(store, ben, p.id, "target", start, end, category="Accuracy/Omission", severity="minor", base_version=0)


def test_findings_are_walked_in_order_and_around_the_end(store: Store, ben: Reviewer, document: int) -> None:
    walked = []
    place = next_finding(store, document, Filter(), 0, -1)
    while place is not None and place.finding not in walked:
        walked.append(place.finding)
        place = next_finding(store, document, Filter(), place.position, place.ordinal)
    expected = [f.id for position in range(1, 6) for f in at(store, document, position).findings]
    assert walked == expected
    assert len(walked) >= 2
    back = next_finding(store, document, Filter(), 1, 0, forward=False)
    assert back is not None
    assert back.finding == expected[-1]
    only = next_finding(store, document, Filter(checks=frozenset({"repeated-word"})), 4, 5)
    assert only is not None
    assert only.finding in expected
    for finding in expected:
        dismiss(store, ben, finding, "false alarm")
    assert next_finding(store, document, Filter(), 0, -1) is None


def test_done_and_comments_are_kept(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 2)
    set_done(store, ben, p.id, True)
    comment(store, ben, p.id, "  is 12 right?  ")
    now = paragraph(store, p.id)
    assert (now.done, now.done_by) == (True, "Ben")
    assert [(c.author, c.text) for c in now.comments] == [("Ben", "is 12 right?")]
    for state, count in (("done", 1), ("not done", 4), ("commented", 1), ("corrected", 0)):
        assert count_paragraphs(store, document, Filter(state=state)) == count


@pytest.mark.parametrize(
    ("layout", "given", "kept"),
    [
        ("paragraphs", "  one\r\ntwo \n \n\n three\n", "one\ntwo\n\nthree"),
        ("lines", "one\ntwo", "one two"),
        ("tsv", "one\ttwo\nthree", "one two three"),
        ("csv", "one\ntwo", "one\ntwo"),
    ],
)
def test_a_text_is_kept_as_its_file_can_hold_it(layout: str, given: str, kept: str) -> None:
    assert clean(given, layout) == kept


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "x" * 200_001])
def test_what_no_file_can_hold_is_refused(text: str) -> None:
    with pytest.raises(StoreError):
        clean(text, "paragraphs")


def test_the_changed_stretch_is_tight() -> None:
    assert changed_stretch("a cat sat", "a dog sat") == (2, 5)
    assert changed_stretch("aa", "aaa") == (2, 2)
    assert changed_stretch("same", "same") == (4, 4)
