"""docs/ci.md, followed word for word in a new repository.

The baseline is written where every extra is installed; the action's steps and the real pre-commit install the base,
each into an environment of its own. Only what is GitHub's (checkout, setup-python, caches, uploads) is left out.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

from review import __version__
from tests.installing.wheelhouse import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?ms)^```(\w*)\n(.*?)^```$", PAGE)
ADDRESS = "https://github.com/your-organisation/review"
SOURCE = """Cảng mới mở cửa

Cảng trị giá 79,3 tỷ đồng mở cửa hôm thứ Ba và đón 1.500 hành khách mỗi ngày.
"""
TARGET = """New port opens

The port worth 79.3 billion dong opened on Tuesday and receives 1,500 passengers a day.
"""


def block(language: str, having: str) -> str:
    """The page's first block of that language with these words."""
    return next(str(text) for name, text in BLOCKS if name == language and having in text)


class Repository:
    """A new repository with the page's folder in it, and what of git and pip a user's machine says."""

    def __init__(self, folder: Path, tool: Path, pip_settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = {
            **os.environ, **pip_settings,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "XDG_CACHE_HOME": str(folder.parent / "cache"), "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Lan", "GIT_AUTHOR_EMAIL": "lan@example.org",
            "GIT_COMMITTER_NAME": "Lan", "GIT_COMMITTER_EMAIL": "lan@example.org",
            # the page's address, as this machine's own copy
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{tool.as_uri()}.insteadOf",
            "GIT_CONFIG_VALUE_0": ADDRESS,
        }  # fmt: skip
        folder.mkdir()
        self.run("git", "init", "--quiet", "--initial-branch=main")

    def run(self, *command: str, status: int = 0) -> str:
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        assert done.returncode == status, f"{shlex.join(command)}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def write(self, path: str, text: str) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """This project as a repository with the tag that the page names."""
    folder = tmp_path / "tool"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if not name.startswith(("tests/", "corpora/", "docs/", "benchmarks/")) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
        [*author, "commit", "--quiet", "-m", "x"],
        ["tag", f"v{__version__}"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


@pytest.fixture
def repository(tmp_path: Path, tool: Path, pip_settings: Mapping[str, str]) -> Repository:
    """The page's steps 1 and 2; beside its document one whose back-translation needs an extra."""
    made = Repository(tmp_path / "ours", tool, pip_settings)
    places = [line.strip() for line in block("", "document.toml").splitlines()]
    assert places == ["translations/", "harbour/", "document.toml", "source.vi.txt", "target.en.txt"]
    made.write("translations/harbour/document.toml", block("toml", "title"))
    made.write("translations/harbour/source.vi.txt", SOURCE)
    made.write("translations/harbour/target.en.txt", TARGET)
    made.write("translations/porto/document.toml", block("toml", "title").replace("vi", "pt"))
    made.write(
        "translations/porto/source.pt.txt", "O novo porto abriu na terça-feira e recebe 1500 passageiros por dia.\n"
    )
    made.write(
        "translations/porto/target.en.txt", "The new port opened on Tuesday and receives 1500 passengers a day.\n"
    )
    for line in block("sh", "review baseline write").strip().splitlines():
        made.run("bash", "-ec", line)
    return made


def act(repository: Repository, tool: Path, runner: Path) -> subprocess.CompletedProcess[str]:
    """The `run` steps of the action that the page's workflow uses, with its inputs."""
    workflow = yaml.safe_load(block("yaml", "your-organisation/review@"))
    (step,) = [
        step
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if step["uses"].startswith("your-organisation/review@")
    ]
    assert step["uses"] == f"your-organisation/review@v{__version__}"
    action = yaml.safe_load((tool / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: str(one.get("default", "")) for name, one in action["inputs"].items()} | step["with"]
    runner.mkdir(exist_ok=True)
    environment = {
        **repository.environment, "RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "GITHUB_OUTPUT": str(runner / "output.txt"),
    }  # fmt: skip
    done: subprocess.CompletedProcess[str] | None = None
    for step in action["runs"]["steps"]:
        if "run" not in step or (step["name"] == "Install review" and (runner / "review" / "bin" / "review").exists()):
            continue
        given = {}
        for name, value in step.get("env", {}).items():
            expression = value.removeprefix("${{ ").removesuffix(" }}")
            given[name] = (
                str(tool) if expression == "github.action_path" else inputs[expression.removeprefix("inputs.")]
            )
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=repository.folder,
            env={**environment, **given}, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode <= (step["name"] == "Score"), done.stdout + done.stderr
    assert done is not None
    return done


def test_the_page_from_nothing_with_the_action_and_the_hook(repository: Repository, tool: Path, tmp_path: Path) -> None:
    runner = tmp_path / "runner"
    quiet = act(repository, tool, runner)
    assert quiet.returncode == 0, quiet.stdout + quiet.stderr
    assert "::error" not in quiet.stdout
    assert not [
        *(runner / "review" / "lib").glob("*/site-packages/torch"),
        *(runner / "review" / "lib").glob("*/site-packages/fxtranslate"),
    ]
    assert "porto" in (runner / "summary.md").read_text(encoding="utf-8")

    repository.write(".pre-commit-config.yaml", block("yaml", "repos:"))
    repository.run("git", "add", ".pre-commit-config.yaml")
    repository.run("pre-commit", "install")
    repository.run("git", "commit", "--quiet", "-m", "The hook")

    repository.write("translations/harbour/target.en.txt", TARGET.replace("1,500", "15,000"))
    repository.run("git", "add", "--all")
    refused = repository.run("git", "commit", "-m", "Worse", status=1)
    assert "15,000" in refused
    assert "numbers" in refused
    failed = act(repository, tool, runner)
    assert failed.returncode == 1, failed.stdout
    assert re.search(r"::error file=translations/harbour/target\.en\.txt,line=3,.*numbers", failed.stdout)

    repository.write("translations/harbour/target.en.txt", TARGET)
    repository.run("git", "add", "--all")
    repository.run("git", "commit", "--quiet", "--allow-empty", "-m", "Mended")
    assert act(repository, tool, runner).returncode == 0


def test_the_line_for_any_other_ci_runs_in_the_base(repository: Repository, base: Path) -> None:
    line = block("sh", "--format junit=report.xml").strip()
    job = yaml.safe_load(block("yaml", "# .gitlab-ci.yml"))["translations"]
    assert job["script"][-1] == line
    assert (job["artifacts"]["reports"]["junit"], job["artifacts"]["paths"]) == ("report.xml", ["report.html"])
    repository.environment["PATH"] = f"{base}:/usr/bin:/bin"
    said = repository.run("bash", "-ec", line)
    assert "the baseline with the back-translation of firefox" in said
    assert (repository.folder / "report.xml").is_file()
    assert (repository.folder / "report.html").is_file()
