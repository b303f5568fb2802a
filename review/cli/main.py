"""`review`: the command, and where each subcommand lies. A subcommand is imported when it runs: help is quick."""

from __future__ import annotations

import contextlib
import importlib
import io
import itertools
import os
import sys
from collections.abc import Mapping

import click

from review.errors import ReviewError
from review.text.visible import visible

__all__ = ["COMMANDS", "cli", "main"]

#: Every subcommand: module under review.cli, the click object in it, and the line in `review --help`.
COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "score": ("score", "score", "Score and check translations; the main job."),
    "align": ("align", "align_command", "Show which paragraphs belong together."),
    "checks": ("checks", "checks", "List the checks."),
    "explain": ("checks", "explain", "Show what a check finds, and what it leaves alone."),
    "evaluate": ("evaluate", "evaluate", "Measure the checks against annotated documents (gold.jsonl)."),
    "calibrate": ("calibrate", "calibrate", "Fit lengths and thresholds to translations of yours that are right."),
    "baseline": ("baseline", "baseline", "Write and tidy the committed baseline of known findings."),
    "filter": (
        "filter",
        "filter_command",
        "Sort the pairs of a large table into those that pass and those that do not.",
    ),
    "drift": ("drift", "drift_command", "Show where the source changed and its translation did not, from git."),
    "export": ("export", "export", "Write corrected documents out of the desk's database."),
    "ui": ("ui", "ui", "Open the reviewer's desk in a browser."),
    "models": ("models", "models", "List, pull, verify, remove and train back-translation models."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and summaries without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"review.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; an unknown name is told with the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from review.settings_table import nearest

            ctx.fail(f"no such command {args[0]!r}{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["--help"], "max_content_width": 120})
@click.version_option(package_name="translation-review", prog_name="review")
def cli() -> None:
    """Find what is wrong with a translation.

    Exit status: 0 all is well, 1 the gate failed, 2 something about the command, its input or its settings is wrong.
    """


def main() -> None:
    """Runs the command line; errors that the user can do something about are one line on standard error, exit 2."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # cp1252, Latin-1, or a name that is no UTF-8: shown, not a crash
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = cli.main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("review: interrupted", err=True)
        status = 2
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        status = 2
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) else None
        hint = f" (see {context.command_path} --help)" if context is not None else ""
        status = _refused(f"{_lower(error.format_message()).rstrip('.')}{hint}")
    except ReviewError as error:
        status = _refused(str(error), error)
    except BrokenPipeError:
        _drop_output()  # whoever read standard output has gone, and needs no word about it
        status = 2
    except ModuleNotFoundError as error:
        from review.extras import missing_package

        if (line := missing_package(error)) is None:
            _crash(error)
        else:
            _refused(line)
        status = 2
    except OSError as error:
        _drop_output()
        said = error.strerror or str(error)
        if error.filename is None:  # standard output; whatever has a name was not there yet to be read or written
            said += "; the output is incomplete"
        else:
            said = f"{os.fsdecode(error.filename)[:200]}: {said}"
        status = _refused(said)
    except Exception as error:  # noqa: BLE001  # the last resort: a crash is neither a clean run nor a failed gate
        _crash(error)
        status = 2
    sys.exit(status if isinstance(status, int) else 0)


def _crash(error: Exception) -> None:
    import traceback

    traceback.print_exception(error)
    _refused(f"internal error ({type(error).__name__}); please report it with the lines above")


def _refused(said: str, error: ReviewError | None = None) -> int:
    """One line on standard error and, where annotations were asked for, on the pull request and in its summary."""
    click.echo(f"review: {visible(said)}", err=True)
    if _github_asked(sys.argv[1:]):
        from review.reporters.github import failed_run

        path = None if error is None or error.path is None or not os.path.exists(error.path) else str(error.path)  # noqa: PTH110
        with contextlib.suppress(OSError):  # of a standard output that is full or gone
            click.echo(failed_run(said, path, error.line if error is not None else None), nl=False)
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with contextlib.suppress(OSError), open(summary, "a", encoding="utf-8", errors="replace") as stream:  # noqa: PTH123
                stream.write(f"## Translation review\n\nNothing was scored (exit status 2):\n\n    {visible(said)}\n")
    return 2


def _github_asked(arguments: list[str]) -> bool:
    values = [now for before, now in itertools.pairwise(arguments) if before == "--format"]
    values += [argument.partition("=")[2] for argument in arguments if argument.startswith("--format=")]
    return any(value.partition("=")[0] == "github" for value in values)


def _lower(sentence: str) -> str:
    """Its first letter small, unless it begins with a name in capitals or a quotation mark."""
    return sentence[:1].lower() + sentence[1:] if not sentence[1:2].isupper() else sentence


def _drop_output() -> None:
    """Sends what is still buffered for standard output nowhere, so that the end of the process does not stumble."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
