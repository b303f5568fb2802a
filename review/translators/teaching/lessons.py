"""What a teacher and its students learn from: the pairs both ways, texts without a translation, what is held out.

All of it is in one pool of pieces on the device. Way 0 leads from source to target, way 1 back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from review.errors import EngineError, InputError
from review.translators.encoder_file import read_encoder, write_vocabulary
from review.translators.teaching.learner import mean_loss
from review.translators.teaching.network import Network, pretrained
from review.translators.teaching.settings import TeachingSettings
from review.translators.teaching.texts import Mix, Numbers, Pool, Rows, cut, gather
from review.translators.training.cleaning import hold_out, load_training_pairs
from review.translators.training.data import TrainingPair
from review.translators.training.settings import TrainingSettings
from review.translators.training.vocabulary import Vocabulary, train_vocabulary

__all__ = ["Lessons", "Written"]

Weights = npt.NDArray[np.float64]
_JOINED, _JOIN_WEIGHT = 64, 0.12
"""Neighbours of one origin are also read as one text, where neither side then has more pieces."""
_BACK = 0.63
"""What a back-translation weighs beside the real pair."""


class Written(NamedTuple):
    """Translations of some rows: their numbers, and the texts."""

    numbers: Numbers
    rows: Rows


class Lessons:
    """The texts of one teaching, and the teacher's network before it has learned from them.

    `sides` are source and target, each the texts' pieces and two other spellings of them; `prose` are the numbers of
    the pairs that weigh enough, `single` the texts that have no translation, `held` both sides of what is held out.
    Raises InputError for pairs that cannot be learned from, EngineError for the encoder.
    """

    def __init__(self, settings: TeachingSettings, device: str, temporary: Path) -> None:
        self.settings = settings
        plain = TrainingSettings(
            settings.pairs, settings.source, settings.target, settings.output, weights=settings.weights
        )
        every, self.cleaning = load_training_pairs(plain, [])
        held, self.pairs = hold_out(every, settings.validation_lines, settings.seed)
        self.alone = _lines(settings.texts)
        self.vocabulary, self.network = self._start(temporary)
        self.pool = Pool(device)
        self._read(held)

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

    def real(self, mix: Mix, way: int, start: int) -> None:
        """Adds the pairs to a mix, and neighbours of one origin as one text."""
        sources, targets = self.sides[way], self.sides[1 - way][0]
        mix.add(sources, targets, start, self.weights)
        first = np.arange(len(self.pairs) - 1)
        one, other = sources[0], targets
        same = np.array([a.origin == b.origin for a, b in zip(self.pairs, self.pairs[1:], strict=False)], bool)
        short = [side.lengths[:-1] + side.lengths[1:] < _JOINED for side in (one, other)]
        first = first[same & (self.weights[:-1] >= self.settings.prose) & short[0] & short[1]]
        joined = [Rows(side.starts[first], side.lengths[first] + side.lengths[first + 1]) for side in (one, other)]
        mix.add([joined[0]], joined[1], start, self.weights[first] * _JOIN_WEIGHT)

    def back(self, mix: Mix, way: int, start: int, prose: Written, single: Written | None) -> None:
        """Real targets with the teacher's sources."""
        index = self.prose[prose.numbers]
        mix.add([prose.rows], self.sides[1 - way][0].pick(index), start, self.weights[index] * _BACK)
        if single is not None:
            mix.add([single.rows], self.single.pick(single.numbers), start, 1.0)

    def losses(self, network: Network, starts: tuple[int | None, int | None]) -> list[float]:
        """A network's losses on what is held out, of the ways that have a start."""
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


def _lines(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        return [text for line in path.read_text(encoding="utf-8").splitlines() if (text := " ".join(line.split()))]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as UTF-8 text: {error}", path=path) from error
