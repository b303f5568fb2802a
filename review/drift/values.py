"""Values that one version of a source has and the other has not: figures, negations, names, code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.lazy_patterns import lazy_regex
from review.text.analysis import Text
from review.text.dates.readings import Date, same_date
from review.text.modal_words import modal_words
from review.text.names.find import is_ordinary
from review.text.names.traces import lost_names
from review.text.negation_words import NegationPatterns, negation_of
from review.text.normalize import ascii_key
from review.text.numbers.find import Number
from review.text.numbers.measures import quantity_of
from review.text.numbers.pairs import pair_numbers

__all__ = ["Place", "Said", "hides", "keeps_old", "said_changes"]

#: Longer texts are not searched for names: everything in them resembles something.
_LONGEST = 20_000
#: A figure with what belongs to its value; and what does not tell it from the same figure without.
_SIGNED = lazy_regex(r"(?<![\p{L}\p{N}.,-])(?:[-−]\s?)?+(?:\p{Sc}\s?)?+\p{Nd}[\p{Nd}.,]*+(?:\s?[%‰\p{Sc}])?+")
_DIGITS = lazy_regex(r"[^\p{Nd}]")


#: Two stretches (start, end) that stand for each other: of the old reading, of the new one.
Place = tuple[tuple[int, int], tuple[int, int]]


class Said(NamedTuple):
    """Something said otherwise: why it matters, the words before and now, where they stand in the new reading."""

    because: str
    before: str
    now: str
    span: tuple[int, int]


def said_changes(
    old: Text,
    new: Text,
    places: Sequence[Place],
    code: tuple[Sequence[str], Sequence[str]],
    translation: Text | None,
) -> Iterator[Said]:
    """What the new version says otherwise and the translation does not, the surest first.

    `places` are where the words differ, `code` is all code, of either version.
    """
    old_code, new_code = code
    yield from _numbers(old, new, translation)
    yield from _signs(old, new)
    yield from _units(old, new)
    yield from _dates(old, new)
    yield from _duties(old, new, translation)
    yield from _negations(old, new, places)
    yield from _code(old_code, new_code, translation)
    yield from _names(old, new, translation)
    yield from _other_names(old, new, places, translation)


def hides(text: Text, stretch: str) -> bool:
    """Whether a text has just this code, or this link's target."""
    hidden = f" {text.hidden} "
    return any(f"{before}{stretch}{after}" in hidden for before, after in ((" ", " "), ("`", "`"), ("(", ")")))


def keeps_old(because: str, before: str, now: str, language: str, translation: Text) -> bool:
    """Whether a translation has the old figure, name or code of a change of the source's still, and not the new one."""
    if because == "code":
        return bool(before) and hides(translation, before) and not (now and hides(translation, now))
    if because == "name":
        keys = set(translation.word_keys)
        old_name, new_name = ({ascii_key(word) for word in text.split()} for text in (before, now))
        return bool(old_name - new_name) and old_name - new_name <= keys and not new_name - old_name & keys
    if because != "number":
        return False
    there = {value for number in translation.numbers for value in number.values}
    old, new = ({value for number in Text(text, language).numbers for value in number.values} for text in (before, now))
    return bool(old & there) and not new & there


def _numbers(old: Text, new: Text, translation: Text | None) -> Iterator[Said]:
    pairs = pair_numbers(old, new)
    gone, come = _countable(old, pairs.source_only), _countable(new, pairs.target_only)
    if translation is not None:
        there = {value for number in translation.numbers for value in number.values}
        has = [any(value in there for value in number.values) for number in come]
        keeps = any(value in there for number in gone for value in number.values)
        if come and all(has) and not keeps:
            return
    for n in range(max(len(gone), len(come))):
        before = _words(old, gone[n]) if n < len(gone) else ""
        if n < len(come):
            yield Said("number", before, _words(new, come[n]), (come[n].start, come[n].end))
        else:
            at = _counterpart(old, new, gone[n].start)
            yield Said("number", before, "", (at, at))


def _countable(text: Text, numbers: Sequence[Number]) -> list[Number]:
    """Without words that negate and would be a zero elsewhere (không)."""
    negation = negation_of(text.base) if numbers else None
    marked = negation.markers(_folded(text)) if negation is not None else []
    return [one for one in numbers if not _inside(marked, (one.start, one.end))]


def _words(text: Text, number: Number) -> str:
    return text.raw[number.start : number.end]


def _counterpart(old: Text, new: Text, at: int) -> int:
    """About where a place of the old text is in the new one."""
    shared = 0
    for a, b in zip(old.raw, new.raw, strict=False):
        if a != b:
            break
        shared += 1
    return min(at, shared, len(new.raw))


def _signs(old: Text, new: Text) -> Iterator[Said]:
    """A figure that is the same but for a minus, a per cent or a currency."""
    before, now = ({_bare(m[0]): m for m in _SIGNED.finditer(text.raw)} for text in (old, new))
    for gone in (match for sign, match in before.items() if sign not in now):
        digits = _DIGITS.sub("", gone[0])
        for sign, come in now.items():
            if sign not in before and _DIGITS.sub("", come[0]) == digits:
                yield Said("number", gone[0].strip(" .,"), come[0].strip(" .,"), come.span())


def _bare(figure: str) -> str:
    return "".join(figure.replace("−", "-").split()).strip(".,")


def _units(old: Text, new: Text) -> Iterator[Said]:
    """A figure that stays and has another unit."""
    for one, other in zip(old.numbers, new.numbers, strict=False):
        if not set(one.values) & set(other.values):
            return
        before, now = quantity_of(old.raw, old.base, one), quantity_of(new.raw, new.base, other)
        if before is not None and now is not None and before.unit != now.unit:
            was = old.raw[min(one.start, before.start) : max(one.end, before.end)]
            start, end = min(other.start, now.start), max(other.end, now.end)
            yield Said("unit", was, new.raw[start:end], (start, end))


def _dates(old: Text, new: Text) -> Iterator[Said]:
    """A date where another stood."""
    gone = [one for one in old.dates if one.certain and not any(_same_date(one, other) for other in new.dates)]
    come = [one for one in new.dates if one.certain and not any(_same_date(one, other) for other in old.dates)]
    for before, now in zip(gone, come, strict=False):
        yield Said("date", old.raw[before.start : before.end], new.raw[now.start : now.end], (now.start, now.end))


def _same_date(one: Date, other: Date) -> bool:
    return one.weekday == other.weekday if one.weekday is not None else same_date(one, other)


def _negations(old: Text, new: Text, places: Sequence[Place]) -> Iterator[Said]:
    """A place where one version negates and the other does not, nor says anything that implies it."""
    negation = negation_of(old.base)
    if negation is None:
        return
    texts = [_folded(old), _folded(new)]
    marked = [negation.markers(text) for text in texts]
    as_many = len(marked[0]) == len(marked[1])
    words = [[text[slice(*stretch)] for text, stretch in zip(texts, place, strict=True)] for place in places]
    found = [[_inside(spans, stretch) for spans, stretch in zip(marked, place, strict=True)] for place in places]
    turned = [not any(has) and _turned(negation, *both) for has, both in zip(found, words, strict=True)]
    if not as_many and any(turned):  # not possible, impossible
        return
    knows = not negation.implies("")  # of some languages only the markers are known, and anything may imply one
    for place, both, has, turns in zip(places, words, found, turned, strict=True):
        one_sided = not as_many and bool(has[0]) != bool(has[1])
        if turns or (one_sided and not (knows and negation.implies(both[bool(has[0])]))):
            before, now = (side[0] if side else stretch for side, stretch in zip(has, place, strict=True))
            yield Said("negation", _around(old, *before), _around(new, *now), _wide(new, *now))


def _folded(text: Text) -> str:
    folded = text.raw.replace("’", "'").lower()
    return folded if len(folded) == len(text.raw) else text.raw


def _inside(spans: Sequence[tuple[int, int]], stretch: tuple[int, int]) -> list[tuple[int, int]]:
    return [span for span in spans if span[0] < stretch[1] and stretch[0] < span[1]]


def _turned(negation: NegationPatterns, before: str, now: str) -> bool:
    """Whether a word stands there that a prefix negates, where the word without it stood, or the other way round."""
    return any(negation.words.reverses(word, other) for word in before.split() for other in now.split())


def _duties(old: Text, new: Text, translation: Text | None) -> Iterator[Said]:
    """What must be and now may be, or any other two of duty, advice and permission: one has become fewer, one more.

    Where the translation says the new and not the old, it was first.
    """
    before, now = modal_words(old.raw, old.base), modal_words(new.raw, new.base)
    less = next((kind for kind in before if len(before[kind]) > len(now[kind])), None)
    more = next((kind for kind in before if len(before[kind]) < len(now[kind])), None)
    if less is None or more is None:
        return
    if translation is not None:
        there = modal_words(translation.raw, translation.base)
        if there and there[more] and not there[less]:
            return
    gone, come = _changed_word(old, before[less], new), _changed_word(new, now[more], old)
    yield Said("duty", _around(old, *gone), _around(new, *come), _wide(new, *come))


def _changed_word(text: Text, spans: Sequence[tuple[int, int]], other: Text) -> tuple[int, int]:
    """The first of the words at or behind where two texts begin to differ, else the last."""
    at = _counterpart(text, other, len(text.raw))
    return next((span for span in spans if span[1] > at), spans[-1])


def _wide(text: Text, start: int, end: int) -> tuple[int, int]:
    """A stretch with the word before it and the one after it."""
    near = [word for word in text.words if word.end >= start - 1 and word.start <= end + 1]
    return (min(near[0].start, start), max(near[-1].end, end)) if near else (start, end)


def _around(text: Text, start: int, end: int | None = None) -> str:
    first, last = _wide(text, start, start if end is None else end)
    return text.raw[first:last]


def _code(old: Sequence[str], new: Sequence[str], translation: Text | None) -> Iterator[Said]:
    before, now = Counter(old), Counter(new)
    gone = [one for one in before if one not in now]
    come = [one for one in now if one not in before]
    if translation is not None:
        come_already = [one for one in come if hides(translation, one)]
        gone = [one for one in gone if hides(translation, one) or not come]
        if come and len(come_already) == len(come) and not gone:
            return
    if gone or come:
        yield Said("code", gone[0] if gone else "", come[0] if come else "", (0, 0))


def _names(old: Text, new: Text, translation: Text | None) -> Iterator[Said]:
    if max(len(old.raw), len(new.raw)) > _LONGEST:
        return
    come = [one for one in lost_names(new, old) if one.certain]
    gone = [one for one in lost_names(old, new) if one.certain]
    if translation is not None and come:
        keys = set(translation.word_keys)
        come = [one for one in come if not {ascii_key(word) for word in one.text.split()} <= keys]
        if not come:
            return
    if come:
        yield Said("name", gone[0].text if gone else "", come[0].text, (come[0].start, come[0].end))
    elif gone:
        at = _counterpart(old, new, gone[0].start)
        yield Said("name", gone[0].text, "", (at, at))


def _other_names(old: Text, new: Text, places: Sequence[Place], translation: Text | None) -> Iterator[Said]:
    """Names in others' place that no sentence shows for sure: beside another capital (Contact Maria Lopez)."""
    if new.rules.traits.capital_nouns:
        return
    there = set(translation.word_keys) if translation is not None else set()
    for before, now in places:
        if _is_named(old, before) and _is_named(new, now):
            gone, come = old.raw[slice(*before)], new.raw[slice(*now)]
            if not {ascii_key(word) for word in come.split()} <= there:
                yield Said("name", gone, come, now)


def _is_named(text: Text, stretch: tuple[int, int]) -> bool:
    """Whether only capital words stand there, one of which is no word of the language."""
    words = [word.text for word in text.words if stretch[0] <= word.start and word.end <= stretch[1]]
    if any(sentence.start == stretch[0] for sentence in text.sentences):
        return False
    capital = all(word[:1].isupper() and not word.isupper() for word in words)
    return capital and any(not is_ordinary(ascii_key(word), text.base) for word in words)
