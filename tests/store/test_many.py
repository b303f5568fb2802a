"""Eight writers at once, and a killed one: no acknowledged edit is lost, none is merged with another's."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select, text

from review.errors import StoreConflict, StoreError
from review.store.acts import Outcome, undo_act
from review.store.alignment import merge, split
from review.store.edits import save_text
from review.store.engine import Store, open_store
from review.store.importing import add_document
from review.store.queries import paragraph
from review.store.replacing import Search, find, replace_all
from review.store.tables import EditRow, SegmentRow
from review.store.undoing import undo
from tests.store.conftest import write_pair

WRITERS, EDITS, KILLS = 8, 100, 50


def test_eight_writers_lose_nothing(url: str, store: Store, document: int) -> None:
    with store.reading() as session:
        segments = session.scalars(select(SegmentRow.id).where(SegmentRow.document_id == document)).all()

    def write(number: int) -> list[tuple[int, int | None, str]]:
        """(segment, version or None where it lost, text) of every acknowledged save."""
        mine = open_store(url)
        who = mine.reviewer(f"w{number}@example.org", f"Writer {number}", "reviewer")
        choose = random.Random(number)
        told: list[tuple[int, int | None, str]] = []
        for n in range(EDITS):
            segment = choose.choice(segments)
            words = f"Writer {number} wrote line {n}."
            version = paragraph(mine, segment).version
            try:
                told.append((segment, save_text(mine, who, segment, words, version, check=False), words))
            except StoreConflict as conflict:
                told.append((segment, None, conflict.mine))
        mine.close()
        return told

    with ThreadPoolExecutor(WRITERS) as pool:
        told = [one for result in pool.map(write, range(WRITERS)) for one in result]
    assert len(told) == WRITERS * EDITS
    with store.reading() as session:
        edits = session.scalars(select(EditRow)).all()
        texts = {row.id: (row.text, row.version) for row in session.scalars(select(SegmentRow))}
    assert sorted((e.segment_id, e.version or -1, e.text) for e in edits) == sorted((s, v or -1, t) for s, v, t in told)
    assert any(version is None for _, version, _ in told), "nobody ever met anybody: the test shows nothing"
    for segment in segments:
        chain = sorted((e for e in edits if e.segment_id == segment and e.version), key=lambda e: e.version or 0)
        assert [e.version for e in chain] == list(range(1, len(chain) + 1))
        for before, after in pairwise(chain):
            assert (after.base_version, after.before) == (before.version, before.text)
        assert texts[segment] == (chain[-1].text, chain[-1].version)


def test_eight_writers_of_whom_some_replace_lose_nothing(url: str, store: Store, document: int) -> None:
    with store.reading() as session:
        segments = session.scalars(select(SegmentRow.id).where(SegmentRow.document_id == document)).all()

    def write(number: int) -> tuple[list[tuple[int, str]], list[Outcome]]:
        """(segment, text) of every acknowledged save, lost or not, and what every find-and-replace said it did."""
        mine = open_store(url)
        who = mine.reviewer(f"w{number}@example.org", f"Writer {number}", "reviewer")
        choose = random.Random(number)
        saved: list[tuple[int, str]] = []
        replaced: list[Outcome] = []
        for n in range(EDITS // 4):
            if n % 5 == 4:
                search = Search(f"Writer {choose.randrange(WRITERS)}", f"Scribe {number}.{n}", document)
                looked = find(mine, search).versions
                replaced.append(replace_all(mine, who, search, looked))
                continue
            segment = choose.choice(segments)
            words = f"Writer {number} wrote line {n}."
            version = paragraph(mine, segment).version
            with suppress(StoreConflict):  # kept as another version
                save_text(mine, who, segment, words, version, check=False)
            saved.append((segment, words))
        mine.close()
        return saved, replaced

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(write, range(WRITERS)))
    with store.reading() as session:
        edits = session.scalars(select(EditRow)).all()
        texts = {row.id: (row.text, row.version) for row in session.scalars(select(SegmentRow))}
    written = {(edit.segment_id, edit.text) for edit in edits}
    for saved, replaced in results:
        assert set(saved) <= written
        for outcome in replaced:
            assert sorted(edit.segment_id for edit in edits if outcome.act and edit.act_id == outcome.act) == sorted(
                outcome.changed
            )
    assert any(outcome.changed for _, replaced in results for outcome in replaced), "nothing was ever replaced"
    for segment in segments:
        chain = sorted((e for e in edits if e.segment_id == segment and e.version), key=lambda e: e.version or 0)
        assert [e.version for e in chain] == list(range(1, len(chain) + 1))
        for before, after in pairwise(chain):
            assert (after.base_version, after.before) == (before.version, before.text)
        assert texts[segment] == (chain[-1].text, chain[-1].version)
    # every act can be taken back or says where not, and what it leaves is a chain still
    for _, replaced in results:
        for outcome in replaced:
            if outcome.act:
                back = undo_act(store, store.reviewer("w0@example.org"), outcome.act)
                assert len(back.changed) + len(back.left) == len(outcome.changed)


def test_eight_writers_who_also_replace_undo_merge_and_split_lose_nothing(
    url: str, store: Store, document: int
) -> None:
    """Every acknowledged text is in the history, and every source paragraph stands where it stood."""
    living = select(SegmentRow).where(SegmentRow.document_id == document, SegmentRow.position.is_not(None))

    def rows(opened: Store) -> list[SegmentRow]:
        with opened.reading() as session:
            return list(session.scalars(living.order_by(SegmentRow.position)))

    before = [paragraph for row in rows(store) for paragraph in row.source]

    def write(number: int) -> tuple[list[tuple[int, str]], Counter[str]]:
        mine = open_store(url)
        who = mine.reviewer(f"w{number}@example.org", f"Writer {number}", "reviewer")
        choose = random.Random(number)
        saved: list[tuple[int, str]] = []
        done: Counter[str] = Counter()
        for n in range(EDITS // 5):
            one = choose.choice(rows(mine))
            kind = choose.choice(["save", "save", "save", "replace", "undo", "merge", "split"])
            words = f"Writer {number} wrote line {n}.\n\nAnd more of it."
            try:
                if kind == "save":
                    save_text(mine, who, one.id, words, one.version, check=False)
                    saved.append((one.id, words))
                elif kind == "replace":
                    search = Search(f"Writer {choose.randrange(WRITERS)}", f"Scribe {number}.{n}", document)
                    replace_all(mine, who, search, find(mine, search).versions)
                elif kind == "undo":
                    undo(mine, who, one.id, one.version)
                else:
                    (merge if kind == "merge" else split)(mine, who, one.id)
                done[kind] += 1
            except StoreConflict:  # kept as another version
                saved += [(one.id, words)] if kind == "save" else []
            except StoreError:  # merged away meanwhile, nothing to undo, nothing to split: said, and nothing done
                continue
        mine.close()
        return saved, done

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(write, range(WRITERS)))
    done = sum((one for _, one in results), Counter())
    assert min(done[kind] for kind in ("save", "replace", "undo", "merge", "split")) > 0, done
    with store.reading() as session:
        written = {(edit.segment_id, edit.text) for edit in session.scalars(select(EditRow))}
    assert {one for saved, _ in results for one in saved} <= written
    now = rows(store)
    assert [row.position for row in now] == list(range(1, len(now) + 1))
    assert [paragraph for row in now for paragraph in row.source] == before


#: Forks a child for every line that it reads (imports take long); a child saves until it is killed.
_SAVER = """
import os, sys
from review.store.edits import save_text
from review.store.engine import open_store
from review.store.queries import paragraph

for line in sys.stdin:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        print("end", flush=True)
        continue
    store = open_store(sys.argv[1])
    who = store.reviewer("saver@example.org", "Saver", "reviewer")
    segment, n = int(sys.argv[2]), 0
    print(os.getpid(), flush=True)
    while True:
        words = f"{line.strip()}-{n}"
        version = save_text(store, who, segment, words, paragraph(store, segment).version, check=False)
        os.write(1, f"{version} {words}\\n".encode())
        n += 1
"""


def test_a_killed_server_keeps_every_acknowledged_edit(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    store = open_store(str(path))
    ana = store.reviewer("ana@example.org", "Ana", "lead")
    add_document(store, ana, write_pair(tmp_path / "texts"))
    with store.reading() as session:
        segment = session.scalars(select(SegmentRow.id).order_by(SegmentRow.id)).all()[2]
    told = _kill_often(path, segment)
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    with store.reading() as session:
        kept = {row.version: row.text for row in session.scalars(select(EditRow))}
    assert len(told) >= KILLS
    for version, words in told.items():
        assert kept[version] == words
    # what was written but not acknowledged is whole, too
    assert sorted(version for version in kept if version) == list(range(1, len(kept) + 1))
    assert paragraph(store, segment).text == kept[len(kept)]
    store.close()


def _kill_often(path: Path, segment: int) -> dict[int, str]:
    """Version to text of every save that was acknowledged by a process that was then killed, KILLS of them."""
    told: dict[int, str] = {}
    choose = random.Random(7)
    with subprocess.Popen(
        [sys.executable, "-c", _SAVER, str(path), str(segment)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as spawner:
        assert spawner.stdin is not None
        assert spawner.stdout is not None
        for attempt in range(KILLS):
            spawner.stdin.write(f"try{attempt}\n")
            spawner.stdin.flush()
            child = int(spawner.stdout.readline())
            wanted = choose.randint(1, 6)
            while (line := spawner.stdout.readline()) != "end\n":
                version, words = line.split()
                told[int(version)] = words
                wanted -= 1
                if wanted == 0:
                    os.kill(child, signal.SIGKILL)
        spawner.stdin.close()
    return told


def test_a_stale_save_never_overwrites(store: Store, document: int) -> None:
    with store.reading() as session:
        segment = session.scalars(select(SegmentRow.id)).first()
    assert segment is not None
    ben = store.reviewer("ben@example.org", "Ben", "reviewer")
    save_text(store, ben, segment, "First.", 0)
    for n in range(3):
        with pytest.raises(StoreConflict):
            save_text(store, ben, segment, f"Late {n}.", 0)
    assert paragraph(store, segment).text == "First."
    assert len(paragraph(store, segment).proposals) == 3
