"""How long Export and Scores take to open on 50 and on 5,000 paragraphs, and what an import of somebody else's costs.

    python benchmarks/desk_pages.py [TURNS]

Medians in one run: of opening each page (goal: at most twice as long on 5,000), and from a key press to the next
finding while nothing else goes on and while 3,000 paragraphs are taken in (goal: at most three times as long): once two
Vietnamese and English texts that are lined up and translated back, once a table that is checked and stored at once.
Needs Chromium (Debian's).
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parent))
from desk import SIZES, measure, table
from growth import texts
from served import browser, desk, settled

from review.config import Settings
from review.documents import load_pairs
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.jobs import cancel, job, submit
from review.store.queries import Filter, paragraphs

#: What shows that a page is there.
_SIGNS = {"export": "[data-testid=stDownloadButton] >> nth=2", "scores": "svg.marks >> nth=1"}
_IMPORTED = 3_000


def opened(page: Page, url: str, name: str, document: int) -> float:
    """Milliseconds until a page of a document is there whole."""
    started = time.perf_counter()
    page.goto(f"{url}/{name}?document={document}")
    page.locator(_SIGNS[name]).wait_for(timeout=120_000)
    settled(page)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = open_store(str(folder / "desk.sqlite"))
        documents = {size: _taken_in(store, folder, size) for size in SIZES}
        with desk(folder, {"REVIEW_DATABASE": str(folder / "desk.sqlite")}) as url:
            _report(url, store, documents, turns)
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


def _report(url: str, store: Store, documents: Mapping[int, int], turns: int) -> None:
    told: dict[str, object] = {}
    with browser() as opened_browser:
        page = opened_browser.new_page()
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
        source, target = (text.encode() for text in texts(_IMPORTED))
        for languages, files in (
            (("vi", "en"), {"source": ("a.vi.txt", source), "target": ("a.en.txt", target)}),
            (("fr", "en"), {"target": ("a.tsv", table(_IMPORTED).encode())}),
        ):
            name = f"import {'-'.join(languages)}"
            told[name] = _importing(page, url, store, documents[SIZES[1]], 5 * turns, languages, files)
            print(name, told[name], flush=True)
    print(json.dumps(told))


def _importing(
    page: Page, url: str, store: Store, document: int, keys: int, languages: tuple[str, str],
    files: Mapping[str, tuple[str, bytes]],
) -> Mapping[str, object]:  # fmt: skip
    """Key press to shown before an import and during it, and the steps that it went through meanwhile."""
    quiet = measure(page, url, document, keys)
    form = {"source": languages[0], "target": languages[1], "name": languages[0], "align": "paragraphs"}
    me = store.local_reviewer()
    asked = submit(store, me, "import", languages[0], {"form": form}, files)
    page.goto(url)  # Documents is where the work begins
    page.get_by_role("button", name="Cancel").wait_for()
    busy: list[float] = []
    steps: list[str] = []
    page.goto(f"{url}/review?document={document}")
    while (now := job(store, asked)) is not None and now.state in ("waiting", "running") and len(busy) < 4 * keys:
        if now.state == "waiting":
            time.sleep(0.1)
            continue
        busy += measure(page, url, document, 3, warm=1)
        steps += [now.step] * (now.step not in steps)
    if now is not None and now.state == "running":
        cancel(store, me, asked)
    before, during = statistics.median(quiet), statistics.median(busy)
    return {"quiet_ms": round(before), "while_importing_ms": round(during), "ratio": round(during / before, 2),
            "keys": len(busy), "steps": steps}  # fmt: skip


if __name__ == "__main__":
    main()
