"""Renews docs/screenshots: the desk's pages, light and dark, and the HTML report, all on corpora/.

usage: .venv/bin/python scripts/make_screenshots.py [NAME…]

NAMES are those of the files, such as review-light; without any, all. Needs Chromium ($CHROMIUM, or on the path). The
desk runs in a folder of its own, with a database of its own, as somebody finds it who has just opened it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
#: The desk's pages: the key that opens each, and what is on it once it is drawn.
PAGES = {
    "documents": ("1", "button:has-text('Review it')"),
    "review": ("2", ".desk-current"),
    "scores": ("3", "button:has-text('Save the charts')"),
    "checks": ("4", "[data-testid=stMain] :is(h1, h2, h3)"),
    "export": ("5", "button:has-text('as it came in')"),
    "keys": ("?", "[role=dialog]"),
}
#: The document of the report, with findings of many kinds.
SHOWN = "flood-relief"
_SETTLED = 3000


@contextmanager
def desk() -> Iterator[str]:
    """The address of a running desk on a copy of corpora/."""
    with tempfile.TemporaryDirectory(prefix="screenshots-") as place, socket.socket() as probe:
        shutil.copytree(ROOT / "corpora", Path(place) / "corpora")
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("REVIEW")}
        command = [sys.executable, "-m", "review.cli.main", "ui", "--headless", "--port", str(port)]
        with subprocess.Popen(command, cwd=place, env={**environment, "PYTHONPATH": str(ROOT)}) as process:
            try:
                _wait(f"http://localhost:{port}")
                yield f"http://localhost:{port}"
            finally:
                process.terminate()


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            with urlopen(f"{url}/_stcore/health", timeout=5):  # noqa: S310  # our own
                return
        except (URLError, OSError):
            time.sleep(0.2)
    sys.exit("the desk does not start")


def _settle(page: Page) -> None:
    """Waits until Streamlit has drawn everything."""
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(_SETTLED)


def shoot_desk(browser: Browser, url: str, scheme: str, wanted: list[str]) -> None:
    """The desk's pages in one colour scheme."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    context.set_default_timeout(180_000)
    page = context.new_page()
    page.goto(url)
    page.get_by_role("button", name="Review it").first.wait_for()
    _settle(page)
    for name, (key, drawn) in PAGES.items():
        file = FOLDER / f"{name}-{scheme}.png"
        if wanted and file.stem not in wanted:
            continue
        page.keyboard.press(key)
        page.locator(drawn).first.wait_for()
        _settle(page)
        page.screenshot(path=file)
        print(file.relative_to(ROOT), flush=True)
    context.close()


def shoot_report(browser: Browser) -> None:
    """The first screens of the HTML report."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.html"
        command = [sys.executable, "-m", "review.cli.main", "score", "--no-baseline", "--fail-level", "none"]
        command += [str(ROOT / "corpora" / SHOWN), "--format", f"html={report}"]
        subprocess.run(command, check=True, capture_output=True)
        page = browser.new_page(viewport={"width": 1280, "height": 1470}, color_scheme="light")
        page.goto(report.as_uri())
        page.screenshot(path=FOLDER / "report-html.png")
        print("docs/screenshots/report-html.png", flush=True)


def main() -> None:
    """All that was asked for."""
    wanted = sys.argv[1:]
    known = [*(f"{name}-{scheme}" for name in PAGES for scheme in ("light", "dark")), "report-html"]
    if unknown := sorted({*wanted} - {*known}):
        sys.exit(f"no such screenshot: {', '.join(unknown)}; known: {', '.join(known)}")
    if CHROMIUM is None:
        sys.exit("no Chromium here; install it (apt install chromium), or set $CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if not wanted or "report-html" in wanted:
            shoot_report(browser)
        if wanted != ["report-html"]:
            with desk() as url:
                for scheme in ("light", "dark"):
                    if not wanted or any(name.endswith(scheme) for name in wanted):
                        shoot_desk(browser, url, scheme, wanted)
        browser.close()


if __name__ == "__main__":
    main()
