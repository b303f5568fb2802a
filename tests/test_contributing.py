"""CONTRIBUTING.md is true: what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import SLOW

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
#: What stands for a name of one's own.
OWN = re.compile(r"my[-_]\w+|<\w+>|…")


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:review|tests|docs|scripts|benchmarks|corpora)/[^`\s]*)`", PAGE)))
)
def test_files_and_folders_are_there(path: str) -> None:
    place = ROOT / (Path(path).parent if OWN.search(path) else path)
    assert place.exists()


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", PAGE))))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_make_has_the_targets() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make (\w+)`", PAGE)) <= targets


def test_what_is_slow_is_there() -> None:
    assert [name for name in SLOW if not (ROOT / "tests" / name).exists()] == []
