"""Options that several commands share, and the settings that they and the configuration files make together."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from review.cli.completion import files, languages, offered
from review.config import ALIGNMENTS, Settings, find_settings, parse_settings, settings_table
from review.errors import UsageError
from review.files import write_file
from review.formats.patterns import is_pattern
from review.formats.registry import is_bilingual
from review.reading_config import ReadingChoice

__all__ = [
    "are_documents",
    "language_options",
    "output_option",
    "refuse_inputs",
    "settings_of",
    "write_output",
]

_F = TypeVar("_F", bound=Callable[..., Any])


def language_options(function: _F) -> _F:
    """--source-language, --target-language, --align, --config."""
    for option in reversed((
        click.option(
            "--source-language",
            metavar="TAG",
            shell_complete=offered(languages),
            help="Language of the source (BCP 47), such as vi.",
        ),
        click.option(
            "--target-language",
            metavar="TAG",
            shell_complete=offered(languages),
            help="Language of the translation (BCP 47), such as en.",
        ),
        click.option(
            "--align",
            type=click.Choice(ALIGNMENTS),
            help="Pair texts by aligning paragraphs (default), or line by line.",
        ),
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Settings to use instead of the nearest review.toml or pyproject.toml.",
        ),
    )):  # fmt: skip
        function = option(function)
    return function


def output_option(function: _F) -> _F:
    """--output."""
    return click.option(
        "--output",
        default="-",
        metavar="FILE",
        show_default=True,
        shell_complete=files,
        help="Where to write; - is standard output.",
    )(function)


def settings_of(
    paths: tuple[str, ...],
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    config: Path | None,
    reading: ReadingChoice | None = None,
) -> Settings:
    """The options' settings over those of `config`, or of the configuration nearest to the first path."""
    from review.scoring import known_checks

    if config is not None:
        below = parse_settings(settings_table(config) or {}, config, known_checks())
    else:
        first = Path(paths[0]) if paths and paths[0] != "-" else Path()
        below = find_settings(first if first.is_dir() else first.parent, known_checks())
    return Settings(source_language, target_language, align, reading=reading or ReadingChoice()).over(below)


def refuse_inputs(outputs: Iterable[str], inputs: Iterable[Path | str]) -> None:
    """Raises UsageError where a file that is to be written is one that the command reads, under whatever name.

    `inputs` may name files that are not there, and "-" for standard input.
    """
    read = {key: str(path) for path in inputs if (key := _identity(path, 0)) is not None}
    for output in outputs:
        key = None if output == "-" else _identity(output, None)
        if key is not None and key in read:
            name = "standard input" if read[key] == "-" else read[key]
            also = "" if name == output else f" ({name})"
            raise UsageError(
                f"{output} is read by this command{also}, and writing there would destroy it; name another"
            )


def _identity(path: Path | str, descriptor: int | None) -> tuple[int, int] | None:
    """Device and number of a file, which all its names share; None where there is no such regular file."""
    try:
        found = os.fstat(descriptor) if str(path) == "-" and descriptor is not None else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def write_output(output: str, text: str, *, inputs: Iterable[Path | str], people: bool = False) -> None:
    """Text to a file, whole or not at all, or to standard output. `inputs` are the files that the command read.

    It is UTF-8, but for `people` at a terminal it is in the terminal's encoding. Raises UsageError for one of the
    inputs, InputError for what cannot be written.
    """
    data = text.encode("utf-8", "backslashreplace")  # a file's name may hold bytes that are no UTF-8
    if output != "-":
        refuse_inputs([output], inputs)
        write_file(Path(output), data)
    elif people:
        click.echo(text, nl=False)
    elif sys.stdout is not None:  # None where there is no standard output
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def are_documents(paths: tuple[str, ...]) -> bool:
    """Whether all paths are corpus folders or files of both languages; two files otherwise are source and target."""
    return all(Path(path).is_dir() or is_bilingual(path) for path in paths) and not any(map(is_pattern, paths))
