"""quality, 0 to 100: what one knows of a translation without a reference.

Of a segment:

    quality = 100 × exp(−P / max(words, 12)) × length

where P are the penalty points of its findings (MQM's severity weights, punctuation no cheaper than the rest), so that
one major finding in twenty words leaves 78; `words` are those of the translation (of the source where there is no
translation); and `length` falls from 1 as the translation's length leaves what is normal for its source:

    length = exp(−max(0, |z| − 1)² / 8)

with z the deviation of `review.align.lengths`, in standard deviations of the document's own length ratio.

A document's quality is the mean of its segments', weighted by their words. Where a back-translation was scored,
`evidence` (0 to 1, of `review.translators`) is a further factor. The version in the signature changes whenever a number
here does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from review.model import SEVERITY_WEIGHTS, Score, Severity

__all__ = ["document_quality", "segment_quality", "signature"]

_SHORTEST = 12
_VERSION = 1


def signature(backtranslation: str | None = None) -> str:
    """`backtranslation` is the signature of the engine whose evidence went in, None where there was none."""
    return f"quality|version:{_VERSION}|findings+length|backtranslation:{backtranslation or 'none'}"


def segment_quality(severities: Iterable[Severity], words: int, length_z: float | None, evidence: float = 1.0) -> float:
    """0 to 100. `length_z` is None where a side is empty: the findings say all there is to say then."""
    points = sum(SEVERITY_WEIGHTS[severity] for severity in severities)
    length = 1.0 if length_z is None else math.exp(-(max(0.0, abs(length_z) - 1.0) ** 2) / 8)
    return 100.0 * math.exp(-points / max(words, _SHORTEST)) * length * evidence


def document_quality(segments: Sequence[tuple[float, int]], signed: str) -> Score:
    """The mean of (quality, words) pairs, weighted by words."""
    total = sum(words for _, words in segments)
    if not total:
        return Score("quality", None, signed, "the document has no words")
    return Score("quality", sum(value * words for value, words in segments) / total, signed)
