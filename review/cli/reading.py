"""Options that say how files are read: which columns of a table are which, and what of a page is read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

import click

from review.reading_config import ReadingChoice

__all__ = ["article_option", "column_options", "reading_options"]

_F = TypeVar("_F", bound=Callable[..., Any])
_ARTICLE = click.option(
    "--article", is_flag=True, help="Of an HTML page read only the article, not what stands around it (an extra)."
)


def article_option(function: _F) -> _F:
    """--article; the command gets it as `reading`."""

    @functools.wraps(function)
    def wrapped(*arguments: object, article: bool, **others: object) -> object:
        return function(*arguments, reading=ReadingChoice(article=True if article else None), **others)

    return cast("_F", _ARTICLE(wrapped))


def column_options(function: _F) -> _F:
    """--source-column, --target-column, --no-header; the command gets them as one `reading`."""

    @functools.wraps(function)
    def wrapped(
        *arguments: object,
        source_column: str | None,
        target_column: str | None,
        no_header: bool,
        reading: ReadingChoice | None = None,
        **others: object,
    ) -> object:
        wish = ReadingChoice(source_column, target_column, False if no_header else None).over(
            reading or ReadingChoice()
        )
        return function(*arguments, reading=wish, **others)

    for option in reversed((
        click.option(
            "--source-column",
            metavar="NAME|LETTER",
            help="The column of a table that holds the source, by its name or as spreadsheets count: A, B, … AA.",
        ),
        click.option("--target-column", metavar="NAME|LETTER", help="The column that holds the translation."),
        click.option("--no-header", is_flag=True, help="The first row of a table is a pair; columns go by letter."),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return cast("_F", wrapped)


def reading_options(function: _F) -> _F:
    """Those of `column_options`, and --article."""
    return article_option(column_options(function))
