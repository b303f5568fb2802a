"""The model card: what a model was made of, what it scores, and what it is bad at."""

from __future__ import annotations

import platform
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from review.text.language import language_name
from review.translators.training.checkpoint import write_atomically
from review.translators.training.cleaning import Cleaning
from review.translators.training.curve import Measurement
from review.translators.training.data import TrainingPair
from review.translators.training.evaluation import Scores
from review.translators.training.settings import TrainingSettings

__all__ = ["WEAKNESSES", "data_table", "write_card"]

WEAKNESSES = """\
- A small model: rare content words are guessed, and a guess reads as fluently as the truth. Names and numerals mostly
  survive, long numbers less surely than short ones.
- It translates sentences. Longer texts should be cut into sentences first; over {positions} pieces nothing is read.
- Typographic quotation marks come out straight, and width variants and ligatures of letters as their plain forms: the
  vocabulary folds them on both sides.
- As a judge it prefers literal translations. Its round trip finds a wrong sentence, but is no measure of quality alone.
- What its data does not talk about it does not know: see the table of origins.
"""


def data_table(
    pairs: Sequence[TrainingPair], weights: Mapping[str, float], decay_weights: Mapping[str, float]
) -> list[str]:
    """Lines of a Markdown table: pairs, weight and licence of each origin."""
    lines = ["| origin | pairs | weight | licence, as stated upstream |", "| --- | --- | --- | --- |"]
    counts = Counter(pair.origin for pair in pairs)
    licences: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        licences[pair.origin].add(pair.licence)
    for origin, count in counts.most_common():
        licence = ", ".join(sorted(filter(None, licences[origin]))) or "not stated"
        weight = weights.get(origin, 1.0)
        late = decay_weights.get(origin, weight)
        weighted = f"{weight:g}" + (f", late {late:g}" if late != weight else "")
        lines.append(f"| {origin or '(not stated)'} | {count:,} | {weighted} | {licence} |")
    return lines


def write_card(
    path: Path,
    settings: TrainingSettings,
    pairs: Sequence[TrainingPair],
    cleaning: Cleaning,
    measurement: Measurement,
    validation: Scores | None,
    report: tuple[int, Scores] | None,
    parameters: int,
) -> None:
    """Writes Markdown. `measurement` is the validation of the weights kept; `validation` its scores with signatures;
    `report` how many held-out pairs beyond the validation ones were translated with beam 4, and their scores."""
    source, target = language_name(settings.source), language_name(settings.target)
    lines = [
        "---",
        f"language: [{settings.source}, {settings.target}]",
        "library_name: transformers",
        "pipeline_tag: translation",
        "---",
        f"# {source} to {target}",
        "",
        f"A translation model of {parameters / 1e6:.1f} million parameters, made by `review models train` to translate",
        f"{target} reviewers' texts back and to judge translations; not made to publish what it writes.",
        "",
        "## Scores",
        "",
        "| text | search | BLEU | chrF |",
        "| --- | --- | --- | --- |",
    ]
    held_out = settings.validation.name if settings.validation else "pairs held out of the training data"
    if validation is not None:
        lines.append(f"| validation: {held_out} | greedy | {validation.bleu:.1f} | {validation.chrf:.1f} |")
    if report is not None:
        count, scores = report
        lines.append(
            f"| not looked at in training: the other {count} lines | beam 4 | {scores.bleu:.1f} | {scores.chrf:.1f} |"
        )
    if validation is not None:
        lines += [
            "",
            f"sacreBLEU: `{validation.bleu_signature}`, `{validation.chrf_signature}`.",
            "The validation chose which weights to keep, so its scores flatter.",
        ]
    lines += ["", "## Training", ""]
    machine = f"{settings.threads or 'all'} threads on {platform.machine()}"
    lines += [
        f"{measurement.minutes:.0f} minutes, {measurement.step:,} updates,",
        f"{measurement.tokens / 1e6:.1f} million target pieces; {settings.optimizer}, {machine}; averaged weights.",
        "`curve.png` and `curve.csv` show how it learned.",
        "",
    ]
    lines += ["## Data", "", f"`{settings.pairs.name}`: {cleaning.summary()}.", ""]
    lines += data_table(pairs, settings.weights, settings.decay_weights)
    lines += ["", "## What it is bad at", "", WEAKNESSES.format(positions=settings.architecture.positions)]
    text = "\n".join(lines)
    write_atomically(path, lambda stream: stream.write(text.encode("utf-8")))
