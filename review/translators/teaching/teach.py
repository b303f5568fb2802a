"""Teacher first, students after it: every stage ends by the clock, so that a machine lent for minutes is used whole.

1. The teacher learns both directions from the pairs.
2. It translates the prose both ways, drawing among the likeliest pieces, and texts that have no translation; it goes on
   with these as other sources of real targets (back-translation, Sennrich et al. 2016; data diversification, Nguyen et
   al. 2020).
3. It translates the same again by beam search.
4. Two students, one for each direction, start from some of its layers and learn from real pairs, from what it wrote
   (sequence-level distillation, Kim and Rush 2016), and from back-translations, by turns on one device.

A teaching is not resumed: it takes minutes. What a student has learned is written at its end.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from review.errors import EngineError
from review.translators.encoder_file import OTHER_WAY
from review.translators.teaching.card import write_student_card
from review.translators.teaching.export import write_student
from review.translators.teaching.learner import Learner
from review.translators.teaching.lessons import Lessons, Written
from review.translators.teaching.network import Network, student_of
from review.translators.teaching.search import translate
from review.translators.teaching.settings import TeachingSettings
from review.translators.teaching.texts import Mix, Rows
from review.translators.training.curve import Measurement, draw_curve, write_curve
from review.translators.training.vocabulary import PADDING

__all__ = ["Taught", "teach"]

_WARMUP = {"teacher": 300, "student": 150}
_FALL = {"teacher": 0.45, "student": 0.6}
"""Share of the time in which the learning rate falls to nothing."""
_TEMPERATURE = 0.7
_BEAMS = 2
_DISTILLED = 0.8
"""What a distilled pair weighs beside the real pair."""
_MEASURE_EVERY = 25.0


class Taught(NamedTuple):
    """The folders of the two students, from source to target and back, and their curves."""

    forward: Path
    back: Path
    curves: tuple[tuple[Measurement, ...], tuple[Measurement, ...]]


@dataclass
class _Clock:
    """Seconds since the beginning, and the moments at which stages end."""

    now: Callable[[], float]
    begin: float
    seconds: float

    def at(self, share: float) -> float:
        return self.begin + share * self.seconds

    def within(self, share: float, part: float) -> float:
        """The moment when a `part` of what is left until `share` is over."""
        now = self.now()
        return now + part * max(0.0, self.at(share) - now)


def device_of(name: str) -> str:
    """torch's name of the device that `name` means. Raises EngineError where there is no such device here."""
    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.zeros(1, device=name)
    except (RuntimeError, AssertionError) as error:
        raise EngineError(f"no device {name} here ({str(error).splitlines()[0][:80]})") from error
    return name


def teach(
    settings: TeachingSettings,
    tell: Callable[[str], None] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Taught:
    """Makes both students in `settings.output`, in folders `source-target` and `target-source`.

    `tell` hears a line whenever something is measured or done; `clock` gives seconds.
    Raises `InputError` for pairs that cannot be learned from, `EngineError` for the encoder, the device or the output.
    """
    folders = [settings.output / name for name in _names(settings)]
    for folder in folders:
        if folder.exists():
            raise EngineError("is there already; remove it, or name another --output", folder)
    device = device_of(settings.device)
    with tempfile.TemporaryDirectory() as temporary:
        return _Teaching(settings, device, tell or (lambda _: None), clock, Path(temporary)).run(folders)


def _names(settings: TeachingSettings) -> tuple[str, str]:
    return f"{settings.source}-{settings.target}", f"{settings.target}-{settings.source}"


class _Teaching:
    """One run of `teach`: the texts, the clock, and what the teacher wrote."""

    def __init__(
        self,
        settings: TeachingSettings,
        device: str,
        tell: Callable[[str], None],
        clock: Callable[[], float],
        temporary: Path,
    ) -> None:
        self.settings, self.device, self.tell = settings, device, tell
        self.clock = _Clock(clock, clock(), settings.minutes * 60)
        torch.manual_seed(settings.seed)
        if device.startswith("cuda"):  # it would plan anew for every length
            torch.backends.cuda.enable_cudnn_sdp(enabled=False)
        self.random = np.random.default_rng(settings.seed)
        self.lessons = Lessons(settings, device, temporary)
        tell(self.lessons.cleaning.summary())

    def _translated(self, network: Network, rows: Rows, start: int, deadline: float, *, drawn: bool) -> Written:
        how = {"temperature": _TEMPERATURE} if drawn else {"beams": _BEAMS}
        index, written = translate(
            network, self.lessons.pool, rows, start, self.random, deadline=deadline, clock=self.clock.now, **how
        )
        return Written(index, written)

    def _learn(self, learner: Learner, mix: Mix, until: float, spent: float, length: float) -> float:
        """The teacher's updates until a moment; seconds of its learning so far."""
        begin = now = self.clock.now()
        measured = begin
        batches = mix.rounds(self.settings.batch_tokens)
        while now < until:
            share = (spent + now - begin) / length
            learner.update(next(batches), _rate("teacher", learner.updates, share))
            if learner.updates % 20 == 0:
                _wait(self.device)
            now = self.clock.now()
            if now - measured > _MEASURE_EVERY:
                self._report("teacher", learner, (PADDING, OTHER_WAY))
                measured = self.clock.now()
        self._report("teacher", learner, (PADDING, OTHER_WAY))
        return spent + self.clock.now() - begin

    def _report(self, name: str, learner: Learner, starts: tuple[int | None, int | None]) -> list[float]:
        losses = self.lessons.losses(learner.averaged(), starts)
        shown = " and ".join(f"{loss:.3f}" for loss in losses)
        self.tell(
            f"{name}: update {learner.updates:,}, {learner.pieces / 1e6:.2f} million target pieces, loss "
            f"{float(learner.loss):.3f}, held out {shown}"
        )
        return losses

    def run(self, folders: Sequence[Path]) -> Taught:
        settings, shares, clock, lessons = self.settings, self.settings.shares, self.clock, self.lessons
        nominal = 0.8 * settings.batch_tokens
        learner = Learner(lessons.network, settings.teacher_rates, self.device, nominal, settings.label_smoothing)
        mix = Mix(lessons.pool, self.random)
        lessons.real(mix, 0, PADDING)
        lessons.real(mix, 1, OTHER_WAY)
        length = max(1e-9, clock.at(shares.first) - self.clock.now()) + clock.seconds * (
            shares.second - shares.back_translated
        )
        spent = self._learn(learner, mix, clock.at(shares.first), 0.0, length)
        network = learner.averaged()
        source, target = (side[0].pick(lessons.prose) for side in lessons.sides)
        end = shares.back_translated
        drawn_single = self._translated(network, lessons.single, PADDING, clock.within(end, 0.3), drawn=True)
        drawn_target = self._translated(network, source, PADDING, clock.within(end, 0.5), drawn=True)
        drawn_source = self._translated(network, target, OTHER_WAY, clock.at(end), drawn=True)
        self._count("back-translated", drawn_single, drawn_target, drawn_source)
        lessons.back(mix, 0, PADDING, drawn_source, None)
        lessons.back(mix, 1, OTHER_WAY, drawn_target, drawn_single)
        self._learn(learner, mix, clock.at(shares.second), spent, length)
        network, state = learner.averaged(), learner.state()
        del learner
        end = shares.distilled
        best_single = self._translated(network, lessons.single, PADDING, clock.within(end, 0.33), drawn=False)
        best_target = self._translated(network, source, PADDING, clock.within(end, 0.5), drawn=False)
        best_source = self._translated(network, target, OTHER_WAY, clock.at(end), drawn=False)
        self._count("distilled", best_single, best_target, best_source)
        mixes = [Mix(lessons.pool, self.random), Mix(lessons.pool, self.random)]
        for way, best in enumerate((best_target, best_source)):
            lessons.real(mixes[way], way, PADDING)
            index = lessons.prose[best.numbers]
            taught = [rows.pick(index) for rows in lessons.sides[way]]
            mixes[way].add(taught, best.rows, PADDING, lessons.weights[index] * _DISTILLED)
        lessons.back(mixes[0], 0, PADDING, drawn_source, None)
        mixes[0].add([lessons.single.pick(best_single.numbers)], best_single.rows, PADDING, _DISTILLED)
        lessons.back(mixes[1], 1, PADDING, drawn_target, drawn_single)
        mixes[1].add([best_single.rows], lessons.single.pick(best_single.numbers), PADDING, _DISTILLED)
        return self._students(state, network, mixes, folders, nominal)

    def _count(self, what: str, single: Written, target: Written, source: Written) -> None:
        self.tell(
            f"{what}: {len(single.numbers):,} of {len(self.lessons.single.lengths):,} texts without a translation, "
            f"{len(target.numbers):,} and {len(source.numbers):,} of {len(self.lessons.prose):,} pairs of prose"
        )

    def _students(
        self, state: dict[str, Tensor], teacher: Network, mixes: list[Mix], folders: Sequence[Path], nominal: float
    ) -> Taught:
        settings, names = self.settings, _names(self.settings)
        learners = [
            Learner(
                student_of(state, teacher, settings.student_layers, settings.student_dropout, other_way=way == 1),
                settings.student_rates,
                self.device,
                nominal,
                settings.label_smoothing,
            )
            for way in (0, 1)
        ]
        curves: list[list[Measurement]] = [[], []]
        begin = now = measured = self.clock.now()
        end = max(begin + 1e-9, self.clock.at(settings.shares.students))
        batches = [mix.rounds(settings.batch_tokens) for mix in mixes]

        def measure() -> None:
            for way, learner in enumerate(learners):
                (loss,) = self._report(names[way], learner, (PADDING, None) if way == 0 else (None, PADDING))
                rate = settings.student_rates[1] * _rate("student", learner.updates, (now - begin) / (end - begin))
                curves[way].append(
                    Measurement(learner.updates, learner.pieces, (now - begin) / 60, rate, float(learner.loss), loss)
                )

        while now < end:
            for learner, stream in zip(learners, batches, strict=True):
                learner.update(next(stream), _rate("student", learner.updates, (now - begin) / (end - begin)))
            if learners[0].updates % 10 == 0:
                _wait(self.device)
            now = self.clock.now()
            if now - measured > _MEASURE_EVERY:
                measure()
                measured = self.clock.now()
        now = end
        measure()
        for way, (learner, folder) in enumerate(zip(learners, folders, strict=True)):
            self._write(way, learner, curves[way], folder)
        return Taught(folders[0], folders[1], (tuple(curves[0]), tuple(curves[1])))

    def _write(self, way: int, learner: Learner, curve: list[Measurement], folder: Path) -> None:
        one, other = self.settings.source, self.settings.target
        languages = (one, other) if way == 0 else (other, one)
        facts = {
            "source": languages[0],
            "target": languages[1],
            "step": learner.updates,
            "target_tokens": learner.pieces,
        }

        def finish(made: Path) -> None:
            write_curve(curve, made / "curve.csv")
            draw_curve(curve, f"{languages[0]} to {languages[1]}", made / "curve.png")
            parameters = sum(parameter.numel() for parameter in learner.network.parameters())
            write_student_card(
                made / "README.md",
                self.settings,
                languages,
                self.lessons.pairs,
                self.lessons.cleaning,
                curve[-1],
                parameters,
                len(self.lessons.alone),
            )

        write_student(learner.state(), self.lessons.network.heads, self.lessons.vocabulary, folder, facts, finish)
        self.tell(f"{folder}: written")


def _rate(what: str, updates: int, share: float) -> float:
    """Factor of the learning rate after some updates, when a share of the time is over: warm-up, level, then down."""
    return min(1.0, (updates + 1) / _WARMUP[what]) * min(1.0, max(0.0, (1 - share) / _FALL[what]))


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize()
