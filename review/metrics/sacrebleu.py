"""sacreBLEU's metrics (Post 2018, https://aclanthology.org/W18-6319): the one place that knows its private parts.

Those are the statistics of a segment, what they add up to, and the signature (sacreBLEU 2.5 and 2.6 have them alike;
pyproject.toml bounds the version).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from review.languages.language import language_of
from review.metrics.metric import Metric, Statistics

if TYPE_CHECKING:  # imported where a text has a reference
    from sacrebleu.metrics.base import Metric as SacreMetric

__all__ = ["SacreBleuMetric", "tokenizer_for"]


def tokenizer_for(language: str) -> str:
    """sacreBLEU's tokenizer for a target language; characters where its own needs a further package."""
    return language_of(language).lexicon.bleu_tokenizer


class Maker(Hashable, Protocol):
    """Builds a metric of sacreBLEU for a language; `segment` asks for the one that scores single segments."""

    def __call__(self, language: str, segment: bool) -> SacreMetric: ...


@dataclass(frozen=True, kw_only=True)
class SacreBleuMetric(Metric):
    """A metric of sacreBLEU. `make` builds one for a language."""

    make: Maker = field(repr=False)

    def value(self, hypothesis: str, references: Sequence[str], language: str) -> float:
        row = self.statistics(hypothesis, references, language)
        return float(self.make(language, True)._aggregate_and_compute([list(row)]).score)

    def signature(self, language: str, references: int | str, *, segment: bool = False) -> str:
        metric = self.make(language, segment)
        return str(metric._SIGNATURE_TYPE({**vars(metric), "num_refs": references}))

    def statistics(self, hypothesis: str, references: Sequence[str], language: str) -> Statistics:
        """N-gram counts, lengths or edits."""
        return _statistics(self.make, language, hypothesis, tuple(references))

    def pooled(self, rows: Sequence[Statistics], language: str) -> float:
        return float(self.make(language, False)._aggregate_and_compute([list(row) for row in rows]).score)


@lru_cache(maxsize=8192)
def _statistics(make: Maker, language: str, hypothesis: str, references: tuple[str, ...]) -> Statistics:
    """Kept, because a segment's are asked for by its own score, by its document's and by a baseline."""
    metric = make(language, False)
    (row,) = metric._extract_corpus_statistics([hypothesis], [[text] for text in references])
    return tuple(float(number) for number in row)
