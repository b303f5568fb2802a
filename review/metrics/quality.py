"""quality, 0 to 100: what one knows of a translation without a reference.

Of a segment:

    quality = 100 × exp(−P / max(words, 12)) × evidence

where P are the penalty points of its findings (MQM's severity weights, punctuation no cheaper than the rest), so that
one major finding in twenty words leaves 78; `words` are those of the translation (of the source where there is no
translation). `evidence`, 0 to 1, is how sure one can be that nothing is missing and that the source is this one:

- where the document was taken back to its source's language, what `review.backtranslation.evidence` makes of it;
- else it is the length alone: 1 / (1 + exp(−(3.6 + 2 u − 0.8 z))), and for a translation far too long
  exp(−(z − 2)² / 64) besides. Both are deviations in standard deviations (`review.align.lengths`): u from what is usual
  for the two languages, z from the document's own ratio. A paragraph that is short for its document may lack a phrase;
  so may every paragraph of a document that is short throughout, which z cannot see. 0.97 at the usual length.

Where the source says something and the translation nothing, the quality is 0, whatever was found and whichever checks
run: ESA's scale calls 0 what lost nearly all information (Kocmi et al. 2024, "Error Span Annotation"), and a catalogue
that is half empty must not score above a complete one. So it counts in the mean by its source's words.

The weights were fitted for version 2 on pairs of translations of one source (docs/scores.md has the sets and figures);
version 3 has them, and the 0 of what is absent.

A document's quality is the mean of its segments', weighted by their words. The version in the signature changes
whenever a number here does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from review.model import SEVERITY_WEIGHTS, Score, Severity

__all__ = ["ABSENT", "QUALITY", "Lengths", "document_quality", "segment_quality", "signature"]

#: Its name among scores.
QUALITY = "quality"
#: That of a source without a translation, and of nothing else.
ABSENT = 0.0
_SHORTEST = 12
_VERSION = 3


class Lengths(NamedTuple):
    """How many standard deviations a translation is longer (+) or shorter (−) than its document's, than is usual."""

    document: float
    usual: float


def signature(backtranslation: str | None = None) -> str:
    """`backtranslation` is the signature of the engine whose evidence went in, None where there was none."""
    return f"quality|version:{_VERSION}|findings+evidence|backtranslation:{backtranslation or 'none'}"


def segment_quality(
    severities: Iterable[Severity],
    words: int,
    lengths: Lengths | None,
    evidence: float | None = None,
    *,
    absent: bool = False,
) -> float:
    """0 to 100; 0 where the translation of a source is `absent` (`review.checks.shared.absent`).

    `lengths` is None where a side is empty: of what no source says, the findings say all there is to say.
    `evidence` is a back-translation's, which takes the length into account itself; None where there is none.
    """
    if absent:
        return ABSENT
    points = sum(SEVERITY_WEIGHTS[severity] for severity in severities)
    if evidence is None:
        evidence = 1.0 if lengths is None else _length_evidence(lengths)
    return 100.0 * math.exp(-points / max(words, _SHORTEST)) * evidence


def _length_evidence(lengths: Lengths) -> float:
    too_long = max(0.0, lengths.document - 2.0)
    sure = 3.6 + 2.0 * lengths.usual - 0.8 * lengths.document
    return math.exp(-(too_long**2) / 64) / (1 + math.exp(-max(sure, -100.0)))


def document_quality(segments: Sequence[tuple[float, int]], signed: str) -> Score:
    """The mean of (quality, words) pairs, weighted by words."""
    total = sum(words for _, words in segments)
    if not total:
        return Score("quality", None, signed, "the document has no words")
    return Score("quality", sum(value * words for value, words in segments) / total, signed)
