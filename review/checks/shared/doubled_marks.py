"""Marks in a row that no sentence has: ",;", ".,", ".."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.checks.hit import Hit
from review.checks.views import SegmentView
from review.lazy_patterns import lazy_re
from review.text.abbreviations import is_abbreviation
from review.text.lexicon import frequency

__all__ = ["HANGING", "doubled_marks", "two_stops"]

#: Marks that hang on no word.
HANGING = frozenset("@_^~|")
_DOUBLED = lazy_re(
    r"(?<![\w&#])(?P<word>[^\W_]+[)\]”\"]?)(?P<marks>[,;:][-,.;:!?@_^~|]|[.!?][@_^~|]|\.[,;]|[-@_^~|][,;:.!?])(?=\s|$)"
)
#: Two full stops, and one behind the full stop of an abbreviation: "U.S..".
_TWO_STOPS = lazy_re(r"[^\W\d_]\.(?P<more>\.)(?=\s|$)")
#: Two commas or semicolons with a space alone between them.
_PARTED = lazy_re(r"(?P<word>[^\W_]+[)\]”\"]?)(?P<marks>[,;] [,;])(?=\s)")
#: So many letters, and so frequent (Zipf), is a word that is no abbreviation of one.
_WHOLE, _KNOWN = 4, 3.3


def two_stops(view: SegmentView) -> Iterator[Hit]:
    """Two full stops where the source has no dots in a row: "the U.S.. Supreme Court"."""
    if ".." in view.source.raw or "…" in view.source.raw:
        return
    for match in _TWO_STOPS.finditer(view.target.raw):
        start, end = match.start("more") - 1, match.end("more")
        yield view.hit("target", start, end, "“..”: two marks in a row", suggestion=".")


def doubled_marks(view: SegmentView) -> Iterator[Hit]:
    """Two marks in a row that the source has not."""
    for pair in _PARTED.finditer(view.target.raw):
        if pair["marks"] not in view.source.raw:
            message = f"“{pair['marks']}”: two marks in a row"
            yield view.hit("target", *pair.span(), message, suggestion=pair["word"] + pair["marks"][0])
    for pair in _DOUBLED.finditer(view.target.raw):
        if _goes_together(pair, view):
            continue
        end = pair.end("marks")
        marks = pair["marks"]
        keep = next((mark for mark in marks if mark in ",.;:" and mark in view.source.raw), None)
        if marks[0] == ".":
            keep = marks[1]
        yield view.hit("target", pair.start(), end, f"“{marks}”: two marks in a row", suggestion=(
            pair["word"] + keep if keep is not None else None))  # fmt: skip


def _goes_together(match: re.Match[str], view: SegmentView) -> bool:
    marks, source = match["marks"], view.source.raw
    if marks in source or marks[0] == marks[1] == "-" or marks in (":-", ";-"):
        return True
    if marks[0] == "-" and marks[1] in ",;" and match["word"][-1:].isalnum():
        return True  # a suspended hyphen: Text-, Bild- und Tondateien, 8-, 16- och 32-bitars
    if marks[0] == "." and marks[1] in ",;":
        return not _is_whole_word(match, view)
    if marks[1] == "-" and marks[0] in ",;:":
        return ",–" in source or ",—" in source
    return marks[0] in HANGING and (marks[0] in source or match["word"].isdigit())


def _is_whole_word(match: re.Match[str], view: SegmentView) -> bool:
    """Whether an everyday word, no abbreviation, stands before a full stop in mid-text that a comma follows."""
    word, base = match["word"], view.target.base
    if not word.isalpha() or not word.islower() or len(word) < _WHOLE or is_abbreviation(word, base):
        return False
    return frequency(word, base) >= _KNOWN and view.target.raw[match.end() :].lstrip()[:1].isalpha()
