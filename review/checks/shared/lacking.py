"""Whether a translation lacks something, as translation models and a model of error spans see it together.

The one counts what nothing explains, what its own translation has besides, and the word and the mark that nothing led
up to (`shortfall` of a back-translation), the other sees places: before which piece something is missing, which piece
of the source is not said. Either is unsure of most phrases that were lost; where both lean to it, few good translations
are among them.
"""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

from review.back_translated import BackTranslation
from review.spans.suspects import PieceOdds, SpanReading, Suspect
from review.text.language import base_language
from review.text.lexicon import is_function_word

__all__ = ["lacking"]

_BEFORE, _UNSAID, _CONSTANT = 0.56, 0.24, -3.239
"""Weights of the odds of the worst place and of the piece least said; `shortfall` has its own (fit_lacking.py)."""

#: Log-odds, and the share of good translations that reach them, by direction (BCP 47): of English made from Vietnamese
#: more is missing, and of English made from other languages nothing is known.
_SHARES: dict[tuple[str, str], tuple[tuple[float, float], ...]] = {
    ("vi", "en"): ((1.193, 0.03), (1.585, 0.02), (1.891, 0.015), (2.233, 0.01), (2.752, 0.005), (2.804, 0.003)),
    ("en", "vi"): ((0.934, 0.03), (1.287, 0.02), (1.558, 0.015), (2.021, 0.01), (2.446, 0.005), (2.484, 0.003)),
}
#: Of other directions.
_ALL = ((1.128, 0.03), (1.479, 0.02), (1.797, 0.015), (2.092, 0.01), (2.598, 0.005), (2.752, 0.003))


def lacking(
    source: str, languages: tuple[str, str], reading: SpanReading, back: BackTranslation | None
) -> Suspect | None:
    """The words of the source that seem least to be said, with the share of good translations in which as much seems to
    be missing; None where that is more than any that is told, or one of the models did not read both ways.
    """
    if back is None or back.shortfall is None:
        return None
    reading = reading._replace(unsaid=_of_words(reading.unsaid, source))
    odds = back.shortfall + _BEFORE * reading.before + _UNSAID * reading.unsaid.worst + _CONSTANT
    shares = _SHARES.get((base_language(languages[0]), base_language(languages[1])), _ALL)
    at = bisect_right(shares, odds, key=lambda one: one[0])
    place = reading.least_said(source) if at else None
    if place is None or _is_little(source[slice(*place)], languages[0]):
        return None
    return Suspect("source", *place, "unsaid", 0, shares[at - 1][1])


def _of_words(pieces: PieceOdds, text: str) -> PieceOdds:
    """Those pieces of a text that have a letter or a digit: a quotation mark is no phrase."""
    places = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    kept = np.array([any(map(str.isalnum, text[start:end])) for start, end in places], bool)
    return PieceOdds(pieces.starts[kept], pieces.ends[kept], pieces.odds[kept])


def _is_little(words: str, language: str) -> bool:
    """Whether nothing but little words of a language (BCP 47) seem not to be said: có thể, has been, von der."""
    return all(is_function_word(word.strip(".,;:!?\"'()").lower(), language) for word in words.split())
