"""Single words of a translation that nothing in the source asks for, by contrast (see `contrast`).

A run of words that were added makes the whole segment look long; one word does not. So each word is judged by itself:
it costs the model of the document's direction much, given the source; its neighbours are more probable without it; and
without it the source is as probable as before, to the model of the way back. A word that says what the source says,
however freely, fails one of the three. What a model of error spans says of the word is weighed beside these
(`review.checks.addition_model`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.backtranslation.contrast import Doubt, rests, without
from review.backtranslation.paragraphs import ParagraphTranslator
from review.backtranslation.stretches import SHARE, word_costs
from review.lazy_patterns import lazy_re
from review.text.lexicon import frequency
from review.translators.engines.engine import ScoredText

__all__ = ["DoubtfulWord", "Scored", "WordFeatures", "doubtful_words", "judged_words", "word_features"]

#: Nats that a word costs, given the source, below which it is hardly ever added.
_LEAST_COST = 4.0
#: Frequency (Zipf) below which a word is unknown to a small model, whatever the source says: jellyfish, troupe, lucid.
_KNOWN = 3.8
#: Letters, and within them an apostrophe: `&#39;` is another check's.
_SPELT = lazy_re(r"\W*[^\W\d_]+(?:['’][^\W\d_]+)*\W*")
#: Words of a sentence that are looked at: two scorings for each.
_LOOKED_AT = 3
#: Weights of `word_features`, and the constant (scripts/fit_extra_words.py).
_WEIGHTS = (0.563, -0.299, 0.474, 0.234, 0.276)
_CONSTANT = -1.843


class DoubtfulWord(NamedTuple):
    """A word `text[start:end]` of one bead's target, and what it costs, in nats: given the source, given nothing."""

    bead: int
    start: int
    end: int
    cost: float
    alone: float


def doubtful_words(
    texts: Sequence[str], language: str, scored: Sequence[ScoredText | None], alone: Sequence[ScoredText | None]
) -> list[DoubtfulWord]:
    """Of each text of a language (BCP 47) the words that are worth a look: dear ones that are common all the same. No
    names, no figures, no rare words, which cost much whatever the source says.
    """
    found = []
    for bead, (text, one, bare) in enumerate(zip(texts, scored, alone, strict=True)):
        if one is None or bare is None:
            continue
        words = [
            DoubtfulWord(bead, given.start, given.end, given.cost, unaided.cost)
            for given, unaided in zip(word_costs(one.tokens, text), word_costs(bare.tokens, text), strict=True)
            if given.cost >= _LEAST_COST and _is_common(text[given.start : given.end], language)
        ]
        found += sorted(words, key=lambda word: SHARE * word.alone - word.cost)[:_LOOKED_AT]
    return found


def _is_common(word: str, language: str) -> bool:
    if word.lower() != word or not _SPELT.fullmatch(word):
        return False
    return frequency("".join(filter(str.isalpha, word)), language) >= _KNOWN


class WordFeatures(NamedTuple):
    """What is counted of a word, in nats: its two costs, what the rest of the target gains without it (-4 to 6), what
    the source gains (0 to 6), and the mean of the whole target's log-probabilities.
    """

    cost: float
    alone: float
    rest: float
    source: float
    mean: float


class Scored(NamedTuple):
    """Pairs of sentences as both models see them: `mirror` are the scores of the targets, given the sources, by the
    model `ahead`; `given` those of the sources, given the targets, by `back`.
    """

    sources: Sequence[str]
    targets: Sequence[str]
    mirror: Sequence[ScoredText | None]
    given: Sequence[ScoredText | None]
    ahead: ParagraphTranslator
    back: ParagraphTranslator


def word_features(words: Sequence[DoubtfulWord], scored: Scored) -> Iterator[tuple[DoubtfulWord, WordFeatures]]:
    """The words that both models could score, and what is counted of each."""
    if not words:
        return
    sources = [scored.sources[word.bead] for word in words]
    shorter = [without(scored.targets[word.bead], word.start, word.end) for word in words]
    again, returned = scored.ahead.score(sources, shorter), scored.back.score(shorter, sources)
    for word, rest, other in zip(words, again, returned, strict=True):
        whole, before = scored.mirror[word.bead], scored.given[word.bead]
        if whole is not None and rest is not None and other is not None and before is not None:
            gain = max(-4.0, min(6.0, rest.total - rests(whole, word.start, word.end)))
            mirrored = max(0.0, min(6.0, other.total - before.total))
            yield word, WordFeatures(word.cost, word.alone, gain, mirrored, whole.mean)


def judged_words(words: Sequence[DoubtfulWord], scored: Scored) -> Iterator[Doubt]:
    """The words with the log-odds that they were added as their `gain`, but for what a model of error spans says."""
    for word, values in word_features(words, scored):
        odds = _CONSTANT + sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
        yield Doubt(word.bead, word.start, word.end, round(odds, 3))
