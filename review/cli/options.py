"""Options that several commands share, and the settings that they and the configuration files make together."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from review.config import ALIGNMENTS, Settings, find_settings, parse_settings, read_toml
from review.errors import InputError
from review.formats.pairs import is_pair_file

__all__ = ["language_options", "output_option", "settings_of", "write_output"]

_F = TypeVar("_F", bound=Callable[..., Any])


def language_options(function: _F) -> _F:
    """--source-language, --target-language, --align, --config."""
    for option in reversed((
        click.option("--source-language", metavar="TAG", help="Language of the source (BCP 47), such as vi."),
        click.option("--target-language", metavar="TAG", help="Language of the translation (BCP 47), such as en."),
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
        "--output", default="-", metavar="FILE", show_default=True, help="Where to write; - is standard output."
    )(function)


def settings_of(
    paths: tuple[str, ...],
    source_language: str | None,
    target_language: str | None,
    align: str | None,
    config: Path | None,
) -> Settings:
    """The options' settings over those of `config`, or of the configuration nearest to the first path."""
    from review.scoring import known_checks

    if config is not None:
        table = read_toml(config)
        if config.name == "pyproject.toml":
            table = table.get("tool", {}).get("review", {})
        below = parse_settings(table, config, known_checks())
    else:
        first = Path(paths[0]) if paths and paths[0] != "-" else Path()
        below = find_settings(first if first.is_dir() else first.parent, known_checks())
    return Settings(source_language, target_language, align).over(below)


def write_output(output: str, text: str) -> None:
    """Text to a file (written beside it, then renamed, so that it is never half there) or to standard output.

    Raises InputError for a folder that does not exist or cannot be written.
    """
    if output == "-":
        click.echo(text, nl=False)
        return
    path = Path(output)
    if path.is_dir():
        raise InputError("is a folder; name a file to write", path)
    if not path.parent.is_dir():
        raise InputError(f"the folder {path.parent} does not exist; make it first", path)
    data = text.encode("utf-8", "backslashreplace")  # a file's name may hold bytes that are no UTF-8
    renamed = path.is_file() or not path.exists()  # not /dev/stdout, not a named pipe
    place = path.with_name(f".{path.name}.{os.getpid()}.part") if renamed else path
    try:
        place.write_bytes(data)
        if renamed:
            place.replace(path)
    except OSError as error:
        if renamed:
            place.unlink(missing_ok=True)
        raise InputError(f"cannot be written ({error.strerror})", path) from None


def are_documents(paths: tuple[str, ...]) -> bool:
    """Whether all paths are corpus folders or tables of segments; two files otherwise are source and target."""
    return all(Path(path).is_dir() or is_pair_file(path) for path in paths)
