"""How the time to take a document in grows with the document: aligning, checking and scoring, storing.

    python benchmarks/growth.py [PARAGRAPHS …]

Paragraphs of the Vietnamese corpora in chance order, cut and left out differently on both sides, each with a number of
its own. Prints CPU seconds a step and size, and for each step the exponent between the first size and the last: 1 is
as fast as the text grows. No back-translation: it takes what its engine takes, sentence by sentence.
"""

from __future__ import annotations

import gc
import json
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from review.config import Settings
from review.documents import Loaded, load_corpus, load_files
from review.export import export
from review.store.engine import open_store
from review.store.importing import add_document

ROOT = Path(__file__).parents[1]
SIZES = (750, 3000, 10_000)
Result = TypeVar("Result")


def texts(paragraphs: int) -> tuple[str, str]:
    """A source text and its translation: a twentieth of the paragraphs is missing, another is cut in two."""
    choose = random.Random(paragraphs)
    pairs = [
        (segment.text("source"), segment.text("target"))
        for one in load_corpus(ROOT / "corpora", Settings(), {})
        if one.document.source_language == "vi"
        for segment in one.document.segments
        if segment.source and segment.target
    ]
    source, target = [], []
    for n in range(paragraphs):
        one, two = choose.choice(pairs)
        source.append(f"{one} ({n + 100})")
        fate = choose.random()
        if fate < 0.05:
            continue
        head, stop, tail = two.partition(". ")
        target.append(f"{head}.\n\n{tail} ({n + 100})" if fate < 0.1 and stop else f"{two} ({n + 100})")
    return "\n\n".join(source), "\n\n".join(target)


def timed(step: str, times: dict[str, float], work: Callable[[], Result]) -> Result:
    """What the work gives; its CPU seconds are put under the step's name. What was left before is collected first."""
    gc.collect()
    started = time.process_time()
    result = work()
    times[step] = time.process_time() - started
    return result


def measure(paragraphs: int, folder: Path) -> dict[str, float]:
    """CPU seconds of each step for a document of that many paragraphs."""
    times: dict[str, float] = {}
    source, target = folder / f"{paragraphs}.vi.txt", folder / f"{paragraphs}.en.txt"
    for path, text in zip((source, target), texts(paragraphs), strict=True):
        path.write_text(text, encoding="utf-8")
    loaded: Loaded = timed("align", times, lambda: load_files(source, target, Settings("vi", "en")))
    store = open_store(str(folder / f"{paragraphs}.sqlite"))
    who = store.local_reviewer()
    document = timed("check, score and store", times, lambda: add_document(store, who, loaded))
    timed("export", times, lambda: export(store, document))
    store.close()
    return times


def main() -> None:
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        measure(100, Path(folder))  # word lists are read once
        for size in sizes:
            measured[size] = measure(size, Path(folder))
            print(
                f"{size:>7,} paragraphs: " + ", ".join(f"{k} {v:.1f} s" for k, v in measured[size].items()), flush=True
            )
    first, last = sizes[0], sizes[-1]
    if first != last:
        grown = math.log(last / first)
        exponents = {step: math.log(measured[last][step] / measured[first][step]) / grown for step in measured[last]}
        print(json.dumps({"exponents": {step: round(value, 2) for step, value in exponents.items()}}))


if __name__ == "__main__":
    main()
