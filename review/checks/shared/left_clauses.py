"""Clauses that a translation has from its source word for word, of a sentence whose other words were translated.

Between near languages many a word is one of either, and no word alone tells that it was left. A row of words does, that
ends or begins at a mark as it does in the source, if it is longer than the two languages have in common by chance, and
is said in the source's language rather than in the translation's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review.checks.shared.near_languages import shared_words
from review.checks.views import DocumentView, SegmentView
from review.text.language import base_language, detect
from review.text.lexicon import frequency, has_lexicon
from review.text.tokens import Token

__all__ = ["is_of_source", "left_clauses"]

#: So many words in small letters a clause has, and so many words a text that is looked at.
_WORDS, _LONGEST = 4, 300
#: So much more often (Zipf), all words together and the one that differs most, it is said in the source's language.
_TOLD, _MOST = 3.0, 1.0
#: So improbable it is that both languages say it so; and so sure a detector of languages is, where one has no list.
_CHANCE, _SURE = 0.05, 0.9
_MARKS = frozenset(",;:.!?…—–")


def left_clauses(view: SegmentView, document: DocumentView) -> list[tuple[int, int]]:
    """Where in the target, as (start, end), a clause of the source stands as it is."""
    source, target = view.source, view.target
    if not view.paired or base_language(source.language) == base_language(target.language):
        return []
    if not has_lexicon(source.base) or source.raw == target.raw:
        return []
    if max(len(source.words), len(target.words)) > _LONGEST or not (
        source.rules.traits.spaces and target.rules.traits.spaces
    ):
        return []
    return [
        (run[0].start, run[-1].end)
        for run in _runs(view)
        # what is asked of the whole document comes last: on the desk that is in a database
        if _is_clause(run, view) and is_of_source(run, view) and shared_words(document) ** len(run) <= _CHANCE
    ]


def _runs(view: SegmentView) -> Iterator[list[Token]]:
    """The longest rows of words in small letters that both sides have with nothing but a space between."""
    source, target = view.source, view.target
    places: dict[str, list[int]] = {}
    for at, word in enumerate(source.words):
        places.setdefault(word.text, []).append(at)
    at = 0
    while at < len(target.words):
        length = max((_length(view, at, there) for there in places.get(target.words[at].text, ())), default=0)
        if length >= _WORDS:
            yield list(target.words[at : at + length])
        at += max(1, length)


def _length(view: SegmentView, at: int, there: int) -> int:
    ours, theirs, length = view.target.words, view.source.words, 0
    while at + length < len(ours) and there + length < len(theirs):
        one, other = ours[at + length], theirs[there + length]
        if one.text != other.text or not (one.text.islower() and one.text.isalpha()):
            break
        if length and not (
            view.target.raw[ours[at + length - 1].end : one.start]
            == view.source.raw[theirs[there + length - 1].end : other.start]
            == " "
        ):
            break
        length += 1
    return length


def _is_clause(run: list[Token], view: SegmentView) -> bool:
    """Whether a mark, or the text's end or beginning, stands before or behind a row, and no quotation mark."""
    before, behind = view.target.raw[: run[0].start].rstrip(), view.target.raw[run[-1].end :].lstrip()
    return not before or before[-1] in _MARKS or not behind or behind[0] in _MARKS


def is_of_source(run: Sequence[Token], view: SegmentView) -> bool:
    """Whether a row of the target's words is said in the source's language rather than in the translation's."""
    if not has_lexicon(view.target.base):
        language, probability = detect(view.target.raw[run[0].start : run[-1].end])
        return language == view.source.base and probability >= _SURE
    more = [frequency(one.key, view.source.base) - frequency(one.key, view.target.base) for one in run]
    return sum(more) >= _TOLD and max(more) >= _MOST
