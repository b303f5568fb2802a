"""`review filter`: the pairs of a large table that pass, and those that do not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.completion import checks, languages, offered
from review.cli.options import refuse_inputs, settings_of
from review.cli.place import PlaceWish, place_options
from review.cli.reading import column_options
from review.config import FAIL_LEVELS, CheckSettings
from review.errors import InputError, UsageError
from review.files import LOOP, is_link_loop
from review.text.counted import counted
from review.text.visible import visible

if TYPE_CHECKING:
    from review.config import Settings
    from review.filtering.filtering import Filtered
    from review.reading_config import ReadingChoice

__all__ = ["filter_command", "leftover_told", "rows_progress"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(name="filter")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--source-language",
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language of the source (BCP 47), such as vi.",
)
@click.option(
    "--target-language",
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language of the translation (BCP 47), such as en.",
)
@click.option("--kept", type=_FILE, metavar="FILE", help="Where the pairs go that pass.")
@click.option("--dropped", type=_FILE, metavar="FILE", help="Where the others go.")
@click.option("--report", type=_FILE, metavar="FILE", help="Why each was dropped: JSON lines.")
@click.option(
    "--fail-level",
    type=click.Choice(FAIL_LEVELS),
    default="major",
    show_default=True,
    help="Least severity of a finding that drops a pair.",
)
@click.option("--least-quality", type=click.FloatRange(0, 100), metavar="POINTS", help="Drop pairs of less quality.")
@click.option(
    "--check",
    "codes",
    multiple=True,
    metavar="CODE",
    shell_complete=offered(checks),
    help="Run only this check; may repeat.",
)
@column_options
@place_options
@click.option("--keep-going", is_flag=True, help="Count rows that cannot be read, and leave them out.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run stopped.")
@click.option("--config", type=_FILE, metavar="FILE", help="Settings to use instead of the nearest review.toml.")
def filter_command(
    table: Path,
    source_language: str | None,
    target_language: str | None,
    kept: Path | None,
    dropped: Path | None,
    report: Path | None,
    fail_level: str,
    least_quality: float | None,
    codes: tuple[str, ...],
    running: PlaceWish,
    keep_going: bool,
    resume: bool,
    config: Path | None,
    reading: ReadingChoice,
) -> None:
    """Sort the pairs of a table (TSV, CSV, JSON lines, also .gz; Parquet), however long, into those that pass and
    those that do not.

    Rows are written as they stand. Checks of whole documents see 500 rows at a time.

    \b
    review filter pairs.tsv.gz --kept good.tsv.gz --dropped bad.tsv.gz
    """
    if not table.exists():
        raise InputError(LOOP if is_link_loop(table) else "no such file; check the path", table)
    from review.filtering.outputs import refuse_places

    refuse_places({"--kept": kept, "--dropped": dropped, "--report": report})
    _refuse_mixture(table, [path for path in (kept, dropped) if path is not None])
    settings = settings_of((str(table),), source_language, target_language, None, config, reading)
    settings = replace(settings, sentence_encoder=settings.sentence_encoder or "none")  # a million pairs take hours
    outputs = [str(path) for path in (kept, dropped, report) if path is not None]
    if not outputs:
        raise UsageError("says nowhere what comes out; name --kept, --dropped or --report")
    refuse_inputs(outputs, [path for path in (table, config, settings.glossary) if path is not None])
    from review.filtering.filtering import filter_pairs
    from review.filtering.languages import languages_of_table
    from review.filtering.windows import FilterRules
    from review.formats.heeded import heeded_by_table, refuse_unheeded
    from review.limit_config import held
    from review.processes import cores
    from review.reading_config import reading_as

    refuse_unheeded(reading, None, [heeded_by_table(table.name)])
    with held(settings.limits), reading_as(settings.reading):
        languages = languages_of_table(table, settings)
    cluster = running.cluster()
    with leftover_told(), rows_progress("filtering") as progress, held(settings.limits), reading_as(settings.reading):
        told = filter_pairs(
            table,
            _only(settings, codes),
            languages,
            FilterRules(None if fail_level == "none" else fail_level, least_quality),
            kept=kept,
            dropped=dropped,
            report=report,
            jobs=running.jobs or cores(),
            cluster=cluster,
            keep_going=keep_going,
            resume=resume,
            progress=progress,
        )
    click.echo(_summary(told))


def _refuse_mixture(table: Path, outputs: list[Path]) -> None:
    """Raises UsageError for outputs that are called another kind of table."""
    kind = _kind(table)
    also = "" if kind == ".parquet" else f" (or {kind}.gz)"
    for output in outputs:
        if _kind(output) != kind:
            raise UsageError(f"{output}: rows are written as they stand in {table}; call it {kind}{also}")


def _kind(path: Path) -> str:
    return Path(path.name.lower().removesuffix(".gz")).suffix


def _only(settings: Settings, codes: tuple[str, ...]) -> Settings:
    """The settings with no other checks than these. Raises UsageError for a check that there is not."""
    from review.config import Settings
    from review.scoring import known_checks
    from review.settings_table import nearest

    known = known_checks()
    for code in codes:
        if code not in known:
            raise UsageError(f"unknown check {code!r}{nearest(code, list(known))}")
    if not codes:
        return settings
    off = {code: CheckSettings(enabled=code in codes) for code in known}
    return Settings(checks=off).over(settings)


def _summary(told: Filtered) -> str:
    share = told.dropped / told.rows if told.rows else 0.0
    lines = [
        f"{told.rows:,} pair{'s' if told.rows != 1 else ''}: {told.kept:,} kept, {told.dropped:,} dropped ({share:.1%})"
    ]
    if told.unreadable:
        lines.append(f"{counted(told.unreadable, 'row')} could not be read, and left out of both files; the first:")
        lines += [f"  {fault}" for fault in told.faults]
    if told.by:
        lines.append("dropped pairs by check (a pair may count several times):")
        lines += [
            f"  {count:>9,}  {code}" for code, count in sorted(told.by.items(), key=lambda one: (-one[1], one[0]))
        ]
    return "\n".join(lines)


def _silent(rows: int) -> None:
    """Nobody is watching."""


@contextmanager
def leftover_told() -> Iterator[None]:
    """Says, on standard error, what a run that ends early has left to go on with."""
    try:
        yield
    except BaseException as error:
        for note in getattr(error, "__notes__", ()):
            click.echo(f"review: {visible(note)}", err=True)
        raise


@contextmanager
def rows_progress(label: str) -> Iterator[Callable[[int], None]]:
    """Rows so far and rows a second, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} pairs"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda rows: bar.update(task, completed=rows)
