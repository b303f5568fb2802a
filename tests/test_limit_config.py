"""The settings `[limits]`: how large a file, and what is in it, may be."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from review.config import Settings, find_settings
from review.documents import load_files, load_pairs
from review.errors import ConfigError, InputError
from review.limit_config import LIMIT_SETTINGS, Limits, held, limits, parse_limits

DOCUMENTATION = Path(__file__).parents[1] / "docs" / "configuration.md"


def test_what_the_settings_say_holds_while_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text("[limits]\nparagraph = 10\n", encoding="utf-8")
    (tmp_path / "a.tsv").write_text("en\tde\nThe bridge\tDie Brücke ist\n", encoding="utf-8")
    settings = find_settings(tmp_path, {})
    with pytest.raises(InputError, match="a paragraph has 14 characters, more than 10"):
        load_pairs(tmp_path / "a.tsv", settings)
    assert limits() == Limits()
    assert Settings().over(settings).limits == Limits(paragraph=10)
    load_pairs(tmp_path / "a.tsv", Settings())


def test_a_lower_depth_holds_for_a_pair_of_files(tmp_path: Path) -> None:
    for name in ("a.en.resx", "a.de.resx"):
        (tmp_path / name).write_text("<root><data name='a'><value><b>Text</b></value></data></root>", encoding="utf-8")
    with pytest.raises(InputError, match=r"nests elements more than 3 deep \(the setting limits\.depth\)"):
        load_files(tmp_path / "a.en.resx", tmp_path / "a.de.resx", Settings("en", "de", limits=Limits(depth=3)))


def test_limits_end_with_their_block() -> None:
    with held(Limits(cell=5)):
        with held(None):
            assert limits().cell == 5
        with held(Limits.highest()):
            assert limits().cell == 100_000_000
    assert limits() == Limits()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"size": 3}, "unknown setting limits.size; known: cell"),
        ({"file": 0}, "limits.file is a whole number from 1 to 4,096, not 0"),
        ({"file": True}, "not True"),
        ({"depth": 10_001}, "from 1 to 10,000"),
        ({"cell": "1"}, "not '1'"),
        (3, "limits is a table"),
    ],
)
def test_what_is_wrong_is_said(table: object, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        parse_limits(table, Path("review.toml"))


def test_every_key_is_documented_with_its_default() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    defaults = asdict(Limits())
    assert set(defaults) == set(LIMIT_SETTINGS)
    for key, (meaning, _) in LIMIT_SETTINGS.items():
        assert f"| `{key}` | {meaning} | {defaults[key]} |" in text
