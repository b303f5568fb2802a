"""What a shell offers for options and arguments. What there is to offer is looked up when somebody asks, not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem

__all__ = [
    "Known",
    "checks",
    "compared",
    "files",
    "languages",
    "learned",
    "metrics",
    "models",
    "models_or_files",
    "offered",
    "report_formats",
]

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def offered(values: Callable[[], Iterable[str]], *, or_files: bool = False) -> Complete:
    """Completes to those of the values that begin so, and to files where a value may be a path, too."""

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        items = [CompletionItem(value) for value in values() if value.startswith(begun)]
        return [*items, CompletionItem(begun, type="file")] if or_files else items

    return complete


class Known(click.Option):
    """An option of a few known values: shells offer them, and its help names them.

    `ending` comes after each, such as "=".
    """

    def __init__(self, *arguments: Any, values: Callable[[], Iterable[str]], ending: str = "", **options: Any) -> None:
        super().__init__(*arguments, shell_complete=offered(lambda: [value + ending for value in values()]), **options)
        self._values = values

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its help, with the values."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        head, brackets, default = record[1].partition("  [")  # click's own note on the default
        return record[0], f"{head.rstrip('.')}: {', '.join(self._values())}.{brackets}{default}"


def languages() -> Iterable[str]:
    """The tags of the languages that something is known of."""
    from review.languages.language import language_tags

    return language_tags()


def checks() -> Iterable[str]:
    """The codes of all checks."""
    from review.checks import CHECKS

    return list(CHECKS)


def metrics() -> Iterable[str]:
    """The scores that a threshold may be set for."""
    from review.metrics import scores

    return scores.thresholds()


def compared() -> Iterable[str]:
    """The scores that are compared with a baseline's."""
    from review.gate.falling import tolerances

    return tolerances()


def report_formats() -> list[str]:
    """What a report may be written as."""
    from review.reporters import REPORTERS

    return list(REPORTERS)


def learned() -> Iterable[str]:
    """The learned metrics."""
    from review.metrics import LEARNED

    return LEARNED


def models() -> Iterable[str]:
    """The back-translation models of this machine."""
    from review.cli.models_known import known_models

    return [model.name for model in known_models()]


#: For what is a path.
files = offered(tuple, or_files=True)
#: For a model of this machine, or a folder.
models_or_files = offered(models, or_files=True)
