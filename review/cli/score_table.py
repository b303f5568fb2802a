"""`review score` of a table that is too long to be held: read, scored and written in windows."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from review.cli.filter import leftover_told, rows_progress
from review.cli.place import PlaceWish
from review.config import Settings
from review.errors import UsageError
from review.limit_config import Limits
from review.text.visible import visible

if TYPE_CHECKING:
    from review.report import Report

__all__ = [
    "TableWish",
    "is_long_table",
    "refuse_beside_table",
    "refuse_without_table",
    "score_long_table",
    "table_options",
]

_F = TypeVar("_F", bound=Callable[..., Any])
_TABLES = (".tsv", ".tab", ".csv", ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class TableWish:
    """What the options for tables said."""

    rows: Path | None
    keep_going: bool
    resume: bool


def table_options(function: _F) -> _F:
    """--rows, --keep-going, --resume; the command gets them as one `table`."""

    @functools.wraps(function)
    def wrapped(*arguments: object, rows: Path | None, keep_going: bool, resume: bool, **others: object) -> object:
        return function(*arguments, table=TableWish(rows, keep_going, resume), **others)

    for option in reversed((
        click.option(
            "--rows",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="What is said of each row of a table, as JSON lines, to a file; the table is read in windows.",
        ),
        click.option("--keep-going", is_flag=True, help="Count rows of a table that cannot be read; leave them out."),
        click.option("--resume", is_flag=True, help="Go on with --rows where an interrupted run stopped."),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return cast("_F", wrapped)


def is_long_table(paths: tuple[str, ...], wish: TableWish, chosen: Limits | None) -> bool:
    """Whether it is one table that is scored in windows: gzipped, larger than a file that is read at once, or with a
    wish that only windows fulfil.
    """
    if len(paths) != 1 or not Path(paths[0]).is_file():
        return False
    name = Path(paths[0]).name.lower()
    if not name.removesuffix(".gz").endswith(_TABLES):
        return False
    wished = wish.rows is not None or wish.keep_going or wish.resume
    most = (chosen or Limits()).file * 2**20
    return wished or name.endswith(".gz") or os.path.getsize(paths[0]) > most  # noqa: PTH202  # a name of any kind


def refuse_without_table(wish: TableWish, paths: tuple[str, ...]) -> None:
    """Raises UsageError for options of long tables where there is none. A path that is not there is told by others."""
    if not all(Path(path).exists() for path in paths):
        return
    for option, given in (("--rows", wish.rows), ("--keep-going", wish.keep_going), ("--resume", wish.resume)):
        if given:
            raise UsageError(f"{option} goes with one table ({', '.join(_TABLES)}, each also with .gz)")


def refuse_beside_table(given: Mapping[str, object]) -> None:
    """Raises UsageError for options, by name, that want whole documents, where a table is read in windows."""
    for option, value in given.items():
        if value:
            raise UsageError(f"{option} does not go with a table that is read in windows; nothing is translated there")


def score_long_table(
    path: Path, settings: Settings, wish: TableWish, running: PlaceWish, *, most: int, fail_level: str
) -> Report:
    """The report of the table: its sums and its worst `most` rows. Raises InputError, UsageError and LanguageError."""
    from review.filtering.languages import languages_of_table, refuse_swapped_table
    from review.filtering.streaming import as_report, score_table
    from review.limit_config import held
    from review.processes import cores
    from review.reading_config import reading_as

    if wish.resume and wish.rows is None:
        raise UsageError("--resume goes on with the file of --rows; name it")
    with held(settings.limits), reading_as(settings.reading):
        languages = languages_of_table(path, settings)
        refuse_swapped_table(path, languages)
    cluster = running.cluster()
    settings = replace(settings, sentence_encoder=settings.sentence_encoder or "none")  # a million pairs take hours
    with leftover_told(), rows_progress("scoring") as progress, held(settings.limits), reading_as(settings.reading):
        told = score_table(
            path,
            settings,
            languages,
            rows=wish.rows,
            jobs=running.jobs or cores(),
            cluster=cluster,
            most=most,
            keep_going=wish.keep_going,
            resume=wish.resume,
            progress=progress,
        )
    for fault in told.faults:
        click.echo(f"review: left out: {visible(fault)}", err=True)
    return as_report(told, path, languages, fail_level)
