"""The composite GitHub action and the pre-commit hook: their scripts run as GitHub runs them, on a small folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from review.cli.score import score

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(SCORE,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Score"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document with one minor finding, below `texts`."""
    place = tmp_path / "texts" / "news"
    place.mkdir(parents=True)
    (place / "document.toml").write_text(
        'source-language = "fi"\ntarget-language = "en"\nsource = "s.txt"\ntarget = "t.txt"\n', encoding="utf-8"
    )
    (place / "s.txt").write_text("Joen molempien rantojen asukkaat ovat iloisia.\n", encoding="utf-8")
    (place / "t.txt").write_text("People on on both banks of the river are delighted.\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's Score step with its inputs in the environment."""
    runner = folder / "runner"
    (runner / "review").mkdir(parents=True, exist_ok=True)
    if not (runner / "review" / "bin").exists():
        (runner / "review" / "bin").symlink_to(Path(sys.executable).parent)
    names = {expression.split(".")[1].split(" ")[0]: name for name, expression in SCORE["env"].items()}
    given = {names[key]: str(ACTION["inputs"][key].get("default", "")) for key in names}
    given |= {names[key.replace("_", "-")]: value for key, value in inputs.items()}
    summary = str(folder / "summary.md")
    environment = {**os.environ, **given, "RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": summary}
    environment["GITHUB_OUTPUT"] = str(folder / "output.txt")
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCORE["run"]]
    return subprocess.run(script, cwd=folder, env=environment, capture_output=True, text=True)


def test_it_annotates_and_leaves_reports(folder: Path) -> None:
    done = run(folder, paths="texts")
    assert done.returncode == 0, done.stderr
    assert "::warning file=texts/news/t.txt,line=1,col=8," in done.stdout
    assert (folder / "runner" / "review.sarif").is_file()
    assert (folder / "runner" / "review.html").is_file()
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("## Translation review")
    assert (folder / "output.txt").read_text(encoding="utf-8").splitlines() == ["sarif=true", "html=true"]


def test_what_is_wrong_is_an_error_and_in_the_summary_and_nothing_is_there_to_upload(folder: Path) -> None:
    run(folder, paths="texts")
    (folder / "output.txt").unlink()
    done = run(folder, paths="nowhere 100%")
    assert done.returncode == 2
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert line.startswith("::error ")
    assert "nowhere" in line
    assert "%" not in line.replace("%25", "")
    assert "Nothing was scored (exit status 2):\n\n    " in (folder / "summary.md").read_text(encoding="utf-8")
    assert not (folder / "output.txt").exists()


def test_uploads_wait_for_what_was_written() -> None:
    uploads = {
        step["uses"].split("@")[0]: step["if"] for step in ACTION["runs"]["steps"] if "upload" in step.get("uses", "")
    }
    assert "steps.score.outputs.html == 'true'" in uploads["actions/upload-artifact"]
    assert "steps.score.outputs.sarif == 'true'" in uploads["github/codeql-action/upload-sarif"]


@pytest.mark.parametrize(
    "arguments",
    ["--fail-under quality=100 --no-baseline", "--fail-under=quality=100\n--no-baseline", '--fail-under "quality=100"'],
)
def test_arguments_are_parted_as_in_a_shell(folder: Path, arguments: str) -> None:
    assert run(folder, paths="texts", arguments=arguments).returncode == 1


def test_a_path_may_have_spaces_in_quotation_marks(folder: Path) -> None:
    (folder / "texts").rename(folder / "our texts")
    assert run(folder, paths="'our texts'").returncode == 0
    done = run(folder, paths="'our texts")
    assert done.returncode == 2
    assert "::error title=review could not run::the input paths: No closing quotation: 'our texts" in done.stderr


def test_what_pip_downloads_is_kept_between_runs() -> None:
    (cache,) = [step for step in ACTION["runs"]["steps"] if step.get("uses", "").startswith("actions/cache@")]
    (install,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Install review"]
    assert cache["with"]["path"] == "${{ runner.temp }}/review-pip"
    assert 'PIP_CACHE_DIR="$RUNNER_TEMP/review-pip"' in install["run"]


def test_its_inputs_become_options(folder: Path) -> None:
    assert run(folder, paths="texts", fail_level="minor").returncode == 1
    assert run(folder, paths="texts", arguments="--fail-under=quality=100\n\n--no-baseline\n").returncode == 1
    assert "git says: " in run(folder, paths="texts", since="HEAD").stderr


@pytest.mark.parametrize("text", ["$(touch pwned)", "`touch pwned`", "; touch pwned", '"; touch pwned; "'])
def test_an_input_is_no_shell_code(folder: Path, text: str) -> None:
    for name in ("paths", "fail_level", "since", "arguments"):
        assert run(folder, **{"paths": "texts", name: text}).returncode == 2
    assert not (folder / "pwned").exists()


def test_modules_of_what_was_checked_out_are_not_taken_for_pythons_own(folder: Path) -> None:
    """The steps run in a folder that whoever proposes a change has written."""
    ran = folder / "ran"
    for name in ("shlex", "sys", "venv", "review"):
        (folder / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\n", encoding="utf-8")
    assert run(folder, paths="texts").returncode == 0
    (install,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Install review"]
    (line,) = [line for line in install["run"].splitlines() if " venv " in line]
    command = f"{line} --without-pip".replace("python ", f"{sys.executable} ", 1)
    runner = folder / "other"
    subprocess.run(["bash", "-ec", command], cwd=folder, env={**os.environ, "RUNNER_TEMP": str(runner)}, check=True)
    assert (runner / "review" / "bin" / "python").exists()
    assert not ran.exists()


def test_no_script_holds_an_expression() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_hook_calls_an_option_that_exists() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    words = hook["entry"].split()
    assert words[:2] == ["review", "score"]
    options = {option for parameter in score.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options
    assert hook["pass_filenames"] is False
