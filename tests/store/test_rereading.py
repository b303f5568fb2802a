from __future__ import annotations

from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_corpus
from review.errors import StoreError
from review.export import export
from review.scoring import known_checks
from review.store.decisions import comment, dismiss
from review.store.edits import save_text, set_done
from review.store.engine import Store
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraphs
from review.store.rereading import changed_on_disk, reread
from review.store.roles import Reviewer
from review.store.undoing import undo
from tests.store.conftest import write_pair
from tests.store.test_export import corpus


def all_of(store: Store, document: int) -> tuple[StoredParagraph, ...]:
    return paragraphs(store, document, Filter(), around=1, after=99)


def test_what_did_not_change_keeps_its_history(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    document = add_document(store, ana, load_corpus(folder, Settings(), known_checks())[0])
    assert not changed_on_disk(store, document)
    before = all_of(store, document)
    save_text(store, ana, before[2].id, "It links two villages.", 0)
    comment(store, ana, before[2].id, "checked")
    set_done(store, ana, before[2].id, True)
    dismiss(store, ana, before[3].findings[0].id, "by design")
    target = folder / "bridge" / "bridge.en.txt"
    text = target.read_text().replace("The red bridge\n\n", "The bridge in red\n\n").replace("13 arches", "12 arches")
    target.write_text(text)
    assert changed_on_disk(store, document)
    kept = reread(store, ana, document, load_corpus(folder, Settings(), known_checks())[0])
    assert kept == 3
    assert not changed_on_disk(store, document)
    now = all_of(store, document)
    assert [p.position for p in now] == [1, 2, 3, 4, 5]
    assert now[0].text == "The bridge in red"
    assert (now[2].id, now[2].text, now[2].done) == (before[2].id, "It links two villages.", True)
    assert [c.text for c in now[2].comments] == ["checked"]
    assert now[3].findings[0].verdict == "dismissed"
    assert "numbers" not in {f.finding.check for f in now[1].findings}
    assert export(store, document).data.decode() == text.replace("It joins", "It links")
    undo(store, ana, now[2].id, now[2].version)
    assert export(store, document).data.decode() == text


def test_another_document_is_refused(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    document = add_document(store, ana, write_pair(tmp_path / "other"))
    with pytest.raises(StoreError, match="another document"):
        reread(store, ana, document, load_corpus(corpus(tmp_path), Settings(), known_checks())[0])
