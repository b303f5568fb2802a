"""A source that changed on disk under its translation: the paragraph keeps its history and says what is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_corpus
from review.scoring import known_checks
from review.store.decisions import comment
from review.store.edits import save_text, set_done
from review.store.engine import Store
from review.store.importing import add_document
from review.store.listing import documents
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.rechecking import rescore
from review.store.rereading import reread
from review.store.roles import Reviewer
from review.ui.payload import current_data
from tests.store.conftest import write_pair
from tests.store.test_export import corpus

#: How the source goes on.
MORE = " sur les deux rives du grand fleuve."


def of_state(store: Store, document: int, state: str) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(state=state), around=1, after=99)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus(tmp_path)


@pytest.fixture
def document(store: Store, ana: Reviewer, folder: Path) -> int:
    return add_document(store, ana, load_corpus(folder, Settings(), known_checks())[0])


def edit_source(store: Store, ana: Reviewer, folder: Path, document: int, before: str, now: str) -> None:
    source = next(path for path in (folder / "bridge").iterdir() if path.name.endswith(".fr.txt"))
    text = source.read_text(encoding="utf-8")
    assert text.count(before) == 1
    source.write_text(text.replace(before, now), encoding="utf-8")
    reread(store, ana, document, load_corpus(folder, Settings(), known_checks())[0])


def test_it_keeps_its_history_and_is_a_filter_of_its_own(
    store: Store, ana: Reviewer, folder: Path, document: int
) -> None:
    old = of_state(store, document, "")[2]
    save_text(store, ana, old.id, "It links two villages.", 0)
    comment(store, ana, old.id, "checked")
    set_done(store, ana, old.id, True)
    assert of_state(store, document, "source changed") == ()
    edit_source(store, ana, folder, document, old.source, old.source.rstrip(".") + MORE)
    [now] = of_state(store, document, "source changed")
    assert (now.id, now.text, now.done) == (old.id, "It links two villages.", False)
    assert [c.text for c in now.comments] == ["checked"]
    assert now.source_before == old.source
    parts = current_data(now, ("fr", "en"), (), ())["was"]
    assert "".join(text for kind, text in parts if kind != "new") == old.source
    assert "".join(text for kind, text in parts if kind != "gone") == now.source


def test_marking_it_done_takes_the_new_source_as_seen(store: Store, ana: Reviewer, folder: Path, document: int) -> None:
    old = of_state(store, document, "")[2]
    edit_source(store, ana, folder, document, old.source, old.source.rstrip(".") + MORE)
    [now] = of_state(store, document, "source changed")
    assert [(f.finding.check, f.finding.severity) for f in now.findings] == [("stale", "minor")]
    rescore(store, ana, document)
    assert [f.finding.check for f in of_state(store, document, "source changed")[0].findings] == ["stale"]
    set_done(store, ana, old.id, True)
    assert of_state(store, document, "source changed") == ()
    now = next(p for p in of_state(store, document, "done") if p.id == old.id)
    assert "stale" not in {f.finding.check for f in now.findings}
    reread(store, ana, document, load_corpus(folder, Settings(), known_checks())[0])
    assert of_state(store, document, "source changed") == ()


def test_spaces_and_marks_change_nothing(store: Store, ana: Reviewer, folder: Path, document: int) -> None:
    old = of_state(store, document, "")[2]
    set_done(store, ana, old.id, True)
    edit_source(store, ana, folder, document, old.source, old.source.rstrip(".") + "!")
    assert of_state(store, document, "source changed") == ()
    assert next(p for p in of_state(store, document, "done")).id == old.id


def test_it_is_remembered_over_several_changes_and_forgotten_when_put_back(
    store: Store, ana: Reviewer, folder: Path, document: int
) -> None:
    old = of_state(store, document, "")[2]
    once = old.source.rstrip(".") + MORE
    edit_source(store, ana, folder, document, old.source, once)
    edit_source(store, ana, folder, document, once, once.rstrip(".") + " et de la voie ferrée.")
    assert [p.source_before for p in of_state(store, document, "source changed")] == [old.source]
    edit_source(store, ana, folder, document, once.rstrip(".") + " et de la voie ferrée.", old.source)
    assert of_state(store, document, "source changed") == ()


def test_documents_with_most_of_them_come_first(
    store: Store, ana: Reviewer, folder: Path, document: int, tmp_path: Path
) -> None:
    add_document(store, ana, write_pair(tmp_path / "a-quiet-one"))
    old = of_state(store, document, "")[2]
    edit_source(store, ana, folder, document, old.source, old.source.rstrip(".") + MORE)
    found, _ = documents(store, limit=9, offset=0, sort="source changed", search="")
    assert found[0].id == document
