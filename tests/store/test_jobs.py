from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from review.errors import StoreError
from review.store.columns import now
from review.store.engine import Store
from review.store.importing import add_document
from review.store.jobs import (
    Cancelled,
    Given,
    beat,
    cancel,
    claim,
    dismiss_job,
    end,
    ended,
    failed_apart,
    files_of,
    job,
    jobs,
    resume,
    submit,
    wanted_of,
)
from review.store.listing import documents
from review.store.roles import Reviewer
from review.store.tables import JobRow
from tests.store.conftest import write_pair

FILES = {"source": ("a.fr.txt", b"Le pont"), "target": ("a.en.txt", b"The bridge")}


def state(store: Store, one: int) -> str:
    found = job(store, one)
    assert found is not None
    return found.state


def silence(store: Store, one: int) -> None:
    """The runner was last heard of a minute ago."""
    with store.writing(None, "viewer") as session:
        session.execute(update(JobRow).where(JobRow.id == one).values(beat_at=now() - timedelta(minutes=1)))


def test_jobs_are_claimed_once_the_oldest_first(store: Store, ben: Reviewer) -> None:
    one, two = (submit(store, ben, "import", name, {"name": name}) for name in "ab")
    first, second = claim(store, "r1"), claim(store, "r2")
    assert first is not None
    assert second is not None
    assert (first.id, second.id, claim(store, "r3")) == (one, two, None)
    who, wanted = wanted_of(store, one)
    assert (who.name, wanted) == ("Ben", {"name": "a"})


def test_the_same_work_is_not_asked_for_twice(store: Store, ben: Reviewer, ana: Reviewer) -> None:
    one = submit(store, ben, "rescore", "bridge", {})
    assert submit(store, ana, "rescore", "bridge", {}) == one
    assert submit(store, ana, "rescore", "harbour", {}) != one


def test_progress_is_told_by_step(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "import", "bridge", {})
    claim(store, "r")
    beat(store, one, "r", "translate", 0.25)
    beat(store, one, "r")
    now_ = job(store, one)
    assert now_ is not None
    assert (now_.state, now_.step, now_.share, now_.by) == ("running", "translate", 0.25, "Ben")


def test_what_failed_is_begun_again_with_what_is_given_now(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "import", "bridge", {"form": {"source": ""}}, FILES)
    given = Given("pont", {"form": {"source": "fr"}}, FILES | {"source": ("b.fr.txt", b"Le pont neuf")})
    with pytest.raises(StoreError, match="nothing to begin again"):
        resume(store, ben, one, given)
    claim(store, "r")
    ended(store, one, "r", "failed", "which language is it?")
    resume(store, ben, one, given)
    again = job(store, one)
    assert again is not None
    assert (again.state, again.label, again.message) == ("waiting", "pont", "")
    assert (wanted_of(store, one)[1], files_of(store, one)) == (given.wanted, given.files)


def test_work_that_is_asked_for_again_goes_on_where_it_was_interrupted(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "corpora", "the corpora", {})
    claim(store, "r")
    silence(store, one)
    assert submit(store, ben, "corpora", "the corpora", {}) == one
    assert (state(store, one), len(jobs(store))) == ("waiting", 1)


def test_a_part_is_told_while_it_is_worked_on(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "corpora", "the corpora", {})
    claim(store, "r")
    beat(store, one, "r", "check", 0.5, "9 of 18, harbour")
    found = job(store, one)
    assert found is not None
    assert found.message == "9 of 18, harbour"
    ended(store, one, "r", "failed", "no room")
    found = job(store, one)
    assert found is not None
    assert found.message == "no room"


def test_a_cancelled_job_stores_nothing(store: Store, ben: Reviewer, tmp_path: Path) -> None:
    one = submit(store, ben, "import", "bridge", {}, FILES)
    claim(store, "r")
    cancel(store, ben, one)
    assert state(store, one) == "running"  # until its runner heard of it
    with pytest.raises(Cancelled):
        beat(store, one, "r", "check")
    with pytest.raises(Cancelled):
        add_document(
            store, ben, write_pair(tmp_path), then=lambda session, document: end(session, one, "r", "", document)
        )
    assert documents(store) == ((), 0)
    ended(store, one, "r", "failed", "whatever")
    assert state(store, one) == "cancelled"
    assert files_of(store, one) == {}


def test_a_job_that_is_done_is_done_with_its_document(store: Store, ben: Reviewer, tmp_path: Path) -> None:
    one = submit(store, ben, "import", "bridge", {}, FILES)
    claim(store, "r")
    document = add_document(
        store,
        ben,
        write_pair(tmp_path),
        then=lambda session, document: end(session, one, "r", "5 paragraphs", document),
    )
    found = job(store, one)
    assert found is not None
    assert (found.state, found.document, found.message) == ("done", document, "5 paragraphs")
    assert files_of(store, one) == {}
    cancel(store, ben, one)
    assert state(store, one) == "done"


def test_a_waiting_job_is_cancelled_at_once(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "import", "bridge", {}, FILES)
    cancel(store, ben, one)
    assert state(store, one) == "cancelled"
    assert claim(store, "r") is None


def test_a_job_whose_runner_is_gone_says_so_and_goes_on(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "import", "bridge", {}, FILES)
    claim(store, "r")
    beat(store, one, "r", "check", 0.5)
    silence(store, one)
    assert state(store, one) == "interrupted"
    assert files_of(store, one) == FILES
    resume(store, ben, one)
    again = claim(store, "other")
    assert again is not None
    assert (again.id, again.step) == (one, "")
    with pytest.raises(Cancelled):  # the first runner was only asleep: its work is nobody's any more
        beat(store, one, "r", "store")


def test_an_interrupted_job_can_be_given_up(store: Store, ben: Reviewer) -> None:
    one, two = (submit(store, ben, "import", name, {}, FILES) for name in "ab")
    for _ in range(2):
        claim(store, "r")
    for each in (one, two):
        silence(store, each)
    cancel(store, ben, one)
    assert state(store, one) == "cancelled"
    dismiss_job(store, ben, two)
    assert [found.id for found in jobs(store)] == [one]


def test_a_failed_job_says_why_and_is_tried_again(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "import", "bridge", {}, FILES)
    claim(store, "r")
    ended(store, one, "r", "failed", "a.fr.txt: is empty")
    found = job(store, one)
    assert found is not None
    assert (found.state, found.message) == ("failed", "a.fr.txt: is empty")
    assert files_of(store, one) == FILES
    resume(store, ben, one)
    assert state(store, one) == "waiting"
    with pytest.raises(StoreError, match="nothing to begin again"):
        resume(store, ben, one)
    with pytest.raises(StoreError, match="cancel it first"):
        dismiss_job(store, ben, one)


def test_a_part_that_failed_is_a_job_of_its_own(store: Store, ben: Reviewer) -> None:
    one = submit(store, ben, "corpora", "corpora", {})
    claim(store, "r")
    failed_apart(store, one, "corpus", "harbour", {"key": "harbour"}, "cannot be read")
    newest = jobs(store)[0]
    assert (newest.kind, newest.label, newest.state, newest.by, newest.message) == (
        "corpus", "harbour", "failed", "Ben", "cannot be read"
    )  # fmt: skip


def test_a_job_that_is_there_no_more_says_so(store: Store, ben: Reviewer) -> None:
    assert job(store, 99) is None
    with pytest.raises(StoreError, match="there no more"):
        cancel(store, ben, 99)
