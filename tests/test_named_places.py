"""Files and modules that pages, comments and docstrings name are there: what was moved took its mentions along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_documentation import WRITTEN

ROOT = Path(__file__).parents[1]
FILE = re.compile(
    r"(?<![\w./-])(?:review|tests|scripts|benchmarks|deploy|licences)/[\w./-]+"
    r"\.(?:py|md|tsv|toml|txt|jsonl?|js|css|service)(?:\.[gx]z)?\b"
)
MODULE = re.compile(r"`(review(?:\.[a-z_]+)+)`")
#: Where a file of one's own goes, and what lies so only in the wheel.
NOT_HERE = re.compile(r"/my[-_]|^review/ui/(?:app\.py|\.streamlit/config\.toml)$")
SETTINGS = ("pyproject.toml", "Makefile", "Dockerfile", "compose.yaml", "action.yml", ".ci/run", "zensical.toml")


def code() -> Iterator[Path]:
    for folder in ("review", "scripts", "benchmarks"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def is_there(module: str) -> bool:
    """Whether it is a module or folder of modules, or one has the name that it ends in."""
    path = ROOT.joinpath(*module.split("."))
    if path.is_dir() or path.with_suffix(".py").exists() or module == "review.toml":
        return True
    home = path.parent / "__init__.py" if path.parent.is_dir() else path.parent.with_suffix(".py")
    return home.exists() and re.search(rf"\b{path.name}\b", home.read_text(encoding="utf-8")) is not None


def missing(paths: Iterator[Path] | list[Path]) -> list[str]:
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        named = [name for name in FILE.findall(text) if not NOT_HERE.search(name) and not (ROOT / name).exists()]
        named += [name for name in MODULE.findall(text) if not is_there(name)]
        found += [f"{path.relative_to(ROOT)}: {name}" for name in named]
    return found


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_a_page_names_nothing_that_is_not_there(page: Path) -> None:
    assert missing([page]) == []


def test_settings_and_code_name_nothing_that_is_not_there() -> None:
    assert missing([ROOT / name for name in SETTINGS]) == []
    assert missing(code()) == []
    assert is_there("review.formats.registry.FORMATS")
    assert not is_there("review.formats.NOTHING")
    assert not is_there("review.nothing.at_all")
