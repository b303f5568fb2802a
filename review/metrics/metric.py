"""What a metric is: a name, and scores for a corpus and for its segments against references, with a signature."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from sacrebleu.metrics.base import Metric as SacreMetric

from review.model import Score
from review.text.language import base_language

__all__ = ["BOOTSTRAP_SAMPLES", "Metric", "SacreBleuMetric", "tokenizer_for"]

#: Resamples for a confidence interval, sacreBLEU's own default.
BOOTSTRAP_SAMPLES = 1000


class Metric(Protocol):
    """A reference-based metric. Texts are raw; `references` has one sequence per reference, as long as the texts."""

    @property
    def name(self) -> str: ...

    @property
    def higher_is_better(self) -> bool: ...

    def corpus(
        self, hypotheses: Sequence[str], references: Sequence[Sequence[str]], language: str, *, interval: bool = False
    ) -> Score:
        """One score for all segments together; `interval` adds the bootstrap's 95 % interval."""

    def segment(self, hypothesis: str, references: Sequence[str], language: str) -> Score:
        """The score of one segment."""


def tokenizer_for(language: str) -> str:
    """sacreBLEU's tokenizer for a target language; characters where its own needs a further package."""
    return {
        "zh": "zh",
        "yue": "zh",
        "ja": "char",
        "ko": "char",
        "th": "char",
        "lo": "char",
        "km": "char",
        "my": "char",
    }.get(base_language(language), "13a")


@dataclass(frozen=True, slots=True)
class SacreBleuMetric:
    """A metric of sacreBLEU (Post 2018, https://aclanthology.org/W18-6319). `make` builds one for a language."""

    name: str
    higher_is_better: bool
    make: _Maker

    def corpus(
        self, hypotheses: Sequence[str], references: Sequence[Sequence[str]], language: str, *, interval: bool = False
    ) -> Score:
        metric = self.make(language, False)
        rows = self.statistics(hypotheses, references, language)
        result = metric._aggregate_and_compute(rows)
        if not interval:
            return Score(self.name, float(result.score), _signature(metric, len(references)))
        import numpy as np
        from sacrebleu.significance import _bootstrap_resample, estimate_ci

        seed, samples = _bootstrap_resample(rows, metric, BOOTSTRAP_SAMPLES)
        # not the score's own estimate_ci, which stumbles over a resample that scores exactly 0
        _, width = estimate_ci(np.array([float(sample.score) for sample in samples]))
        signature = _signature(metric, len(references), n_bootstrap=BOOTSTRAP_SAMPLES, seed=seed)
        return Score(self.name, float(result.score), signature, interval=float(width))

    def segment(self, hypothesis: str, references: Sequence[str], language: str) -> Score:
        metric = self.make(language, True)
        row = list(_statistics(self.make, language, hypothesis, tuple(references)))
        result = metric._aggregate_and_compute([row])
        return Score(self.name, float(result.score), _signature(metric, len(references)))

    def statistics(
        self, hypotheses: Sequence[str], references: Sequence[Sequence[str]], language: str
    ) -> list[list[float]]:
        """The few numbers of each segment that the metric adds up over a corpus: n-gram counts, lengths, edits."""
        return [
            list(_statistics(self.make, language, hypothesis, tuple(texts)))
            for hypothesis, *texts in zip(hypotheses, *references, strict=True)
        ]


@lru_cache(maxsize=8192)
def _statistics(make: _Maker, language: str, hypothesis: str, references: tuple[str, ...]) -> tuple[float, ...]:
    """Kept, because a segment's are asked for by its own score, by its document's and by a baseline."""
    metric = make(language, False)
    (row,) = metric._extract_corpus_statistics([hypothesis], [[text] for text in references])
    return tuple(row)


def _signature(metric: SacreMetric, references: int, **more: object) -> str:
    return str(metric._SIGNATURE_TYPE({**vars(metric), "num_refs": references, **more}))


class _Maker(Hashable, Protocol):
    def __call__(self, language: str, segment: bool) -> SacreMetric:
        """The metric for a language; `segment` asks for the one that scores single segments."""
