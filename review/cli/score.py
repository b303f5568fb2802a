"""`review score`: files or corpus folders in, a report out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.options import are_documents, language_options, output_option, settings_of, write_output
from review.cli.progress import progress
from review.config import FAIL_LEVELS, Settings, nearest
from review.errors import UsageError

if TYPE_CHECKING:
    from review.documents import Loaded
    from review.report import Report

__all__ = ["score"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="SOURCE TARGET | FOLDER…")
@language_options
@click.option("--reference", "references", multiple=True, metavar="FILE", help="A reference translation; may repeat.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Output format, and where it goes if not to --output; may repeat. text, json, … (docs/ci.md lists them).",
)
@output_option
@click.option("--fail-level", type=click.Choice(FAIL_LEVELS), help="Least severity that fails the run. Default: major.")
@click.option("--confidence", is_flag=True, help="Add 95 % bootstrap intervals to BLEU, chrF++ and TER (slow).")
def score(
    paths: tuple[str, ...],
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    config: Path | None,
    references: tuple[str, ...],
    formats: tuple[str, ...],
    output: str,
    fail_level: str | None,
    confidence: bool,
) -> None:
    """Score and check translations.

    Two text files are a source and its translation. Folders are searched for documents (document.toml); TSV and CSV
    files are tables of segments. One - stands for standard input.
    """
    settings = settings_of(paths, source_language, target_language, align, config)
    outputs = _outputs(formats, output)
    from review import __version__
    from review.gate import judge
    from review.report import Report
    from review.scoring import score_document

    loaded = _load(paths, settings, references)
    documents = []
    with progress("scoring", len(loaded)) as step:
        for one in loaded:
            documents.append(score_document(one.document, one.settings, intervals=confidence))
            step()
    verdict = judge(documents, fail_level or settings.fail_level or "major")
    _write(Report(__version__, tuple(documents), verdict), outputs)
    sys.exit(0 if verdict.passed else 1)


def _outputs(formats: tuple[str, ...], output: str) -> list[tuple[str, str]]:
    """(reporter, file) pairs. At most one of them goes to each file."""
    from review.reporters import REPORTERS

    outputs = []
    for choice in formats or ("text",):
        name, equals, file = choice.partition("=")
        if name not in REPORTERS:
            raise UsageError(f"unknown format {name!r}{nearest(name, list(REPORTERS))}")
        if equals and not file:
            raise UsageError(f"--format {choice} names no file; write --format {name}=FILE")
        outputs.append((name, file or output))
    files = [file for _, file in outputs]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        where = "standard output" if twice == "-" else twice
        raise UsageError(f"two formats would be written to {where}; give all but one a file: --format NAME=FILE")
    return outputs


def _load(paths: tuple[str, ...], settings: Settings, references: tuple[str, ...]) -> list[Loaded]:
    from review.documents import load_corpus, load_files, load_pairs
    from review.scoring import known_checks

    if not are_documents(paths):
        if len(paths) != 2 or any(Path(path).is_dir() for path in paths):
            raise UsageError("wants two text files (source and translation), or folders and tables, not a mixture")
        return [load_files(paths[0], paths[1], settings, references)]
    if references:
        raise UsageError("--reference goes with two text files; a document.toml or a table names its own references")
    loaded: list[Loaded] = []
    for path in paths:
        if Path(path).is_dir():
            loaded += load_corpus(Path(path), settings, known_checks())
        else:
            loaded.append(load_pairs(path, settings))
    ids = [one.document.id for one in loaded]
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two documents are called {twice!r}; name their common parent folder instead")
    return loaded


def _write(report: Report, outputs: list[tuple[str, str]]) -> None:
    from review.reporters import REPORTERS

    for name, file in outputs:
        if name == "text" and file == "-":
            from rich.console import Console

            from review.reporters.text import print_report

            print_report(report, Console(highlight=False))
        else:
            write_output(file, REPORTERS[name].render(report))
