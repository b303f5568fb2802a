"""Full stops in the midst of a sentence: behind a word that ends none, and between two words of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.hit import Hit
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re
from review.text.function_words import cannot_end, closed_classes

__all__ = ["stops_within"]

#: A full stop in mid-text.
_STOP = lazy_re(r"(?<![\w@/.&#'’-])(?P<word>[^\W\d_]{2,})(?P<marks>\.)(?= (?P<next>[^\W\d_]+))")
#: A word of so many letters with a full stop may be an abbreviation (Prof. Xu).
_ABBREVIATED = 3


def stops_within(view: SegmentView) -> Iterator[Hit]:
    """A full stop in mid-text behind a conjunction or article, which end no sentence: "Cheers and. The Show"."""
    classes = closed_classes(view.target.base)
    if classes is None:
        return
    for match in _STOP.finditer(view.target.raw):
        word = match["word"]
        if _parts_name(match, view):
            message = f"a full stop between “{word}” and “{match['next']}”, which the source has side by side"
            yield view.hit("target", match.start("word"), match.end("marks"), message, suggestion=word)
            continue
        if word in classes.conjunctions | classes.determiners and cannot_end(word, view.target.language):
            message = f"a full stop after “{word}”, which ends no sentence"
            yield view.hit("target", match.start("word"), match.end("marks"), message, suggestion=word)


def _parts_name(match: re.Match[str], view: SegmentView) -> bool:
    """Whether a stop, one more than the source's sentences have, parts two names that stand side by side there."""
    word, following = match["word"], match["next"]
    if not (word.istitle() and following.istitle() and len(word) > _ABBREVIATED):
        return False
    return f"{word} {following}" in view.source.raw and len(view.target.sentences) > len(view.source.sentences)
