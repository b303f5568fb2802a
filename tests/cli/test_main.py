"""The command as a whole: quick help, and nothing undocumented."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import click
import pytest

from review.cli.main import COMMANDS, cli
from review.config import SETTINGS
from review.formats.corpus import DOCUMENT_KEYS
from review.judge_config import JUDGE_SETTINGS
from review.metrics import LEARNED, METRICS
from review.reporters import REPORTERS

DOCS = Path(__file__).parents[2] / "docs"
HEAVY = ("torch", "transformers", "streamlit", "pandas", "sacrebleu", "wordfreq", "babel", "numpy")


def test_help_answers_without_heavy_imports() -> None:
    code = (
        "import sys\nfrom review.cli.main import main\nsys.argv = ['review', '--help']\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert ended.code == 0\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def _checks(stdout: IO[str] | int) -> subprocess.CompletedProcess[str]:
    """`review checks` with its standard output sent there."""
    return subprocess.run(
        [sys.executable, "-m", "review.cli.main", "checks"],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is Linux's")
def test_a_full_standard_output_is_one_line_and_exit_2() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = _checks(full)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["review: No space left on device; the output is incomplete"]


def test_a_closed_pipe_is_not_a_failed_gate() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = _checks(writer)
    os.close(writer)
    assert done.returncode == 2
    assert done.stderr == ""


def commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []

    def walk(name: str, command: click.Command) -> None:
        found.append((name, command))
        if isinstance(command, click.Group):
            context = click.Context(command)
            for child in command.list_commands(context):
                inner = command.get_command(context, child)
                assert inner is not None
                walk(f"{name} {child}", inner)

    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        walk(f"review {name}", command)
    return found


def section(page: str, command: str) -> str:
    """The part of docs/commands.md under the heading that names a command; "" where none does."""
    parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    named = re.compile(rf"`{re.escape(command)}(?=[ `])(?! [a-z])")
    return "\n".join(part for part in parts if named.search(part.partition("\n")[0]))


def rows(page: str) -> dict[str, str]:
    """What the tables of a page say of each name in code in their first column."""
    found = {}
    for line in page.splitlines():
        if line.startswith("| `"):
            first, _, rest = line.strip("| ").partition(" | ")
            found.update(dict.fromkeys(re.findall(r"`([^`]+)`", first), rest.strip()))
    return found


@pytest.mark.parametrize(("name", "command"), [pytest.param(*pair, id=pair[0]) for pair in commands()])
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert command.help, f"{name} has no help"
    if isinstance(command, click.Group):
        return  # its commands have their own headings
    said = section(page, name)
    assert said, f"docs/commands.md has no heading for {name}"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}: no help"
            for option in parameter.opts:
                assert option.startswith("--"), f"{name} {option}: options are whole words"
                assert re.search(rf"`{option}[ `=]", said), f"docs/commands.md says nothing of {option} under {name}"


@pytest.mark.parametrize(
    ("name", "known"),
    [("configuration.md", SETTINGS), ("configuration.md", JUDGE_SETTINGS), ("corpora.md", {**DOCUMENT_KEYS})],
    ids=["settings", "judge", "document"],
)
def test_every_setting_has_its_row(name: str, known: Mapping[str, str]) -> None:
    said = rows((DOCS / name).read_text(encoding="utf-8"))
    for setting in known:
        assert len(said.get(setting, "").split()) > 2, f"no table of docs/{name} says what {setting} is"


def test_the_page_of_checks_is_what_the_checks_say() -> None:
    spec = importlib.util.spec_from_file_location("write_checks_page", DOCS.parent / "scripts" / "write_checks_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (DOCS / "checks.md").read_text(encoding="utf-8")
    assert written == module.page(), "docs/checks.md is old; run scripts/write_checks_page.py"


def test_every_format_has_its_row() -> None:
    said = rows(section((DOCS / "commands.md").read_text(encoding="utf-8"), "review score"))
    for name in REPORTERS:
        assert len(said.get(name, "").split()) > 2, f"no table of docs/commands.md says what the format {name} is"


def test_every_metric_is_defined() -> None:
    page = (DOCS / "scores.md").read_text(encoding="utf-8")
    for name in (*METRICS, *LEARNED):
        assert re.search(rf"^\*\*.*\*\* \(`{name}`\)", page, re.MULTILINE), f"docs/scores.md defines no {name}"


def test_python_runs_the_package_as_the_command() -> None:
    command = [sys.executable, "-m", "review", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("review, version ")


@pytest.mark.parametrize(("name", "command"), [pytest.param(*pair, id=pair[0]) for pair in commands()])
def test_no_line_of_a_list_of_commands_is_cut_off(name: str, command: click.Command) -> None:
    if isinstance(command, click.Group):
        told = command.get_help(click.Context(command, info_name=name, terminal_width=80))
        assert "..." not in told.partition("Commands:")[2]
