from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from review.errors import AccessError
from review.store.comments import settle
from review.store.decisions import accept, comment
from review.store.edits import save_text, set_done
from review.store.engine import Store
from review.store.importing import add_document
from review.store.listing import document as summary
from review.store.options import is_on, set_option
from review.store.presence import assign, last_document, left_at, present, pulse, shares, worked
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from review.store.tables import PresenceRow
from tests.store.conftest import write_pair


def shown(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


def test_one_sees_who_else_is_there_and_where(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    present(store, document, ana.id, 4)
    present(store, document, ben.id)
    assert [(one.name, one.position) for one in pulse(store, document, ben.id, []).others] == [("Ana", 4)]
    assert [(one.name, one.position) for one in pulse(store, document, ana.id, []).others] == [("Ben", None)]
    present(store, document, ana.id)
    assert left_at(store, document, ana.id) == 4
    assert left_at(store, document, 999) is None


def test_the_stamp_changes_with_whatever_is_shown(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    rows = shown(store, document)
    ids = [row.id for row in rows]

    def stamp() -> str:
        return pulse(store, document, ben.id, ids).stamp

    seen = [stamp()]
    assert stamp() == seen[0]
    save_text(store, ana, rows[2].id, "It links two villages.", 0)
    seen.append(stamp())
    accept(store, ana, rows[1].findings[0].id, 0, apply=False)
    seen.append(stamp())
    comment(store, ana, rows[0].id, "hm")
    seen.append(stamp())
    settle(store, ana, shown(store, document)[0].comments[0].id)
    seen.append(stamp())
    set_done(store, ana, rows[0].id, True)
    seen.append(stamp())
    assert len(set(seen)) == len(seen)
    save_text(store, ana, rows[2].id, "It joins them.", 1)
    assert pulse(store, document, ben.id, ids[:2]).stamp == pulse(store, document, ben.id, ids[:2]).stamp


def test_documents_are_taken_given_back_and_given_by_leads(
    store: Store, ana: Reviewer, ben: Reviewer, document: int
) -> None:
    assign(store, ben, document, ben.id)
    assert (summary(store, document).assigned, summary(store, document).assigned_to) == ("Ben", ben.id)
    assign(store, ana, document, ana.id)
    with pytest.raises(AccessError, match="a lead gives it"):
        assign(store, ben, document, ben.id)
    with pytest.raises(AccessError, match="a lead gives it"):
        assign(store, ben, document, None)
    assign(store, ana, document, None)
    assert summary(store, document).assigned is None
    with pytest.raises(AccessError):
        assign(store, ben, document, ana.id)


def test_time_is_measured_only_where_leads_say_so(store: Store, ana: Reviewer, ben: Reviewer, document: int) -> None:
    assert not is_on(store, "time-on-task")
    with pytest.raises(AccessError):
        set_option(store, ben, "time-on-task", True)
    set_option(store, ana, "time-on-task", True)
    assert is_on(store, "time-on-task")
    rows = shown(store, document)
    for n in (1, 2):
        set_done(store, ben, rows[n].id, True)
    for seconds in (60.0, 30.0, 10_000.0, -5.0):
        worked(store, ben, document, seconds)
    (share,) = shares(store, document, timed=True)
    words = 11 + 4  # of the second and the third paragraph
    assert (share.name, share.done, share.words, share.seconds) == ("Ben", 2, words, 90.0)
    assert share.words_an_hour == pytest.approx(words * 3600 / 90)
    (share,) = shares(store, document, timed=False)
    assert (share.seconds, share.words_an_hour) == (None, None)


def test_options_are_what_they_are_until_somebody_sets_them(store: Store, ana: Reviewer) -> None:
    assert is_on(store, "rewritten-counts")
    set_option(store, ana, "rewritten-counts", False)
    assert not is_on(store, "rewritten-counts")
    with pytest.raises(KeyError):
        is_on(store, "no such")


def test_the_document_that_somebody_was_on_last_is_known(
    store: Store, ana: Reviewer, ben: Reviewer, document: int, tmp_path: Path
) -> None:
    other = add_document(store, ana, write_pair(tmp_path / "other"), key="other")
    assert last_document(store, ana.id) is None
    for hour, (where, person) in enumerate(((other, ana), (document, ana), (other, ben))):
        present(store, where, person.id)
        with store.writing(None, "viewer") as session:
            row = session.get_one(PresenceRow, (where, person.id))
            row.at = datetime(2026, 3, 1, hour, tzinfo=UTC)
    assert (last_document(store, ana.id), last_document(store, ben.id)) == (document, other)
