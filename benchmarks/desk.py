"""How long from a key press to the next finding shown, on 50 and on 5,000 paragraphs: medians in one run.

    python benchmarks/desk.py [KEYS]

Needs Chromium (Debian's). Prints a line a size and the ratio, which should be at most 1.5.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parent))
from served import browser, desk

from review.config import Settings
from review.documents import load_pairs
from review.store.engine import open_store
from review.store.importing import add_document

SIZES = (50, 5000)
#: Opens a timer in the page at the key press, and reads it when the chosen finding is another one and painted.
_TIMED = """() => new Promise((resolve, reject) => {
  const before = document.querySelector('.desk').dataset.finding;
  const started = performance.now();
  const look = () => {
    const chosen = document.querySelector('.desk-finding.desk-chosen');
    if (chosen && chosen.dataset.finding !== before && document.querySelector('.desk-status').dataset.state === 'saved')
      requestAnimationFrame(() => resolve(performance.now() - started));
    else if (performance.now() - started > 60000)
      reject(new Error(`not shown after a minute: ${document.querySelector('.desk-foot').textContent}`));
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


def measure(page: Page, url: str, document: int, keys: int, warm: int = 5) -> list[float]:
    """Milliseconds of each key press after some to warm up."""
    page.goto(f"{url}/review?document={document}&paragraph=1")
    page.locator(".desk-current").wait_for(timeout=60_000)
    return [page.evaluate(_TIMED) for _ in range(keys + warm)][warm:]


def main() -> None:
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as name:
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
        with desk(folder, {"REVIEW_DATABASE": str(folder / "desk.sqlite")}) as url:
            _report(url, documents, keys)


def _report(url: str, documents: dict[int, int], keys: int) -> None:
    with browser() as opened:
        page = opened.new_page()
        times: dict[int, list[float]] = {size: [] for size in documents}
        for _ in range(4):  # in turn, so that a busy machine is busy for both
            for size, document in documents.items():
                times[size] += measure(page, url, document, max(1, keys // 4))
    medians = {size: statistics.median(values) for size, values in times.items()}
    for size, median in medians.items():
        print(
            f"{size} paragraphs: median {median:.0f} ms, slowest {max(times[size]):.0f} ms, of {len(times[size])} keys"
        )
    small, large = (medians[size] for size in SIZES)
    print(json.dumps({"ratio": round(large / small, 2), "medians_ms": {str(s): round(m) for s, m in medians.items()}}))


if __name__ == "__main__":
    main()
