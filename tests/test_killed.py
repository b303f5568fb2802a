"""A process that is killed while it writes leaves the old file or the new one, whole, and nothing in the way.

REVIEW_KILLS=100 is the full length.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from review.backtranslation.cache import OutputCache, cache_key
from review.config import Settings, read_toml
from review.documents import load_corpus
from review.gate.file import format_baseline, read_baseline
from review.scoring import known_checks
from review.store.engine import open_store
from review.store.importing import add_document
from tests.store.test_export import corpus

KILLS = int(os.environ.get("REVIEW_KILLS") or "3")

#: Each writes without end, now one content, now the other, and says after each that it did.
_START = "import sys\nfrom itertools import cycle\nfrom pathlib import Path\nplace = Path(sys.argv[1])\n"
_SAY = "    sys.stdout.write('.'); sys.stdout.flush()\n"
EXPORT = (
    _START
    + """
from review.export import into_corpus
from review.store.edits import save_text
from review.store.engine import open_store
from review.store.queries import Filter, paragraphs
store = open_store(str(place / "desk.sqlite"))
me = store.local_reviewer()
document = 1
for text in cycle(("Short.", "A much longer text of the same paragraph. " * 400)):
    one = paragraphs(store, document, Filter(), around=1, before=0)[0]
    save_text(store, me, one.id, text, one.version, check=False)
    into_corpus(store, me, document)
"""
    + _SAY
)
BASELINE = (
    _START
    + """
from review.cli.baseline import _save
from review.gate.baseline import Baseline, KnownDocument
for count in cycle((1, 300)):
    known = {f"d{n}": KnownDocument(f"d{n}", "vi", "en", {}, {}, {}) for n in range(count)}
    _save(place / "review-baseline.jsonl", Baseline("1", known))
"""
    + _SAY
)
CACHE = (
    _START
    + """
from review.backtranslation.cache import OutputCache, cache_key
with OutputCache(place / "cache.sqlite") as cache:
    for size in cycle((1, 3000)):
        cache.put({cache_key("translate", "e", str(n)): "x" * size for n in range(20)})
"""
    + _SAY.replace("    sys", "        sys")
)


def exported(place: Path) -> None:
    (written,) = place.glob("corpora/*/corrected.*.txt")
    text = written.read_text(encoding="utf-8")
    assert text.count("Short.") == 1 or text.count("A much longer text") == 400
    description = written.parent / "document.toml"
    references = read_toml(description).get("references", [])
    assert set(references) <= {written.name, *(path.name for path in written.parent.iterdir())}


def baseline_written(place: Path) -> None:
    path = place / "review-baseline.jsonl"
    known = read_baseline(path)
    assert len(known.documents) in (1, 300)
    assert path.read_text(encoding="utf-8") == format_baseline(known)


def cached(place: Path) -> None:
    with OutputCache(place / "cache.sqlite") as cache:
        found = cache.get([cache_key("translate", "e", str(n)) for n in range(20)])
        assert cache.note is None
    assert len(found) in (0, 20)
    assert len({len(value) for value in found.values()}) <= 1


def prepared(place: Path) -> None:
    store = open_store(str(place / "desk.sqlite"))
    add_document(store, store.local_reviewer(), load_corpus(corpus(place), Settings(), known_checks())[0])
    store.close()


@pytest.mark.parametrize(
    ("code", "check", "prepare"),
    [
        pytest.param(EXPORT, exported, prepared, id="export into the corpus"),
        pytest.param(BASELINE, baseline_written, None, id="baseline write"),
        pytest.param(CACHE, cached, None, id="cache"),
    ],
)
def test_old_or_new_never_half(
    code: str, check: Callable[[Path], None], prepare: Callable[[Path], None] | None, tmp_path: Path
) -> None:
    if prepare is not None:
        prepare(tmp_path)
    chance = random.Random(7)  # no secret
    for _ in range(KILLS):
        writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.read(chance.randint(1, 12))  # so many writes are done; the next has begun
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        check(tmp_path)
        assert len(list(tmp_path.rglob("*.part"))) <= 1  # of the last one; the next writer removes it
