"""The sentence whose words dictionaries do not find on the other side, while they find those of the others.

What lengths can hardly tell: one sentence of two or three that is missing from a translation that is otherwise wordy.
How many of a sentence's words are found is weighed as chance would have it against as the other sentences have it (the
logarithm of the ratio of two binomial likelihoods).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log

from review.align.lengths import LengthModel, measure
from review.checks.hit import Hit
from review.checks.shared.lost_clauses import joints
from review.checks.views import SegmentView
from review.model import Severity, Side
from review.text.analysis import Text
from review.text.translations import content_words

__all__ = ["with_unsaid"]

#: How likely a word means, by chance, what one certain word of the other side means: measured on unrelated sentences
#: of WMT23, .003 to .009.
_CHANCE = 0.008
#: From so much likelier (natural logarithm) on that a sentence's words are found by chance it is told, and is sure: of
#: 450 paragraphs of WMT23's en-de and zh-en nine and five were told so, of which all and two lack it; none of 331 made
#: of three lines of FLORES, two thirds and a half of these where a line is cut out.
_UNSAID, _SURE = 2.5, 4.0
#: So much likelier at most those of all others are.
_SAID = 1.5
#: Words that must be known of the other sentences, and the least share of them that is found.
_KNOWN, _SHARE = 4, 0.4
#: A side of more sentences has most words by chance, and so long a one is left alone.
_MOST, _LONGEST = 12, 20_000
#: By so much (standard deviations) the lengths may fit worse without the sentence.
_WORSE = 0.5


def with_unsaid(found: Sequence[Hit], view: SegmentView, side: Side, lengths: LengthModel) -> Iterator[Hit]:
    """What a check `found`, or the sentence of a side whose words the other has not, where that is surer or nearer."""
    told = _unsaid(view, side, lengths) if len(found) < 2 else None
    if told is None:
        yield from found
        return
    (start, end), weight = told
    length = len(view.written.text(side).rstrip())
    whole = any(hit.severity is None and hit.span.end - hit.span.start >= length for hit in found)  # by its length
    severity: Severity | None = None if weight >= _SURE or whole else "minor"
    other = "translation" if side == "source" else "source"
    hit = view.hit(side, start, end, f"this sentence has no counterpart in the {other}", severity=severity)
    yield hit if not found or whole or (weight >= _SURE and found[0].severity == "minor") else found[0]


def _unsaid(view: SegmentView, side: Side, lengths: LengthModel) -> tuple[tuple[int, int], float] | None:
    """The sentence of a side that has more of them, and is the longer, whose known words are found on the other only as
    by chance, as (start, end), and how much likelier that is; None where there is none, there are several, the words of
    the others are not found either, or two may have been made into one.
    """
    text, other = view.side(side), view.side("target" if side == "source" else "source")
    if not len(other.sentences) < len(text.sentences) <= _MOST or len(text.raw) > _LONGEST:
        return None
    sizes = [measure(view.side(one).raw) for one in ("source", "target")]
    z = lengths.z(sizes[0], sizes[1]) * (1 if side == "target" else -1)
    if z <= 0 or joints(other) > joints(text) or (weights := _weights(text, other)) is None:
        return None
    rising = sorted(weights)
    if rising[-1] < _UNSAID or rising[-2] > _SAID:
        return None
    start, end = text.sentences[weights.index(rising[-1])]
    sizes[0 if side == "source" else 1] -= measure(text.raw[start:end])
    return ((start, end), rising[-1]) if abs(lengths.z(sizes[0], sizes[1])) <= z + _WORSE else None


def _weights(text: Text, other: Text) -> list[float] | None:
    """How much likelier each sentence's known words are found by chance than as those of the others are found; None
    without dictionaries.
    """
    ours, theirs = (
        None if words is None else [word for word in words if word.meanings]
        for words in (content_words(text), content_words(other))
    )
    if not ours or not theirs:
        return None
    meanings: frozenset[str] = frozenset().union(*(word.meanings for word in theirs))
    counts = []
    for start, end in text.sentences:
        own = [not word.meanings.isdisjoint(meanings) for word in ours if start <= word.start < end]
        counts.append((sum(own), len(own)))
    chance = 1 - exp(-_CHANCE * len(theirs))
    all_found, all_known = (sum(one[which] for one in counts) for which in (0, 1))
    weights = []
    for found, known in counts:
        others = all_known - known
        share = min(0.95, (all_found - found) / others) if others >= _KNOWN else 0.0
        weights.append(_weight(found, known, chance, share) if share >= max(_SHARE, chance) else 0.0)
    return weights


def _weight(found: int, known: int, chance: float, share: float) -> float:
    """How much likelier it is by chance than as a translation that so many of the known words are found."""
    return found * log(chance / share) + (known - found) * log((1 - chance) / (1 - share))
