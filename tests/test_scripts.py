"""The scripts that make training pairs out of training pairs."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from review.translators.resolve import EngineChoice, Resolution

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
    swap_names = script("swap_names")
    known = ("Okafor", "Lindqvist", "Zürich")
    for vi, en, *_ in new:
        inside = [name for name in known for _ in range(vi.count(name))]
        assert inside == [name for name in known for _ in range(en.count(swap_names.anyascii(name)))]
        assert inside
    assert {(vi, en) for vi, en, *_ in new}.isdisjoint({(vi, en) for vi, en, _ in PAIRS})


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


def test_pairs_get_another_source_and_another_target(
    pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Echo:
        """Says a text with another first word; one text comes back as it was, one far too short."""

        def __init__(self, mark: str) -> None:
            self.mark = mark

        def translate(self, texts: list[str]) -> list[str]:
            return [f"{self.mark} {text}" if "Okafor" in text else text[:3] for text in texts]

    def find(choice: EngineChoice, source: str, target: str) -> Resolution:
        return Resolution(Echo(f"{choice.model}:{source}>{target}"), "")  # type: ignore[arg-type]

    module = script("diversify_pairs")
    monkeypatch.setattr(module, "find_engine", find)
    output = tmp_path / "more.tsv"
    arguments = ["--source", "vi", "--target", "en", "--forward", "F", "--back", "B", "--output", str(output)]
    done = CliRunner().invoke(module.main, [str(pairs), *arguments, "--origin", "news"])
    assert done.exit_code == 0, done.output
    lines = output.read_text(encoding="utf-8").splitlines()
    assert "\n".join(lines[:5]) + "\n" == pairs.read_text(encoding="utf-8")
    vi, en, _ = PAIRS[0]
    assert [line.split("\t") for line in lines[5:]] == [
        [f"B:en>vi {en}", en, "news-back", "CC0"],
        [vi, f"F:vi>en {vi}", "news-forward", "CC0"],
    ]
