"""How long a translation is, given its source: what is normal for a pair of languages, and how far a text is from it.

Lengths are characters without white space, as in Gale and Church, "A Program for Aligning Sentences in Bilingual
Corpora" (Computational Linguistics 19(1), 1993), whose finding stands: characters tell more than words. Their model
has the variance of the difference grow with the length; here the *logarithm* of the ratio is taken, with the variance
σ² = spread² + noise / length, which also fits long paragraphs and scripts of very different density.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from review.languages.language import language_of
from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.tokens import find_addresses

__all__ = ["LengthModel", "kept_letters", "length_z", "measure", "prior_model"]

#: Standard deviation of the log ratio that stays however long the text is, and what is added for short ones.
_SPREAD, _NOISE = 0.13, 1.6
#: From this ratio of lengths on, what is kept letter by letter is of another density than the text around it.
_OTHER_DENSITY = 1.5
#: A line that is drawn of signs.
_RULES = ("----", "====", "~~~~", "****", "____", "────")
_RULE = lazy_regex(r"([-=~*_─])\1{3,}+")
#: How many pairs the prior is worth when a document's own are averaged in.
_PRIOR_WEIGHT = 4.0


def measure(text: str) -> int:
    """The text's length: characters that are not white space, without web and e-mail addresses and lines drawn of
    signs, which say nothing of how long a language is.
    """
    if "://" in text or "@" in text:
        parts = [0, *(place for address in find_addresses(text) for place in address), len(text)]
        text = "".join(text[start:end] for start, end in zip(parts[::2], parts[1::2], strict=True))
    if any(rule in text for rule in _RULES):
        text = _RULE.sub("", text)  # under a heading, as long as whoever drew it liked
    return len(text) - sum(map(text.count, " \n\t\u00a0\u3000\r\u202f"))


def kept_letters(source: Text, target: Text) -> int:
    """Characters of the words and numbers that both texts write alike where their scripts are of other density: names
    in Latin letters in a Chinese text are as long as in the English one, and say nothing of how long Chinese is.
    """
    if 1 / _OTHER_DENSITY < prior_model(source.language, target.language).ratio < _OTHER_DENSITY:
        return 0
    left = Counter(token.text for token in source.tokens if token.kind in ("word", "number") and token.text.isascii())
    kept = 0
    for token in target.tokens if left else ():
        if left[token.text] > 0:
            left[token.text] -= 1
            kept += len(token.text)
    return kept


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

        One more is added to both, so that an empty side has a value. What is left of a text may measure less than
        nothing, where an address of the whole, which does not count, is none in the part that went.
        """
        source, target = max(0.0, source), max(0.0, target)
        return math.log((target + 1) / (source * self.ratio + 1)) / self.sigma(
            source, max(target, source * self.ratio / 4)
        )

    def expected(self, source: float) -> float:
        """The length of target that is normal for a source of this length."""
        return source * self.ratio

    def fitted(self, pairs: Iterable[tuple[float, float]], worth: float = _PRIOR_WEIGHT) -> LengthModel:
        """The model with its ratio and spread moved to those of (source, target) lengths, which should be true pairs.
        The model itself is worth so many pairs.

        The median and the median absolute deviation are used, so that a few wrong pairs do no harm.
        """
        logs = [math.log(target / source) for source, target in pairs if source >= 8 and target >= 8]
        if not logs:
            return self
        weight = len(logs) / (len(logs) + worth)
        middle = statistics.median(logs)
        ratio = math.exp(weight * middle + (1 - weight) * math.log(self.ratio))
        deviation = 1.4826 * statistics.median(abs(log - middle) for log in logs)
        spread = math.sqrt(weight * max(0.08, 0.8 * deviation) ** 2 + (1 - weight) * self.spread**2)
        return LengthModel(ratio, min(spread, 0.5), self.noise)


def prior_model(source_language: str, target_language: str) -> LengthModel:
    """What is normal for two languages before any text was seen. Unknown languages count as long as English."""
    source = language_of(source_language).lexicon.density or 1.0
    target = language_of(target_language).lexicon.density or 1.0
    return LengthModel(target / source)


def length_z(source: Text, target: Text, model: LengthModel | None = None) -> float:
    """How many standard deviations `target` is longer (+) or shorter (−) than is normal for a translation of `source`.

    `model` is the document's own (`LengthModel.fitted`); without it the prior of the two languages is used.
    """
    model = model or prior_model(source.language, target.language)
    return model.z(measure(source.raw), measure(target.raw))
