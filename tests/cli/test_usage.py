"""Usage errors have one style: a line that begins with `review:` and says where help is; and shells complete values."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import click
import pytest
from click.shell_completion import CompletionItem

from review.checks import CHECKS
from review.cli.back_translation import _ENGINES
from review.cli.main import cli
from review.gate.falling import tolerances
from review.languages.language import language_tags
from review.metrics import LEARNED, scores
from review.reporters import REPORTERS
from review.translators.resolve import ENGINES
from tests.cli.running import Outcome

Review = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("score",), "missing argument 'SOURCE TARGET | FOLDER…' (see review score --help)"),
        (("score", "--foo"), "no such option '--foo'"),
        (("scor",), "no such command 'scor'"),
        (("score", "a", "b", "--fail-level", "bad"), "invalid value for '--fail-level': 'bad' is not one of"),
        (("score", "a", "b", "--format", "jsno"), "unknown format 'jsno'; did you mean 'json'?"),
        (("score", "a", "b", "--tolerance", "quality=-1"), "--tolerance quality=-1: wants 0 or more"),
        (("score", "a", "b", "--tolerance", "bleu=-0.1"), "--tolerance bleu=-0.1: wants 0 or more"),
        (("explain",), "missing argument 'CODE'"),
        (("explain", "number"), "unknown check 'number'; did you mean 'numbers'?"),
    ],
)
def test_a_usage_error_is_one_line(review: Review, arguments: tuple[str, ...], said: str) -> None:
    told = review(*arguments)
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(f"review: {said}")
    assert told.err.count("\n") == 1


def completed(*words: str) -> set[str]:
    """What bash offers for the last of the words."""
    environment = {**os.environ, "_REVIEW_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words)}
    environment["COMP_CWORD"] = str(len(words) - 1)
    code = "import sys; sys.argv = ['review']; from review.cli.main import cli; cli.main(prog_name='review')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    return {line.partition(",")[2] for line in done.stdout.splitlines()}


def test_a_shell_is_offered_values() -> None:
    assert completed("review", "explain", "num") == {code for code in CHECKS if code.startswith("num")}


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its name, subcommands too."""
    if isinstance(command, click.Group):
        for one in command.list_commands(click.Context(command)):
            below = command.get_command(click.Context(command), one)
            assert below is not None
            yield from commands(below, f"{name} {one}")
    else:
        yield name, command


PARAMETERS = {
    f"{name} {parameter.opts[0]}": parameter
    for name, command in commands(cli, "review")
    for parameter in command.params
}
#: What nobody can list: names, sentences, amounts, addresses, revisions, columns of a file.
FREE = {
    *("fingerprints", "--reason", "--by", "--date", "--since", "--revision", "--source-revision", "documents"),
    *("--back-translation-revision", "--judge", "--judge-url", "--judge-budget", "--address", "--scheduler"),
    *(
        "--source-column",
        "--target-column",
        "--origin-column",
        "--licence-column",
        "--weight",
        "--late-weight",
        "--also",
    ),
    *("--validation-source-column", "--validation-target-column"),
}


def values(of: str, begun: str = "") -> list[CompletionItem]:
    context = click.Context(cli)
    return PARAMETERS[of].shell_complete(context, begun)


def test_no_option_with_known_values_leaves_a_shell_without_them() -> None:
    told = {
        name
        for name, parameter in PARAMETERS.items()
        if parameter._custom_shell_complete is not None
        or not isinstance(parameter.type, click.types.StringParamType)
        or (isinstance(parameter, click.Option) and parameter.is_flag)
    }
    assert {name for name in PARAMETERS if name not in told and name.split()[-1] not in FREE} == {
        "review models pull name"  # which there are is known on the network alone
    }


@pytest.mark.parametrize(
    ("of", "offered"),
    [
        ("review score --format", set(REPORTERS)),
        ("review drift --format", {"text", "json", "markdown", "github", "sarif"}),
        ("review score --back-translation", {"auto", "none", *ENGINES}),
        ("review score --fail-under", {f"{name}=" for name in scores.thresholds()}),
        ("review score --tolerance", {f"{name}=" for name in tolerances()}),
        ("review score --metric", set(LEARNED)),
        ("review score --metric-model", {f"{name}=" for name in LEARNED}),
        ("review filter --check", set(CHECKS)),
        *((f"review {command} --{side}-language", set(language_tags()))
          for command in ("score", "align", "drift", "filter", "evaluate") for side in ("source", "target")),
    ],
)  # fmt: skip
def test_what_is_offered_is_what_there_is(of: str, offered: set[str]) -> None:
    assert {item.value for item in values(of)} == offered
    first = sorted(offered)[0]
    assert {item.value for item in values(of, first[:2])} == {one for one in offered if one.startswith(first[:2])}


@pytest.mark.parametrize(
    "of", ["review score paths", "review score --output", "review align source", "review ui --database"]
)
def test_a_path_is_completed_to_files(of: str) -> None:
    assert [item.type for item in values(of, "art")] == ["file"]


def test_models_of_this_machine_are_offered_and_folders_too() -> None:
    assert {"en-vi", "vi-en"} <= {item.value for item in values("review models where name")}
    offered = values("review score --back-translation-model", "vi")
    assert [(item.value, item.type) for item in offered] == [("vi-en", "plain"), ("vi", "file")]


def test_help_names_the_values(review: Review) -> None:
    said = " ".join(review("score", "--help").out.split())
    assert f"goes if not to --output; may repeat: {', '.join(REPORTERS)}." in said
    assert f"worse than that; may repeat: {', '.join(scores.thresholds())}." in said


def test_the_engines_that_are_offered_are_those_that_there_are() -> None:
    assert set(_ENGINES) == {"auto", "none", *ENGINES}


def test_a_mistyped_command_is_told_with_the_nearest_one(review: Review) -> None:
    done = review("scroe", "a.txt")
    assert (done.status, done.err) == (
        2,
        "review: no such command 'scroe'; did you mean 'score'? (see review --help)\n",
    )
    assert "known: align, baseline" in review("nonsense").err
