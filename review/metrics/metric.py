"""What a metric is: a name, and scores for a corpus and for its segments against references, with a signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sacrebleu.metrics.base import Metric as SacreMetric

from review.model import Score
from review.text.language import base_language

__all__ = ["BOOTSTRAP_SAMPLES", "Metric", "SacreBleuMetric", "tokenizer_for"]

#: Resamples for a confidence interval, sacreBLEU's own default.
BOOTSTRAP_SAMPLES = 1000


class Metric(Protocol):
    """A reference-based metric. Texts are raw; `references` has one sequence per reference, each as long as the texts."""

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
        result = metric.corpus_score(
            list(hypotheses), [list(r) for r in references], n_bootstrap=BOOTSTRAP_SAMPLES if interval else 1
        )
        width = float(result._ci) if interval and result._ci is not None else None
        return Score(self.name, float(result.score), str(metric.get_signature()), interval=width)

    def segment(self, hypothesis: str, references: Sequence[str], language: str) -> Score:
        metric = self.make(language, True)
        result = metric.sentence_score(hypothesis, list(references))
        return Score(self.name, float(result.score), str(metric.get_signature()))


class _Maker(Protocol):
    def __call__(self, language: str, segment: bool) -> SacreMetric:
        """The metric for a language; `segment` asks for the one that scores single segments."""
