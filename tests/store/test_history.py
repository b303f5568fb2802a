from __future__ import annotations

import pytest

from review.errors import StoreConflict, StoreError
from review.store.corrections import accepted_findings, anything_confirmed, corrections, open_findings
from review.store.decisions import accept, dismiss, reopen
from review.store.edits import discard, save_text, set_done
from review.store.engine import Store
from review.store.history import restore, steps
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.replacing import Search, replace_all
from review.store.roles import Reviewer
from review.store.undoing import undo
from tests.store.conftest import count_paragraphs


def at(store: Store, document: int, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, document, Filter(), around=position) if p.position == position)


def test_a_paragraphs_history_says_who_did_what(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    p = at(store, document, 2)
    dismiss(store, ana, p.findings[0].id, "by design", "the author says so")
    save_text(store, ben, p.id, "The bridge has 12 arches.", 0)
    replace_all(store, ana, Search("bridge", "viaduct", document))
    undo(store, ben, p.id, 2)
    past = steps(store, p.id)
    assert [(one.by, one.what) for one in past[:3]] == [
        ("Ben", "took back"), ("Ana", "wrote (“bridge” → “viaduct”)"), ("Ben", "wrote")
    ]  # fmt: skip
    assert (past[1].before, past[1].text) == ("The bridge has 12 arches.", "The viaduct has 12 arches.")
    assert (past[3].by, past[3].edit) == ("Ana", None)
    assert past[3].what.startswith("dismissed (by design, the author says so): ")


def test_a_text_of_the_past_is_restored_as_one_more_edit(store: Store, ben: Reviewer, document: int) -> None:
    p = at(store, document, 3)
    save_text(store, ben, p.id, "One.", 0)
    save_text(store, ben, p.id, "Two.", 1)
    first = steps(store, p.id)[1].edit
    assert first is not None
    assert restore(store, ben, p.id, first, 2) == 3
    assert restore(store, ben, p.id, first, 3) == 3
    assert at(store, document, 3).text == "One."
    assert [(one.position, one.machine, one.text) for one in corrections(store, document, 9)] == [
        (3, p.machine, "One.")
    ]
    undo(store, ben, p.id, 3)
    assert at(store, document, 3).text == "Two."
    assert [one.what for one in steps(store, p.id)] == ["took back", "brought back", "wrote", "wrote"]


def test_restoring_overwrites_nobody(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    p, other = at(store, document, 3), at(store, document, 4)
    save_text(store, ben, p.id, "One.", 0)
    mine = steps(store, p.id)[0].edit
    assert mine is not None
    save_text(store, ana, p.id, "Two.", 1)
    with pytest.raises(StoreConflict):
        restore(store, ben, p.id, mine, 1)
    with pytest.raises(StoreError, match="no such text"):
        restore(store, ben, other.id, mine, 0)


def test_another_version_is_discarded_and_stays_in_the_history(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    p = at(store, document, 3)
    save_text(store, ana, p.id, "It unites two villages.", 0)
    with pytest.raises(StoreConflict):
        save_text(store, ben, p.id, "It links two villages.", 0)
    waiting = at(store, document, 3).proposals[0]
    discard(store, ana, waiting.id)
    discard(store, ana, waiting.id)
    assert at(store, document, 3).proposals == ()
    assert count_paragraphs(store, document, Filter(state="two versions")) == 0
    past = steps(store, p.id)
    assert [(one.what, one.by, one.text) for one in past] == [
        ("put another version away", "Ana", "It links two villages."),
        ("wrote another version", "Ben", "It links two villages."),
        ("wrote", "Ana", "It unites two villages."),
    ]
    undo(store, ana, p.id, 1)  # discarding is no change of the text
    assert at(store, document, 3).text == p.machine
    assert past[1].edit is not None
    restore(store, ben, p.id, past[1].edit, 2)
    assert at(store, document, 3).text == "It links two villages."
    with pytest.raises(StoreError, match="no such version"):
        discard(store, ana, 999)
    # lost again later, it waits again
    with pytest.raises(StoreConflict):
        save_text(store, ben, p.id, "It joins 2 villages.", 1)
    assert [one.text for one in at(store, document, 3).proposals] == ["It joins 2 villages."]


def test_errors_are_confirmed_once_somebody_looked_and_not_by_rewriting(
    store: Store, ben: Reviewer, document: int
) -> None:
    assert not anything_confirmed(store, document)
    p = at(store, document, 2)
    save_text(store, ben, p.id, "The viaduct has 12 arches.", 0)
    set_done(store, ben, p.id, True)
    assert not anything_confirmed(store, document)  # it had errors, and nobody said which
    set_done(store, ben, at(store, document, 3).id, True)
    assert anything_confirmed(store, document)


def test_a_finding_that_was_decided_confirms_something(store: Store, ben: Reviewer, document: int) -> None:
    dismiss(store, ben, at(store, document, 2).findings[0].id, "false alarm", "")
    assert anything_confirmed(store, document)


def test_what_was_accepted_and_still_stands_is_listed_until_the_text_has_it_no_more(
    store: Store, ben: Reviewer, document: int
) -> None:
    assert accepted_findings(store, document) == {}
    accept(
        store, ben, next(f for f in at(store, document, 2).findings if f.finding.check == "numbers").id, 0, apply=False
    )
    station = next(f for f in at(store, document, 4).findings if f.finding.check == "repeated-word")
    accept(store, ben, station.id, 0, apply=False)
    assert accepted_findings(store, document) == {2: 1, 4: 1}
    assert count_paragraphs(store, document, Filter(state="accepted findings")) == 2
    save_text(store, ben, at(store, document, 2).id, "The bridge has 12 arches and was finished in 1931.", 0)
    assert accepted_findings(store, document) == {4: 1}
    reopen(store, ben, station.id)
    assert accepted_findings(store, document) == {}
    accept(store, ben, station.id, 0)  # its suggestion is carried out
    assert accepted_findings(store, document) == {}


def test_what_is_open_is_listed_worst_first(store: Store, ana: Reviewer, document: int) -> None:
    found = open_findings(store, document, 9)
    assert [(one.position, one.severity, one.check) for one in found] == [
        (2, "major", "numbers"),
        (2, "minor", "repeated-word"),
        (4, "minor", "repeated-word"),
    ]
    assert found[0].message == "the source says “12”, the translation “13”"
    assert open_findings(store, document, 1) == found[:1]
    (number,) = (f for p in paragraphs(store, document, Filter(), around=2, before=0, after=0) for f in p.findings[:1])
    dismiss(store, ana, number.id, "by design")
    assert len(open_findings(store, document, 9)) == 2
