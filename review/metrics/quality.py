"""quality, 0 to 100: what one knows of a translation without a reference.

Of a segment:

    quality = 100 × exp(−P / max(words, 12)) × evidence

where P are the penalty points of its findings (MQM's severity weights, punctuation no cheaper than the rest), so that
one major finding in twenty words leaves 78; `words` are those of the translation (of the source where there is no
translation). `evidence`, 0 to 1, is how sure one can be that nothing is missing and that the source is this one:

- where the document was taken back to its source's language, what `review.backtranslation.evidence` makes of it;
- else it is the length alone: 1 / (1 + exp(−1.2 (z + 3))), and for a translation far too long exp(−(z − 2)² / 64)
  besides, with z the deviation in standard deviations of the document's own length ratio (`review.align.lengths`).
  That is 0.97 for a normal length: a phrase may be missing that no check sees.

A document's quality is the mean of its segments', weighted by their words. The version in the signature changes
whenever a number here does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from review.model import SEVERITY_WEIGHTS, Score, Severity

__all__ = ["QUALITY", "document_quality", "segment_quality", "signature"]

#: Its name among scores.
QUALITY = "quality"
_SHORTEST = 12
_VERSION = 1


def signature(backtranslation: str | None = None) -> str:
    """`backtranslation` is the signature of the engine whose evidence went in, None where there was none."""
    return f"quality|version:{_VERSION}|findings+evidence|backtranslation:{backtranslation or 'none'}"


def segment_quality(
    severities: Iterable[Severity], words: int, length_z: float | None, evidence: float | None = None
) -> float:
    """0 to 100. `length_z` is None where a side is empty: the findings say all there is to say then.

    `evidence` is a back-translation's, which takes the length into account itself; None where there is none.
    """
    points = sum(SEVERITY_WEIGHTS[severity] for severity in severities)
    if evidence is None:
        evidence = 1.0 if length_z is None else _length_evidence(length_z)
    return 100.0 * math.exp(-points / max(words, _SHORTEST)) * evidence


def _length_evidence(z: float) -> float:
    too_long = max(0.0, z - 2.0)
    return math.exp(-(too_long**2) / 64) / (1 + math.exp(-1.2 * (max(z, -100.0) + 3)))


def document_quality(segments: Sequence[tuple[float, int]], signed: str) -> Score:
    """The mean of (quality, words) pairs, weighted by words."""
    total = sum(words for _, words in segments)
    if not total:
        return Score("quality", None, signed, "the document has no words")
    return Score("quality", sum(value * words for value, words in segments) / total, signed)
