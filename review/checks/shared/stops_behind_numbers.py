"""A full stop behind a number in mid-sentence: in week 29. because, la route 12. a été fermée."""

from __future__ import annotations

from collections.abc import Iterator

from review.checks.hit import Hit
from review.checks.views import SegmentView
from review.languages.language import EVERYWHERE, language_of
from review.lazy_patterns import lazy_regex
from review.text.function_words import closed_classes
from review.text.normalize import fold

__all__ = ["stops_behind_numbers"]

#: Figures with a stop, and the word behind it, within a sentence.
_STOPPED = lazy_regex(
    r"(?<![\d\p{L}.,:/-])(?P<number>\d{1,4}(?:[.,]\d+)?(?P<ending>\p{L}{0,3}))\."
    r"(?P<gap> )(?P<next>\p{Ll}[\p{Ll}\p{M}'’]*+)(?![\w.-])"
)
#: What ends a sentence, an item's number or an abbreviation before the figures.
_BEGINS = lazy_regex(r"(?:^|[.!?:;…(\[\n•–—-])\s*\Z")
#: Figures with a stop behind which the sentence goes on, in a source of any script.
_ITS_OWN = lazy_regex(r"\d[.。](?=\s*[^\s\d])")


def stops_behind_numbers(view: SegmentView) -> Iterator[Hit]:
    """The stops behind figures that a little word in lower case follows, behind ordinals any (18th. century),
    where the source has none behind a number; not in languages that write ordinals so (der 29. in Folge).
    """
    classes, text = closed_classes(view.target.base), view.target.raw
    if classes is None or view.target.rules.numbers.ordinal_stop:
        return
    own = _ITS_OWN.search(view.source.raw) is not None
    little = classes.conjunctions | classes.prepositions | classes.auxiliaries | classes.determiners
    for match in _STOPPED.finditer(text):
        ending = match["ending"]  # of one letter it may be an item's (2a)
        ordinal = len(ending) > 1 and fold(ending) in language_of(EVERYWHERE).numbers.ordinal_endings
        if ending and not ordinal:
            continue  # an abbreviated unit
        if (not ordinal and (own or fold(match["next"]) not in little)) or _BEGINS.search(text, 0, match.start()):
            continue
        number = match["number"]
        start, end = match.start(), match.end("number") + 1
        if f"{number}." not in view.source.raw.rstrip(".") and (start, end) not in _dates(view):
            message = f"a full stop after “{number}”, where the sentence goes on"
            yield view.hit("target", start, end, message, suggestion=number)


def _dates(view: SegmentView) -> set[tuple[int, int]]:
    return {(date.start, date.end) for date in view.target.dates}
