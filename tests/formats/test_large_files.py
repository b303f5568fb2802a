"""Files that are longer or deeper than anybody's: read in linear time, or refused with the reason; never a crash."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from review.config import Settings
from review.documents import load_files
from review.errors import InputError
from review.formats.json_strings import values
from review.formats.registry import FORMATS
from tests.formats.test_awkward_texts import read_data

LINE = "Die Brücke ist *rot* und `a` [b](c) {x} <b>a</b> &amp; "


def test_a_string_of_six_million_characters_is_one_string() -> None:
    ((_, block),) = values('["' + "a" * 6_000_000 + '"]')
    assert len(block.text) == 6_000_000


@pytest.mark.parametrize("suffix", ["md", "rst", "adoc"])
def test_a_page_of_one_line_of_megabytes_is_refused_before_it_is_looked_at(tmp_path: Path, suffix: str) -> None:
    for name in ("a.en", "a.de"):
        (tmp_path / f"{name}.{suffix}").write_text(LINE * (5_000_000 // len(LINE)), encoding="utf-8")
    with pytest.raises(InputError, match=rf"a\.en\.{suffix}:1: a paragraph has [\d,]+ characters, more than 200,000"):
        load_files(tmp_path / f"a.en.{suffix}", tmp_path / f"a.de.{suffix}", Settings("en", "de"))


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("- " * 10_000 + "a\n", 1),
        (">" * 10_000 + " a\n", 1),
        ("Eins\n\n" + "".join("  " * n + "- a\n" for n in range(100)), 32),
    ],
)
def test_markdown_that_nests_deeper_than_is_read_is_refused(page: str, line: int) -> None:
    read = FORMATS["markdown"].read
    assert read is not None
    with pytest.raises(InputError, match="nests lists and quotations more than 29 deep") as refused:
        read(page.encode(), "a.md", "de")
    assert (refused.value.path, refused.value.line) == ("a.md", line)
    assert len(read("".join("  " * n + "- a\n" for n in range(29)).encode(), "a.md", "de")) == 29


def test_more_than_the_memory_takes_is_an_error_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> NoReturn:
        raise MemoryError

    for name in ("a.en.json", "a.de.json"):
        (tmp_path / name).write_text('{"a": "b"}', encoding="utf-8")
    one = FORMATS["json"]
    monkeypatch.setattr("review.documents._paired", lambda *_: one.__class__("json", (), "", one.write, read))
    with pytest.raises(InputError, match=r"a\.en\.json: is too large to be read at once"):
        load_files(tmp_path / "a.en.json", tmp_path / "a.de.json", Settings("en", "de"))


def test_a_catalogue_is_parted_into_lines_a_stretch_at_a_time() -> None:
    entries = [
        f'msgid "Bridge {n} over the long river"\nmsgstr "Brücke {n} über\\n"\n"den Fluss"\n' for n in range(5000)
    ]
    entries[2500] = f'msgid "{"a" * 300_000}"\nmsgstr "{"ä" * 300_000}"\n'
    text = "\n".join(entries)
    segments = read_data("po", text.encode())
    assert [one.number for one in segments] == list(range(1, 5001))
    assert len(segments[2500].text("target")) == 300_000
    assert segments[-1].text("target") == "Brücke 4999 über\nden Fluss"
    line, column = segments[-1].position("target", len("Brücke 4999 über\n"))
    assert text.split("\n")[line - 1][column - 1 :] == 'den Fluss"'
