"""Other words for a whole paragraph: what a model is told, what the checks say, taking them and taking them back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review.errors import StoreConflict
from review.export import export
from review.store.checks import set_term
from review.store.decisions import accept
from review.store.edits import save_text
from review.store.engine import Store
from review.store.history import steps
from review.store.importing import add_document
from review.store.queries import Filter, StoredParagraph, paragraph, paragraphs
from review.store.roles import Reviewer
from review.store.suggested import faults_of, take, wanted
from review.store.undoing import redo, undo

RIGHT = "The bridge has 12 arches and was finished in 1931."


def at(store: Store, document: int, position: int) -> StoredParagraph:
    return next(p for p in paragraphs(store, document, Filter(), around=position) if p.position == position)


def origins(store: Store, document: int) -> list[str]:
    return [json.loads(line)["origin"] for line in export(store, document, "jsonl").data.splitlines()]


def test_a_model_is_told_what_is_around_the_paragraph_and_what_is_wrong_with_it(
    store: Store, ana: Reviewer, document: int
) -> None:
    set_term(store, ana, ("fr", "en"), "pont", "bridge", "viaduct")
    one = at(store, document, 2)
    told = wanted(store, one.id, one.findings[-1].id)
    assert (told.source, told.target, told.version) == (one.source, one.text, 0)
    assert (told.before, told.after) == (("Le pont rouge",), ("Il relie deux villages.",))
    assert told.terms == (("pont", ("bridge",), ("viaduct",)),)
    assert one.findings[-1].finding.message in told.wrong[0]
    assert len(told.wrong) == len(one.findings)


def test_taking_one_is_an_edit_that_says_whose_words_they_are(store: Store, ana: Reviewer, document: int) -> None:
    one = at(store, document, 2)
    assert take(store, ana, one.id, 0, RIGHT, "judge:some-model", one.findings[0].id) == 1
    now = paragraph(store, one.id)
    assert (now.text, now.version) == (RIGHT, 1)
    assert not [f for f in now.findings if f.verdict == "open"]
    assert [step.what.partition(":")[0] for step in steps(store, one.id)] == [
        "wrote, as the judge some-model proposed",
        "accepted",
    ]
    assert origins(store, document) == ["machine", "judge:some-model", "machine", "machine", "machine"]


def test_undo_takes_words_and_decision_back_and_redo_brings_both(store: Store, ana: Reviewer, document: int) -> None:
    one = at(store, document, 2)
    take(store, ana, one.id, 0, RIGHT, "model:tiny", one.findings[0].id)
    undo(store, ana, one.id, 1)
    now = paragraph(store, one.id)
    assert now.text == one.text
    assert {f.verdict for f in now.findings} == {"open"}
    assert origins(store, document)[1] == "machine"
    redo(store, ana, one.id, 2)
    assert paragraph(store, one.id).text == RIGHT
    assert origins(store, document)[1] == "model:tiny"


def test_exports_tell_people_s_words_from_a_machine_s(store: Store, ana: Reviewer, document: int) -> None:
    doubled = at(store, document, 4)
    accept(store, ana, doubled.findings[0].id, 0)
    save_text(store, ana, at(store, document, 3).id, "It links two villages.", 0)
    second = at(store, document, 2)
    take(store, ana, second.id, 0, RIGHT, "judge:some-model")
    save_text(store, ana, at(store, document, 5).id, "The children walk to the school.", 0)
    assert origins(store, document) == ["machine", "judge:some-model", "person", "check:repeated-word", "person"]
    save_text(store, ana, second.id, RIGHT + " Then it burnt.", 1)
    assert origins(store, document)[1] == "person"
    memory = export(store, document, "tmx").data.decode()
    assert memory.count('<prop type="x-origin">person</prop>') == 3
    assert '<prop type="x-origin">check:repeated-word</prop>' in memory


def test_what_came_too_late_overwrites_nothing(store: Store, ana: Reviewer, document: int) -> None:
    one = at(store, document, 2)
    save_text(store, ana, one.id, "The bridge is old.", 0)
    with pytest.raises(StoreConflict):
        take(store, ana, one.id, 0, RIGHT, "judge:some-model")
    assert paragraph(store, one.id).text == "The bridge is old."


def test_one_with_a_new_grave_fault_is_not_offered(store: Store, document: int) -> None:
    one = at(store, document, 3)
    why, _ = faults_of(store, one.id, "It joins 27 villages.")
    assert why.startswith("it has a new fault: ")
    assert faults_of(store, one.id, "It links two villages.") == ("", ())
    assert paragraph(store, one.id).text == one.text


def test_one_that_loses_code_or_a_link_is_not_offered(store: Store, ana: Reviewer, tmp_path: Path) -> None:
    from review.config import Settings
    from review.documents import load_files

    for name, text in (("a.fr.md", "Ouvrez `bridge.toml` d'abord.\n"), ("a.en.md", "Open `bridge.toml` at first.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = load_files(tmp_path / "a.fr.md", tmp_path / "a.en.md", Settings("fr", "en"))
    one = at(store, add_document(store, ana, loaded, key="code"), 1)
    assert faults_of(store, one.id, "First open `pont.toml`.") == ("it loses “`bridge.toml`”", ())
    assert faults_of(store, one.id, "First open `bridge.toml`.")[0] == ""
