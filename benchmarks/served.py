"""A running desk for the benchmarks and the pictures, and Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

__all__ = ["ROOT", "add_files", "browser", "desk", "settled"]

ROOT = Path(__file__).parents[1]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
#: Seconds that a server may take to answer.
_PATIENCE = 120


@contextmanager
def desk(folder: Path, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of `review ui`, run in that folder with its defaults; `settings` are set in its environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("REVIEW")}
    command = [sys.executable, "-m", "review.cli.main", "ui", "--headless", "--port", str(port)]
    environment = {**bare, "PYTHONPATH": str(ROOT), **(settings or {})}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _answers(f"http://localhost:{port}/_stcore/health", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


def _answers(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the desk does not start")


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, $CHROMIUM or that on the path."""
    if CHROMIUM is None:
        sys.exit("no Chromium here; install it (apt install chromium), or set $CHROMIUM")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def settled(page: Page) -> None:
    """Waits until Streamlit has drawn everything."""
    page.wait_for_function("document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'")


def add_files(page: Page, url: str, files: tuple[Path, Path], name: str) -> None:
    """Takes a pair of files in by the form of *Documents*, as somebody does, and waits until it is the chosen one."""
    page.goto(url)
    page.get_by_text("Add a document", exact=True).click()
    form = page.locator("[data-testid=stForm]").first
    for n, path in enumerate(files):
        with page.expect_response(lambda answer: "upload_file" in answer.url and answer.request.method == "PUT"):
            form.locator("input[type=file]").nth(n).set_input_files(path)
        form.get_by_text(path.name).first.wait_for()
    form.get_by_label("Name").fill(name)
    form.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text(f"{name} is here, and the one you are on.").wait_for()
