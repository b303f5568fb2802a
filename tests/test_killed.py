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

from review.config import Settings
from review.documents import load_corpus
from review.gate.file import format_baseline, read_baseline
from review.output_cache import OutputCache, cache_key
from review.scoring import known_checks
from review.store.engine import open_store
from review.store.importing import add_document
from review.toml_file import read_toml
from review.translators.training.checkpoint import load_checkpoint
from tests.store.test_export import corpus

KILLS = int(os.environ.get("REVIEW_KILLS") or "3")

#: Forks a child for every line that it reads (imports take long); a child writes until it is killed, now one content,
#: now the other, and says after each that it did.
_FORKING = """
import os, sys
from itertools import cycle
from pathlib import Path
place = Path(sys.argv[1])
def say():
    os.write(1, b".")
{work}
for _ in sys.stdin:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        os.write(1, b"end\\n")
    else:
        os.write(1, f"{{os.getpid()}}\\n".encode())
        work()
"""
EXPORT = """
from review.export import into_corpus
from review.store.edits import save_text
from review.store.engine import open_store
from review.store.queries import Filter, paragraphs
def work():
    store = open_store(str(place / "desk.sqlite"))
    me = store.local_reviewer()
    for text in cycle(("Short.", "A much longer text of the same paragraph. " * 400)):
        one = paragraphs(store, 1, Filter(), around=1, before=0)[0]
        save_text(store, me, one.id, text, one.version, check=False)
        into_corpus(store, me, 1)
        say()
"""
BASELINE = """
from review.cli.baseline import _save
from review.gate.baseline import Baseline, KnownDocument
def work():
    for count in cycle((1, 300)):
        known = {f"d{n}": KnownDocument(f"d{n}", "vi", "en", {}, {}, {}) for n in range(count)}
        _save(place / "review-baseline.jsonl", Baseline("1", known))
        say()
"""
CACHE = """
from review.output_cache import OutputCache, cache_key
def work():
    with OutputCache(place / "cache.sqlite") as cache:
        for size in cycle((1, 3000)):
            cache.put({cache_key("translate", "e", str(n)): "x" * size for n in range(20)})
            say()
"""
CHECKPOINT = """
import torch
from review.translators.training.checkpoint import exclusive, save_checkpoint
def work():
    with exclusive(place / "model"):
        for step in cycle((1, 40)):
            save_checkpoint(place / "model" / "last.pt", {"step": step, "weights": torch.full((10_000 * step,), step)})
            say()
"""


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


def checkpoint_saved(place: Path) -> None:
    found = load_checkpoint(place / "model" / "last.pt")
    assert found["step"] in (1, 40)
    assert found["weights"].tolist() == [found["step"]] * 10_000 * found["step"]


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
        pytest.param(CHECKPOINT, checkpoint_saved, None, id="training checkpoint"),
    ],
)
def test_old_or_new_never_half(
    code: str, check: Callable[[Path], None], prepare: Callable[[Path], None] | None, tmp_path: Path
) -> None:
    if prepare is not None:
        prepare(tmp_path)
    chance = random.Random(7)  # no secret
    command = [sys.executable, "-c", _FORKING.format(work=code), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as forking:
        assert forking.stdin is not None
        assert forking.stdout is not None
        for _ in range(KILLS):
            forking.stdin.write(b"go\n")
            forking.stdin.flush()
            child = int(forking.stdout.readline())
            assert forking.stdout.read(chance.randint(1, 12))  # so many writes are done; the next has begun
            os.kill(child, signal.SIGKILL)
            assert forking.stdout.readline().endswith(b"end\n")
            check(tmp_path)
            assert len(list(tmp_path.rglob("*.part"))) <= 1  # of the last one; the next writer removes it
        forking.stdin.close()
