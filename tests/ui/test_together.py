"""The desk's acts on many paragraphs, on glossary and comments, and the sections beside a paragraph; no browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from review.store.acts import acts, undo_act
from review.store.decisions import comment
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.roles import Reviewer
from review.store.terms import add_term
from review.ui.acting import act
from review.ui.beside import beside
from review.ui.place import Desk
from tests.store.conftest import write_pair

SOURCE = "Le pont était long.\n\nVoir ci-dessous.\n\nLa gare était fermée.\n\nVoir ci-dessous.\n"
TARGET = "The bridge was was long.\n\nSee below under.\n\nThe station was was closed.\n\nSee below under.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def me(store: Store) -> Reviewer:
    return store.local_reviewer()


@pytest.fixture
def desk(store: Store, me: Reviewer, tmp_path: Path) -> Desk:
    return Desk(add_document(store, me, write_pair(tmp_path / "texts", SOURCE, TARGET), key="bridge"))


def at(store: Store, desk: Desk, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, desk.document, Filter(), around=position) if p.position == position)


def does(store: Store, me: Reviewer, desk: Desk, kind: str, **more: Any) -> Desk:
    segment = at(store, desk, desk.position).id
    return act(store, me, desk, {"kind": kind, "seq": desk.ack + 1, "segment": segment, **more})


def sections(store: Store, desk: Desk, position: int, lookup: str = "") -> dict[str, Any]:
    found = beside(store, desk.document, at(store, desk, position), desk.finding, lookup)
    return {section["name"]: section["rows"] for section in found}


def test_all_findings_like_the_chosen_one_are_accepted_and_taken_back(store: Store, me: Reviewer, desk: Desk) -> None:
    desk = does(store, me, desk, "next")
    (row,) = sections(store, desk, 1)["alike"]
    assert row["note"] == "2 open findings of repeated-word with “was was” in this document"
    assert [one["label"] for one in row["acts"]] == ["Accept all 2", "Dismiss all 2"]
    desk = does(store, me, desk, row["acts"][0]["kind"], finding=desk.finding, everywhere=False)
    assert desk.message == ("info", "Accepted in 2 paragraphs. Take it back on the page Find.")
    assert [at(store, desk, n).text for n in (1, 3)] == ["The bridge was long.", "The station was closed."]
    undo_act(store, me, acts(store)[0].id)
    assert at(store, desk, 3).text == "The station was was closed."


def test_all_are_dismissed_with_one_note(store: Store, me: Reviewer, desk: Desk) -> None:
    desk = does(store, me, desk, "next")
    desk = does(store, me, desk, "dismiss all", finding=desk.finding, reason="by design", note="a style")
    assert [f.verdict for n in (1, 3) for f in at(store, desk, n).findings if f.finding.check == "repeated-word"] == [
        "dismissed"
    ] * 2


def test_a_correction_is_repeated_elsewhere(store: Store, me: Reviewer, desk: Desk) -> None:
    second = at(store, desk, 2)
    save_text(store, me, second.id, "See below.", 0)
    (row,) = sections(store, desk, 2)["alike"]
    assert row["note"].endswith("in bridge 4")
    desk = act(store, me, desk, {"kind": "repeat", "seq": 1, "segment": second.id})
    assert at(store, desk, 4).text == "See below."
    assert "alike" not in sections(store, desk, 2)


def test_memory_glossary_and_words_looked_up_stand_beside(store: Store, me: Reviewer, desk: Desk) -> None:
    add_term(store, me, desk.document, "gare", "railway station", "depot")
    save_text(store, me, at(store, desk, 2).id, "See below.", 0)
    (memory,) = sections(store, desk, 4)["memory"]
    assert (memory["note"], memory["source"], memory["insert"], memory["key"]) == (
        "100 % · bridge 2", "Voir ci-dessous.", "See below.", "Alt+1"
    )  # fmt: skip
    (term,) = sections(store, desk, 3)["glossary"]
    assert (term["source"], term["insert"], term["note"]) == (
        "gare", "railway station", "not: depot · not in the translation yet"
    )  # fmt: skip
    (found,) = sections(store, desk, 1, "ci-dessous")["lookup"]
    assert found["target"] == "See below."
    (nothing,) = sections(store, desk, 1, "submarine")["lookup"]
    assert nothing["note"].startswith("No reviewer wrote that yet")
    (wrong,) = sections(store, desk, 1, "x" * 300)["lookup"]
    assert "at most 200" in wrong["note"]


def test_terms_are_added_and_comments_answered_rephrased_and_settled(store: Store, me: Reviewer, desk: Desk) -> None:
    desk = does(store, me, desk, "term", words="pont", text="bridge")
    assert desk.message[0] == "info"
    assert sections(store, desk, 1)["glossary"][0]["target"] == "bridge"
    comment(store, me, at(store, desk, 1).id, "long?")
    one = at(store, desk, 1).comments[0].id
    for kind, more in (("answer", {"text": "yes"}), ("rephrase", {"text": "how long?"}), ("settle", {})):
        desk = does(store, me, desk, kind, comment=one, **more)
        assert desk.message[0] != "error"
    (now,) = at(store, desk, 1).comments
    assert (now.text, now.settled_by, [answer.text for answer in now.answers]) == ("how long?", me.name, ["yes"])
    desk = does(store, me, desk, "settle", comment=one, settled=False)
    assert at(store, desk, 1).comments[0].settled_by is None


@pytest.mark.parametrize("kind", ["accept all", "dismiss all", "answer", "rephrase", "settle", "term"])
def test_what_the_browser_makes_up_is_a_message_and_nothing_more(
    store: Store, me: Reviewer, desk: Desk, kind: str
) -> None:
    for made_up in ({}, {"finding": 99, "comment": 99}, {"finding": "x", "comment": [], "words": 3}):
        assert does(store, me, desk, kind, **made_up).message[0] == "error"
