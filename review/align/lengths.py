"""How long a translation is, given its source: what is normal for a pair of languages, and how far a text is from it.

Lengths are characters without white space, as in Gale and Church, "A Program for Aligning Sentences in Bilingual
Corpora" (Computational Linguistics 19(1), 1993), whose finding stands: characters tell more than words. Their model
has the variance of the difference grow with the length; here the *logarithm* of the ratio is taken, with the variance
σ² = spread² + noise / length, which also fits long paragraphs and scripts of very different density.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from review.text.analysis import Text
from review.text.language import base_language

__all__ = ["LengthModel", "length_z", "measure", "prior_model"]

#: Characters (without white space) that a text has per character of its English version: rounded medians over news and
#: encyclopedia sentences where data was at hand, else from the Universal Declaration of Human Rights. Unknown: 1.0.
_DENSITY: dict[str, float] = {
    "en": 1.0, "ar": 0.83, "bg": 1.03, "bn": 0.98, "ca": 1.06, "cs": 0.96, "da": 1.02, "de": 1.15, "el": 1.14,
    "es": 1.09, "et": 1.01, "fa": 0.88, "fi": 1.09, "fr": 1.12, "he": 0.76, "hi": 0.92, "hr": 1.0, "hu": 1.08,
    "id": 1.08, "it": 1.1, "ja": 0.48, "ko": 0.47, "lt": 1.03, "lv": 1.03, "ms": 1.1, "nl": 1.08, "no": 1.0,
    "nb": 1.0, "pl": 1.08, "pt": 1.05, "ro": 1.08, "ru": 1.08, "sk": 0.98, "sl": 0.99, "sr": 0.99, "sv": 1.0,
    "ta": 1.15, "th": 0.98, "tr": 1.03, "uk": 1.03, "ur": 0.9, "vi": 0.98, "zh": 0.34, "yue": 0.34,
}  # fmt: skip
#: Standard deviation of the log ratio that stays however long the text is, and what is added for short ones.
_SPREAD, _NOISE = 0.13, 1.6
#: How many pairs the prior is worth when a document's own are averaged in.
_PRIOR_WEIGHT = 4.0


def measure(text: str) -> int:
    """The text's length: characters that are not white space."""
    return len(text) - sum(map(text.count, " \n\t\u00a0\u3000\r\u202f"))


@dataclass(frozen=True, slots=True)
class LengthModel:
    """What is normal for a pair: target characters for one source character, and how widely that varies."""

    ratio: float
    spread: float = _SPREAD
    noise: float = _NOISE

    def widened(self, noise: float) -> LengthModel:
        """The same with more noise in short texts."""
        return LengthModel(self.ratio, self.spread, noise)

    def sigma(self, source: float, target: float) -> float:
        """Standard deviation of the log ratio for two lengths; short texts vary more."""
        shorter = max(1.0, min(source * math.sqrt(self.ratio), target / math.sqrt(self.ratio)))
        return math.sqrt(self.spread**2 + self.noise / shorter)

    def z(self, source: float, target: float) -> float:
        """How many standard deviations the target is longer (+) or shorter (−) than normal; lengths by `measure`.

        One more is added to both, so that an empty side has a value.
        """
        return math.log((target + 1) / (source * self.ratio + 1)) / self.sigma(
            source, max(target, source * self.ratio / 4)
        )

    def expected(self, source: float) -> float:
        """The length of target that is normal for a source of this length."""
        return source * self.ratio

    def fitted(self, pairs: Iterable[tuple[float, float]]) -> LengthModel:
        """The model with its ratio and spread moved to those of (source, target) lengths, which should be true pairs.

        The median and the median absolute deviation are used, so that a few wrong pairs do no harm.
        """
        logs = [math.log(target / source) for source, target in pairs if source >= 8 and target >= 8]
        if not logs:
            return self
        weight = len(logs) / (len(logs) + _PRIOR_WEIGHT)
        middle = statistics.median(logs)
        ratio = math.exp(weight * middle + (1 - weight) * math.log(self.ratio))
        deviation = 1.4826 * statistics.median(abs(log - middle) for log in logs)
        spread = math.sqrt(weight * max(0.08, 0.8 * deviation) ** 2 + (1 - weight) * self.spread**2)
        return LengthModel(ratio, min(spread, 0.5), self.noise)


def prior_model(source_language: str, target_language: str) -> LengthModel:
    """What is normal for two languages before any text was seen. Unknown languages count as long as English."""
    source = _DENSITY.get(base_language(source_language), 1.0)
    target = _DENSITY.get(base_language(target_language), 1.0)
    return LengthModel(target / source)


def length_z(source: Text, target: Text, model: LengthModel | None = None) -> float:
    """How many standard deviations `target` is longer (+) or shorter (−) than is normal for a translation of `source`.

    `model` is the document's own (`LengthModel.fitted`); without it the prior of the two languages is used.
    """
    model = model or prior_model(source.language, target.language)
    return model.z(measure(source.raw), measure(target.raw))
