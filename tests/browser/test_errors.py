"""What goes wrong is told on the page, with what to do and without a stack trace; and `review ui` starts the desk."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from review.store.engine import open_store
from review.store.importing import add_document
from tests.browser.conftest import PATIENCE, ROOT, Desk, Server, choose_file, free_port, open_review, settled, unfold
from tests.store.conftest import SOURCE, TARGET, write_pair
from tests.store.test_export import corpus

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
    unfold(page, "Add a document")
    source, target = page.locator("input[type=file]").nth(0), page.locator("input[type=file]").nth(1)
    choose_file(page, source, "pont.txt", SOURCE.encode())
    choose_file(page, target, "bridge.txt", b"\x00\x01\x02")
    form = page.locator("[data-testid=stForm]").first
    form.get_by_label("Language of the source").fill("fr")
    form.get_by_label("Language of the translation").fill("en")
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Adding bridge.txt: is a binary file")  # its name once
    assert "/tmp" not in page.locator("body").inner_text()


def test_a_pasted_pair_is_ready_for_review_once_what_was_wrong_is_changed(serve: Serve, new_page: NewPage) -> None:
    server = serve()
    page = new_page()
    page.goto(server.url)
    unfold(page, "Add a document")
    page.get_by_role("tab", name="Paste two texts").click()
    form = page.locator("[data-testid=stForm]").nth(1)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text("Paste both texts: the source and its translation.")
    form.get_by_label("Source text").fill(SOURCE)
    form.get_by_label("Translation", exact=True).fill(TARGET)
    form.get_by_label("Language of the source").fill("fr")
    form.get_by_label("Language of the translation").fill("fr")
    form.get_by_label("Name").fill("bridge")
    settled(page)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("are both fr: say what each is")  # nothing was begun
    form.get_by_label("Language of the translation").fill("en")
    form.get_by_label("Translation", exact=True).fill(f"{TARGET}\nOne line more.\n")
    form.get_by_text("lines", exact=True).click()
    settled(page)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Adding bridge: ")
    expect(page.get_by_role("alert")).to_contain_text("or choose paragraphs in “Pairing”")
    expect(page.get_by_role("tab", name="Paste two texts")).to_be_visible()  # the part is open as it was
    # nothing of it is lost: what was wrong is changed where it stands
    form = page.locator("[data-testid=stForm]").first
    expect(form.get_by_label("Source text")).to_have_value(SOURCE)
    expect(form.get_by_label("Source text")).to_be_visible()  # unfolded, as the message sends one there
    expect(form.get_by_label("Name")).to_have_value("bridge")
    form.get_by_text("paragraphs", exact=True).click()
    settled(page)
    form.get_by_role("button", name="Try again with this").click()
    expect(page.get_by_text("bridge is here, and the one you are on.")).to_be_visible()
    page.get_by_role("button", name="Review it").click()
    Desk(page).current.wait_for()
    expect(page.get_by_role("heading", level=1)).to_have_text("bridge")


def test_the_command_opens_the_desk_and_ends_it(tmp_path: Path) -> None:
    """By the signal of a service manager, to the command alone: the server ends with it and gives the port back."""
    port = free_port()
    command = [sys.executable, "-m", "review.cli.main", "ui", "--headless", "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--database", str(tmp_path / "desk.sqlite")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
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
        process.terminate()
        assert process.wait(10) == 0
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def test_a_server_that_is_gone_is_told_in_words_of_the_desk(serve: Serve, new_page: NewPage) -> None:
    """On a page without an editor, where the box stays: it names no program that nobody here started."""
    server = serve()
    page = new_page()
    page.goto(f"{server.url}/find")
    page.get_by_role("heading", name="Find").first.wait_for()
    settled(page)
    server.process.kill()
    server.process.wait()
    box = page.get_by_role("dialog")
    box.wait_for()
    page.locator("[data-review-away]").wait_for()
    expect(box.get_by_text("streamlit run")).to_be_hidden()
    words = "h => getComputedStyle(h.parentNode.querySelector('h2 + div'), '::before').content"
    assert "Whoever runs it starts it again with “review ui”" in box.locator("h2").evaluate(words)


def test_an_unexpected_error_names_the_log_and_not_the_code(serve: Serve, new_page: NewPage, tmp_path: Path) -> None:
    """The database loses a table while the desk runs: a fault that nobody wrote words for."""
    server = serve()
    store = server.store()
    document = add_document(store, store.local_reviewer(), write_pair(tmp_path / "texts"))
    page = new_page()
    open_review(page, server, document)
    with store.engine.begin() as connection:
        connection.execute(text("update segments set source = '[7]'"))
    store.close()
    page.reload()
    message = page.locator(".desk-error")
    expect(message).to_contain_text("desk.log says more")
    number = re.search(r"number (\w+)", message.inner_text())
    assert number is not None
    log = Path(server.database).with_name("desk.log").read_text()
    assert f"error {number[1]}" in log
    assert "Traceback" in log
    assert "Traceback" not in page.locator("body").inner_text()
    assert page.get_by_text("encountered an error").count() == 0


def test_a_document_that_cannot_be_opened_is_a_row_beside_the_others(
    serve: Serve, new_page: NewPage, tmp_path: Path
) -> None:
    folder = corpus(tmp_path)
    shutil.copytree(folder / "bridge", folder / "broken")
    (folder / "broken" / "bridge.en.txt").write_bytes(b"\x00\x01\x02")
    shutil.copytree(folder / "bridge", folder / "nameless")
    (folder / "nameless" / "document.toml").write_text("title = 7\n")
    page = new_page()
    page.goto(serve(corpora=folder).url)
    page.get_by_role("button", name="Review it").wait_for()
    problems = page.locator(".desk-problem")
    expect(problems).to_have_count(2)
    told = " ".join(problems.all_inner_texts())
    assert "Opening broken" in told
    assert "is a binary file" in told
    assert "Opening nameless" in told
    expect(page.locator(".rt tbody tr")).to_have_count(1)
    expect(page.locator(".desk-error")).to_have_count(0)
    # mended, it is opened when somebody says so
    shutil.copy(folder / "bridge" / "bridge.en.txt", folder / "broken" / "bridge.en.txt")
    page.get_by_role("button", name="Try again").nth(int(told.index("nameless") < told.index("broken"))).click()
    expect(page.locator(".rt tbody tr")).to_have_count(2)
