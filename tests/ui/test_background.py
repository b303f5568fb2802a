"""Work in the background, with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review.store import jobs
from review.store.engine import Store, open_store
from review.store.listing import document, documents
from review.store.queries import last_position
from review.store.roles import Reviewer
from review.ui.background import Runner
from tests.store.conftest import SOURCE, TARGET

#: Seconds that something may take on a busy machine.
PATIENCE = 120
PAIR = {"source": ("bridge.fr.txt", SOURCE.encode()), "target": ("bridge.en.txt", TARGET.encode())}
FORM = {"form": {"source": "fr", "target": "en", "name": "bridge", "align": "paragraphs"}}


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEW_BACK_TRANSLATION", "none")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "desk.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def ana(store: Store) -> Reviewer:
    return store.reviewer("ana@example.org", "Ana", "lead")


@pytest.fixture
def runner(store: Store) -> Iterator[Runner]:
    started = Runner(store)
    yield started
    started.stop()


def until(true: Callable[[], bool]) -> None:
    """Looks until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)  # there is nothing to wait on in another process's database


def large(paragraphs: int) -> dict[str, tuple[str, bytes]]:
    """A pair of that many paragraphs."""
    french = "\n\n".join(f"Le pont numéro {n} se trouve près de la rivière." for n in range(paragraphs))
    english = "\n\n".join(f"Bridge number {n} stands near the river." for n in range(paragraphs))
    return {"source": ("a.fr.txt", french.encode()), "target": ("a.en.txt", english.encode())}


def test_a_document_is_taken_in(store: Store, ana: Reviewer, runner: Runner) -> None:
    one = jobs.submit(store, ana, "import", "bridge", FORM, PAIR)
    runner.wake()
    until(lambda: jobs.jobs(store)[0].state == "done")
    found = jobs.job(store, one)
    assert found is not None
    assert found.document is not None
    assert (document(store, found.document).key, document(store, found.document).segments) == ("bridge", 5)


def test_what_cannot_be_read_says_why(store: Store, ana: Reviewer, runner: Runner) -> None:
    jobs.submit(store, ana, "import", "bridge", FORM, {**PAIR, "target": ("b.en.txt", b"\xff\xfe\x00\x01")})
    runner.wake()
    until(lambda: jobs.jobs(store)[0].state == "failed")
    assert "b.en.txt" in jobs.jobs(store)[0].message
    assert documents(store)[1] == 0


def test_a_cancelled_import_ends_soon_and_leaves_nothing(store: Store, ana: Reviewer, runner: Runner) -> None:
    one = jobs.submit(store, ana, "import", "large", {"form": {**FORM["form"], "name": "large"}}, large(2000))
    runner.wake()
    until(lambda: jobs.jobs(store)[0].step in ("align", "check"))
    jobs.cancel(store, ana, one)
    until(lambda: jobs.jobs(store)[0].state == "cancelled")
    assert documents(store)[1] == 0
    assert jobs.files_of(store, one) == {}
    jobs.submit(store, ana, "import", "bridge", FORM, PAIR)
    until(lambda: jobs.jobs(store)[0].state == "done")
    assert [row.key for row in documents(store)[0]] == ["bridge"]


def test_a_broken_document_of_the_corpora_keeps_nobody_from_the_others(
    store: Store, ana: Reviewer, runner: Runner, tmp_path: Path
) -> None:
    for name, target in (("good", TARGET.encode()), ("bad", b"\xff\xfe\x00"), ("second", TARGET.encode())):
        folder = tmp_path / "corpora" / name
        folder.mkdir(parents=True)
        (folder / "a.fr.txt").write_text(SOURCE)
        (folder / "a.en.txt").write_bytes(target)
        (folder / "document.toml").write_text(
            'source = "a.fr.txt"\ntarget = "a.en.txt"\nsource-language = "fr"\ntarget-language = "en"\n'
            'title = "A"\nlicence = "CC0-1.0"\nprovenance = "written for this test"\n'
        )
    jobs.submit(store, ana, "corpora", "the corpora", {"folder": str(tmp_path / "corpora")})
    runner.wake()
    until(lambda: any(job.kind == "corpora" and job.state == "done" for job in jobs.jobs(store)))
    assert [row.key for row in documents(store)[0]] == ["good", "second"]
    bad = next(job for job in jobs.jobs(store) if job.kind == "corpus")
    assert (bad.label, bad.state) == ("bad", "failed")
    (tmp_path / "corpora" / "bad" / "a.en.txt").write_text(TARGET)
    jobs.resume(store, ana, bad.id)
    until(lambda: documents(store)[1] == 3)


_SERVER = """
import sys
from review.store.engine import open_store
from review.ui.background import Runner
runner = Runner(open_store(sys.argv[1]))
print("up", flush=True)
runner._thread.join()
"""


def test_a_killed_server_takes_its_work_along_and_another_one_goes_on(
    store: Store, ana: Reviewer, tmp_path: Path
) -> None:
    one = jobs.submit(store, ana, "import", "large", {"form": {**FORM["form"], "name": "large"}}, large(2000))
    with subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(tmp_path / "desk.sqlite")], stdout=subprocess.PIPE, text=True
    ) as server:
        until(lambda: jobs.jobs(store)[0].step in ("align", "check"))
        os.kill(server.pid, signal.SIGKILL)
    until(lambda: jobs.jobs(store)[0].state == "interrupted")
    assert documents(store)[1] == 0
    jobs.resume(store, ana, one)
    runner = Runner(store)
    until(lambda: jobs.jobs(store)[0].state == "done")
    runner.stop()
    assert documents(store)[1] == 1
    assert last_position(store, documents(store)[0][0].id) == 2000
