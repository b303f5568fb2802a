"""How long Export and Scores take to open on 50 and on 5,000 paragraphs, and what an import of somebody else's costs.

    python benchmarks/desk_pages.py [TURNS]

Medians in one run: of opening each page by its key (goal: at most twice as long on 5,000), and from a key press to the
next finding while nothing else goes on and while 20,000 paragraphs are taken in (goal: at most three times as long).
Needs Chromium (Debian's).
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

sys.path.insert(0, str(Path(__file__).parent))
from desk import ROOT, SIZES, measure, table

from review.config import Settings
from review.documents import load_pairs
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.jobs import cancel, job, submit
from review.store.queries import Filter, paragraphs

#: What shows that a page is there.
_SIGNS = {"export": "[data-testid=stDownloadButton] >> nth=2", "scores": "svg.marks >> nth=1"}
_IMPORTED = 20_000


def opened(page: Page, url: str, name: str, document: int) -> float:
    """Milliseconds until a page of a document is there whole."""
    started = time.perf_counter()
    page.goto(f"{url}/{name}?document={document}")
    page.locator(_SIGNS[name]).wait_for(timeout=120_000)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    return (time.perf_counter() - started) * 1000


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name, socket.socket() as probe:
        folder = Path(name)
        store = open_store(str(folder / "desk.sqlite"))
        documents = {size: _taken_in(store, folder, size) for size in SIZES}
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {
            **os.environ,
            "REVIEW_DATABASE": str(folder / "desk.sqlite"),
            "REVIEW_CORPORA": str(folder / "no"),
            "REVIEW_BACK_TRANSLATION": "none",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true"]
        command += ["--server.port", str(port), "--server.address", "localhost"]
        with subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL) as server:
            try:
                _report(f"http://localhost:{port}", store, documents, turns)
            finally:
                server.terminate()
        store.close()


def _taken_in(store: Store, folder: Path, size: int) -> int:
    """A document of that size with a correction in every tenth paragraph of its first 500."""
    path = folder / f"{size}.tsv"
    path.write_text(table(size))
    me = store.local_reviewer()
    document = add_document(store, me, load_pairs(path, Settings("fr", "en")))
    for p in paragraphs(store, document, Filter(), around=1, after=min(size, 500)):
        if p.position % 10 == 0:
            save_text(store, me, p.id, p.text.replace("stands", "is"), 0, check=False)
    return document


def _report(url: str, store: Store, documents: dict[int, int], turns: int) -> None:
    for _ in range(600):
        try:
            urlopen(f"{url}/_stcore/health").close()
            break
        except OSError:
            time.sleep(0.1)
    told: dict[str, object] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name in _SIGNS:
            times: dict[int, list[float]] = {size: [] for size in documents}
            for turn in range(turns + 1):  # in turn, so that a busy machine is busy for both; the first warms up
                for size, document in documents.items():
                    taken = opened(page, url, name, document)
                    if turn:
                        times[size].append(taken)
            medians = [statistics.median(times[size]) for size in SIZES]
            told[name] = {"medians_ms": [round(m) for m in medians], "ratio": round(medians[1] / medians[0], 2)}
            print(name, told[name], flush=True)
        quiet = measure(page, url, documents[SIZES[1]], 5 * turns)
        big = table(_IMPORTED).encode()
        form = {"source": "fr", "target": "en", "name": "imported", "align": "paragraphs"}
        asked = submit(store, store.local_reviewer(), "import", "imported", {"form": form}, {"target": ("a.tsv", big)})
        page.goto(url)  # where it begins
        while (found := job(store, asked)) is not None and found.step not in ("check", "store"):
            time.sleep(0.1)
        busy = measure(page, url, documents[SIZES[1]], 5 * turns)
        still = (found := job(store, asked)) is not None and found.state == "running"
        cancel(store, store.local_reviewer(), asked)
        browser.close()
    keys = [statistics.median(quiet), statistics.median(busy)]
    told["keys"] = {
        "quiet_ms": round(keys[0]), "while_importing_ms": round(keys[1]), "ratio": round(keys[1] / keys[0], 2),
        "import_went_on": still,
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
