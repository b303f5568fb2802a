"""What a negation negates, the word next to it, and whether the other side says that word.

The dictionaries tell: where both sides say it, one negates what the other affirms. Where the other side says every
other word and has none left that could be it, what is negated was said by the grammar: no pude evitar, had to.
"""

from __future__ import annotations

from collections.abc import Sequence

from review.checks.shared.duties_kept import is_modal_of_both
from review.checks.shared.folded_negations import folded
from review.checks.shared.sentence_pairs import Stretch, sentence_pairs, within
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_regex
from review.model import Side
from review.text.analysis import Text
from review.text.language import conjunctions_of
from review.text.modal_words import modal_words
from review.text.negation_words import negation_of
from review.text.translations import ContentWord, content_words
from review.text.weak_negation import weak_negation_of

__all__ = ["is_reversed", "is_said_by_grammar", "words_next_to", "words_of_sides"]

#: Characters of a longer sentence, in which a word may stand for something else, and of one in which it hardly does.
_LONG, _SHORT = 250, 80
#: What lies between a negation and what it negates.
_CLAUSE = lazy_regex(r"[^,;:.!?()\n，、；：。！？（）،؛؟।—–]*")
_LETTERS = lazy_regex(r"[\p{L}\p{M}]+")
#: How a negation begins that is an ending of the word before it: 押さない.
_SUFFIX = lazy_regex(r"\p{Hiragana}")


def is_reversed(view: SegmentView, side: Side, marker: Stretch) -> bool:
    """Whether the word that a marker of one side negates is said in the same sentence of the other, which has no such
    marker, so that one says the contrary of the other; in sentences that can be told apart and are not long.
    """
    if len(view.source.sentences) != len(view.target.sentences):
        return False
    words = words_of_sides(view, side)
    pair = next((pair for pair in sentence_pairs(view) if _holds(pair[side == "target"], marker)), None)
    if words is None or pair is None or max(end - start for start, end in pair) > _LONG:
        return False
    other, stretch = view.side(_other(side)), pair[side == "source"]
    negation = negation_of(other.base)
    if negation is None or negation.markers(folded(other.raw[slice(*stretch)])):
        return False
    ours, theirs = (within(known, pair[at == "target"]) for known, at in zip(words, (side, _other(side)), strict=True))
    meant: frozenset[str] = frozenset().union(*(word.sure for word in theirs))
    if weak_negation_of(view.side(side).base).is_weak(folded(view.side(side).raw[slice(*marker)])):
        return False
    word = next((word for word in words_next_to(view, side, ours, marker) if word.sure), None)
    if word is None or word.sure.isdisjoint(meant):
        return False
    # what is said before it may be what another clause says: the advice they do not give
    return word.start >= marker[1] or max(end - start for start, end in pair) <= _SHORT


def is_said_by_grammar(view: SegmentView, side: Side, marker: Stretch) -> bool:
    """Whether the other side does not say the word that a marker of one side negates, and has no word for it either:
    all that it says the other words of this side mean, and that it must be, or is so alone.
    """
    words = words_of_sides(view, side)
    if words is None or not words[1] or is_modal_of_both(view, side) or not _insists(view.side(_other(side))):
        return False
    meant: frozenset[str] = frozenset().union(*(word.sure for word in words[1]))
    negated = next((word for word in words_next_to(view, side, words[0], marker) if word.sure), None)
    if negated is None or not negated.sure.isdisjoint(meant):
        return False
    others: frozenset[str] = frozenset().union(*(word.sure for word in words[0] if word is not negated))
    return all(not word.sure.isdisjoint(others) for word in words[1])


def _insists(text: Text) -> bool:
    """Whether a text says that something must be, is so alone, or is so of all: what is left where nothing else is."""
    negation, plain = negation_of(text.base), folded(text.raw)
    if negation is not None and (negation.allows_only(plain) or negation.says_all(plain)):
        return True
    return bool(modal_words(text.raw, text.base).get("duty"))


def _other(side: Side) -> Side:
    return "target" if side == "source" else "source"


def _holds(stretch: Stretch, marker: Stretch) -> bool:
    return stretch[0] <= marker[0] and marker[1] <= stretch[1]


def words_of_sides(view: SegmentView, side: Side) -> tuple[list[ContentWord], list[ContentWord]] | None:
    """The words of a side and those of the other that have a meaning; None of languages without a dictionary."""
    ours, theirs = view.side(side), view.side(_other(side))
    found = content_words(ours, thin=True), content_words(theirs, thin=True)
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def words_next_to(view: SegmentView, side: Side, words: Sequence[ContentWord], marker: Stretch) -> list[ContentWord]:
    """The words next behind a marker and next before it, the likelier first, of its clause, but for those that say must
    or may.
    """
    text, (start, end) = view.side(side), marker
    modal = [one for spans in modal_words(text.raw, text.base).values() for one in spans]
    words = [word for word in words if not any(word.start < last and first < word.end for first, last in modal)]
    behind = next((word for word in words if word.start >= end), None)
    before = next((word for word in reversed(words) if word.end <= start), None)
    found = [
        (behind, text.raw[end : behind.start] if behind is not None else ""),
        (before, text.raw[before.end : start] if before is not None else ""),
    ]
    joints = conjunctions_of(text.base)
    return [
        word
        for word, between in (reversed(found) if _SUFFIX.match(text.raw, start) else found)
        if word is not None
        and _CLAUSE.fullmatch(between) is not None
        and joints.isdisjoint(_LETTERS.findall(folded(between)))
    ]
