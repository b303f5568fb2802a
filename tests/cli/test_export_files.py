"""`review export` of what the desk has never opened, and of what it has, named by its files."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from review.config import Settings
from review.documents import load_corpus, load_files
from review.scoring import known_checks
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from tests.cli.running import Outcome

Review = Callable[..., Outcome]

SOURCE = "Der See ist zu.\n\nHunde dürfen nicht hinein.\n"
TARGET = "The lake is closed.\n\nDogs must not go in in.\n"
CORRECTED = TARGET.replace("in in", "in")
PO = (
    'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "Closed"\nmsgstr "Geschlossen"\n'
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus of two documents, a pair of files and a catalogue; nobody opened the desk."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REVIEW_DATABASE", raising=False)
    monkeypatch.setenv("REVIEW_BACK_TRANSLATION", "none")
    for name in ("lake", "parks/north"):
        folder = tmp_path / "corpora" / name
        folder.mkdir(parents=True)
        (folder / "document.toml").write_text(
            'source-language = "de"\ntarget-language = "en"\nsource = "s.de.txt"\ntarget = "t.en.txt"\n'
        )
        (folder / "s.de.txt").write_text(SOURCE, encoding="utf-8")
        (folder / "t.en.txt").write_bytes(TARGET.replace("\n", "\r\n").encode())
    (tmp_path / "sign.de.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "sign.en.txt").write_text(TARGET, encoding="utf-8")
    (tmp_path / "de.po").write_text(PO, encoding="utf-8")
    return tmp_path


def correct(store: Store, document: int) -> None:
    found = paragraphs(store, document, Filter(), around=1, after=9)
    save_text(store, store.local_reviewer(), found[1].id, "Dogs must not go in.", 0)


def test_a_correction_saved_in_the_desk_is_exported_by_name_and_by_folder(review: Review) -> None:
    store = open_store(".review/desk.sqlite")
    for loaded in load_corpus(Path("corpora"), Settings(), known_checks()):
        correct(store, add_document(store, store.local_reviewer(), loaded))
    store.close()
    for words in ("parks/north", "corpora/parks/north", "corpora/parks/north/"):
        said = review("export", words, "--output", "out.txt")
        assert (said.status, said.err) == (0, "")
        assert Path("out.txt").read_bytes() == CORRECTED.replace("\n", "\r\n").encode()


def test_a_correction_of_an_uploaded_pair_is_exported_by_its_files(review: Review) -> None:
    store = open_store(".review/desk.sqlite")
    loaded = load_files("sign.de.txt", "sign.en.txt", Settings("de", "en"))
    correct(store, add_document(store, store.local_reviewer(), loaded))
    store.close()
    said = review("export", "sign.de.txt", "sign.en.txt")
    assert (said.status, said.out, said.err) == (0, CORRECTED, "")
    Path("sign.en.txt").write_text(TARGET + "\nNo cats.\n", encoding="utf-8")
    said = review("export", "sign.de.txt", "sign.en.txt")
    assert (said.status, said.out) == (0, TARGET + "\nNo cats.\n")
    assert "sign.en.txt: the desk has corrections of another text of that name" in said.err


def test_a_database_that_cannot_be_written_is_read(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    """An artefact that a build mounted: what was saved last may still lie in the file beside it."""
    store = open_store(".review/desk.sqlite")
    loaded = load_files("sign.de.txt", "sign.en.txt", Settings("de", "en"))
    correct(store, add_document(store, store.local_reviewer(), loaded))
    before = {path.name: path.read_bytes() for path in Path(".review").iterdir()}
    assert before["desk.sqlite-wal"]
    for name in before:
        shutil.copy(Path(".review", name), name)
    store.close()
    opened: list[str] = []

    def once(url: str) -> Store:
        opened.append(url)
        return open_store(url)

    can = os.access  # of root's a test of its own: it may write whatever the permissions say
    monkeypatch.setattr(os, "access", lambda path, *how: "desk.sqlite" not in str(path) and can(path, *how))
    monkeypatch.setattr("review.store.engine.open_store", once)
    said = review("export", "sign.en.txt", "--database", "desk.sqlite")
    assert (said.status, said.out, said.err) == (0, CORRECTED, "")
    assert opened
    assert "desk.sqlite" not in opened
    assert {name: Path(name).read_bytes() for name in before} == before


@pytest.mark.parametrize("words", ["lake", "corpora/lake", "parks/north"])
def test_a_document_that_no_desk_opened_is_written_as_its_files_have_it(review: Review, words: str) -> None:
    said = review("export", words, "--output", "out.txt")
    assert said.status == 0
    assert Path("out.txt").read_bytes() == TARGET.replace("\n", "\r\n").encode()
    name = words.removeprefix("corpora/")
    assert said.err == f"{name}: no desk has it, so nobody corrected it; written as its files have it\n"
    assert not Path(".review").exists()


def test_a_sheet_with_the_findings_of_files_alone(review: Review) -> None:
    said = review("export", "sign.de.txt", "sign.en.txt", "--format", "jsonl")
    assert said.status == 0
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [one["check"] for line in lines for one in line["findings"]] == ["repeated-word"]
    said = review("export", "de.po")
    assert (said.status, said.out) == (0, PO)
    said = review("export", "de.po", "--format", "html", "--output", "sheet.html")
    assert said.status == 0
    assert "Geschlossen" in Path("sheet.html").read_text(encoding="utf-8")


def test_the_list_has_what_the_desk_has_and_what_it_would_open(review: Review) -> None:
    assert review("export").out.split() == ["lake", "parks/north"]
    store = open_store(".review/desk.sqlite")
    loaded = load_files("sign.de.txt", "sign.en.txt", Settings("de", "en"))
    add_document(store, store.local_reviewer(), loaded)
    store.close()
    assert review("export").out.split() == ["lake", "parks/north", "sign.en.txt"]


def test_a_database_that_was_named_must_be_there(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names it wants its corrections: the machine's text in their place is no answer."""
    for name in ("gone.sqlite", "sqlite:///gone.sqlite"):
        said = review("export", "lake", "--database", name)
        assert said.status == 2
        assert f"{name}: no such database" in said.err
        assert not Path("gone.sqlite").exists()
    monkeypatch.setenv("REVIEW_DATABASE", "gone.sqlite")
    assert review("export", "lake").status == 2
    monkeypatch.delenv("REVIEW_DATABASE")
    said = review("export", "lake", "--into-corpus")
    assert said.status == 2
    assert ".review/desk.sqlite: no such database" in said.err


def test_what_is_neither_a_name_nor_files_is_refused(review: Review) -> None:
    said = review("export", "lakes")
    assert said.status == 2
    assert re.search("there is no document 'lakes'.*did you mean 'lake'", said.err)
    assert review("export", "lake", "parks/north").status == 2
    said = review("export", "corpora")
    assert said.status == 2
    assert "corpora holds several documents; name one: lake, parks/north" in said.err
