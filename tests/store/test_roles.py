"""Every write asks the database for the writer's role; a changed or forged Reviewer object changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from review.dismissals import into_baseline
from review.errors import AccessError, StoreError
from review.store import alignment, checks, decisions, edits, importing, rechecking, undoing
from review.store.edits import set_done
from review.store.engine import Store, open_store
from review.store.queries import Filter, paragraphs
from review.store.roles import ROLES, Reviewer, Role, allows
from tests.store.conftest import write_pair

#: Every write, with the least role that may do it; it gets the store, the writer, a document, a segment and a finding.
Write = Callable[[Store, Reviewer, int, int, int], object]
WRITES: dict[str, tuple[Role, Write]] = {
    "save_text": ("reviewer", lambda s, w, d, g, f: edits.save_text(s, w, g, "New.", 0)),
    "undo": ("reviewer", lambda s, w, d, g, f: undoing.undo(s, w, g, 0)),
    "redo": ("reviewer", lambda s, w, d, g, f: undoing.redo(s, w, g, 0)),
    "set_done": ("reviewer", lambda s, w, d, g, f: edits.set_done(s, w, g, True)),
    "accept": ("reviewer", lambda s, w, d, g, f: decisions.accept(s, w, f, 0)),
    "dismiss": ("reviewer", lambda s, w, d, g, f: decisions.dismiss(s, w, f, "false alarm")),
    "reopen": ("reviewer", lambda s, w, d, g, f: decisions.reopen(s, w, f)),
    "mark": (
        "reviewer",
        lambda s, w, d, g, f: decisions.mark(
            s, w, g, "target", 0, 3, category="Accuracy/Omission", severity="minor", base_version=0
        ),
    ),
    "comment": ("reviewer", lambda s, w, d, g, f: decisions.comment(s, w, g, "why?")),
    "merge": ("reviewer", lambda s, w, d, g, f: alignment.merge(s, w, g)),
    "split": ("reviewer", lambda s, w, d, g, f: alignment.split(s, w, g, at=3)),
    "move_boundary": ("reviewer", lambda s, w, d, g, f: alignment.move_boundary(s, w, g, "target", 1)),
    "rescore": ("reviewer", lambda s, w, d, g, f: rechecking.rescore(s, w, d)),
    "set_check": (
        "lead", lambda s, w, d, g, f: checks.set_check(s, w, "repeated-word", enabled=False, severity=None)
    ),
    "set_term": ("lead", lambda s, w, d, g, f: checks.set_term(s, w, ("fr", "en"), "pont", "bridge")),
    "remove_term": ("lead", lambda s, w, d, g, f: checks.remove_term(s, w, 1)),
    "remove_document": ("lead", lambda s, w, d, g, f: importing.remove_document(s, w, d)),
    "set_role": ("lead", lambda s, w, d, g, f: s.set_role(w, w.id, "lead")),
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_a_write_needs_its_role(store: Store, ana: Reviewer, document: int, role: Role) -> None:
    who = store.reviewer(f"{role}@example.org", role.title(), role)
    forged = replace(who, role="lead")
    p = next(p for p in paragraphs(store, document, Filter(), around=4) if p.position == 4)
    finding = p.findings[0].id
    before = paragraphs(store, document, Filter(), around=1, after=9)
    for needed, write in WRITES.values():
        if not allows(role, needed):
            with pytest.raises(AccessError, match=f"needs the role of a {needed}"):
                write(store, forged, document, p.id, finding)
    assert paragraphs(store, document, Filter(), around=1, after=9) == before
    for needed, write in WRITES.values():
        if allows(role, needed):
            try:
                write(store, forged, document, p.id, finding)
            except AccessError:
                raise
            except StoreError:
                pass  # nothing to redo, a document that is removed by now: allowed all the same


def test_a_viewer_may_not_add_a_document(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    viewer = store.reviewer("vera@example.org", "Vera")
    assert viewer.role == "viewer"
    with pytest.raises(AccessError):
        importing.add_document(store, viewer, write_pair(tmp_path))
    assert importing.known_keys(store) == frozenset()


def test_somebody_unknown_may_do_nothing(store: Store, document: int) -> None:
    stranger = Reviewer(1, "eve@example.org", "Eve", "lead")  # ana's number, but not ana
    with pytest.raises(AccessError, match="not known"):
        edits.set_done(store, stranger, 1, True)


def test_the_last_lead_stays_one(store: Store, ana: Reviewer, ben: Reviewer) -> None:
    with pytest.raises(StoreError, match="only lead"):
        store.set_role(ana, ana.id, "viewer")
    store.set_role(ana, ben.id, "lead")
    store.set_role(ana, ana.id, "viewer")
    assert [(who.name, who.role) for who in store.reviewers()] == [("Ana", "viewer"), ("Ben", "lead")]


def test_a_role_is_looked_up_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    store = open_store(str(path), patience=0.1)
    lead = store.reviewer("ana@example.org", "Ana", "lead")
    viewer = store.reviewer("vic@example.org", "Vic", "viewer")
    document = importing.add_document(store, lead, write_pair(tmp_path / "texts"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(AccessError, match="role of a lead"):
            into_baseline(store, viewer, [document], tmp_path / "baseline.jsonl")
        with pytest.raises(AccessError, match="role of a reviewer"):
            set_done(store, viewer, 1, True)
        assert into_baseline(store, lead, [document], tmp_path / "baseline.jsonl").exists()
        with pytest.raises(StoreError, match="locked by another program"):
            set_done(store, lead, 1, True)
    store.close()
