"""docs/operating.md's backup and restore, word for word, on either database."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import make_url

from review.store.engine import open_store
from review.store.importing import add_document
from review.store.listing import documents
from tests.store.conftest import write_pair

PAGE = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")


def command(words: str) -> str:
    """The page's block of shell that has these words."""
    return next(str(text) for text in re.findall(r"(?ms)^```sh\n(.*?)^```$", PAGE) if words in text)


def shell(text: str, folder: Path, **environment: str) -> None:
    done = subprocess.run(
        ["bash", "-euc", text], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def fill(url: str, folder: Path, title: str) -> None:
    """Puts a document into the desk's database, as it is while the desk runs: open, with a journal beside it."""
    store = open_store(url)
    try:
        add_document(store, store.local_reviewer(), write_pair(folder / title), key=title, title=title)
    finally:
        store.close()


def titles(url: str) -> set[str]:
    store = open_store(url)
    try:
        return {one.title for one in documents(store)[0]}
    finally:
        store.close()


def test_sqlite_is_backed_up_while_it_is_open_and_restored(tmp_path: Path) -> None:
    url = str(tmp_path / ".review" / "desk.sqlite")
    fill(url, tmp_path, "before")
    running = open_store(url)
    fill(url, tmp_path, "during")
    shell(command(".backup("), tmp_path)
    fill(url, tmp_path, "after")
    running.close()
    shell(command("cp desk-backup.sqlite"), tmp_path)
    assert titles(url) == {"before", "during"}


def test_postgresql_is_dumped_while_it_is_open_and_restored(tmp_path: Path) -> None:
    server = os.environ.get("REVIEW_TEST_POSTGRES")
    if not server or shutil.which("pg_dump") is None:
        if os.environ.get("CI"):
            pytest.fail("CI has a PostgreSQL with its tools; nothing is skipped there")
        pytest.skip("no PostgreSQL here")
    address = make_url(server)
    name = f"backup_{os.getpid()}"
    shell(f"createdb {name}", tmp_path, **_libpq(address))
    url = address.set(database=name).render_as_string(hide_password=False)
    try:
        fill(url, tmp_path, "before")
        running = open_store(url)
        shell(command("pg_dump"), tmp_path, REVIEW_DATABASE=url)
        fill(url, tmp_path, "after")
        running.close()
        shell(command("pg_restore"), tmp_path, REVIEW_DATABASE=url)
        assert titles(url) == {"before"}
    finally:
        shell(f"dropdb --force {name}", tmp_path, **_libpq(address))


def _libpq(address: object) -> dict[str, str]:
    """What PostgreSQL's own commands read."""
    url = make_url(str(address)) if isinstance(address, str) else address
    parts = {"PGHOST": url.host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}  # type: ignore[attr-defined]
    return {name: str(value) for name, value in parts.items() if value is not None}
