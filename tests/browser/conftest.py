"""A desk on a port and a database of its own, and Debian's Chromium to look at it.

Skipped only where there is no Chromium and this is not CI.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from review.store.engine import Store, open_store
from tests.browser.warm import Forked, forked

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
#: Milliseconds that a condition may take to come true on a busy machine.
PATIENCE = 120_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks these tests; without Chromium they are skipped, but never in CI."""
    if CHROMIUM is None and not os.environ.get("CI"):
        here = Path(__file__).parent
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="no Chromium here (apt install chromium)"))


@dataclass
class Server:
    """A running desk."""

    url: str
    database: str
    process: subprocess.Popen[bytes] | Forked
    log: Path

    def store(self) -> Store:
        """The desk's database, opened beside it."""
        return open_store(self.database)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts desks: serve(corpora=folder, secrets="…", database=path); a `cold` one loads all that it is made of."""
    running: list[Server] = []

    def start(
        corpora: Path | None = None,
        secrets: str = "",
        database: Path | str | None = None,
        port: int | None = None,
        *,
        cold: bool = True,
    ) -> Server:
        folder = tmp_path / f"server{len(running)}"
        (folder / ".streamlit").mkdir(parents=True)
        shutil.copy(ROOT / ".streamlit" / "config.toml", folder / ".streamlit" / "config.toml")
        if secrets:
            (folder / ".streamlit" / "secrets.toml").write_text(secrets)
        port = port or free_port()
        database = database or folder / "desk.sqlite"
        environment = {
            **os.environ,
            "REVIEW_DATABASE": str(database),
            "REVIEW_CORPORA": str(corpora or folder / "none"),
            "PYTHONPATH": str(ROOT),
        }
        log = folder / "log"
        arguments = ["run", str(ROOT / "app.py"), "--server.headless", "true"]
        arguments += ["--server.address", "localhost", "--server.port", str(port)]
        process: subprocess.Popen[bytes] | Forked
        if cold:
            command = [sys.executable, "-m", "streamlit", *arguments]
            with log.open("wb") as out:
                process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
        else:
            process = forked(arguments, folder, environment, log)
        server = Server(f"http://localhost:{port}", str(database), process, log)
        running.append(server)
        _wait_until_healthy(server)
        return server

    yield start
    for server in running:
        server.process.kill()
        server.process.wait()


def _wait_until_healthy(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        assert server.process.poll() is None, server.log.read_text()
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.05)  # there is nothing to wait on before it listens
    pytest.fail(f"the desk does not start: {server.log.read_text()}")


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Server]:
    """What somebody has who runs `review ui` in an empty folder with a third of corpora/, and nothing else."""
    folder = tmp_path / "empty"
    for document in sorted((ROOT / "corpora").glob("*/document.toml"))[::3]:
        shutil.copytree(document.parent, folder / "corpora" / document.parent.name)
    port = free_port()
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "review.cli.main", "ui", "--port", str(port)],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if not name.startswith("REVIEW")}
            | {"BROWSER": f'{sys.executable} -c \'import sys; open("opened", "w").write(sys.argv[1])\' %s'},
            stdin=subprocess.DEVNULL,  # whoever asks a question here gets no answer
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://localhost:{port}", str(folder / ".review" / "desk.sqlite"), process, log)
    _wait_until_healthy(server)
    yield server
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in a browser profile each; at the end no script failed, and nothing was asked elsewhere."""
    contexts = []
    errors: list[str] = []
    elsewhere: list[str] = []

    def new(**options: object) -> Page:
        context = browser.new_context(viewport={"width": 1400, "height": 1000}, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        # Streamlit fetches the code of each kind of field when it first draws one, and what is below moves down then
        page.add_locator_handler(page.get_by_test_id("stSkeleton").first, lambda _: None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: elsewhere.append(request.url) if _outside(request.url) else None)
        return page

    expect.set_options(timeout=PATIENCE)
    yield new
    for context in contexts:
        context.close()
    assert errors == []
    assert elsewhere == []


def _outside(url: str) -> bool:
    """Whether something is asked of another machine."""
    place = urlsplit(url)
    return place.scheme in ("http", "https", "ws", "wss") and place.hostname not in ("localhost", "127.0.0.1")


class Desk:
    """The Review page, by keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def root(self) -> Locator:
        return self.page.locator(".desk")

    @property
    def current(self) -> Locator:
        return self.page.locator(".desk-current")

    @property
    def editor(self) -> Locator:
        return self.page.locator(".desk-editor")

    def press(self, key: str) -> None:
        """Presses a key, and waits until what it does was done and is drawn."""
        before = self.page.evaluate("document.querySelector('.desk-root').desk.sequence")
        self.page.keyboard.press(key)
        self.answered(before)

    def answered(self, before: int = 0) -> None:
        """Waits until every act after that number was carried out and is drawn."""
        self.page.wait_for_function(
            "before => { const desk = document.querySelector('.desk-root').desk;"
            " return desk.sequence > before && !desk.waiting && !desk.queue.length }",
            arg=before,
        )

    def saved(self) -> None:
        """Waits until nothing is unsaved."""
        expect(self.page.locator(".desk-status")).to_have_text("Saved")

    def finding(self) -> int:
        return int(self.root.get_attribute("data-finding") or 0)

    def position(self) -> int:
        return int(self.root.get_attribute("data-position") or 0)

    def go_to(self, position: int) -> None:
        """Walks to a paragraph."""
        while self.position() < position:
            self.press("j")
        while self.position() > position:
            self.press("k")


def settled(page: Page) -> None:
    """Waits until Streamlit has drawn everything: what is clicked while it draws may move away under the click."""
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-testid=stSkeleton]')"
    )


def unfold(page: Page, words: str) -> None:
    """Opens a folded part of a page, and waits until it stands still: what is clicked while it opens slips away."""
    settled(page)
    part = page.locator("details").filter(has=page.locator("summary").get_by_text(words, exact=True))
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    page.wait_for_function(
        """words => [...document.querySelectorAll('details[open]')].some(
          part => part.querySelector('summary').textContent.endsWith(words) &&
                  part.getAnimations({subtree: true}).every(one => one.playState !== 'running'))""",
        arg=words,
    )


def choose_file(page: Page, place: Locator, name: str, data: bytes) -> None:
    """Gives a file to an upload field, and waits until the server has it."""
    with page.expect_response(lambda response: "upload_file" in response.url and response.request.method == "PUT"):
        place.set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    page.get_by_text(name).first.wait_for()


def open_review(page: Page, server: Server, document: int | None = None) -> Desk:
    """The Review page of a document (default: the one the desk chooses)."""
    page.goto(f"{server.url}/review" + (f"?document={document}" if document else ""))
    desk = Desk(page)
    desk.current.wait_for()
    return desk
