"""The options that ask for learned metrics, and the scorers that they make."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from review.cli.completion import Known, learned, offered
from review.errors import UsageError

if TYPE_CHECKING:
    from review.judges.scorer import Scorer

__all__ = ["LearnedWish", "learned_options"]

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class LearnedWish:
    """What the options said: metrics, and models by metric."""

    metrics: tuple[str, ...]
    models: dict[str, str]
    reference_free: bool

    def scorers(self, *, network: bool) -> tuple[Scorer, ...]:
        """The metrics with their models. Raises UsageError and EngineError as `find_scorer` does."""
        if not self.metrics:
            if self.models or self.reference_free:
                raise UsageError("--metric-model and --reference-free go with --metric")
            return ()
        from review.judges.scorer import find_scorer
        from review.output_cache import OutputCache

        strange = next((name for name in self.models if name not in self.metrics), None)
        if strange is not None:
            raise UsageError(f"--metric-model {strange}=…: say --metric {strange}, too")
        cache = OutputCache()
        return tuple(
            find_scorer(
                name,
                self.models.get(name),
                reference_free=self.reference_free,
                network=network,
                cache=cache,
                told=lambda line: click.echo(line, err=True),
            )
            for name in dict.fromkeys(self.metrics)
        )


def learned_options(function: _F) -> _F:
    """The options; the command gets them as one `learned`."""

    @functools.wraps(function)
    def wrapped(
        *arguments: object,
        metrics: tuple[str, ...],
        metric_models: tuple[str, ...],
        reference_free: bool,
        **others: object,
    ) -> object:
        models = {}
        for choice in metric_models:
            name, equals, model = choice.partition("=")
            if not equals or not model:
                raise UsageError(f"--metric-model {choice}: wants METRIC=FOLDER, or METRIC=NAME of the hub")
            models[name] = model
        return function(*arguments, learned=LearnedWish(metrics, models, reference_free), **others)

    for option in reversed((
        click.option(
            "--metric",
            "metrics",
            multiple=True,
            metavar="NAME",
            cls=Known,
            values=learned,
            help="A learned metric; may repeat.",
        ),
        click.option(
            "--metric-model",
            "metric_models",
            multiple=True,
            metavar="METRIC=FOLDER|NAME",
            shell_complete=offered(lambda: [f"{name}=" for name in learned()]),
            help="Its model: a folder, or a name on the hub; may repeat.",
        ),
        click.option("--reference-free", is_flag=True, help="Learned metrics use no reference."),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return cast("_F", wrapped)
