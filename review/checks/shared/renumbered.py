"""Numbers that count what a document has (Figure 12, Lesson 2.5, 図3): where the translation counts otherwise, as it is
of another version or has fewer pictures, each is another one, and none a slip.
"""

from __future__ import annotations

from collections import Counter

from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_regex
from review.model import Side
from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.normalize import fold
from review.text.numbers.digits import Number

__all__ = ["is_renumbered"]

#: What a number counts: a word right before it, with a capital where its script has some.
_LABEL = lazy_regex(r"(?:(?<!\p{L})[\p{Lu}\p{Lt}][\p{L}\p{M}]{1,30}\.?|[\p{Lo}\p{M}]{1,30})[\s\u00a0]{0,2}\Z")
#: So many places count otherwise, more than count alike.
_FEW = 2


def is_renumbered(document: DocumentView, view: SegmentView, source: Number, target: Number) -> bool:
    """Whether two numbers count a thing that the document counts otherwise again and again."""
    labels = _label(view.source, source), _label(view.target, target)
    return bool(labels[0] and labels[1]) and labels in _renumbered(document)


@of_document
def _renumbered(document: DocumentView) -> frozenset[tuple[str, str]]:
    different: Counter[tuple[str, str]] = Counter()
    same: Counter[tuple[str, str]] = Counter()
    for view in document.segments:
        if not view.paired:
            continue
        pairs = view.number_pairs
        same.update((_label(view.source, a), _label(view.target, b)) for a, b in pairs.matched)
        lost, put = (_labelled(view, side) for side in ("source", "target"))
        if len(lost) == len(put):
            different.update(zip(lost, put, strict=True))
    return frozenset(both for both, times in different.items() if times >= _FEW and times > same[both])


def _labelled(view: SegmentView, side: Side) -> list[str]:
    """What the numbers count that only one side has, small ones as well."""
    text = view.side(side)
    matched = {pair[side == "target"] for pair in view.number_pairs.matched}
    return [label for number in text.numbers if number not in matched and (label := _label(text, number))]


def _label(text: Text, number: Number) -> str:
    """What a number counts, and how deep it counts: Lesson 1.2 is of another series than Lesson 2."""
    match = _LABEL.search(text.raw, max(0, number.start - 40), number.start)
    word = fold(match.group().strip(" \u00a0.\n\t")) if match is not None else ""
    if is_function_word(word, text.language):
        return ""
    return f"{word} {text.raw[number.start : number.end].count('.')}" if word else ""
