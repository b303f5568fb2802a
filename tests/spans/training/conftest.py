"""A toy training: an encoder of random weights, made-up pairs, a model in seconds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from review.spans.training import SpanTrainingSettings, train_spans
from tests.translators.teaching.encoder_file import write_encoder
from tests.translators.training.pairs import sentence_pairs, write_pairs

__all__ = ["settings", "trained", "wide"]


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> SpanTrainingSettings:
    folder = tmp_path_factory.mktemp("spans")
    write_encoder(folder / "e5.bin")
    write_pairs(folder / "pairs.tsv", sentence_pairs(1200))
    return SpanTrainingSettings(
        folder / "pairs.tsv",
        "en",
        "vi",
        folder / "output",
        folder / "e5.bin",
        examples=600,
        layers=2,
        frozen=1,
        vocabulary_size=300,
        rate=2e-3,
        average=10,
        held_out=100,
        device="cpu",
        threads=1,
    )


@pytest.fixture(scope="session")
def trained(settings: SpanTrainingSettings) -> Path:
    """The model's folder."""
    return train_spans(replace(settings, output=settings.output / "whole"))


@pytest.fixture(scope="session")
def wide(settings: SpanTrainingSettings) -> Path:
    """The folder of a model that has learned from pairs of a third language, too: `qab`, which nobody speaks."""
    pairs = write_pairs(settings.output.parent / "further.tsv", sentence_pairs(1200, seed=1), ("en", "qab"))
    output = settings.output / "both"
    return train_spans(replace(settings, output=output, also=((pairs, "en", "qab"),), examples=60, held_out=600))
