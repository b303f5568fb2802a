"""The sentence whose words dictionaries do not find on the other side, while they find those of the others.

What lengths can hardly tell: one sentence of two or three that is missing from a translation that is otherwise wordy.
How many of a sentence's words are found is weighed as chance would have it against as the other sentences have it (the
logarithm of the ratio of two binomial likelihoods).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, inf, log

from review.align.lengths import LengthModel, measure
from review.checks.hit import Hit
from review.checks.shared.lost_clauses import joints
from review.checks.views import SegmentView
from review.model import Severity, Side
from review.text.analysis import Text
from review.text.lexicon import frequency
from review.text.translations import content_words

__all__ = ["unsaid_when_translated", "with_unsaid"]

#: How likely a word means, by chance, what one certain word of the other side means: measured on unrelated sentences
#: of WMT23, .003 to .009.
_CHANCE = 0.008
#: How likely a rare word is, by chance, a certain word of a back-translation of another sentence.
_CHANCE_OF_BACK = 0.004
#: From so much likelier (natural logarithm) on that a sentence's words are found by chance it is told, and is sure: of
#: 450 paragraphs of WMT23's en-de and zh-en nine and five were told so, of which all and two lack it; none of 331 made
#: of three lines of FLORES, two thirds and a half of these where a line is cut out.
_UNSAID, _SURE = 2.5, 4.0
#: The same by a back-translation: of 240 paragraphs of three lines of FLORES (vi-en, en-vi) one is told so, which lacks
#: the sentence, and of the same with a line cut out three quarters, nearly all at that line.
_UNSAID_OF_BACK, _SURE_OF_BACK = 5.0, 6.0
#: So much likelier at most those of all others are.
_SAID = 1.5
#: Words that must be known of the other sentences, and the least share of them that is found.
_KNOWN, _SHARE = 4, 0.4
#: A side of more sentences has most words by chance, and so long a one is left alone.
_MOST, _LONGEST = 12, 20_000
#: By so much (standard deviations) the lengths may fit worse without it: by dictionaries, by a back-translation.
_WORSE, _WORSE_OF_BACK = 0.5, 1.5

#: Where a known word begins, whether it is found opposite, and how likely that is by chance.
_Word = tuple[int, bool, float]


def with_unsaid(found: Sequence[Hit], view: SegmentView, side: Side, lengths: LengthModel) -> Iterator[Hit]:
    """What a check `found`, or the sentence of a side whose words the other has not, where that is surer or nearer."""
    told = _unsaid(view, side, lengths) if len(found) < 2 else None
    if told is None:
        yield from found
        return
    place, weight = told
    length = len(view.written.text(side).rstrip())
    whole = any(hit.severity is None and hit.span.end - hit.span.start >= length for hit in found)  # by its length
    severity: Severity | None = None if weight >= _SURE or whole else "minor"
    hit = _hit(view, side, place, severity)
    yield hit if not found or whole or (weight >= _SURE and found[0].severity == "minor") else found[0]


def _hit(view: SegmentView, side: Side, place: tuple[int, int], severity: Severity | None) -> Hit:
    other = "translation" if side == "source" else "source"
    return view.hit(side, *place, f"this sentence has no counterpart in the {other}", severity=severity)


def unsaid_when_translated(view: SegmentView, side: Side, back: str, lengths: LengthModel) -> Hit | None:
    """The sentence of a side whose words are not in `back`, what a model makes of the other side in this one's
    language; None where there is none. Major where it is sure, minor where less, or two may be joined.
    """
    text = view.side(side)
    if not text.rules.traits.spaces or not _has_more(view, side):
        return None
    theirs = [word.key for word in Text(back, text.language).words]
    known = frozenset(theirs)

    def chance(word: str) -> float:
        often = max(_CHANCE_OF_BACK, 10.0 ** (frequency(word, text.language) - 9.0))
        return min(0.95, 1 - exp(-often * len(theirs)))

    ours = [(word.start, word.key in known, chance(word.key)) for word in text.words]
    told = _only_one(view, side, lengths, ours, _SURE_OF_BACK, _WORSE_OF_BACK)
    if told is None or told[1] < _UNSAID_OF_BACK:
        return None
    sure = told[1] >= _SURE_OF_BACK and not _may_be_joined(view, side)
    return _hit(view, side, told[0], "major" if sure else "minor")


def _unsaid(view: SegmentView, side: Side, lengths: LengthModel) -> tuple[tuple[int, int], float] | None:
    """The one sentence whose words the dictionaries do not find on the other side."""
    if not _has_more(view, side):
        return None
    ours, theirs = (
        [word for word in content_words(view.side(one)) or () if word.meanings]
        for one in (side, "target" if side == "source" else "source")
    )
    if not ours or not theirs:
        return None
    meanings: frozenset[str] = frozenset().union(*(word.meanings for word in theirs))
    chance = 1 - exp(-_CHANCE * len(theirs))
    return _only_one(
        view, side, lengths, [(word.start, not word.meanings.isdisjoint(meanings), chance) for word in ours]
    )


def _only_one(
    view: SegmentView,
    side: Side,
    lengths: LengthModel,
    words: Sequence[_Word],
    sure: float = inf,
    worse: float = _WORSE,
) -> tuple[tuple[int, int], float] | None:
    """The sentence of a side that has more of them, and is the longer, whose known `words` are found only as by
    chance, as (start, end), and how much likelier that is; None where there is none,
    there are several, the words of the others are not found either, or two may have been made into one, as more joints
    opposite tell where it is less likely than `sure`.
    """
    text = view.side(side)
    sizes = [measure(view.side(one).raw) for one in ("source", "target")]
    z = lengths.z(sizes[0], sizes[1]) * (1 if side == "target" else -1)
    if z <= 0:
        return None
    weights = _weights([[word for word in words if start <= word[0] < end] for start, end in text.sentences])
    rising = sorted(weights)
    if rising[-1] < _UNSAID or rising[-2] > _SAID or (rising[-1] < sure and _may_be_joined(view, side)):
        return None
    start, end = text.sentences[weights.index(rising[-1])]
    sizes[0 if side == "source" else 1] -= measure(text.raw[start:end])
    return ((start, end), rising[-1]) if abs(lengths.z(sizes[0], sizes[1])) <= z + worse else None


def _may_be_joined(view: SegmentView, side: Side) -> bool:
    """Whether the other side has more joints, so that it may say two sentences in one."""
    return joints(view.side("target" if side == "source" else "source")) > joints(view.side(side))


def _has_more(view: SegmentView, side: Side) -> bool:
    text, other = view.side(side), view.side("target" if side == "source" else "source")
    return len(other.sentences) < len(text.sentences) <= _MOST and len(text.raw) <= _LONGEST


def _weights(sentences: Sequence[Sequence[_Word]]) -> list[float]:
    """How much likelier each sentence's words are found by chance than as those of the others are found."""
    all_found, all_known = sum(found for one in sentences for _, found, _ in one), sum(map(len, sentences))
    weights = []
    for one in sentences:
        others = all_known - len(one)
        share = min(0.95, (all_found - sum(found for _, found, _ in one)) / others) if others >= _KNOWN else 0.0
        weights.append(sum(_weight(word, share) for word in one) if share >= _SHARE else 0.0)
    return weights


def _weight(word: _Word, share: float) -> float:
    """How much likelier it is by chance than as a translation that a word is found, or is not."""
    _, found, chance = word
    chance = min(chance, share)
    return log(chance / share) if found else log((1 - chance) / (1 - share))
