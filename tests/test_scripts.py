"""The scripts that make training pairs out of training pairs."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[1]
HEADER = "vi\ten\torigin\tlicence\n"
PAIRS = [
    ("Ông Okafor nói ở Hà Nội và Đà Lạt rằng cầu Zürich đã mở.", "Okafor said that the Zürich bridge is open.", "news"),
    ("Hôm qua Lindqvist gặp ở Huế, Hà, Đà.", "They met Lindqvist in Hue.", "news"),
    ("Lindqvist gặp Lindqvist ở Huế, Hà, Đà.", "Lindqvist met Lindqvist.", "news"),
    ("Trang chủ Okafor", "Okafor home page", "strings"),
]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(HEADER + "".join("\t".join((*row, "CC0")) + "\n" for row in PAIRS), encoding="utf-8")
    return path


def test_names_are_swapped_on_both_sides_in_pairs_of_their_own(pairs: Path, tmp_path: Path) -> None:
    output = tmp_path / "more.tsv"
    arguments = [str(pairs), "--marked", "vi", "--plain", "en", "--origin", "news", "--output", str(output)]
    done = CliRunner().invoke(script("swap_names").main, [*arguments, "--made", "0"])
    assert done.exit_code == 0, done.output
    lines = output.read_text(encoding="utf-8").splitlines()
    assert "\n".join(lines[:5]) + "\n" == pairs.read_text(encoding="utf-8")
    new = [line.split("\t") for line in lines[5:]]
    # the third has the name twice, the fourth is of another origin
    assert len(new) == 2
    assert {(origin, licence) for *_, origin, licence in new} == {("news-names", "CC0")}
    for vi, en, *_ in new:
        assert len([name for name in ("Okafor", "Lindqvist", "Zürich") if name in vi]) >= 1
        assert "Zurich" in en or "Okafor" in en or "Lindqvist" in en


def test_made_names_lose_their_marks_on_the_plain_side(pairs: Path, tmp_path: Path) -> None:
    output = tmp_path / "more.tsv"
    arguments = [str(pairs), "--marked", "vi", "--plain", "en", "--origin", "news", "--output", str(output)]
    module = script("swap_names")
    assert CliRunner().invoke(module.main, [*arguments, "--made", "1"]).exit_code == 0
    vi, en, *_ = output.read_text(encoding="utf-8").splitlines()[-1].split("\t")
    assert "Lindqvist" not in vi + en
    name = vi.removeprefix("Hôm qua ").removesuffix(" gặp ở Huế, Hà, Đà.")
    assert f"They met {module.anyascii(name)} in Hue." == en
    assert name != module.anyascii(name)
