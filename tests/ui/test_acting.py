"""The desk's acts, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from review.config import Settings
from review.documents import load_pairs
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.presence import present
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from review.store.tables import FindingRow
from review.ui.acting import ACTS, act
from review.ui.payload import as_filed, current_data, paragraph_data
from review.ui.place import Desk
from tests.store.conftest import SOURCE, TARGET, write_pair

#: Paragraph 2 has two doubled words with suggestions, paragraph 4 one.
TWICE = TARGET.replace("arches and was", "arches arches and was")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(str(tmp_path_factory.mktemp("desk") / "desk.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def me(store: Store) -> Reviewer:
    return store.local_reviewer()


@pytest.fixture
def desk(store: Store, me: Reviewer, tmp_path: Path) -> Desk:
    return Desk(add_document(store, me, write_pair(tmp_path, SOURCE, TWICE), key=tmp_path.name))


def at(store: Store, desk: Desk, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, desk.document, Filter(), around=position) if p.position == position)


def does(store: Store, me: Reviewer, desk: Desk, kind: str, **more: Any) -> Desk:
    segment = at(store, desk, desk.position).id
    return act(store, me, desk, {"kind": kind, "seq": desk.ack + 1, "segment": segment, **more})


def test_accepting_goes_from_one_finding_to_the_next_and_misses_none(store: Store, me: Reviewer, desk: Desk) -> None:
    repeated = Filter(checks=frozenset({"repeated-word"}))
    desk = does(store, me, Desk(desk.document, repeated), "next")
    visited = []
    while desk.finding:
        visited.append(desk.position)
        desk = does(store, me, desk, "accept")
    assert visited == [2, 2, 4]
    assert at(store, desk, 2).text == "The bridge has 13 arches and was finished in 1931."
    assert desk.message == ("info", "No open finding is left here.")


def test_undo_goes_back_to_where_something_was_done(store: Store, me: Reviewer, desk: Desk) -> None:
    desk = does(store, me, Desk(desk.document, Filter(checks=frozenset({"repeated-word"}))), "next")
    desk = does(store, me, desk, "accept")
    desk = does(store, me, desk, "dismiss", reason="by design")
    assert desk.position == 4
    desk = does(store, me, desk, "undo")
    assert (desk.position, at(store, desk, 2).findings[-1].verdict) == (2, "open")
    desk = does(store, me, desk, "undo")
    assert "arches arches" in at(store, desk, 2).text
    desk = does(store, me, desk, "redo")
    desk = does(store, me, desk, "redo")
    assert "arches arches" not in at(store, desk, 2).text
    assert "dismissed" in [f.verdict for f in at(store, desk, 2).findings]


def test_a_draft_is_saved_before_anything_else(store: Store, me: Reviewer, desk: Desk) -> None:
    draft = {"segment": at(store, desk, 3).id, "version": 0, "text": "It links two villages."}
    desk = does(store, me, desk, "down", draft=draft)
    assert (desk.position, at(store, desk, 3).text) == (2, "It links two villages.")


def test_a_late_draft_stops_the_step_and_shows_both_texts(store: Store, me: Reviewer, desk: Desk) -> None:
    segment = at(store, desk, 1).id
    save_text(store, store.reviewer("b@example.org", "Ben", "reviewer"), segment, "Theirs", 0)
    desk = does(store, me, desk, "down", draft={"segment": segment, "version": 0, "text": "Mine"})
    assert desk.position == 1
    assert desk.conflict == {"mine": "Mine", "theirs": "Theirs", "author": "Ben", "version": 1}
    assert at(store, desk, 1).text == "Theirs"


def test_the_ends_are_told(store: Store, me: Reviewer, desk: Desk) -> None:
    assert does(store, me, desk, "up").message == ("info", "That was the first one.")
    assert does(store, me, Desk(desk.document, position=5), "down").message == ("info", "That was the last one.")


@pytest.mark.parametrize("kind", ["accept", "dismiss", "reopen"])
def test_a_decision_needs_a_finding(store: Store, me: Reviewer, desk: Desk, kind: str) -> None:
    assert "choose a finding first" in does(store, me, desk, kind).message[1]


@pytest.mark.parametrize(("kind", "verdict"), [("accept", "accepted"), ("dismiss", "dismissed")])
def test_the_only_finding_of_a_paragraph_needs_no_choosing(
    store: Store, me: Reviewer, desk: Desk, kind: str, verdict: str
) -> None:
    """As after a link to the paragraph. Of two none is meant, and none that the filter hides."""
    repeated = Filter(checks=frozenset({"repeated-word"}))
    hidden = does(store, me, Desk(desk.document, Filter(checks=frozenset({"numbers"})), position=4), kind)
    assert "choose a finding first" in hidden.message[1]
    two = does(store, me, Desk(desk.document, repeated, position=2), kind)
    assert "choose a finding first" in two.message[1]
    after = does(store, me, Desk(desk.document, repeated, position=4, ack=two.ack), kind)
    assert after.message[0] != "error", after.message
    with store.reading() as session:
        found = session.execute(
            select(FindingRow.verdict).where(FindingRow.document_id == desk.document, FindingRow.verdict != "open")
        )
        assert found.scalars().all() == [verdict]


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 99),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.just({}),
    st.just([]),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([*sorted(ACTS), "no such act"]),
    st.dictionaries(
        st.sampled_from(
            ["segment", "finding", "draft", "side", "words", "start", "category", "severity", "source", "target",
             "down", "text", "reason", "note"]
        ),
        _VALUES,
    ),
)  # fmt: skip
def test_whatever_a_browser_sends_becomes_a_message_at_most(
    store: Store, me: Reviewer, desk: Desk, kind: str, told: dict[str, Any]
) -> None:
    after = act(store, me, desk, {"kind": kind, "seq": 1, **told})
    assert after.document == desk.document


def test_another_document_is_opened_where_one_left_it(store: Store, me: Reviewer, desk: Desk, tmp_path: Path) -> None:
    other = add_document(store, me, write_pair(tmp_path / "other"), key=f"{tmp_path.name}-other")
    present(store, other, me.id, 4)
    assert does(store, me, desk, "documents").listing
    there = does(store, me, does(store, me, desk, "done"), "open", document=other)
    assert (there.document, there.position, there.acted) == (other, 4, ())
    assert not does(store, me, there, "down").listing
    gone = does(store, me, there, "open", document=987_654)
    assert (gone.document, gone.message[0]) == (other, "error")


@pytest.mark.parametrize(("kind", "name"), [("filter", "words"), ("look up", "words"), ("comment", "text")])
def test_what_no_database_holds_is_replaced(store: Store, me: Reviewer, desk: Desk, kind: str, name: str) -> None:
    after = does(store, me, desk, kind, **{name: "half \ud800 and \0", "states": []})
    assert after.message[0] != "error"
    assert paragraphs(store, desk.document, after.chosen, around=1) is not None
    assert "\ud800" not in after.chosen.words + after.lookup


def test_a_paragraph_with_a_grave_finding_is_not_done_in_silence(
    store: Store, me: Reviewer, desk: Desk, tmp_path: Path
) -> None:
    pair = write_pair(tmp_path / "sold", "Nous avons vendu 12 bateaux.", "We sold 13 boats.")
    other = Desk(add_document(store, me, pair, key=f"{tmp_path.name}-sold"))
    done = does(store, me, other, "done")
    assert at(store, other, 1).done
    assert done.message == ("error", "Done, with 1 major finding open: accept or dismiss it.")
    assert does(store, me, done, "done").message == ("", "")
    finding = next(f.id for f in at(store, other, 1).findings if f.finding.severity == "major")
    settled = does(store, me, done, "dismiss", finding=finding, reason="by design")
    assert does(store, me, settled, "done").message == ("", "")
    assert does(store, me, desk, "done").message == ("", "")


def test_a_text_as_the_machine_wrote_it_is_edited_by_nobody(store: Store, me: Reviewer, desk: Desk) -> None:
    def author() -> str | None:
        name = current_data(at(store, desk, 3), ("fr", "en"), (), ())["author"]
        assert name is None or isinstance(name, str)
        return name

    edited = does(
        store, me, desk, "look", draft={"segment": at(store, desk, 3).id, "version": 0, "text": "It links two."}
    )
    assert author() == "you"
    segment = at(store, desk, 3).id
    act(store, me, edited, {"kind": "undo", "seq": edited.ack + 1, "segment": segment})
    assert (at(store, desk, 3).text, author()) == (at(store, desk, 3).machine, None)


def test_a_cell_of_a_table_is_no_heading(store: Store, me: Reviewer, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("fr\ten\nOuvrir\tOpen\nLe pont est rouge.\tThe bridge is red.\n")
    table = add_document(store, me, load_pairs(tmp_path / "a.tsv", Settings("fr", "en")), key=f"{tmp_path.name}-tsv")
    cells = paragraphs(store, table, Filter(), around=1)
    assert [one.kind for one in cells] == ["heading", "body"]
    assert [paragraph_data(one, ("fr", "en"))["what"] for one in as_filed(cells, "tsv")] == ["", ""]
    assert as_filed(cells, "text") == cells == as_filed(cells, "paragraphs")  # older desks said no format
