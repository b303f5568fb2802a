"""The cache keeps what models said, for several processes at once, within its limit, and never stops a run."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.output_cache import OutputCache, cache_key, default_cache_path


def _keys(count: int, kind: str = "translate") -> list[bytes]:
    return [cache_key(kind, "engine", str(number)) for number in range(count)]


def test_keeps_values_between_openings(tmp_path: Path) -> None:
    keys = _keys(3)
    with OutputCache(tmp_path / "c.sqlite") as cache:
        cache.put({keys[0]: "một câu", keys[1]: [[[0, 2, -0.5]], -1.0]})
    with OutputCache(tmp_path / "c.sqlite") as cache:
        assert cache.get(keys) == {keys[0]: "một câu", keys[1]: [[[0, 2, -0.5]], -1.0]}


def test_asks_for_more_keys_than_sqlite_takes_at_once(tmp_path: Path) -> None:
    keys = _keys(2500)
    with OutputCache(tmp_path / "c.sqlite") as cache:
        cache.put(dict.fromkeys(keys, "x"))
        assert len(cache.get(keys)) == 2500


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_key_depends_on_every_part_and_its_place(left: list[str], right: list[str]) -> None:
    assert (cache_key("t", "s", *left) == cache_key("t", "s", *right)) == (left == right)


def test_lone_surrogates_have_a_key_and_no_value(tmp_path: Path) -> None:
    with OutputCache(tmp_path / "c.sqlite") as cache:
        key = cache_key("translate", "engine", "\ud800")
        cache.put({key: "\ud800"})
        assert cache.get([key]) in ({}, {key: "\ud800"})


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    with OutputCache(tmp_path / "c.sqlite", limit=200_000) as cache:
        old = _keys(20, "old")
        cache.put(dict.fromkeys(old, "o" * 1000))
        raw = sqlite3.connect(tmp_path / "c.sqlite")
        raw.execute("UPDATE outputs SET used = 1")
        raw.commit()
        raw.close()
        for start in range(0, 400, 20):
            cache.put(dict.fromkeys(_keys(400, "new")[start : start + 20], "n" * 1000))
        assert cache.size() <= 200_000
        assert not cache.get(old)
        assert cache.get(_keys(400, "new")[-20:])
        assert cache.note is None


def test_reading_makes_an_old_value_young(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    old, other = _keys(2)
    with OutputCache(path) as cache:
        cache.put({old: "x", other: "y"})
        raw = sqlite3.connect(path)
        raw.execute("UPDATE outputs SET used = 1")
        raw.commit()
        cache.get([old])
        order = raw.execute("SELECT key, used > 1 FROM outputs ORDER BY id").fetchall()
        raw.close()
    assert order == [(other, 0), (old, 1)]


def test_a_damaged_file_is_said_and_does_not_stop_anything(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with OutputCache(path) as cache:
        cache.put({b"k": 1})
        assert cache.get([b"k"]) == {}
        assert cache.note is not None
        assert str(path) in cache.note
    assert path.read_bytes().startswith(b"this is no database")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = OutputCache(tmp_path / "file" / "c.sqlite")
    assert cache.note is not None
    assert cache.get([b"k"]) == {}


def test_a_full_disk_keeps_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    cache = OutputCache(path)
    before = _keys(5, "before")
    cache.put(dict.fromkeys(before, "b"))
    assert cache._connection is not None
    (pages,) = cache._connection.execute("PRAGMA page_count").fetchone()
    cache._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    after = _keys(200, "after")
    cache.put(dict.fromkeys(after, "a" * 2000))
    assert cache.note is not None
    assert "full" in cache.note
    with OutputCache(path) as again:
        assert len(again.get(before)) == 5
        assert not again.get(after)


def _set_version(path: Path, version: int) -> None:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()


def test_a_file_of_an_older_version_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with OutputCache(path) as cache:
        cache.put({b"k": 1})
    _set_version(path, 0)
    with OutputCache(path) as cache:
        assert cache.count() == 0
        assert cache.note is None


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with OutputCache(path) as cache:
        cache.put({b"k": 1})
    _set_version(path, 99)
    with OutputCache(path) as cache:
        cache.put({b"l": 2})
        assert cache.get([b"k", b"l"]) == {}
        assert cache.note is not None
        assert "version 99" in cache.note
    _set_version(path, 1)
    with OutputCache(path) as cache:
        assert cache.get([b"k", b"l"]) == {b"k": 1}


def test_somebody_without_a_home_has_no_cache_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """`docker run -u 1234`: nothing says where that user lives."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert default_cache_path() == Path("/.cache/review/translations.sqlite")


def test_a_path_that_no_system_takes_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "a\0b" / "c.sqlite", tmp_path / ("x" * 300) / "c.sqlite", tmp_path / "\udc80\0"):
        cache = OutputCache(path)
        assert cache.note is not None
        cache.put({b"k": 1})


def test_lies_in_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache_path() == tmp_path / "review" / "translations.sqlite"


_WORKER = """
import sys
from pathlib import Path
from review.output_cache import OutputCache, cache_key
folder, own = Path(sys.argv[1]), sys.argv[2]
for number in range(100):
    with OutputCache(folder / f"{number // 20}.sqlite") as cache:
        mine = cache_key("translate", own, str(number))
        both = cache_key("translate", "both", str(number))
        cache.put({mine: own, both: number})
        assert cache.get([mine, both]) == {mine: own, both: number}, number
        assert cache.note is None, cache.note
"""


def test_two_processes_share_one_cache_a_hundred_times(tmp_path: Path) -> None:
    workers = [
        subprocess.Popen([sys.executable, "-c", _WORKER, str(tmp_path), name], stderr=subprocess.PIPE, text=True)
        for name in ("first", "second")
    ]
    for worker in workers:
        _, errors = worker.communicate(timeout=120)
        assert worker.returncode == 0, errors
    for number in range(5):
        with OutputCache(tmp_path / f"{number}.sqlite") as cache:
            assert cache.count() == 60
