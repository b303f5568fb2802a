"""CONTRIBUTING.md is true: what it names is there."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import entry_points
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


def test_texts_flow_as_the_layers_say() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    above = [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]
    flow = re.search(r"Texts flow one way: `([^`]*)`", PAGE)
    assert flow is not None
    told = [part.split(", ") for part in " ".join(flow[1].split()).split(" → ")]
    places = [[next(n for n, layer in enumerate(above) if f"review.{name}" in layer) for name in part] for part in told]
    assert len(places) > 10
    assert all(len(set(part)) == 1 for part in places)
    assert [part[0] for part in places] == sorted((part[0] for part in places), reverse=True)


def test_commands_are_the_projects_own() -> None:
    scripts = {one.name for one in entry_points(group="console_scripts")} | {"python", "review"}
    assert set(re.findall(r"\.venv/bin/([\w-]+)", PAGE)) <= scripts


def test_what_is_slow_is_there() -> None:
    assert [name for name in SLOW if not (ROOT / "tests" / name).exists()] == []
