"""How sure one can be that a translation says all of its source, from its back-translation: 0 to 1, for `quality`.

Two probabilities for each segment, each a logistic function of what can be counted in any pair of languages:

- `omission`: that a phrase is missing. The translation is shorter than normal; its back-translation is shorter than the
  source; more of the source is missing from the back-translation than the other way round (the gap: in a free
  translation both are alike); the source has a run of words that the translation does not explain. Where there is a
  model of the other direction, its own translation of the source is compared too, and the translation has a word that
  nothing led up to, as after a cut.
- `wrong`: that the translation belongs to another source. Hardly a word comes back, and the source is most improbable.
  Everyday language is improbable to a model of news, too: so where both directions can be scored, it counts how much
  the translation tells of the source beside what the model's own would tell, and how well the model knows such texts.

Models find free translations harder than literal ones, and their own relatives' easiest of all. So the first is taken
relative to the document: what is usual in it counts as normal, as far as LIMIT. What orders the segments of one
document is not changed by that; what compares two systems is.

Fitted by logistic regression on FLORES-200 dev, rows 301 and on, vi-en and pt-en, on the translations of Google,
Microsoft and people, each as it is and with a run of 10 to 20 % of its words cut out. docs/back-translation.md tells by
which models they were scored, and what was measured on other rows.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from review.align.lengths import measure, prior_model
from review.back_translated import BackTranslation
from review.backtranslation.features import Features, features_of
from review.model import Document

__all__ = [
    "BOTH",
    "VERSION",
    "WRONG_PRIOR",
    "Centre",
    "Evidence",
    "adequacy_evidence",
    "centre_of",
    "document_evidence",
]

#: Changes with every number here; part of quality's signature.
VERSION = 4
#: How common an omission is taken to be before anything is known of a segment.
PRIOR = 0.03
#: The same for a translation of another source, which was fitted on as many wrong pairs as right ones.
WRONG_PRIOR = 0.1
#: Log-odds of a segment in the middle of a faithful document: even training odds, PRIOR, and the middle itself.
_BEFORE = math.log(PRIOR / (1 - PRIOR)) - 2.2
_WRONG_BEFORE = math.log(WRONG_PRIOR / (1 - WRONG_PRIOR))
#: Most that a document's own median may move the log-odds.
LIMIT = 3.0
#: How far the lower quartile of a faithful document's log-odds lies below their middle.
_QUARTILE = 1.4
#: Segments that the normal case is worth when a document's is taken.
_WORTH = 8.0


class Evidence(NamedTuple):
    """Probabilities, 0 to 1: a phrase is missing; the translation is another source's; a phrase is too many (None:
    unknown). `shortfall` are log-odds that a phrase is missing, but for a constant, whatever is usual in the document;
    None without a model of its direction.
    """

    omission: float
    wrong: float
    addition: float | None = None
    shortfall: float | None = None

    @property
    def value(self) -> float:
        """What `quality` is multiplied with: the probability that nothing is missing and the source is this one."""
        return (1 - self.omission) * (1 - self.wrong)


class _Weights(NamedTuple):
    """A logistic function: weights of features by name, the constant, and what it gives a faithful translation in the
    middle.
    """

    weights: Mapping[str, float]
    constant: float
    usual: float

    def __call__(self, features: Features) -> float | None:
        """Log-odds beyond the usual; None where a feature is not known."""
        total = self.constant - self.usual
        for name, weight in self.weights.items():
            value: float | None = getattr(features, name)
            if value is None:
                return None
            total += weight * value
        return total


#: By what the engines can do, the best first: score in both directions, score, only translate.
_OMISSION = (
    _Weights(
        {
            "length": -0.857,
            "gap": -11.4,
            "run": 1.459,
            "size": -2.097,
            "ahead_length": 0.616,
            "ahead_gap": -16.07,
            "ahead_surprise": 0.298,
        },
        2.09,
        -2.59,
    ),
    _Weights({"length": -0.92, "back_length": 0.718, "gap": -22.999, "run": 1.576, "size": -2.247}, 5.62, -1.8),
    _Weights({"length": -1.028, "back_length": 0.627, "gap": -22.06, "missing": 0.475, "size": -1.244}, 4.17, -1.3),
)
#: The same for `shortfall`: no lengths, which are relative to a document (scripts/fit_lacking.py).
_SHORTFALL = _Weights({"run": 0.762, "ahead_gap": -4.495, "ahead_surprise": 0.24, "ahead_mark": 0.1}, 0.0, 0.0)
#: Weights of a wrong sentence where both directions can be scored (scripts/fit_wrong.py), without the constant's prior.
BOTH = _Weights(
    {
        "told": -5.96,
        "ahead_told": -7.01,
        "likeness": -9.69,
        "ahead_likeness": -3.92,
        "known": 1.21,
        "ahead_known": 0.83,
    },
    11.41,
    0.0,
)
#: The same where only one can: mean, likeness, constant; and where none can, likeness, constant.
_WRONG_SCORED = (-1.99, -14.99, -6.09)
_WRONG_UNSCORED = (-23.9, 4.67)


def _omission(features: Features) -> float:
    """Log-odds that a phrase is missing, beyond those of a faithful translation, and relative to no document."""
    return next(odds for weights in _OMISSION if (odds := weights(features)) is not None)


def _addition(features: Features) -> float | None:
    """The mirror: what would be an omission if source and translation changed places. None without a forward model."""
    if features.ahead_length is None or features.ahead_gap is None:
        return None
    return _omission(
        features._replace(
            length=-features.length,
            back_length=-features.ahead_length,
            gap=-features.ahead_gap,
            run=features.ahead_run,
            surprise=features.ahead_surprise,
            ahead_length=-features.back_length,
            ahead_gap=-features.gap,
            ahead_run=features.run,
            ahead_surprise=features.surprise,
        )
    )


def _wrong(features: Features) -> float:
    """Log-odds that the translation belongs to another source."""
    if (odds := BOTH(features)) is not None:
        return _WRONG_BEFORE + odds
    if features.mean is None:
        weight, constant = _WRONG_UNSCORED
        return _WRONG_BEFORE + constant + weight * features.likeness
    by_mean, by_likeness, constant = _WRONG_SCORED
    return _WRONG_BEFORE + constant + by_mean * features.mean + by_likeness * features.likeness


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


class Centre(NamedTuple):
    """What the log-odds of an omission and of an addition usually are in a document."""

    omission: float = 0.0
    addition: float = 0.0


def centre_of(document: Sequence[Features], *, quartile: bool = False) -> Centre:
    """What is normal in a document; with few segments it is drawn towards what is normal anywhere.

    The median, which compares systems fairly; or by the lower quartile, so that a document in which half of the
    segments lack something still shows it.
    """
    added = [odds for one in document if (odds := _addition(one)) is not None]
    return Centre(_usual([_omission(one) for one in document], quartile), _usual(added, quartile))


def _usual(odds: list[float], quartile: bool) -> float:
    if not odds:
        return 0.0
    usual = sorted(odds)[len(odds) // 4] + _QUARTILE if quartile and len(odds) >= 4 else statistics.median(odds)
    return _limited(len(odds) / (len(odds) + _WORTH) * usual)


def _limited(odds: float) -> float:
    return max(-LIMIT, min(LIMIT, odds))


def adequacy_evidence(features: Features, centre: Centre = Centre()) -> Evidence:  # noqa: B008  # immutable
    """A segment's evidence, relative to what is normal in its document (`centre_of`)."""
    added = _addition(features)
    return Evidence(
        _probability(_omission(features) - centre.omission + _BEFORE),
        _probability(_wrong(features)),
        None if added is None else _probability(added - centre.addition + _BEFORE),
        _SHORTFALL(features),
    )


def document_evidence(
    document: Document, backs: Mapping[int, BackTranslation], *, quartile: bool = False
) -> dict[int, Evidence]:
    """The evidence of each segment that has text on both sides and a back-translation, by segment number.

    For `quality` as it is; `quartile` is how `backtranslate` fills in the probabilities that the checks read.
    """
    pairs = {
        segment.number: (segment.text("source"), segment.text("target"))
        for segment in document.segments
        if segment.number in backs and segment.text("source").strip() and segment.text("target").strip()
    }
    sizes = {number: (measure(source), measure(target)) for number, (source, target) in pairs.items()}
    translated = (sizes[number] for number, (source, target) in pairs.items() if source.split() != target.split())
    lengths = prior_model(document.source_language, document.target_language).fitted(translated)
    features = {
        number: features_of(source, target, backs[number], lengths.z(*sizes[number]))
        for number, (source, target) in pairs.items()
    }
    centre = centre_of(list(features.values()), quartile=quartile)
    return {number: adequacy_evidence(one, centre) for number, one in features.items()}
