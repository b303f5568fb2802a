"""Renews docs/screenshots: the desk's pages, light and dark, large and small, and the HTML report, all on corpora/.

usage: .venv/bin/python scripts/make_screenshots.py [NAME…]

NAMES are those of the files, such as review-light or review-light-small; without any, all. Needs Chromium ($CHROMIUM,
or on the path). The desk runs in a folder of its own, with a database of its own, as somebody finds it who has just
opened it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
from served import browser, desk, settled  # noqa: E402  # it lies beside the package

FOLDER = ROOT / "docs" / "screenshots"
#: The desk's pages: the key that opens each, and what is on it once it is drawn.
PAGES = {
    "documents": ("1", "button:has-text('Review it')"),
    "review": ("2", ".desk-current"),
    "scores": ("3", "svg.marks >> nth=1"),
    "checks": ("4", "tr[data-row]"),
    "export": ("5", "[data-testid=stDownloadButton]"),
    "find": ("6", "[data-testid=stForm]"),
    "keys": ("?", "[role=dialog]"),
}
#: Width and height of the window by what the files' names end in.
SIZES = {"": (1440, 900), "-small": (1024, 768)}
SCHEMES = ("light", "dark")
#: The document of the report and of the desk's pictures, with findings of many kinds.
SHOWN = "flood-relief"
_DRAWN = 1500


def shoot_desk(opened: Browser, url: str, scheme: str, wanted: list[str]) -> None:
    """The desk's pages in one colour scheme."""
    context = opened.new_context(color_scheme="dark" if scheme == "dark" else "light")
    context.set_default_timeout(300_000)
    page = context.new_page()
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(url)
        page.locator(".rt tbody tr", has_text=SHOWN).wait_for()
        page.get_by_text("Opening the corpora").wait_for(state="detached")  # all documents are listed
        page.locator(".rt tbody tr", has_text=SHOWN).get_by_role("button", name="Review it").click()
        page.locator(".desk-current").wait_for()
        for name, (key, drawn) in PAGES.items():
            file = FOLDER / f"{name}-{scheme}{size}.png"
            if wanted and file.stem not in wanted:
                continue
            page.keyboard.press(key)
            page.locator(drawn).first.wait_for()
            settled(page)
            if name == "review":
                _some_work(page)
            page.wait_for_timeout(_DRAWN)
            page.screenshot(path=file)
            print(file.relative_to(ROOT), flush=True)
    context.close()


def _some_work(page: Page) -> None:
    """The third of the open findings, so that there is something to see on both sides of it."""
    page.goto(page.url.partition("&")[0] + "&paragraph=1")
    page.locator(".desk-current").wait_for()
    for _ in range(3):
        before = page.locator(".desk").get_attribute("data-finding")
        page.keyboard.press("n")
        page.wait_for_function("before => document.querySelector('.desk').dataset.finding !== before", arg=before)


def shoot_report(opened: Browser) -> None:
    """The first screens of the HTML report."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.html"
        command = [sys.executable, "-m", "review.cli.main", "score", "--no-baseline", "--fail-level", "none"]
        command += [str(ROOT / "corpora" / SHOWN), "--format", f"html={report}"]
        subprocess.run(command, check=True, capture_output=True)
        page = opened.new_page(viewport={"width": 1280, "height": 1470}, color_scheme="light")
        page.goto(report.as_uri())
        page.screenshot(path=FOLDER / "report-html.png")
        print("docs/screenshots/report-html.png", flush=True)


def main() -> None:
    """All that was asked for."""
    wanted = sys.argv[1:]
    names = [f"{name}-{scheme}{size}" for name in PAGES for scheme in SCHEMES for size in SIZES]
    if unknown := sorted({*wanted} - {*names, "report-html"}):
        sys.exit(f"no such screenshot: {', '.join(unknown)}; known: {', '.join([*names, 'report-html'])}")
    with browser() as opened:
        if not wanted or "report-html" in wanted:
            shoot_report(opened)
        if wanted == ["report-html"]:
            return
        with tempfile.TemporaryDirectory(prefix="screenshots-") as folder:
            shutil.copytree(ROOT / "corpora", Path(folder) / "corpora")
            with desk(Path(folder)) as url:
                for scheme in SCHEMES:
                    if not wanted or any(f"-{scheme}" in name for name in wanted):
                        shoot_desk(opened, url, scheme, wanted)


if __name__ == "__main__":
    main()
