"""A store on each backend, with one small document in it. PostgreSQL where $REVIEW_TEST_POSTGRES names a server."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from review.config import Settings
from review.documents import Loaded, load_files
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import Filter, paragraphs
from review.store.roles import Reviewer
from tests.store.ready_tables import make_tables

SOURCE = (
    "Le pont rouge\n\nLe pont a 12 arches et fut fini en 1931.\n\nIl relie deux villages.\n\nLa gare est fermée.\n\n"
    "Les enfants vont à pied à l'école.\n"
)
TARGET = (
    "The red bridge\n\nThe bridge has 13 arches and was finished in in 1931.\n\nIt joins two villages.\n\n"
    "The station was was closed.\n\nThe children walk to school.\n"
)


def write_pair(folder: Path, source: str = SOURCE, target: str = TARGET) -> Loaded:
    """Two files in a folder, loaded."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bridge.fr.txt").write_bytes(source.encode())
    (folder / "bridge.en.txt").write_bytes(target.encode())
    return load_files(folder / "bridge.fr.txt", folder / "bridge.en.txt", Settings("fr", "en"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of its own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'desk.sqlite'}"
        return
    server = os.environ.get("REVIEW_TEST_POSTGRES")
    if not server:
        if os.environ.get("CI"):
            pytest.fail("$REVIEW_TEST_POSTGRES names no server; in CI nothing is skipped")
        pytest.skip("$REVIEW_TEST_POSTGRES names no server")
    schema = f"test_{uuid.uuid4().hex}"
    address = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'create schema "{schema}"'))
    yield address.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f'drop schema "{schema}" cascade'))
    engine.dispose()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open, empty store."""
    make_tables(url)
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def ana(store: Store) -> Reviewer:
    """A lead."""
    return store.reviewer("ana@example.org", "Ana", "lead")


@pytest.fixture
def ben(store: Store) -> Reviewer:
    """A reviewer."""
    return store.reviewer("ben@example.org", "Ben", "reviewer")


@pytest.fixture
def document(store: Store, ana: Reviewer, tmp_path: Path) -> int:
    """A document of five paragraphs with a wrong number and two doubled words."""
    return add_document(store, ana, write_pair(tmp_path / "texts"))


def count_paragraphs(store: Store, document_id: int, chosen: Filter) -> int:
    """How many paragraphs a filter lets through."""
    return len(paragraphs(store, document_id, chosen, around=1, after=10_000))
