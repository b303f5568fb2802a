"""`review models train`: a small translation model from the user's own sentence pairs."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

import click

from review.cli.completion import languages, offered
from review.errors import ExtraError, ReviewError, UsageError
from review.extras import install_extra, installed

if TYPE_CHECKING:
    from review.translators.training import Progress, TrainingSettings

__all__ = ["TrainingPrinter", "need_training_packages", "origin_weights", "train_command"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)


def need_training_packages() -> None:
    """Raises ExtraError where what trainings are made with is not installed, with the command that installs it."""
    for module in ("torch", "matplotlib"):
        if not installed(module):
            raise ExtraError(f"training needs {module}; install it with: {install_extra('train')}")


def origin_weights(values: tuple[str, ...], option: str) -> dict[str, float]:
    """The values of an option that is given as ORIGIN=NUMBER. Raises UsageError for another form."""
    weights: dict[str, float] = {}
    for value in values:
        origin, _, number = value.rpartition("=")
        try:
            weights[origin] = float(number)
        except ValueError:
            raise UsageError(f"{option} takes ORIGIN=NUMBER, such as news=3; not {value}") from None
    return weights


class _Told(Protocol):
    @property
    def message(self) -> str: ...


Told = TypeVar("Told", bound=_Told)


class TrainingPrinter(Generic[Told]):
    """Messages as lines, behind what `line` says of where a training is, "" before it has begun; between them, on a
    terminal, one line that is rewritten, and in a log one line a minute.

    An interrupt or a request to end stops the training between two updates, where it can be resumed from exactly.
    """

    def __init__(self, line: Callable[[Told], str]) -> None:
        self._line = line
        self._stop = False
        self._before: dict[int, Any] = {}
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()
        self._open = False

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) != signal.SIG_IGN:  # under nohup, or in the background
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: object) -> None:  # noqa: ARG002  # signal's signature
        self._stop = True
        signal.signal(number, signal.SIG_DFL)  # who asks twice does not want to wait

    def __call__(self, progress: Told) -> None:
        if self._stop:
            raise KeyboardInterrupt
        line = self._line(progress)
        if progress.message:
            if self._open:
                click.echo("", err=True)
            self._open = False
            click.echo(f"{line}  {progress.message}" if line else progress.message, err=True)
            return
        now = time.monotonic()
        if now - self._last < (0.5 if self._terminal else 60.0):
            return
        self._last = now
        click.echo(f"\r{line}" if self._terminal else line, err=True, nl=not self._terminal)
        self._open = self._terminal


def _line(progress: Progress) -> str:
    if not progress.step:
        return ""
    return (
        f"{progress.share:6.1%}  {progress.minutes:6.1f} min  {progress.step:,} updates"
        f"  {progress.tokens / 1e6:.2f} M pieces  {progress.speed:,.0f}/s"
        f"  loss {progress.loss:.3f}  rate {progress.learning_rate:.1e}"
    )


@click.command("train", short_help="Train a small model on a table of pairs.")
@click.argument("pairs", type=_FILE)
@click.option(
    "--source",
    required=True,
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language to translate from, such as en.",
)
@click.option(
    "--target",
    required=True,
    metavar="TAG",
    shell_complete=offered(languages),
    help="Language to translate into, such as vi.",
)
@click.option(
    "--output", required=True, type=_FOLDER, help="Folder of the model; an unfinished training in it goes on."
)
@click.option("--source-column", default="", help="Column of the source texts; by default the language's code.")
@click.option("--target-column", default="", help="Column of the target texts; by default the language's code.")
@click.option("--origin-column", default="origin", show_default=True, help="Column that says where a pair comes from.")
@click.option(
    "--licence-column", default="licence", show_default=True, help="Column with a pair's licence, for the card."
)
@click.option(
    "--weight", multiple=True, metavar="ORIGIN=NUMBER", help="How often pairs of an origin are seen; default 1."
)
@click.option(
    "--late-weight", multiple=True, metavar="ORIGIN=NUMBER", help="The same for the last stretch, while the rate falls."
)
@click.option(
    "--validation",
    type=_FILE,
    help="Held-out pairs to measure on; none of them is trained on. Default: drawn from PAIRS.",
)
@click.option("--validation-source-column", default="", help="Its source column; default the code, or 'source'.")
@click.option("--validation-target-column", default="", help="Its target column; default the code, or 'reference'.")
@click.option(
    "--validation-lines",
    default=400,
    show_default=True,
    help="Pairs to choose the weights by; the rest is for the card.",
)
@click.option("--minutes", type=float, help="Budget of wall clock; 60 when neither budget is given.")
@click.option("--tokens", type=int, help="Budget of target pieces; such a training is exactly repeatable.")
@click.option("--threads", type=int, help="Processor threads; default: as many as cores.")
@click.option(
    "--vocabulary-size", default=8000, show_default=True, help="SentencePiece pieces, both languages together."
)
@click.option("--vocabulary", type=_FILE, help="A vocabulary of an earlier training to use.")
@click.option("--initial-weights", type=_FOLDER, help="Model folder to start from, with the same vocabulary and sizes.")
@click.option(
    "--resume",
    type=click.Choice(["last", "stable"]),
    default="last",
    show_default=True,
    help="Where to go on: the last checkpoint, or before the rate began to fall (to add to a finished training).",
)
@click.option("--width", default=320, show_default=True, help="Size of the hidden vectors.")
@click.option("--heads", default=5, show_default=True, help="Attention heads.")
@click.option("--feed-forward", default=1024, show_default=True, help="Size of the inner layers.")
@click.option("--encoder-layers", default=4, show_default=True, help="Layers that read.")
@click.option("--decoder-layers", default=2, show_default=True, help="Layers that write.")
@click.option("--dropout", default=0.1, show_default=True, help="Share of values dropped; 0 where pairs are plenty.")
@click.option(
    "--optimizer",
    type=click.Choice(["muon", "adamw"]),
    default="muon",
    show_default=True,
    help="muon learns more from few pairs; adamw is the usual one.",
)
@click.option("--learning-rate", default=2e-3, show_default=True, help="Peak learning rate.")
@click.option("--warmup-steps", default=400, show_default=True, help="Updates until the peak.")
@click.option("--decay-share", default=0.25, show_default=True, help="Share of the budget in which the rate falls.")
@click.option(
    "--batch-tokens", default=2400, show_default=True, help="Pieces of a batch on either side, for each thread."
)
@click.option(
    "--validate-every-tokens", default=1_000_000, show_default=True, help="Target pieces between validations."
)
@click.option("--checkpoint-every-seconds", default=300.0, show_default=True, help="What a kill may cost.")
@click.option(
    "--patience", default=12, show_default=True, help="Validations without a gain until the rate falls, or the end."
)
@click.option(
    "--precision",
    type=click.Choice(["auto", "bfloat16", "float32"]),
    default="auto",
    show_default=True,
    help="Arithmetic; auto takes bfloat16 where the processor has it.",
)
@click.option("--seed", default=1, show_default=True, help="Start of the random numbers.")
def train_command(pairs: Path, source: str, target: str, output: Path, **options: object) -> None:
    """Train a small back-translation model on PAIRS, a tab-separated file with a header line (or gzip of one).

    The result is a model folder for `review score --back-translation-model`. A training that was interrupted goes on
    when the same command is given again.
    """
    try:
        settings = _settings(pairs, source, target, output, options)
        need_training_packages()
        from review.translators.training import train

        with TrainingPrinter(_line) as printer:
            result = train(settings, printer)
    except ReviewError as error:
        click.echo(f"review: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo(f"interrupted; the same command goes on from {output / 'checkpoints'}", err=True)
        sys.exit(130)
    click.echo(f"{result.folder}: validation BLEU {result.best.bleu:.1f}, chrF {result.best.chrf:.1f}")
    if result.report is not None:
        click.echo(f"rest of the validation file, beam 4: BLEU {result.report.bleu:.1f}, chrF {result.report.chrf:.1f}")


def _settings(pairs: Path, source: str, target: str, output: Path, options: dict[str, object]) -> TrainingSettings:
    from review.translators.training import Architecture, TrainingSettings

    weights, late_weights = options.pop("weight"), options.pop("late_weight")
    assert isinstance(weights, tuple)
    assert isinstance(late_weights, tuple)
    sizes = ("width", "heads", "feed_forward", "encoder_layers", "decoder_layers", "dropout")
    architecture = Architecture(**{name: options.pop(name) for name in sizes})  # type: ignore[arg-type]
    return TrainingSettings(
        pairs,
        source,
        target,
        output,
        weights=origin_weights(weights, "--weight"),
        decay_weights=origin_weights(late_weights, "--late-weight"),
        architecture=architecture,
        **options,  # type: ignore[arg-type]
    )


if __name__ == "__main__":
    train_command()
