from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from review.errors import StoreError
from review.store.engine import Store, default_url, open_store
from review.store.queries import paragraph
from review.store.tables import Base
from review.store.undoing import undo


def test_the_migrations_make_the_tables_that_the_code_names(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []


def test_opening_again_changes_nothing(url: str, store: Store) -> None:
    store.reviewer("a@example.org", "A")
    again = open_store(url)
    assert [who.name for who in again.reviewers()] == ["A"]
    again.close()


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "deep" / "desk.sqlite"))
    with store.engine.connect() as connection:
        for pragma, value in (
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("busy_timeout", 30000),
        ):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    store.close()


def test_a_database_of_a_newer_version_is_refused(url: str, store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version of review"):
        open_store(url)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("nonsense://x/y", "no database URL"),
        ("postgresql://nobody@127.0.0.1:9/nothing", "does not answer"),
        ("sqlite:////proc/nothing/desk.sqlite", "cannot be opened"),
        ("/proc/nothing/desk.sqlite", "cannot be made"),
    ],
)
def test_a_database_that_cannot_be_had_says_what_to_do(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(address)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_text("This is a letter, not a database, and long enough to be read as a header.\n" * 20)
    with pytest.raises(StoreError, match="no SQLite database"):
        open_store(str(path))


def test_a_locked_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    store = open_store(str(path), patience=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked by another program"):
        store.reviewer("a@example.org", "A")
    other.close()
    store.close()


def test_a_read_only_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    open_store(str(path)).close()
    store = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="read-only"):
        store.reviewer("a@example.org", "A")
    store.close()


def test_where_the_database_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REVIEW_DATABASE", raising=False)
    assert default_url() == ".review/desk.sqlite"
    monkeypatch.setenv("REVIEW_DATABASE", "postgresql://host/name")
    assert default_url() == "postgresql://host/name"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@127.0.0.1:9/nothing",
        "postgresql://127.0.0.1:9/nothing?password=secret",
        "postgresql://127.0.0.1:9/nothing?user=me&sslpassword=secret",
        "postgresql://me:an@secret@127.0.0.1:9/nothing",
        "mysql://me:secret@127.0.0.1:9/nothing",
    ],
)
def test_the_password_is_in_no_message(url: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(url)
    assert "secret" not in str(raised.value)
    assert "127.0.0.1" in str(raised.value)


def test_a_database_of_the_first_tables_is_brought_forward_with_what_is_in_it(url: str) -> None:
    from alembic import command

    from review.store.engine import migration_config

    engine = create_engine(make_url(url).set(drivername=driver_of(url)))
    with engine.begin() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in (Path(__file__).parent / "first_tables.sql").read_text().split(";\n")[:-1]:
            connection.exec_driver_sql(statement)
    engine.dispose()
    store = open_store(url)
    shown = paragraph(store, 1)
    assert (shown.text, shown.edits, [c.text for c in shown.comments]) == ("The bridge", 1, ["is it red?"])
    undo(store, store.reviewer("ana"), 1, 1)
    assert paragraph(store, 1).text == "The brigde"
    store.close()


def driver_of(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"
