"""Settings: where they are found, how they are laid over each other, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.config import CheckSettings, Settings, find_settings, parse_settings
from review.errors import ConfigError

KNOWN: dict[str, dict[str, float | int | str | bool]] = {
    "numbers": {"slack": 0.5, "limit": 3, "strict": False},
    "dates": {},
}


def parse(table: dict[str, object]) -> Settings:
    return parse_settings(table, Path("folder/review.toml"), KNOWN)


def test_paths_are_relative_to_the_file_that_names_them() -> None:
    assert parse({"glossary": "terms.tsv"}).glossary == Path("folder/terms.tsv")


def test_a_whole_number_will_do_where_a_number_is_wanted() -> None:
    assert parse({"checks": {"numbers": {"slack": 1}}}).checks["numbers"].options == {"slack": 1}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"source-langauge": "vi"}, "did you mean 'source-language'?"),
        ({"align": "words"}, "align is one of paragraphs, lines"),
        ({"fail-level": "terrible"}, "fail-level is one of"),
        ({"source-language": 3}, "wants a text in quotes"),
        ({"checks": {"number": {}}}, "unknown check 'number'; did you mean 'numbers'?"),
        ({"checks": {"numbers": {"enabled": "no"}}}, "enabled is true or false"),
        ({"checks": {"numbers": {"slak": 1}}}, "did you mean 'slack'?"),
        ({"checks": {"numbers": {"limit": 1.5}}}, "limit is a whole number"),
        ({"checks": {"numbers": {"limit": True}}}, "limit is a whole number"),
        ({"checks": {"numbers": {"slack": float("nan")}}}, "slack is a number, not nan"),
        ({"checks": {"numbers": {"slack": float("inf")}}}, "slack is a number, not inf"),
        ({"checks": {"numbers": {"strict": 1}}}, "strict is true or false"),
        ({"checks": {"numbers": 3}}, "is a table"),
        ({"checks": 3}, "checks is a table"),
    ],
)
def test_what_is_not_known_is_refused(table: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(table)
    assert message in str(caught.value)


def test_review_toml_is_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text('fail-level = "minor"\n', encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_settings(below, KNOWN).fail_level == "minor"


def test_a_pyproject_without_a_section_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text('fail-level = "minor"\n', encoding="utf-8")
    below = tmp_path / "a"
    below.mkdir()
    (below / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert find_settings(below, KNOWN).fail_level == "minor"
    (below / "pyproject.toml").write_text("[tool.review]\nalign = 'lines'\n", encoding="utf-8")
    assert find_settings(below, KNOWN) == Settings(align="lines")


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text('align = "lines"\nfail-level\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"review\.toml:2: is not valid TOML"):
        find_settings(tmp_path, KNOWN)


def test_settings_are_laid_over_each_other_key_by_key() -> None:
    above = Settings("vi", checks={"numbers": CheckSettings(enabled=False, options={"slack": 1.0})})
    below = Settings("fr", "en", checks={"numbers": CheckSettings(severity="minor", options={"limit": 4})})
    merged = above.over(below)
    assert (merged.source_language, merged.target_language) == ("vi", "en")
    assert merged.checks["numbers"] == CheckSettings(False, "minor", {"slack": 1.0, "limit": 4})
