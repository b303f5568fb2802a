"""Whether the card of the next finding is wholly on the screen, on a text of one's own, at two sizes of the window.

    python benchmarks/desk_walk.py SOURCE TARGET [PRESSES]

Opens `review ui` with its defaults in an empty folder, uploads the two files, and presses n so many times (15). Prints
a line a size; ends with 1 where a card was cut off, or where there was none though findings are open.
Needs Chromium (Debian's).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).parent))
from served import add_files, browser, desk

SIZES = ((1440, 900), (1024, 768))
#: Of the chosen card: whether it is wholly inside the panel, and the panel inside the window.
_WHOLE = """() => {
  const card = document.querySelector('.desk-finding.desk-chosen');
  if (!card) return null;
  const [a, b] = [card, document.querySelector('.desk-panel')].map(node => node.getBoundingClientRect());
  return a.top >= b.top - 1 && a.bottom <= b.bottom + 1 && b.top >= 0 && b.bottom <= innerHeight + 1;
}"""


def walk(page: Page, presses: int) -> list[bool | None]:
    """For each press of n: whether the card is wholly there; None where there is none."""
    seen = []
    for _ in range(presses):
        before = page.evaluate("document.querySelector('.desk-root').desk.sequence")
        page.keyboard.press("n")
        page.wait_for_function(
            "before => { const desk = document.querySelector('.desk-root').desk;"
            " return desk.sequence > before && !desk.waiting && !desk.queue.length }",
            arg=before,
        )
        seen.append(page.evaluate(_WHOLE))
    return seen


def main() -> int:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    files = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    presses = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    good = True
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder)) as url, browser() as opened:
        page = opened.new_page()
        page.set_default_timeout(300_000)
        add_files(page, url, files, "walked")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(f"{url}/review?document=1&paragraph=1")
            page.locator(".desk-current").wait_for()
            seen = walk(page, presses)
            whole = sum(one is True for one in seen)
            print(f"{width}×{height}: {whole} of {presses} cards wholly on the screen", flush=True)
            good = good and whole == presses
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
