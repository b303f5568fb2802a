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
import numpy.typing as npt
import torch
from torch import Tensor

from review.errors import EngineError, InputError
from review.translators.teaching.card import write_student_card
from review.translators.teaching.encoder import OTHER_WAY, read_encoder, write_vocabulary
from review.translators.teaching.export import write_student
from review.translators.teaching.learner import Learner, mean_loss
from review.translators.teaching.network import Network, pretrained, student_of
from review.translators.teaching.search import translate
from review.translators.teaching.settings import TeachingSettings
from review.translators.teaching.texts import Mix, Numbers, Pool, Rows, cut, gather
from review.translators.training.cleaning import hold_out, load_training_pairs
from review.translators.training.curve import Measurement, draw_curve, write_curve
from review.translators.training.data import TrainingPair
from review.translators.training.settings import TrainingSettings
from review.translators.training.vocabulary import PADDING, Vocabulary, train_vocabulary

__all__ = ["Taught", "teach"]

Weights = npt.NDArray[np.float64]
_WARMUP = {"teacher": 300, "student": 150}
_FALL = {"teacher": 0.45, "student": 0.6}
"""Share of the time in which the learning rate falls to nothing."""
_TEMPERATURE = 0.7
_BEAMS = 2
_JOINED, _JOIN_WEIGHT = 64, 0.12
"""Neighbours of one origin are also read as one text, where neither side then has more pieces."""
_BACK, _DISTILLED = 0.63, 0.8
"""What a back-translation and a distilled pair weigh beside the real pair."""
_MEASURE_EVERY = 25.0


class Taught(NamedTuple):
    """The folders of the two students, from source to target and back, and their curves."""

    forward: Path
    back: Path
    curves: tuple[tuple[Measurement, ...], tuple[Measurement, ...]]


class _Written(NamedTuple):
    """Translations of some rows: their numbers, and the texts."""

    numbers: Numbers
    rows: Rows


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


def _lines(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        return [text for line in path.read_text(encoding="utf-8").splitlines() if (text := " ".join(line.split()))]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as UTF-8 text: {error}", path=path) from error


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
        plain = TrainingSettings(
            settings.pairs, settings.source, settings.target, settings.output, weights=settings.weights
        )
        every, self.cleaning = load_training_pairs(plain, [])
        held, self.pairs = hold_out(every, settings.validation_lines, settings.seed)
        self.alone = _lines(settings.texts)
        self.vocabulary, self.network = self._start(temporary)
        self.pool = Pool(device)
        self._read(held)
        tell(self.cleaning.summary())

    def _start(self, folder: Path) -> tuple[Vocabulary, Network]:
        """The vocabulary, and a teacher that has learned nothing but what its encoder knows."""
        settings = self.settings
        encoder = read_encoder(settings.encoder)
        if settings.teacher_layers[0] > encoder.layers:
            raise EngineError(f"has {encoder.layers} layers, not {settings.teacher_layers[0]}", settings.encoder)
        rules = self.pairs[:2000]
        train_vocabulary(rules, [1.0] * len(rules), 1000, folder / "rules.spm")
        weighted = [
            (text, settings.weights.get(pair.origin, 1.0)) for pair in self.pairs for text in (pair.source, pair.target)
        ]
        path = folder / "vocabulary.spm"
        rows, counts = write_vocabulary(
            encoder,
            [*weighted, *((text, 1.0) for text in self.alone)],
            settings.vocabulary_size,
            folder / "rules.spm",
            path,
        )
        network = pretrained(encoder, rows, counts, settings.teacher_layers, settings.teacher_dropout, settings.seed)
        return Vocabulary(path), network

    def _read(self, held: Sequence[TrainingPair]) -> None:
        settings, vocabulary = self.settings, self.vocabulary
        sides = [[pair.source for pair in self.pairs], [pair.target for pair in self.pairs]]
        encoded = [vocabulary.encode_all(side) for side in sides]
        fits = [
            number
            for number, (one, other) in enumerate(zip(*encoded, strict=True))
            if min(len(one), len(other)) > 0
            and max(len(one), len(other)) <= min(settings.maximum_length, 4 * min(len(one), len(other)) + 8)
        ]
        if not fits:
            raise InputError("no pair has a fitting length in pieces", path=settings.pairs)
        self.pairs = [self.pairs[number] for number in fits]
        self.sides = []
        for side, pieces in zip(sides, encoded, strict=True):
            texts = [side[number] for number in fits]
            plain = [pieces[number] for number in fits]
            spelled = [
                [
                    new if 0 < len(new) <= settings.maximum_length + 30 else old
                    for new, old in zip(drawn, plain, strict=True)
                ]
                for drawn in (vocabulary.encode_all(texts, sampled=True) for _ in range(2))
            ]
            self.sides.append([self.pool.add(plain), *(self.pool.add(one) for one in spelled)])
        self.weights: Weights = np.array([settings.weights.get(pair.origin, 1.0) for pair in self.pairs])
        self.prose = np.flatnonzero(self.weights >= settings.prose)
        limit = settings.maximum_length
        self.single = self.pool.add([p for p in vocabulary.encode_all(self.alone) if 0 < len(p) <= limit])
        self.held = [
            self.pool.add([pieces[:limit] for pieces in vocabulary.encode_all([getattr(p, side) for p in held])])
            for side in ("source", "target")
        ]

    # What there is to learn from. Way 0 leads from source to target, way 1 back.

    def _real(self, mix: Mix, way: int, start: int) -> None:
        sources, targets = self.sides[way], self.sides[1 - way][0]
        mix.add(sources, targets, start, self.weights)
        first = np.arange(len(self.pairs) - 1)
        one, other = sources[0], targets
        same = np.array([a.origin == b.origin for a, b in zip(self.pairs, self.pairs[1:], strict=False)], bool)
        short = [side.lengths[:-1] + side.lengths[1:] < _JOINED for side in (one, other)]
        first = first[same & (self.weights[:-1] >= self.settings.prose) & short[0] & short[1]]
        joined = [Rows(side.starts[first], side.lengths[first] + side.lengths[first + 1]) for side in (one, other)]
        mix.add([joined[0]], joined[1], start, self.weights[first] * _JOIN_WEIGHT)

    def _back(self, mix: Mix, way: int, start: int, prose: _Written, single: _Written | None) -> None:
        """Real targets with the teacher's sources."""
        index = self.prose[prose.numbers]
        mix.add([prose.rows], self.sides[1 - way][0].pick(index), start, self.weights[index] * _BACK)
        if single is not None:
            mix.add([single.rows], self.single.pick(single.numbers), start, 1.0)

    def _losses(self, network: Network, starts: tuple[int | None, int | None]) -> list[float]:
        found = []
        for way, start in enumerate(starts):
            if start is None:
                continue
            source, target = self.held[way], self.held[1 - way]
            groups = cut(source, target, self.settings.batch_tokens, np.random.default_rng(0))
            starts_of = [np.full(len(group), start, np.int64) for group in groups]
            batches = (
                gather(self.pool, source.pick(group), target.pick(group), first)
                for group, first in zip(groups, starts_of, strict=True)
            )
            found.append(mean_loss(network.eval(), batches))
        return found

    def _translated(self, network: Network, rows: Rows, start: int, deadline: float, *, drawn: bool) -> _Written:
        how = {"temperature": _TEMPERATURE} if drawn else {"beams": _BEAMS}
        index, written = translate(
            network, self.pool, rows, start, self.random, deadline=deadline, clock=self.clock.now, **how
        )
        return _Written(index, written)

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
        losses = self._losses(learner.averaged(), starts)
        shown = " and ".join(f"{loss:.3f}" for loss in losses)
        self.tell(
            f"{name}: update {learner.updates:,}, {learner.pieces / 1e6:.2f} million target pieces, loss "
            f"{float(learner.loss):.3f}, held out {shown}"
        )
        return losses

    def run(self, folders: Sequence[Path]) -> Taught:
        settings, shares, clock = self.settings, self.settings.shares, self.clock
        nominal = 0.8 * settings.batch_tokens
        learner = Learner(self.network, settings.teacher_rates, self.device, nominal, settings.label_smoothing)
        mix = Mix(self.pool, self.random)
        self._real(mix, 0, PADDING)
        self._real(mix, 1, OTHER_WAY)
        length = max(1e-9, clock.at(shares.first) - self.clock.now()) + clock.seconds * (
            shares.second - shares.back_translated
        )
        spent = self._learn(learner, mix, clock.at(shares.first), 0.0, length)
        network = learner.averaged()
        source, target = self.sides[0][0].pick(self.prose), self.sides[1][0].pick(self.prose)
        end = shares.back_translated
        drawn_single = self._translated(network, self.single, PADDING, clock.within(end, 0.3), drawn=True)
        drawn_target = self._translated(network, source, PADDING, clock.within(end, 0.5), drawn=True)
        drawn_source = self._translated(network, target, OTHER_WAY, clock.at(end), drawn=True)
        self._count("back-translated", drawn_single, drawn_target, drawn_source)
        self._back(mix, 0, PADDING, drawn_source, None)
        self._back(mix, 1, OTHER_WAY, drawn_target, drawn_single)
        self._learn(learner, mix, clock.at(shares.second), spent, length)
        network, state = learner.averaged(), learner.state()
        del learner
        end = shares.distilled
        best_single = self._translated(network, self.single, PADDING, clock.within(end, 0.33), drawn=False)
        best_target = self._translated(network, source, PADDING, clock.within(end, 0.5), drawn=False)
        best_source = self._translated(network, target, OTHER_WAY, clock.at(end), drawn=False)
        self._count("distilled", best_single, best_target, best_source)
        mixes = [Mix(self.pool, self.random), Mix(self.pool, self.random)]
        for way, best in enumerate((best_target, best_source)):
            self._real(mixes[way], way, PADDING)
            index = self.prose[best.numbers]
            taught = [rows.pick(index) for rows in self.sides[way]]
            mixes[way].add(taught, best.rows, PADDING, self.weights[index] * _DISTILLED)
        self._back(mixes[0], 0, PADDING, drawn_source, None)
        mixes[0].add([self.single.pick(best_single.numbers)], best_single.rows, PADDING, _DISTILLED)
        self._back(mixes[1], 1, PADDING, drawn_target, drawn_single)
        mixes[1].add([best_single.rows], self.single.pick(best_single.numbers), PADDING, _DISTILLED)
        return self._students(state, network, mixes, folders, nominal)

    def _count(self, what: str, single: _Written, target: _Written, source: _Written) -> None:
        self.tell(
            f"{what}: {len(single.numbers):,} of {len(self.single.lengths):,} texts without a translation, "
            f"{len(target.numbers):,} and {len(source.numbers):,} of {len(self.prose):,} pairs of prose"
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
                self.pairs,
                self.cleaning,
                curve[-1],
                parameters,
                len(self.alone),
            )

        write_student(learner.state(), self.network.heads, self.vocabulary, folder, facts, finish)
        self.tell(f"{folder}: written")


def _rate(what: str, updates: int, share: float) -> float:
    """Factor of the learning rate after some updates, when a share of the time is over: warm-up, level, then down."""
    return min(1.0, (updates + 1) / _WARMUP[what]) * min(1.0, max(0.0, (1 - share) / _FALL[what]))


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize()
