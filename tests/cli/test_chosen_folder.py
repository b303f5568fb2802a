"""A folder in the place of one of two files is called a folder; one without documents stands for its tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.cli.chosen import _check_pair, load_chosen
from review.config import Settings
from review.errors import InputError, UsageError
from tests.cli.running import Outcome, run


@pytest.mark.parametrize(("first", "role"), [(True, "source"), (False, "translation")])
def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path, first: bool, role: str) -> None:
    folder, file = tmp_path / "texts", tmp_path / "a.en.txt"
    folder.mkdir()
    file.write_text("The bridge is red.")
    pair = (str(folder), str(file)) if first else (str(file), str(folder))
    with pytest.raises(
        InputError, match=f"is a folder without a document.toml; beside .*the file of its {role}"
    ) as raised:
        _check_pair(pair)
    assert raised.value.path == str(folder)


PO = (
    'msgid ""\nmsgstr "Language: {0}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "The bridge is red."\nmsgstr "{1}"\n'
)
TABLE = "en\tde\nThe bridge is 12 m long.\tDie Brücke ist {} m lang.\n"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    files = {
        "one.tsv": TABLE.format(12),
        "b/one.tsv": TABLE.format(21),
        "b/vi.po": PO.format("vi", "Cây cầu màu đỏ."),
        "b/all.pot": 'msgid "The bridge is red."\nmsgstr ""\n',
        "b/program.ts": "export const red = 1;\n",
        "b/text.txt": "The bridge is red.",
        ".git/x.tsv": "nonsense",
        "node_modules/y.tsv": "nonsense",
    }
    for name, text in files.items():
        (tmp_path / "t" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "t" / name).write_text(text, encoding="utf-8")
    return tmp_path / "t"


def test_a_folder_without_documents_stands_for_the_tables_and_catalogues_in_it(tables: Path) -> None:
    chosen = load_chosen((str(tables),), Settings())
    languages = {one.document.id: one.document.target_language for one in chosen.loaded}
    assert languages == {"b/one.tsv": "de", "b/vi.po": "vi", "one.tsv": "de"}


def test_a_table_that_cannot_be_read_is_named(tables: Path) -> None:
    (tables / "c.csv").write_text("note,text\n1,Ja\n")
    with pytest.raises(InputError, match="has no columns 'source' and 'target'") as raised:
        load_chosen((str(tables),), Settings())
    assert str(raised.value.path).endswith("c.csv")


def test_a_folder_of_tables_has_a_baseline_as_documents_have(
    tables: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tables.parent)
    quiet = ("--back-translation", "none")
    first = run(capfd, monkeypatch, "score", "t", *quiet)
    assert first.status == 1
    assert "To write one: review baseline write t\n" in first.out
    assert "  review ui  " in first.out  # the desk opens documents; a table is added there
    assert run(capfd, monkeypatch, "baseline", "write", "t", *quiet).status == 0
    assert run(capfd, monkeypatch, "score", "t", *quiet).status == 0
    (tables / "one.tsv").unlink()
    gone = run(capfd, monkeypatch, "score", "t", *quiet)
    assert (gone.status, "one.tsv: the document is gone" in gone.out) == (1, True)


@pytest.mark.parametrize(
    "names", [("t", "t/one.tsv"), ("t/b/vi.po", "t"), ("t", "t/b"), ("t/b/", "t", "t/"), ("t", "t/b/one.tsv", "t/b")]
)
def test_what_lies_in_a_folder_that_is_named_too_is_read_once(
    tables: Path, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tables.parent)
    chosen = load_chosen(names, Settings())
    assert sorted(one.document.id for one in chosen.loaded) == ["b/one.tsv", "b/vi.po", "one.tsv"]


def test_a_file_of_a_document_beside_its_folder_is_that_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As hooks name what changed. A table of its own in the folder is no text of the document."""
    monkeypatch.chdir(tmp_path)
    for name in ("quay", "mill"):
        folder = tmp_path / "corpora" / name
        folder.mkdir(parents=True)
        (folder / "document.toml").write_text(
            'source-language = "en"\ntarget-language = "de"\nsource = "s.txt"\ntarget = "t.txt"\n'
        )
        (folder / "s.txt").write_text("The bridge is red.")
        (folder / "t.txt").write_text("Die Brücke ist rot.", encoding="utf-8")
    (folder / "own.tsv").write_text(TABLE.format(12), encoding="utf-8")
    ids = ["mill", "quay"]
    for names in (
        ("corpora", "corpora/quay/t.txt"), ("corpora/mill/s.txt", "corpora/mill/t.txt", "corpora"),
        ("corpora/mill/document.toml", "corpora"), ("corpora", "corpora/mill"),
    ):  # fmt: skip
        assert [one.document.id for one in load_chosen(names, Settings()).loaded] == ids
    assert [one.document.id for one in load_chosen(("corpora", "corpora/mill/own.tsv"), Settings()).loaded] == [
        *ids, "own.tsv"
    ]  # fmt: skip
    (tmp_path / "elsewhere.txt").write_text("Nothing")
    with pytest.raises(InputError, match="name one in it"):
        load_chosen(("corpora", "elsewhere.txt"), Settings())


def test_an_empty_path_is_no_folder() -> None:
    with pytest.raises(UsageError, match="one of the paths is empty"):
        load_chosen(("", "a.en.txt"), Settings())


def test_an_address_is_not_fetched() -> None:
    with pytest.raises(InputError, match="is an address; nothing is fetched"):
        load_chosen(("https://example.org/a.vi.txt", "a.en.txt"), Settings())


def test_a_folder_of_neither_documents_nor_tables_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Yes")
    with pytest.raises(InputError, match=r"has no document\.toml at or below it, nor a file of both languages"):
        load_chosen((str(tmp_path),), Settings())


def test_of_a_folder_that_was_emptied_it_is_said_what_is_gone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(*arguments: str) -> Outcome:
        return run(capfd, monkeypatch, *arguments)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "t").mkdir()
    assert said("score", "t").status == 2
    table = tmp_path / "t" / "one.tsv"
    table.write_text(TABLE.format(12))
    assert said("baseline", "write", "t").status == 0
    table.unlink()
    failed = said("score", "t")
    assert failed.status == 1
    assert failed.out.splitlines() == [
        "t has no document any more.",
        "failed  0 findings in 0 documents",
        "  one.tsv: the document is gone; the baseline has it",
        "  review baseline write t  takes what is there as it is, where what is gone is to be gone",
        "  --allow-missing          no failure for what is gone, this once",
    ]
    allowed = said("score", "t", "--allow-missing")
    assert (allowed.status, "one.tsv: the document is gone" in allowed.out) == (0, True)
    assert said("score", "t", "--no-baseline").status == 2
    assert said("baseline", "write", "t").out.endswith("dropped one.tsv, which is gone\n")
    assert said("score", "t").status == 0
