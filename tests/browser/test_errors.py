"""What goes wrong is told on the page, with what to do and without a stack trace; and `review ui` starts the desk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from review.store.engine import open_store
from tests.browser.conftest import PATIENCE, ROOT, Desk, Server, free_port
from tests.store.conftest import SOURCE, TARGET

Serve = Callable[..., Server]
NewPage = Callable[..., Page]


def _newer(path: Path) -> str:
    store = open_store(str(path))
    with store.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    store.close()
    return str(path)


def _letter(path: Path) -> str:
    path.write_text("This is a letter and no database, and long enough to be taken for a header.\n" * 20)
    return str(path)


def _read_only(path: Path) -> str:
    open_store(str(path)).close()
    return f"sqlite:///file:{path}?mode=ro&uri=true"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_newer, "newer version of review"),
        (_letter, "no SQLite database"),
        (_read_only, "read-only"),
        (lambda path: "postgresql://nobody:secret@127.0.0.1:9/nothing", "does not answer"),
        (lambda path: "nonsense://x", "no database URL"),
    ],
    ids=["newer", "no-database", "read-only", "unreachable", "no-url"],
)
def test_a_database_that_cannot_be_used_is_explained(
    serve: Serve, new_page: NewPage, tmp_path: Path, make: Callable[[Path], str], words: str
) -> None:
    server = serve(database=make(tmp_path / "given.sqlite"))
    page = new_page()
    page.goto(server.url)
    message = page.get_by_role("alert")
    expect(message).to_contain_text(words)
    body = page.locator("body").inner_text()
    assert "Traceback" not in body
    assert "secret" not in body


def test_a_pair_is_uploaded_and_a_bad_one_is_explained(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    server = serve()
    page = new_page()
    page.goto(server.url)
    page.get_by_text("Add a document", exact=True).click()
    source, target = page.locator("input[type=file]").nth(0), page.locator("input[type=file]").nth(1)
    source.set_input_files({"name": "pont.txt", "mimeType": "text/plain", "buffer": SOURCE.encode()})
    target.set_input_files({"name": "bridge.txt", "mimeType": "text/plain", "buffer": b"\x00\x01\x02"})
    page.get_by_text("bridge.txt").first.wait_for()
    form = page.locator("[data-testid=stForm]").first
    form.get_by_label("Language of the source").fill("fr")
    form.get_by_label("Language of the translation").fill("en")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("bridge.txt: is a binary file")
    assert "/tmp" not in page.locator("body").inner_text()


def test_a_pasted_pair_is_ready_for_review(serve: Serve, new_page: NewPage) -> None:
    server = serve()
    page = new_page()
    page.goto(server.url)
    page.get_by_text("Add a document", exact=True).click()
    page.get_by_role("tab", name="Paste two texts").click()
    form = page.locator("[data-testid=stForm]").nth(1)
    form.get_by_label("Source text").fill(SOURCE)
    form.get_by_label("Translation", exact=True).fill(TARGET)
    form.get_by_label("Language of the source").fill("fr")
    form.get_by_label("Language of the translation").fill("en")
    form.get_by_label("Name").fill("bridge")
    form.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="Review it").click()
    Desk(page).current.wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("bridge")


def test_the_command_opens_the_desk(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "review.cli.main", "ui", "--headless", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [*command, "--database", str(tmp_path / "desk.sqlite")],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                assert urlopen(f"http://localhost:{port}/_stcore/health", timeout=5).read() == b"ok"
                break
            except (URLError, OSError):
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.05)  # there is nothing to wait on before it listens
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait()
