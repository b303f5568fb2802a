"""What is computed from installed data is computed once, and again where it is of something else or damaged."""

from pathlib import Path

import pytest

from review.kept_values import kept_value

VALUE = {("Monday", "day"): frozenset({"day 0"}), ("é",): frozenset({1.5, None})}


def never() -> object:
    raise AssertionError("made again")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "review" / "tables"


def test_a_value_is_made_once(cache: Path) -> None:
    assert kept_value("days", lambda: VALUE) == VALUE
    assert kept_value("days", never) == VALUE
    assert [path.name.split(".")[0] for path in cache.iterdir()] == ["days"]


def test_a_damaged_value_is_made_anew(cache: Path) -> None:
    kept_value("days", lambda: VALUE)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[:-1], whole[:40], bytes(len(whole)), whole[:64] + b"c" + whole[65:]):
        file.write_bytes(damaged)
        assert kept_value("days", lambda: VALUE) == VALUE
        assert kept_value("days", never) == VALUE


def test_a_value_of_other_files_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_value("days", lambda: VALUE)
    monkeypatch.setattr("review.kept_values._stamp", lambda: b"\1" * 32)
    assert kept_value("days", lambda: 1) == 1


def test_without_a_place_to_keep_it_a_value_is_made_by_each_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept_value("days", lambda: 1) == 1
