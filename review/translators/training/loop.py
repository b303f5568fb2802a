"""Training from pairs to a finished model folder, resumable after a kill at any moment.

`TrainingSettings.output` becomes the model folder; `checkpoints/` in it holds what a continuation needs: `last.pt`,
`best.pt` (the averaged weights of the highest chrF) and `stable.pt` (as it was before the learning rate began to fall:
from there a larger budget goes on as if it had been given at the start).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from review.translators.training.batching import BatchStream
from review.translators.training.card import write_card
from review.translators.training.checkpoint import exclusive, load_checkpoint, save_checkpoint, write_atomically
from review.translators.training.cleaning import Cleaning, hold_out, load_held_out, load_training_pairs
from review.translators.training.curve import Measurement, draw_curve, write_curve
from review.translators.training.data import TrainingPair
from review.translators.training.evaluation import Scores, cross_entropy, score_translations, translate
from review.translators.training.export import export_model
from review.translators.training.memory import keep_large_blocks
from review.translators.training.settings import TrainingSettings
from review.translators.training.state import TrainingState
from review.translators.training.vocabulary import Vocabulary, train_vocabulary
from review.translators.training.workers import Workers

__all__ = ["Progress", "TrainingResult", "train"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training is. `share` (0 to 1) of the budget is used; `message` is set when something happened.

    `loss` is the running cross-entropy in nats a target piece, `speed` target pieces a second.
    """

    step: int
    tokens: int
    minutes: float
    share: float
    loss: float
    speed: float
    learning_rate: float
    message: str = ""


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """What a training left: the model folder, its curve, the measurement of the weights kept, and their scores on what
    the validation file holds beyond the pairs validated on (None where it holds no more)."""

    folder: Path
    measurements: tuple[Measurement, ...]
    best: Measurement
    report: Scores | None


def train(settings: TrainingSettings, progress: Callable[[Progress], None] | None = None) -> TrainingResult:
    """Trains, or goes on where the same training stopped, until the budget is used or it no longer gains.

    `progress` is called after every update, and may raise KeyboardInterrupt to stop: a checkpoint is then written.
    Raises `InputError` for pairs that cannot be learned from, `UsageError` when the output folder holds another
    training, `EngineError` for a damaged checkpoint, a full disk or a folder in use.
    """
    keep_large_blocks()
    checkpoints = settings.output / "checkpoints"
    with exclusive(checkpoints):
        return _Training(settings, checkpoints, progress or (lambda _: None)).run()


class _Training:
    """One run of `train`: the data it reads, the state it advances, the files it writes."""

    def __init__(self, settings: TrainingSettings, checkpoints: Path, progress: Callable[[Progress], None]) -> None:
        self.settings = settings
        self.checkpoints = checkpoints
        self.progress = progress
        self.pairs, self.validation, self.report, self.cleaning = _read(settings)
        self.vocabulary = self._vocabulary()
        self.stream = BatchStream(self.pairs, self.vocabulary, settings)
        if self.stream.dropped:
            self.cleaning.dropped["too long in pieces"] += self.stream.dropped
        self.state = TrainingState(settings, self.vocabulary, self.stream.digest())
        self.updating = False
        self.workers = Workers(self.state.model, settings)
        self.speed = 0.0
        self.tell(self.cleaning.summary())
        self._restore()

    def _vocabulary(self) -> Vocabulary:
        path = self.checkpoints / "vocabulary.spm"
        if not path.exists():
            if self.settings.vocabulary is not None:
                given = Vocabulary(self.settings.vocabulary).path.read_bytes()
                write_atomically(path, lambda stream: stream.write(given))
            else:
                self.tell("learning the vocabulary")
                weights = [self.settings.weights.get(pair.origin, 1.0) for pair in self.pairs]
                train_vocabulary(self.pairs, weights, self.settings.vocabulary_size, path, self.settings.seed)
        return Vocabulary(path)

    def _restore(self) -> None:
        path = self.checkpoints / f"{self.settings.resume}.pt"
        if self.settings.resume != "last" or path.exists():
            if not self.state.restore(load_checkpoint(path), path):
                self.tell("the pairs are not those of the last time: a new round through them begins")
            self.tell(f"going on from update {self.state.step:,}, {self.state.tokens / 1e6:.2f} million target pieces")
        elif self.settings.initial_weights is not None:
            self.state.initialize(self.settings.initial_weights)
        if self.settings.resume == "stable" and (best := self.checkpoints / "best.pt").exists():
            # What the earlier decay reached stays until it is beaten.
            self.state.best_chrf = float(load_checkpoint(best)["measurement"]["chrf"])

    def tell(self, message: str = "") -> None:
        """Reports where the training is, to whoever listens."""
        state = getattr(self, "state", None)
        if state is None:
            self.progress(Progress(0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, message))
            return
        self.progress(
            Progress(
                state.step,
                state.tokens,
                state.seconds / 60,
                min(1.0, state.used()),
                state.running_loss,
                self.speed,
                state.rate(),
                message,
            )
        )

    def run(self) -> TrainingResult:
        state, settings = self.state, self.settings
        try:
            while not state.finished:
                weights = settings.decay_weights if state.decaying and settings.decay_weights else settings.weights
                self._segment(dict(settings.weights) | dict(weights))
        except KeyboardInterrupt:
            if not self.updating:
                self._save("last")
            raise
        finally:
            self.workers.close()
        if not state.measurements or state.measurements[-1].step != state.step:
            self._validate()
        self._save("last")
        return self._finish()

    def _segment(self, weights: dict[str, float]) -> None:
        """Updates until the training is finished or the weights of the origins change."""
        state, settings = self.state, self.settings
        saved = time.monotonic()
        stream = self.stream.batches(state.position, weights)
        started = time.monotonic()
        while batches := [next(stream) for _ in range(self.workers.count)]:
            plain = self.workers.gradients([batch for batch, _ in batches], state.step)
            tokens = sum(batch.tokens for batch, _ in batches)
            self.updating = True
            state.update(plain, tokens, batches[-1][1])
            self.updating = False
            now = time.monotonic()
            took, started = now - started, now
            state.seconds += took
            self.speed += (tokens / took - self.speed) * (0.05 if self.speed else 1.0)
            self.tell()
            if state.tokens >= state.next_validation:
                self._validate()
            if state.begins_decay():
                self._save("stable")
                state.begin_decay()
                self.tell("the learning rate falls from here on")
                if settings.decay_weights:
                    return
            if state.finished:
                return
            if now - saved > settings.checkpoint_every_seconds:
                self._save("last")
                saved = now

    def _save(self, name: str) -> None:
        save_checkpoint(self.checkpoints / f"{name}.pt", self.state.dump())

    def _validate(self) -> None:
        state, settings = self.state, self.settings
        state.next_validation = state.tokens + settings.validate_every_tokens
        dev_loss = cross_entropy(state.averaged, self.vocabulary, self.validation, settings.precision)
        translations = translate(
            state.averaged, self.vocabulary, [pair.source for pair in self.validation], precision=settings.precision
        )
        scores = score_translations(translations, [pair.target for pair in self.validation])
        best = state.record(dev_loss, scores)
        write_curve(state.measurements, settings.output / "curve.csv")
        title = f"{settings.source} to {settings.target}"
        draw_curve(state.measurements, title, settings.output / "curve.png")
        if best:
            measurement = state.measurements[-1]
            kept = {"step": state.step, "measurement": asdict(measurement), "averaged": state.averaged.state_dict()}
            save_checkpoint(self.checkpoints / "best.pt", kept)
            self._export(measurement)
        self.tell(
            f"validation: loss {dev_loss:.3f}, BLEU {scores.bleu:.2f}, chrF {scores.chrf:.2f}{', best so far' * best}"
        )

    def _export(self, measurement: Measurement) -> None:
        facts = {
            "source": self.settings.source,
            "target": self.settings.target,
            "step": measurement.step,
            "target_tokens": measurement.tokens,
            "validation_bleu": measurement.bleu,
            "validation_chrf": measurement.chrf,
        }
        export_model(self.settings.output, self.state.averaged, self.vocabulary, facts)

    def _finish(self) -> TrainingResult:
        """Brings the best weights back, measures them once more for the card, and writes the folder."""
        state, settings = self.state, self.settings
        kept = load_checkpoint(self.checkpoints / "best.pt")
        best = Measurement(**kept["measurement"])
        state.averaged.load_state_dict(kept["averaged"])
        validation, report = self._scores(self.validation, 1), None
        if self.report:
            report = self._scores(self.report, 4)
        self._export(best)
        parameters = sum(p.numel() for p in state.averaged.parameters())
        write_card(
            settings.output / "README.md",
            settings,
            self.pairs,
            self.cleaning,
            best,
            validation,
            (len(self.report), report) if report else None,
            parameters,
        )
        return TrainingResult(settings.output, tuple(state.measurements), best, report)

    def _scores(self, pairs: list[TrainingPair], beams: int) -> Scores:
        translations = translate(
            self.state.averaged,
            self.vocabulary,
            [pair.source for pair in pairs],
            beams=beams,
            precision=self.settings.precision,
        )
        return score_translations(translations, [pair.target for pair in pairs])


def _read(settings: TrainingSettings) -> tuple[list[TrainingPair], list[TrainingPair], list[TrainingPair], Cleaning]:
    """Pairs to train on, to validate on, to report on, and the counts of the cleaning."""
    held_out = load_held_out(settings)
    pairs, cleaning = load_training_pairs(settings, held_out)
    if held_out:
        return pairs, held_out[: settings.validation_lines], held_out[settings.validation_lines :], cleaning
    validation, rest = hold_out(pairs, settings.validation_lines, settings.seed)
    cleaning.dropped["held out for validation"] += len(pairs) - len(rest)
    return rest, validation, [], cleaning
