"""`review drift`: which translated paragraphs still say what the source no longer says, from git alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from review.cli.completion import Known, files, languages, offered
from review.cli.options import output_option, refuse_inputs, write_output
from review.cli.outputs import chosen_outputs
from review.config import FAIL_LEVELS
from review.errors import InputError

__all__ = ["drift_command"]

#: The formats of `--format`.
FORMATS = ("text", "json", "markdown", "github", "sarif")


@click.command(name="drift")
@click.argument("source", metavar="SOURCE", shell_complete=files)
@click.argument("target", required=False, metavar="[TARGET]", shell_complete=files)
@click.option(
    "--source-language",
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language of the source (BCP 47). Default: told from paths or texts.",
)
@click.option(
    "--target-language",
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language of the translation. Default: told from paths or texts.",
)
@click.option(
    "--source-repository",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A clone of the repository that the source lies in, where it is another one.",
)
@click.option(
    "--source-revision", metavar="REVISION", help="The source as it is there. Default: as --revision, or HEAD."
)
@click.option("--revision", metavar="REVISION", help="The translation as it is there. Default: the working tree.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    cls=Known,
    values=lambda: FORMATS,
    help="Output format, and where it goes if not to --output; may repeat.",
)
@output_option
@click.option(
    "--fail-level",
    type=click.Choice(FAIL_LEVELS),
    default="major",
    show_default=True,
    help="Least severity that fails the run.",
)
def drift_command(
    source: str,
    target: str | None,
    source_language: str | None,
    target_language: str | None,
    source_repository: Path | None,
    source_revision: str | None,
    revision: str | None,
    formats: tuple[str, ...],
    output: str,
    fail_level: str,
) -> None:
    """Show where a source changed and its translation did not, from the history that git has of both.

    SOURCE and TARGET are two files, two folders, or two patterns with the same stars in quotation marks
    ('docs/en/**/*.md' 'docs/vi/**/*.md'). Without TARGET the paths are the same: a fork that is translated in place,
    with --source-repository or --source-revision.

    \b
    review drift docs/en docs/vi
    """
    outputs = chosen_outputs(formats, output, FORMATS)
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY") if any(name == "github" for name, _ in outputs) else None
    inputs: list[Path | str] = [source, *([target] if target else [])]
    refuse_inputs([*(file for _, file in outputs), summary_file or "-"], inputs)
    from review import __version__
    from review.drift.histories import Wish
    from review.drift.run import drift
    from review.reporters import REPORTERS
    from review.reporters.drift import drift_json, drift_report, failing
    from review.reporters.drift_text import drift_markdown, drift_text

    wish = Wish(
        source, target or source, source_language, target_language, source_repository, source_revision, revision
    )
    with _progress() as step:
        found = drift(wish, Path.cwd(), step)
    inputs += [found.target_top / page.target for page in found.pages]
    inputs += [found.source_top / page.source for page in found.pages]
    refuse_inputs([*(file for _, file in outputs), summary_file or "-"], inputs)
    for name, file in outputs:
        if name in ("sarif", "github"):
            text = REPORTERS[name].render(drift_report(found, fail_level, __version__))
        else:
            text = {"text": drift_text, "json": drift_json, "markdown": drift_markdown}[name](found, fail_level)
        write_output(file, text, inputs=inputs, people=name == "text")
    if summary_file:
        try:
            with Path(summary_file).open("a", encoding="utf-8") as stream:
                stream.write(drift_markdown(found, fail_level))
        except OSError as error:
            raise InputError(f"GITHUB_STEP_SUMMARY cannot be written ({error.strerror})", summary_file) from None
    unread = any(page.state == "unreadable" for page in found.pages)
    sys.exit(1 if failing(found, fail_level) else 2 if unread else 0)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Shows what is done on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading the history") as status:

        def step(what: str, done: int, total: int) -> None:
            if total or done % 1000 == 0:
                status.update(f"{what}: {done:,}" + (f" of {total:,}" if total else ""))

        yield step
