"""Whatever is in a file, reading it ends in what was read or in an error that a person can do something about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from review.checks.glossary import read_glossary
from review.config import Settings
from review.documents import load_corpus
from review.errors import ReviewError
from review.formats.gold import read_gold
from review.formats.registry import FORMATS
from review.gate.file import read_baseline
from review.model import Paragraph
from review.reading_config import ReadingChoice, reading_as
from review.scoring import known_checks
from review.store.sign_in import read_sign_in
from review.toml_file import read_toml
from tests.fuzz.full import cases, told
from tests.fuzz.mutating import mutated

#: Good files of each kind, to be damaged.
GOOD = Path(__file__).parent / "good"
PARAGRAPHS = (Paragraph("The bridge is open.", 1),)


def _format(name: str) -> Callable[[Path], object]:
    one = FORMATS[name]

    def read(path: Path) -> object:
        data = path.read_bytes()
        if one.read is not None:
            return one.read(data, path.name, "vi")
        assert one.read_both is not None
        return one.read_both(data, path.name, "vi", "en")

    return read


def _article(path: Path) -> object:
    with reading_as(ReadingChoice(article=True)):
        return _format("page")(path)


def _document(path: Path) -> Any:
    for name in ("s.txt", "t.txt"):
        (path.parent / name).write_text("Một cây cầu mới." if name == "s.txt" else "A new bridge.", encoding="utf-8")
    path.rename(path.parent / "document.toml")
    return load_corpus(path.parent, Settings(), known_checks())


def _secrets(path: Path) -> object:
    return read_sign_in([str(path.rename(path.with_suffix(".toml")))])


READERS: dict[str, Callable[[Path], object]] = {
    **{name: _format(name) for name in FORMATS},
    "article": _article,
    "settings": read_toml,
    "document": _document,
    "gold": lambda path: read_gold(path, PARAGRAPHS, PARAGRAPHS),
    "baseline": read_baseline,
    "glossary": read_glossary,
    "secrets": _secrets,
}
SUFFIX = {name: one.suffixes[0] if one.suffixes else ".txt" for name, one in FORMATS.items()} | {"article": ".html"}


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    good = [path.read_bytes() for path in sorted(GOOD.glob(f"{name}-[0-9]*"))]
    assert good
    suffix = SUFFIX.get(name, ".txt")
    for number, data in enumerate(good):  # undamaged, it is read
        (tmp_path / f"good{number}").mkdir()
        path = tmp_path / f"good{number}" / f"file{suffix}"
        path.write_bytes(data)
        READERS[name](path)
    read = refused = 0
    for seed in range(cases(60)):
        path = tmp_path / f"file{suffix}"
        path.write_bytes(mutated(seed, good))
        try:
            READERS[name](path)
        except ReviewError as error:
            refused += bool(error.message)
        except BaseException as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}: {error}") from error
        else:
            read += 1
    assert read + refused == cases(60)
    told(f"{name}: {read} read, {refused} refused")
