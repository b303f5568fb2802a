"""The Documents page, drawn once, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review.store import jobs
from review.store.engine import Store, open_store
from review.store.importing import add_document
from tests.store.conftest import write_pair


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = str(tmp_path / "desk.sqlite")
    monkeypatch.setenv("REVIEW_DATABASE", url)
    monkeypatch.setenv("REVIEW_CORPORA", str(tmp_path / "none"))
    opened = open_store(url)
    yield opened
    opened.close()


def form_is_open() -> bool:
    """Whether the form that takes a document in is unfolded when somebody comes to the page."""

    def page() -> None:
        from review.ui.listing import page

        page()

    desk = AppTest.from_function(page).run(timeout=60)
    assert not desk.exception
    (form,) = [one for one in desk.expander if one.label == "Add a document"]
    return bool(form.proto.expanded)


def test_where_there_is_nothing_the_form_that_takes_documents_in_is_open(store: Store) -> None:
    assert form_is_open()


def test_it_is_folded_where_there_are_documents(store: Store, tmp_path: Path) -> None:
    add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    assert not form_is_open()


def test_it_is_folded_while_the_first_document_is_taken_in(store: Store) -> None:
    jobs.submit(store, store.local_reviewer(), "import", "bridge.tsv", {})
    assert not form_is_open()
