"""The last word of a translation that breaks off: one that cannot be the last, or one without the source's final mark
in a text that is much shorter than is normal.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from review.align.lengths import measure
from review.checks.shared.broken_pairs import is_plain
from review.checks.shared.letter_lines import is_letter_line
from review.checks.views import DocumentView, SegmentView, of_document
from review.lazy_patterns import lazy_regex
from review.model import OBJECT, Kind
from review.text.analysis import Text
from review.text.function_words import cannot_end, closed_classes, little_words, seldom_ends
from review.text.language import conjunctions_of
from review.text.normalize import fold
from review.text.open_ends import may_end
from review.text.tokens import Token

__all__ = ["BrokenEnd", "broken_end"]

#: How a sentence ends; a label may end in a bracket.
_SENTENCE = lazy_regex(r"[.!?…。！？।؟][\"”’»)\]」』*]*\s*$")
_FINAL = lazy_regex(r"[.!?…。！？।؟:;\"”’»)\]」』*]\s*$")
#: What may follow the last word of a text that goes on elsewhere.
_OPEN = lazy_regex(r"[\s,;:]*")
#: Standard deviations shorter than normal for a translation without a final mark.
_SHORT = -1.8
#: So many translations without the mark at the end of their source are a habit.
_DROPPED = 3
_PHRASES: frozenset[Kind] = frozenset(("list-item", "cell", "caption"))
#: The same where it ends with a word that seldom ends a sentence.
_PENDING = -0.6
#: The same where that word may be an adverb or a verb's particle; and where the source (`measure`) is not long.
_BROKEN, _VERY_SHORT = -1.45, -2.2
_LONG, _TELLING = 40, 20
#: A source without a final mark that is no longer than this (`measure`) may be a label, and then any word may be last
#: in its translation ("Date joined", "Mitglied seit"): only one that is shorter than normal broke off.
_LABEL, _SHORTER = 40, -1.0
_COMMAS = frozenset(",،、，;；")
_LEADING = _COMMAS | {"؛"}
#: What ends a placeholder, as it is written or as it reads.
_PUT_IN = frozenset("]})>%" + OBJECT)
_BRACKETS = frozenset("([（【")


class BrokenEnd(NamedTuple):
    """The word after which it breaks off, whether the word itself tells, and the sentence of the source."""

    word: Token
    telling: bool
    twin: tuple[int, int]


def broken_end(view: SegmentView, document: DocumentView, z: float) -> BrokenEnd | None:
    """Where a pair's translation, which has words, breaks off; `z`: standard deviations longer than normal."""
    target, source = view.target, view.source
    last = target.tokens[-1]
    if _ends_line(last, target) or _is_unit(last, target) or _goes_on_in_code(view, document):
        return None
    tail, start, end = _tail(view, document)
    if last.kind == "word" and is_plain(last) and cannot_end(last.key, target.language):
        if (
            not _ends_open(source)
            and not _leads_on(source, target)
            and not _is_label_of(source, target, document)
            and not len(source.words) == len(target.words) == 1  # a word for a word: და is a sister, too
            and not may_end(target, len(target.tokens) - 1, z)
        ):
            return BrokenEnd(last, True, (start, end))
        return None
    if _is_pending(view, tail):
        return BrokenEnd(last, True, (start, end))
    if (
        not _FINAL.search(target.raw)
        and _SENTENCE.search(source.raw)
        and (last.kind == "word" or (last.text in _COMMAS and not (_is_item(view) or is_letter_line(target))))
        and (view.segment.kind("target") != "heading" or _is_running(view))
        and tail <= (_SHORT if measure(source.raw[start:end]) >= _LONG else _VERY_SHORT)
        and measure(source.raw[start:end]) >= _TELLING
        and not _drops_ends(view, document)
    ):
        return BrokenEnd(last, False, (start, end))
    return None


def _ends_open(text: Text) -> bool:
    """Whether a text ends with a little word, too, as an item before the last does (…, and; or,)."""
    if not text.words or not _OPEN.fullmatch(text.raw, text.words[-1].end):
        return False
    last = text.words[-1]
    return cannot_end(last.key, text.language) or last.key in little_words(text.base)


def _leads_on(source: Text, target: Text) -> bool:
    """Whether a source goes on in the next paragraph, as the comma or semicolon at its end tells, and the translation
    says the "and" before it.
    """
    if source.raw.rstrip()[-1:] not in _LEADING or len(target.tokens) < 2:
        return False
    return target.tokens[-1].key in conjunctions_of(target.language) and target.tokens[-2].text in _LEADING


def _is_label_of(source: Text, target: Text, document: DocumentView) -> bool:
    """Whether the source is a label rather than a sentence, and the translation has the length of one, or ends in a
    word that is the source's.
    """
    last = target.words[-1].key
    if any(last == word.key for word in source.words) and last not in little_words(source.base):
        return True  # a term of the source
    if len(target.words) > 2 and target.words[-3].key == last:
        return True  # one by one, back to back
    theirs = measure(source.raw)
    if theirs > _LABEL or _FINAL.search(source.raw):
        return False
    return document.lengths.z(theirs, measure(target.raw)) > _SHORTER


def _is_running(view: SegmentView) -> bool:
    """Whether what looks like a heading for want of its full stop stands beside running text, by no format's word."""
    return view.segment.kind("source") in ("body", "list-item") and not any(one.level for one in view.segment.target)


def _is_pending(view: SegmentView, tail: float) -> bool:
    """Whether a translation of a sentence has no final mark, is short, and ends with what seldom ends one; `tail`: how
    long its last sentence is (`_tail`).
    """
    target, source = view.target, view.source
    last = target.tokens[-1]
    return (
        last.kind == "word"
        and _SENTENCE.search(source.raw) is not None
        and not target.rules.marks.no_full_stop
        and (not source.words or _least_short(source.words[-1].key, source) is None)
        and (least := _least_short(last.key, target)) is not None
        and (tail <= least or _is_after_conjunction(target))
    )


def _least_short(key: str, text: Text) -> float | None:
    """How short, in standard deviations, a sentence without a mark must be to be broken off by a folded word at its
    end; None where the word may well end one. A determiner needs its noun; a preposition or conjunction may be an
    adverb or a verb's particle as well (schlug vor, att hålla på), and a verb may be last in its clause.
    """
    classes = closed_classes(text.base)
    seldom = seldom_ends(key, text.language)
    if seldom and text.rules.traits.verb_last and classes is not None:
        others = little_words(text.base) - classes.auxiliaries
        return _PENDING if key in others else _BROKEN
    if seldom or (classes is not None and key in classes.determiners):
        return _PENDING
    if classes is not None and key in classes.prepositions | classes.conjunctions:
        return _BROKEN
    return None


def _tail(view: SegmentView, document: DocumentView) -> tuple[float, int, int]:
    """How long, in standard deviations from normal, the last sentence of a translation is for that of its source, and
    where this is; both texts whole where they do not have as many sentences, or one.
    """
    source, target = view.source, view.target
    if len(source.sentences) == len(target.sentences) > 1:
        (start, end), (at, stop) = source.sentences[-1], target.sentences[-1]
        return document.lengths.z(measure(source.raw[start:end]), measure(target.raw[at:stop])), start, end
    return document.lengths.z(*view.lengths), 0, len(source.raw.rstrip())


def _is_after_conjunction(text: Text) -> bool:
    """Whether the last word follows one that joins it to more: … i będzie, … a bude."""
    before = text.tokens[-2] if len(text.tokens) > 2 else None
    return before is not None and before.kind == "word" and before.key in conjunctions_of(text.language)


def _is_item(view: SegmentView) -> bool:
    """Whether it is an item of a list or in brackets, which some languages end with a comma."""
    kinds = {view.segment.kind("source"), view.segment.kind("target")}
    return "list-item" in kinds or view.target.raw.lstrip()[:1] in _BRACKETS


def _ends_line(last: Token, target: Text) -> bool:
    """Whether a line before ends with the last word, too, as the lines of a list do."""
    *before, _ = target.raw.rstrip().split("\n")
    return any(fold(line.rstrip()).endswith(fold(last.text)) for line in before)


def _is_unit(last: Token, target: Text) -> bool:
    """Whether the last word is a letter behind a figure or what is put in for one: [TIME] s."""
    before = target.raw[: last.start].rstrip()[-1:]
    return len(last.text) == 1 and (before.isdigit() or before in _PUT_IN)


def _goes_on_in_code(view: SegmentView, document: DocumentView) -> bool:
    """Whether a block of code stands next, which ends the sentence on both sides: Just run, and the command."""
    if _FINAL.search(view.source.raw) is not None and view.source.raw.rstrip()[-1] not in ":：":
        return False
    following = document.segments[view.number : view.number + 1]
    return any(one.segment.kind("target") == one.segment.kind("source") == "code" for one in following)


def _drops_ends(view: SegmentView, document: DocumentView) -> bool:
    """Whether translations of a usual length lack the mark at their end, too, so that it says nothing; of items and
    cells, which are phrases in many languages, one is enough.
    """
    lacking, kind = _lacking_ends(document), view.segment.kind("target")
    return lacking.total() >= _DROPPED or (kind in _PHRASES and lacking[kind] > 0)


@of_document
def _lacking_ends(document: DocumentView) -> Counter[Kind]:
    """How many translations of a usual length lack the mark at the end of their source, by their kind."""
    return Counter(
        view.segment.kind("target")
        for view in document.segments
        if view.paired
        and _SENTENCE.search(view.source.raw) is not None
        and not _FINAL.search(view.target.raw)
        and document.lengths.z(*view.lengths) > _SHORT
    )
