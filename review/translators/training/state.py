"""Everything of a training that changes while it runs, and that a checkpoint holds."""

from __future__ import annotations

import copy
import hashlib
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from review.errors import EngineError, UsageError
from review.translators.training.batching import Position
from review.translators.training.curve import Measurement
from review.translators.training.evaluation import Scores
from review.translators.training.model import build_model
from review.translators.training.optimizer import Optimizer, learning_rate_factor
from review.translators.training.settings import TrainingSettings
from review.translators.training.vocabulary import Vocabulary

__all__ = ["TrainingState"]


_PLAIN = ("step", "tokens", "seconds", "running_loss", "next_validation", "stopped", "without_gain", "best_chrf")


class TrainingState:
    """Model, averaged model, optimizer, position in the data, budget used, decay and measurements.

    `tokens` are target pieces seen, `seconds` wall clock spent training; `data` is the digest of the pairs. Starting it
    seeds torch.
    """

    def __init__(self, settings: TrainingSettings, vocabulary: Vocabulary, data: str) -> None:
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.data = data
        self.model = build_model(settings.architecture, vocabulary.size)
        self.averaged = copy.deepcopy(self.model)
        self.averaged.requires_grad_(requires_grad=False)
        self.averaged.train(mode=False)
        self.optimizer = Optimizer(self.model, settings)
        self.position = Position()
        self.step = 0
        self.tokens = 0
        self.seconds = 0.0
        self.running_loss = 0.0
        self.next_validation = settings.validate_every_tokens
        self.decay_from: float | None = None
        self.decay_until = 1.0
        self.stopped = False
        self.best_chrf = -1.0
        self.without_gain = 0
        self.measurements: list[Measurement] = []
        self._identity = {
            "source": settings.source,
            "target": settings.target,
            # dropout is no size: raising it is what to do when a training begins to learn its pairs by heart
            "architecture": {name: size for name, size in asdict(settings.architecture).items() if name != "dropout"},
            "vocabulary": hashlib.sha256(vocabulary.path.read_bytes()).hexdigest(),
            "optimizer": settings.optimizer,
        }

    def used(self) -> float:
        """The larger of the shares of the two budgets that are used; may exceed 1."""
        shares = [0.0]
        if self.settings.tokens is not None:
            shares.append(self.tokens / self.settings.tokens)
        if self.settings.minutes is not None:
            shares.append(self.seconds / 60 / self.settings.minutes)
        return max(shares)

    @property
    def decaying(self) -> bool:
        """Whether the learning rate has begun to fall."""
        return self.decay_from is not None

    @property
    def finished(self) -> bool:
        """Whether the budget is used, or further updates would gain nothing."""
        return self.stopped or self.used() >= self.decay_until

    def begins_decay(self) -> bool:
        """Whether the decay is due: its share of the budget is left, or validation gains no more."""
        if self.decaying:
            return False
        return self.used() >= 1 - self.settings.decay_share or self.without_gain >= self.settings.patience

    def begin_decay(self) -> None:
        """Lets the learning rate fall from here on; an early decay takes its share of what was used so far."""
        used, share = self.used(), self.settings.decay_share
        self.decay_from = used
        self.decay_until = 1.0 if used >= 1 - share else min(1.0, used / max(1e-9, 1 - share))
        self.without_gain = 0
        if self.settings.decay_weights:
            self.position = Position(round=self.position.round + 1)

    def factor(self) -> float:
        """Share of the peak learning rate for the next update."""
        decayed = 0.0
        if self.decay_from is not None:
            decayed = (self.used() - self.decay_from) / max(1e-9, self.decay_until - self.decay_from)
        return learning_rate_factor(self.step, decayed, self.settings)

    def rate(self) -> float:
        """The learning rate of the next update."""
        return self.settings.learning_rate * self.factor()

    @torch.no_grad()
    def update(self, plain_loss: float, tokens: int, position: Position) -> None:
        """One update from the gradients at hand; `position` is that of the batch after this one."""
        if not math.isfinite(plain_loss):
            raise EngineError(
                f"the loss is no number at update {self.step}: the learning rate is too high for this data"
            )
        self.optimizer.step(self.factor())
        # Early weights are worth forgetting fast: the average spans a tenth of the updates so far, up to its full span.
        keep = min(self.settings.average_decay, 1 - 10 / (self.step + 11))
        mine: list[torch.Tensor] = list(self.averaged.parameters())
        theirs: list[torch.Tensor] = list(self.model.parameters())
        torch._foreach_lerp_(mine, theirs, 1 - keep)
        self.step += 1
        self.tokens += tokens
        self.position = position
        self.running_loss += (plain_loss - self.running_loss) * max(0.01, 1 / self.step)

    def record(self, validation_loss: float, scores: Scores) -> bool:
        """Adds a measurement of the averaged model; whether it is the best so far, by chrF."""
        best = scores.chrf > self.best_chrf
        self.best_chrf = max(self.best_chrf, scores.chrf)
        self.without_gain = 0 if best else self.without_gain + 1
        if self.decaying and self.without_gain >= self.settings.patience:
            self.stopped = True
        self.measurements.append(
            Measurement(
                step=self.step,
                tokens=self.tokens,
                minutes=self.seconds / 60,
                learning_rate=self.rate(),
                training_loss=self.running_loss,
                validation_loss=validation_loss,
                bleu=scores.bleu,
                chrf=scores.chrf,
                best=best,
            )
        )
        return best

    def dump(self) -> dict[str, Any]:
        """The state as tensors and plain values, for `save_checkpoint`."""
        return {
            **{name: getattr(self, name) for name in _PLAIN},
            "decay": [self.decay_from, self.decay_until],
            "position": [self.position.round, self.position.block, self.position.batch],
            "measurements": [asdict(m) for m in self.measurements],
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state(),
            "identity": self._identity,
            "data": self.data,
        }

    def restore(self, state: dict[str, Any], path: Path) -> bool:
        """Goes on from what `dump` returned; whether the pairs are the same as then.

        If not, the next round through them begins. Raises `UsageError` when the state is of another training than the
        settings', `EngineError` when it lacks something.
        """
        before = dict(state.get("identity", {}))
        before["architecture"] = {k: v for k, v in dict(before.get("architecture", {})).items() if k != "dropout"}
        other = [name for name, value in self._identity.items() if before.get(name) != value]
        if other:
            raise UsageError(
                f"holds a training with another {', '.join(other)}; choose another output folder", path=path
            )
        try:
            self.model.load_state_dict(state["model"])
            self.averaged.load_state_dict(state["averaged"])
            self.optimizer.restore(state["optimizer"])
            self.position = Position(*state["position"])
            self.measurements = [Measurement(**m) for m in state["measurements"]]
            self.decay_from, self.decay_until = state["decay"]
            for name in _PLAIN:
                setattr(self, name, state[name])
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise EngineError(f"incomplete checkpoint ({type(error).__name__}: {error})", path=path) from error
        same = bool(state.get("data") == self.data)
        if not same:
            self.position = Position(round=self.position.round + 1)
        return same

    def initialize(self, folder: Path) -> None:
        """Takes the weights of a model folder to start from, such as the other direction's with the same vocabulary."""
        from safetensors.torch import load_file

        try:
            weights = load_file(folder / "model.safetensors")
            missing = self.model.load_state_dict({k: v.float() for k, v in weights.items()}, strict=False)
        except (OSError, RuntimeError, ValueError) as error:
            raise EngineError(f"cannot start from these weights: {str(error).splitlines()[0]}", path=folder) from error
        if missing.unexpected_keys:
            raise EngineError("cannot start from these weights: they are of another kind of model", path=folder)
        self.model.tie_weights()
        self.averaged.load_state_dict(self.model.state_dict())
