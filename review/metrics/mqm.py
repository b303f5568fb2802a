"""MQM's linear score: 100 × (1 − penalty points / words), floored at 0.

Severity weights are MQM's: neutral 0, minor 1, major 5, critical 25; a minor error of punctuation costs 0.1 (Freitag
et al. 2021, https://aclanthology.org/2021.tacl-1.87, table 4). The formula is the linear scoring model without
calibration, https://themqm.org/error-types-2/the-mqm-scoring-models/, over the words of the translation.

A source without a translation (`review.metrics.quality`: of quality 0) costs at least a major error, which it is in MQM
(Accuracy/Untranslated, Accuracy/Omission), whatever was said of it: of a file that was left as it is one finding speaks
for all, and the others are neutral. Version 1 counted that one.

It is *automatic* over what checks found, *confirmed* over what reviewers accepted or marked; the two are never mixed.
It is a document's, never a single paragraph's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from review.metrics.quality import ABSENT
from review.model import SEVERITY_WEIGHTS, Score, Severity

__all__ = ["MINOR_PUNCTUATION", "mqm", "mqm_of", "penalty", "untold"]

MINOR_PUNCTUATION = 0.1
_SIGNATURE = "mqm|model:linear|weights:0-1-5-25|minor-punctuation:0.1|origin:{origin}|version:2"


def penalty(category: str, severity: Severity) -> float:
    """Penalty points of one error."""
    if severity == "minor" and category == "Linguistic conventions/Punctuation":
        return MINOR_PUNCTUATION
    return SEVERITY_WEIGHTS[severity]


def untold(qualities: Mapping[int, float | None], errors: Iterable[tuple[int, str, Severity]]) -> float:
    """The points that sources without a translation cost beyond their errors, to which those of a major one are due.

    `qualities` are the segments' by number or id, `errors` are (segment, category, severity).
    """
    due = {segment: SEVERITY_WEIGHTS["major"] for segment, quality in qualities.items() if quality == ABSENT}
    for segment, category, severity in errors:
        if segment in due:
            due[segment] -= penalty(category, severity)
    return sum(max(0.0, points) for points in due.values())


def mqm(errors: Iterable[tuple[str, Severity]], words: int, origin: str = "automatic", *, beyond: float = 0.0) -> Score:
    """The score, 0 to 100, of a document of `words` target words; `errors` are (category, severity), `beyond` is what
    its sources without a translation cost beyond these (`untold`).
    """
    return mqm_of(beyond + sum(penalty(category, severity) for category, severity in errors), words, origin)


def mqm_of(points: float, words: int, origin: str = "automatic") -> Score:
    """The score of so many penalty points in so many target words."""
    signature = _SIGNATURE.format(origin=origin)
    if words <= 0:
        return Score("mqm", None, signature, "the translation has no words")
    return Score("mqm", max(0.0, 100.0 * (1.0 - points / words)), signature)
