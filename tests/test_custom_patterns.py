"""The project's own patterns: read from its settings, refused by file and line, and found by score, gate and desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from review.config import Settings, find_settings, parse_settings
from review.custom_patterns import CUSTOM_KEYS, CustomPattern, parse_custom, pattern_table, places_of
from review.errors import ConfigError
from review.scoring import known_checks
from review.store.rows import settings_from, settings_table
from tests.cli.running import Outcome, run

TABLES = """
[[custom]]
target = '\\bTool\\b'
message = "say Werkzeug"
severity = "major"

[[custom]]
source = "cloud"
not-target = "(?i)cloud"
message = "cloud stays cloud"
"""


@pytest.fixture
def review(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    return lambda *arguments: run(capfd, monkeypatch, *map(str, arguments))


def project(folder: Path, settings: str, target: str = "Das ist ein Tool.") -> tuple[Path, Path]:
    (folder / "review.toml").write_text(settings, encoding="utf-8")
    (folder / "a.en.txt").write_text("This is a tool.\n", encoding="utf-8")
    (folder / "a.de.txt").write_text(target + "\n", encoding="utf-8")
    return folder / "a.en.txt", folder / "a.de.txt"


def test_tables_are_read_with_what_they_leave_out(tmp_path: Path) -> None:
    (tmp_path / "review.toml").write_text(TABLES, encoding="utf-8")
    assert find_settings(tmp_path, known_checks()).custom == (
        CustomPattern("say Werkzeug", target=r"\bTool\b", severity="major"),
        CustomPattern("cloud stays cloud", source="cloud", not_target="(?i)cloud"),
    )


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ('[[custom]]\nmessage = "x"\ntarget = "(a"', 3, "custom.target: '(a' is no pattern of RE2: missing )"),
        ('[[custom]]\nmessage = "x"\nsource = "(?<=a)b"', 3, "is no pattern of RE2: invalid"),
        ('align = "lines"\n[[custom]]\nmessage = "x"\ntarget = "a*"', 4, "it fits nothing at all"),
        ('[[custom]]\nmessage = "x"\ntarget = "a{3000}"', 3, "invalid repetition size"),
        ('[[custom]]\nmessage = "x"\ntarget = "a"\n[[custom]]\ntarget = "b"', 4, "wants a message"),
        ('[[custom]]\nmessage = "x"\nnot-target = "b"', 1, "wants a pattern: source or target"),
        ('[[custom]]\nmessage = "x"\ntarget = "a"\nseverty = "major"', 4, "did you mean 'severity'?"),
        ('[[custom]]\nmessage = "x"\ntarget = "a"\nseverity = "bad"', 1, "is one of neutral, minor"),
        ('[[custom]]\nmessage = "x"\nsource = "a"\nsuggestion = "b"', 1, "there is no target"),
        ('[[custom]]\nmessage = "x"\ntarget = 3', 3, "wants a text in quotes, not 3"),
    ],
)
def test_what_is_no_pattern_is_refused_with_file_and_line(
    tmp_path: Path, review: Callable[..., Outcome], table: str, line: int, message: str
) -> None:
    files = project(tmp_path, table + "\n")
    outcome = review("score", *files, "--no-baseline", "--back-translation", "none")
    assert outcome.status == 2
    assert f"review.toml:{line}: " in outcome.err
    assert message in outcome.err


def test_a_pyproject_names_its_line_too(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n\n[[tool.review.custom]]\nmessage = "x"\ntarget = "("\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        find_settings(tmp_path, known_checks())
    assert (caught.value.path, caught.value.line) == (path, 6)


def test_a_list_in_one_line_is_read_too_and_its_fault_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "review.toml"
    with pytest.raises(ConfigError) as caught:
        parse_custom([{"message": "x", "target": "("}], path)
    assert caught.value.line is None


def test_too_many_and_too_long_patterns_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"more than 1,000 tables"):
        parse_custom([{"message": "x", "target": "a"}] * 1001, Path("review.toml"))
    with pytest.raises(ConfigError, match=r"more than 2,000 characters"):
        parse_custom([{"message": "x", "target": "a" * 2001}], Path("review.toml"))


def test_places_are_characters_of_the_text() -> None:
    assert list(places_of("é+|b*", "𝔸éé b")) == [(1, 3), (4, 5)]


def test_without_re2_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "re2", None)
    assert parse_custom([], Path("review.toml")) == ()
    with pytest.raises(ConfigError, match=r"\[patterns\]"):
        parse_custom([{"message": "x", "target": "a"}], Path("review.toml"))


def test_a_document_adds_its_own_to_the_projects() -> None:
    own, shared = CustomPattern("own", target="a"), CustomPattern("shared", target="b")
    assert Settings(custom=(own, shared)).over(Settings(custom=(shared,))).custom == (shared, own)


def test_the_desk_keeps_them() -> None:
    patterns = (CustomPattern("x", target="a", suggestion=""), CustomPattern("y", source="b", not_source="c"))
    kept = json.loads(json.dumps(settings_table(Settings(custom=patterns))))
    assert settings_from(kept, "en", "de").custom == patterns
    assert parse_custom([pattern_table(one) for one in patterns], Path("x")) == patterns


def test_a_setting_named_custom_is_offered_where_it_is_misspelt() -> None:
    with pytest.raises(ConfigError, match=r"did you mean 'custom'"):
        parse_settings({"custm": []}, Path("review.toml"), {})


def test_score_reports_what_they_find_and_the_gate_fails_on_it(tmp_path: Path, review: Callable[..., Outcome]) -> None:
    files = project(tmp_path, TABLES)
    outcome = review("score", *files, "--no-baseline", "--back-translation", "none")
    assert outcome.status == 1
    assert "a.de.txt:1:13 major custom  say Werkzeug" in outcome.out
    (tmp_path / "a.de.txt").write_text("Das ist ein Werkzeug.\n", encoding="utf-8")
    assert review("score", *files, "--no-baseline", "--back-translation", "none").status == 0


@pytest.mark.parametrize("key", CUSTOM_KEYS)
def test_each_key_is_documented(key: str) -> None:
    page = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = [line for line in page.split("\n") if line.startswith("| `") and f"`{key}`" in line.partition(" | ")[0]]
    assert rows, key
