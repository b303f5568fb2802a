"""What a training is told: data, sizes, schedule, where the result goes.

Defaults are those of a two-core machine without a GPU: about 10 million parameters, an hour or two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from review.errors import UsageError

__all__ = ["Architecture", "TrainingSettings"]


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of the encoder-decoder. The default has 9.8 million parameters with 8,000 pieces.

    `width` is the size of a hidden vector, `feed_forward` that of the inner layer. Layer norm comes first (pre-norm):
    at this size and budget a post-norm transformer hardly leaves the ground.
    """

    width: int = 320
    heads: int = 5
    feed_forward: int = 1024
    encoder_layers: int = 4
    decoder_layers: int = 2
    dropout: float = 0.1
    positions: int = 512

    def __post_init__(self) -> None:
        if self.width % self.heads:
            raise UsageError(f"width {self.width} cannot be divided among {self.heads} attention heads")


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """Everything one training depends on; two trainings with equal settings and a token budget give equal models.

    Lengths count SentencePiece pieces. The budgets are `tokens` (target pieces, end of sentence included) and `minutes`
    (of wall clock while training, across interruptions); whichever runs out first ends the training. `batch_tokens` are
    the pieces of a batch on either side, padding included; an update takes a batch for each thread. In a share
    `split_sentences` of the source texts a share `split_pieces` of the pieces is cut in two; a share `join_share` of
    the pairs is joined with the next one, where they are short. `weights` says how
    often a pair of an origin is seen in one round through the data (1 when not named; 0 leaves it out), and
    `decay_weights` the same for the last stretch, where the learning rate falls. Raises `UsageError` when a value makes
    no sense.
    """

    pairs: Path
    source: str
    target: str
    output: Path
    source_column: str = ""
    target_column: str = ""
    origin_column: str = "origin"
    licence_column: str = "licence"
    weights: Mapping[str, float] = field(default_factory=dict)
    decay_weights: Mapping[str, float] = field(default_factory=dict)
    validation: Path | None = None
    validation_source_column: str = ""
    validation_target_column: str = ""
    validation_lines: int = 400
    architecture: Architecture = field(default_factory=Architecture)
    vocabulary_size: int = 8000
    vocabulary: Path | None = None
    initial_weights: Path | None = None
    resume: str = "last"
    minutes: float | None = None
    tokens: int | None = None
    batch_tokens: int = 2400
    maximum_length: int = 200
    optimizer: str = "muon"
    learning_rate: float = 2e-3
    warmup_steps: int = 400
    decay_share: float = 0.25
    final_rate: float = 0.02
    label_smoothing: float = 0.1
    average_decay: float = 0.998
    split_sentences: float = 0.5
    split_pieces: float = 0.15
    join_share: float = 0.15
    validate_every_tokens: int = 1_000_000
    checkpoint_every_seconds: float = 300.0
    patience: int = 12
    precision: str = "auto"
    threads: int | None = None
    seed: int = 1

    def __post_init__(self) -> None:
        if self.minutes is None and self.tokens is None:
            object.__setattr__(self, "minutes", 60.0)
        if self.source == self.target:
            raise UsageError(f"source and target are the same language, {self.source}")
        if not self.source_column:
            object.__setattr__(self, "source_column", self.source)
        if not self.target_column:
            object.__setattr__(self, "target_column", self.target)
        if self.source_column == self.target_column:
            raise UsageError(f"source and target are read from the same column, {self.source_column}")
        if self.precision not in ("auto", "float32", "bfloat16"):
            raise UsageError(f"precision {self.precision} is none of auto, float32, bfloat16")
        if self.optimizer not in ("muon", "adamw"):
            raise UsageError(f"optimizer {self.optimizer} is neither muon nor adamw")
        if self.resume not in ("last", "stable"):
            raise UsageError(f"a training goes on from last or stable, not from {self.resume}")
        positive = {
            "minutes": self.minutes,
            "tokens": self.tokens,
            "learning rate": self.learning_rate,
            "batch tokens": self.batch_tokens,
            "patience": self.patience,
            "validation lines": self.validation_lines,
            "validate every tokens": self.validate_every_tokens,
            "threads": self.threads,
        }
        for name, value in positive.items():
            if value is not None and value <= 0:
                raise UsageError(f"{name} must be more than 0, not {value}")
        if not 0 <= self.decay_share <= 1:
            raise UsageError(f"decay share must lie between 0 and 1, not {self.decay_share}")
        if self.batch_tokens < self.maximum_length:
            raise UsageError(
                f"a batch of {self.batch_tokens} tokens cannot hold a sentence of {self.maximum_length}; raise the one"
            )
        for origin, weight in (*self.weights.items(), *self.decay_weights.items()):
            if weight < 0:
                raise UsageError(f"the weight of {origin} must not be negative, and is {weight}")
