"""The one fraction, ordinal, Roman numeral or day of a month of each side that is left without a counterpart: XV and
XIV, a third and two thirds. By itself neither is sure to be a number.
"""

from __future__ import annotations

from review.checks.views import SegmentView
from review.text.analysis import Text
from review.text.lexicon import is_function_word
from review.text.names.given_names import has_form_of
from review.text.numbers.find import Number
from review.text.numbers.words import Value

__all__ = ["lone_of_a_kind"]

#: How near to an ordinal the word for a storey stands, in characters: before it, and twice as far behind.
_BESIDE = 8
#: Chapters, tracks and floors have a number up to this.
_RANKS = range(2, 100)
#: What stands behind the number of a king or pope.
_RULERS = frozenset("世세")
#: So many characters are between a day and its month at most: the third of May.
_BEFORE_MONTH = 4


def lone_of_a_kind(view: SegmentView, source: list[Number], target: list[Number]) -> list[tuple[Number, Number]]:
    """Source and translation's number where they differ, at most one pair; `source` and `target` are what is left."""
    theirs, ours = _no_words(view.source, source, view.target), _no_words(view.target, target, view.source)
    alike = _of_a_kind(view, theirs, ours)
    twins = [(s, t) for s, t in alike if _times(view.source, s) != _times(view.target, t)]
    twins = [(s, t) for s, t in twins if not _is_other(view.source, s, view.target, t)]
    twins = [(s, t) for s, t in twins if not _is_other(view.target, t, view.source, s)]
    return [(s, t) for s, t in twins if not _is_storey(view, s, t)]


def _is_other(text: Text, number: Number, other: Text, first: Number) -> bool:
    """Whether a word for second may say other, beside a first that may be one of time (at first, first of all): none
    within a sentence with a capital (the First World War).
    """
    if number.values[0] != 2 or first.values[0] != 1 or not text.rules.numbers.also_other:
        return False
    if not text.raw[number.start : number.end].casefold().startswith(text.rules.numbers.also_other):
        return False
    return other.raw[first.start].islower() or first.start in other.sentence_starts


def _of_a_kind(view: SegmentView, source: list[Number], target: list[Number]) -> list[tuple[Number, Number]]:
    """The one fraction, or the one Roman numeral, of each side that is left: two thirds for ein Drittel, XV for XIV.

    Neither is sure to be a number; that both sides have just one of the kind without a counterpart makes it so. A Roman
    numeral may stand for an ordinal (World War II, thứ hai).
    """
    kinds = (
        (_is_fraction, _is_fraction),
        (_is_fraction, _is_share),
        (_is_share, _is_fraction),
        (_is_ranked, _is_ranked),
        (_is_roman, _is_ordinal),
        (_is_ordinal, _is_roman),
        (_is_century, _is_rank_of_one),
        (_is_rank_of_one, _is_century),
    )
    for is_one, is_other in kinds:
        ours, theirs = [n for n in target if is_other(n)], [n for n in source if is_one(n)]
        if len(ours) == 1 and len(theirs) == 1 and not _is_hour_beside_part(theirs[0], ours[0]):
            return [(theirs[0], ours[0])]
    for is_this, is_that in (
        (_ranks, _is_label),
        (_is_label, _ranks),
        (_is_of_ruler, _is_numeral),
        (_is_numeral, _is_of_ruler),
    ):
        both = [n for n in source if is_this(view.source, n)], [n for n in target if is_that(view.target, n)]
        if len(source) == len(both[0]) == 1 and len(target) == len(both[1]) == 1:
            return [(both[0][0], both[1][0])]
    for is_such in (_is_part, _is_day):
        parts = [n for n in source if is_such(view.source, n)], [n for n in target if is_such(view.target, n)]
        if len(parts[0]) == len(parts[1]) == 1:
            return [(parts[0][0], parts[1][0])]
    return []


def _is_hour_beside_part(one: Number, other: Number) -> bool:
    """Whether an hour in words stands for a half or a quarter, which may be one of an idiom that is not known."""
    hour = next((number for number in (one, other) if number.kind == "time"), None)
    return hour is not None and (other if hour is one else one).values[0] < 1


def _is_storey(view: SegmentView, source: Number, target: Number) -> bool:
    """Whether two ordinals are one storey, counted from the ground floor or the first: premier étage, 2nd floor."""
    if abs(source.values[0] - target.values[0]) != 1:
        return False
    return all(
        any(word in text.raw[max(0, number.start - _BESIDE) : number.end + 2 * _BESIDE].casefold() for word in words)
        for text, number in ((view.source, source), (view.target, target))
        for words in [text.rules.numbers.floors or ("\0",)]
    )


def _times(text: Text, fraction: Number) -> Value:
    """A fraction's value with the number right before it (zwei Drittel)."""
    before = next(
        (n for n in text.numbers if n.end < fraction.start and text.raw[n.end : fraction.start].isspace()), None
    )
    return fraction.values[0] * before.values[0] if before is not None else fraction.values[0]


def _no_words(text: Text, numbers: list[Number], other: Text) -> list[Number]:
    """Without a Roman numeral of one letter that may be a word, as I is: one not behind a capitalised word within a
    sentence (World War I), or a name that both sides have (Pedro I).
    """
    words = {token.end: token for token in text.words}
    kept = []
    for number in numbers:
        before = words.get(number.start - 1)
        named = before is not None and before.text[0].isupper()
        if before is not None and named and before.start in text.sentence_starts:
            named = before.key in other.word_keys or has_form_of(before.text, other)
        if number.end - number.start > 1 or number.written != "roman" or named:
            kept.append(number)
    return kept


def _is_fraction(number: Number) -> bool:
    return any(value != int(value) for value in number.values[:1]) and number.written == "words"


def _is_part(text: Text, number: Number) -> bool:
    """Whether it is a fraction in words or figures, or an ordinal behind an article that says one (a third)."""
    if number.kind == "ordinal" and any(0 < value < 1 for value in number.values[1:]):
        before = text.raw[: number.start].rstrip().rpartition(" ")[2].casefold()
        return before in text.rules.numbers.articles
    return number.kind == "cardinal" and 0 < number.values[0] < 1 and (number.written == "words" or bool(number.parts))


def _is_day(text: Text, number: Number) -> bool:
    """Whether it is the day of a month that stands behind it: the third of May, il tre maggio."""
    if number.values[0] not in range(1, 32) or number.kind not in ("ordinal", "cardinal"):
        return False
    months = (date.start for date in text.dates if all(month and not day for _, month, day in date.readings))
    return any(0 < start - number.end <= _BEFORE_MONTH for start in months)


def _is_share(number: Number) -> bool:
    """Whether it is the whole of a share: one in five, every fifth."""
    return number.kind != "percent" and number.evidence != "possible" and any(0 < v < 1 for v in number.values[1:])


def _is_ranked(number: Number) -> bool:
    """Whether it is an ordinal as one is written: second, der Zweite, the 3., not a numeral that may be one."""
    return number.kind == "ordinal" and number.written != "roman"


def _ranks(text: Text, number: Number) -> bool:
    """Whether it is an ordinal in words before what it ranks: the third chapter."""
    if not _is_ranked(number) or number.values[0] not in _RANKS:
        return False
    behind = next((token for token in text.words if token.start > number.end), None)
    return behind is not None and text.raw[number.end : behind.start].isspace()


def _is_label(text: Text, number: Number) -> bool:
    """Whether it is a small number behind what it is the number of: chapter four, Kapitel 4."""
    if number.kind != "cardinal" or number.values[0] not in _RANKS or number.parts:
        return False
    if number.evidence == "possible" and number.written != "words":
        return False
    before = next((token for token in reversed(text.words) if token.end <= number.start), None)
    behind = next((token for token in text.words if token.start >= number.end), None)
    if before is None or not text.raw[before.end : number.start].isspace() or not before.text.isalpha():
        return False
    if is_function_word(before.key, text.language) or any(n.start < before.end <= n.end for n in text.numbers):
        return False
    if behind is None or not text.raw[number.end : behind.start].isspace():
        return True
    return is_function_word(behind.key, text.language)


def _is_of_ruler(text: Text, number: Number) -> bool:
    """Whether it is the number of a king or pope, by the character behind it: フェリペ6世."""
    return number.kind == "cardinal" and text.raw[number.end : number.end + 1] in _RULERS


def _is_numeral(text: Text, number: Number) -> bool:
    """Whether it is a Roman numeral behind a word with a capital: Felipe VI."""
    return number.written == "roman" and text.raw[: number.start].rstrip().rpartition(" ")[2][:1].isupper()


def _is_century(number: Number) -> bool:
    """Whether it is a round number of hundred years: 1800-talet, the 1800s."""
    return number.written == "digits" and number.values[0] in range(1100, 2001, 100)


def _is_rank_of_one(number: Number) -> bool:
    """Whether it is the ordinal that a century has: the eighteenth."""
    return number.kind == "ordinal" and number.values[0] in range(12, 22)


def _is_roman(number: Number) -> bool:
    return number.written == "roman"


def _is_ordinal(number: Number) -> bool:
    """Whether it is an ordinal, or a small number in words where an ordinal may be written so (thứ hai)."""
    return number.kind == "ordinal" or (
        number.written == "words" and number.evidence == "likely" and number.values[0] < 30
    )
