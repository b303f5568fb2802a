"""The learning curve: one row a validation, as CSV for machines and PNG for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from review.translators.training.checkpoint import write_atomically

__all__ = ["Measurement", "draw_curve", "write_curve"]


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one validation found. `tokens` are target pieces seen so far, `minutes` wall clock spent training.

    `training_loss` and `validation_loss` are cross-entropies in nats a piece; BLEU and chrF (greedy) are None without a
    validation file. `best` marks the highest chrF so far.
    """

    step: int
    tokens: int
    minutes: float
    learning_rate: float
    training_loss: float
    validation_loss: float | None = None
    bleu: float | None = None
    chrf: float | None = None
    best: bool = False


def write_curve(measurements: Sequence[Measurement], path: Path) -> None:
    """Writes the CSV, with a header; an unknown value is an empty field."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [field.name for field in fields(Measurement)], lineterminator="\n")
    writer.writeheader()
    for measurement in measurements:
        row = {k: f"{v:.6g}" if isinstance(v, float) else v for k, v in asdict(measurement).items()}
        writer.writerow(row)
    write_atomically(path, lambda stream: stream.write(text.getvalue().encode("utf-8")))


def draw_curve(measurements: Sequence[Measurement], title: str, path: Path) -> None:
    """Draws losses, and BLEU and chrF where there are any, over millions of target pieces."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 6), layout="constrained")
    FigureCanvasAgg(figure)  # type: ignore[no-untyped-call, unused-ignore]
    upper, lower = figure.subplots(2, 1, sharex=True)
    seen = [m.tokens / 1e6 for m in measurements]
    upper.set_title(title)
    for name, label in (("bleu", "BLEU, greedy"), ("chrf", "chrF, greedy")):
        points = [
            (x, getattr(m, name)) for x, m in zip(seen, measurements, strict=True) if getattr(m, name) is not None
        ]
        if points:
            upper.plot(*zip(*points, strict=True), marker=".", label=f"{label} (best {max(y for _, y in points):.1f})")
    upper.set_ylabel("score on the validation file")
    lower.plot(seen, [m.training_loss for m in measurements], marker=".", label="training")
    points = [(x, m.validation_loss) for x, m in zip(seen, measurements, strict=True) if m.validation_loss is not None]
    if points:
        lower.plot(*zip(*points, strict=True), marker=".", label="validation")
    lower.set_ylabel("cross-entropy, nats a piece")
    lower.set_xlabel("target pieces seen, millions")
    for axes in (upper, lower):
        axes.grid(visible=True, alpha=0.3)
        if axes.get_legend_handles_labels()[0]:
            axes.legend()
    write_atomically(path, lambda stream: figure.savefig(stream, format="png", dpi=110))
