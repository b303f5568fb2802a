"""How long from a key press to the next finding shown, on 50 and on 5,000 paragraphs: medians in one run.

    python benchmarks/desk.py [KEYS]

Needs Chromium (Debian's). Prints a line a size and the ratio, which should be at most 1.5.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from review.config import Settings
from review.documents import load_pairs
from review.store.engine import open_store
from review.store.importing import add_document

ROOT = Path(__file__).parents[1]
SIZES = (50, 5000)
#: Opens a timer in the page at the key press, and reads it when the chosen finding is another one and painted.
_TIMED = """() => new Promise(resolve => {
  const before = document.querySelector('.desk').dataset.finding;
  const started = performance.now();
  const look = () => {
    const chosen = document.querySelector('.desk-finding.desk-chosen');
    if (chosen && chosen.dataset.finding !== before && document.querySelector('.desk-status').dataset.state === 'saved')
      requestAnimationFrame(() => resolve(performance.now() - started));
    else requestAnimationFrame(look);
  };
  document.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true}));
  look();
})"""


def table(paragraphs: int) -> str:
    """A table of segments, every third with a word that stands twice."""
    things = (
        ("pont", "bridge"),
        ("moulin", "mill"),
        ("port", "harbour"),
        ("jardin", "garden"),
        ("phare", "lighthouse"),
    )
    rows = ["source\ttarget"]
    for n in range(paragraphs):
        (french, english), twice = things[n % len(things)], " the the" if n % 3 == 0 else " the"
        rows.append(
            f"Le {french} numéro {n + 10} se trouve près de la rivière, derrière la vieille école du village.\t"
            f"The {english} number {n + 10} stands near{twice} river, behind the old school of the village."
        )
    return "\n".join(rows) + "\n"


def measure(page: Page, url: str, document: int, keys: int) -> list[float]:
    """Milliseconds of each key press after some to warm up."""
    page.goto(f"{url}/review?document={document}")
    page.locator(".desk-current").wait_for(timeout=60_000)
    return [page.evaluate(_TIMED) for _ in range(keys + 5)][5:]


def main() -> None:
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
        folder = Path(name)
        store = open_store(str(folder / "desk.sqlite"))
        documents = {}
        for size in SIZES:
            path = folder / f"{size}.tsv"
            path.write_text(table(size))
            started = time.perf_counter()
            documents[size] = add_document(store, store.local_reviewer(), load_pairs(path, Settings("fr", "en")))
            print(f"{size} paragraphs taken in: {time.perf_counter() - started:.1f} s", flush=True)
        store.close()
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {
            **os.environ,
            "REVIEW_DATABASE": str(folder / "desk.sqlite"),
            "REVIEW_CORPORA": str(folder / "no"),
        }
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true"]
        command += ["--server.port", str(port), "--server.address", "localhost"]
        with subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL) as server:
            try:
                _report(f"http://localhost:{port}", documents, keys)
            finally:
                server.kill()


def _report(url: str, documents: dict[int, int], keys: int) -> None:
    for _ in range(600):
        try:
            urlopen(f"{url}/_stcore/health").close()
            break
        except OSError:
            time.sleep(0.1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        times: dict[int, list[float]] = {size: [] for size in documents}
        for _ in range(2):  # in turn, so that a busy machine is busy for both
            for size, document in documents.items():
                times[size] += measure(page, url, document, keys // 2)
        browser.close()
    medians = {size: statistics.median(values) for size, values in times.items()}
    for size, median in medians.items():
        print(
            f"{size} paragraphs: median {median:.0f} ms, slowest {max(times[size]):.0f} ms, of {len(times[size])} keys"
        )
    small, large = (medians[size] for size in SIZES)
    print(json.dumps({"ratio": round(large / small, 2), "medians_ms": {str(s): round(m) for s, m in medians.items()}}))


if __name__ == "__main__":
    main()
