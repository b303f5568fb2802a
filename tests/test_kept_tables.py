"""Tables of words are made once a machine, and say then what they said when they were made."""

import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest

from review.kept_tables import WordTable, kept_table, packed

WORDS = [("the", 127), ("of", 160), ("Füße", 512), ("的", 3), ("", 7), *((f"word{n}", n) for n in range(500))]


def made() -> Iterable[tuple[str, int]]:
    return WORDS


def never() -> Iterable[tuple[str, int]]:
    raise AssertionError("made again")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "review" / "tables"


def test_a_table_has_its_words_in_their_order_and_no_others() -> None:
    table = WordTable(packed(WORDS))
    assert list(table.pairs()) == WORDS
    assert list(table) == [word for word, _ in WORDS]
    assert len(table) == len(WORDS)
    assert all(table[word] == number and word in table for word, number in WORDS)
    assert table.get("fuße") is None
    assert table.get("\ud800") is None
    with pytest.raises(KeyError):
        table["word500"]


def test_of_a_word_that_comes_twice_the_last_number_counts() -> None:
    assert list(WordTable(packed([("of the", 68), ("a", 1), ("of the", 96)])).pairs()) == [("of the", 96), ("a", 1)]


def test_a_table_of_nothing_finds_nothing() -> None:
    table = WordTable(packed(()))
    assert (list(table), table.get("the"), len(table)) == ([], None, 0)


def test_a_word_of_more_bytes_than_a_table_holds_is_not_in_it() -> None:
    assert list(WordTable(packed([("ä" * 128, 1), ("ä" * 127, 2)])).values()) == [2]


def test_a_table_is_made_once(cache: Path) -> None:
    kept_table("words", "list 1", made)
    assert (cache / "words.words").exists()
    assert list(kept_table("words", "list 1", never).pairs()) == WORDS


def test_a_table_that_was_just_made_is_read_from_its_file_and_takes_no_memory() -> None:
    many = [(f"word{n:06}", n % 100) for n in range(20_000)]
    tracemalloc.start()
    table = kept_table("words", "list 1", lambda: iter(many))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert list(table.pairs()) == many
    assert held < len(packed(many)) / 2


def test_a_table_of_another_version_is_made_anew() -> None:
    kept_table("words", "list 1", made)
    assert list(kept_table("words", "list 10", lambda: [("a", 1)])) == ["a"]
    assert list(kept_table("words", "list 1", made)) == [word for word, _ in WORDS]


@pytest.mark.parametrize("damage", [b"", b"list 1\n", b"list 1\n" + b"\xff" * 16, b"list 1\n" + bytes(40)])
def test_a_damaged_table_is_made_anew(cache: Path, damage: bytes) -> None:
    cache.mkdir(parents=True)
    (cache / "words.words").write_bytes(damage)
    assert kept_table("words", "list 1", made)["the"] == 127


def test_a_table_that_was_cut_off_is_made_anew(cache: Path) -> None:
    kept_table("words", "list 1", made)
    whole = (cache / "words.words").read_bytes()
    (cache / "words.words").write_bytes(whole[:-1])
    assert kept_table("words", "list 1", made)["word499"] == 499


def test_without_a_place_to_keep_it_each_run_makes_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept_table("words", "list 1", made)["of"] == 160
