"""Words of which a translation has another of the same set: red for green, the tenant for the landlord, yesterday for
tomorrow; by the words of the languages' files ([opposites.sets]).

Each excludes the others, whatever is negated beside it. Told is a sentence in which one member of the source has no
counterpart, and one of the translation none either, and no other of their set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from review.checks.shared.sentence_pairs import Stretch, nearest, sentence_pairs, share_of, within
from review.checks.views import SegmentView
from review.text.opposites import Pole, members_of

__all__ = ["ExchangedMember", "exchanged_members"]

#: What a member is, by its set.
_KINDS = {
    "colour": "another colour",
    "season": "another season",
    "relative": "another relative",
    "day": "another day",
    "daytime": "another time of day",
    "calendar": "another time",
    "direction": "another direction",
    "compass": "another direction",
    "rotation": "another direction",
    "side": "another side",
    "term": "another end of a time",
}
_PARTY = "somebody else"


class _Word(NamedTuple):
    """`text[start:end]` is one of some members of a set."""

    members: frozenset[int]
    start: int
    end: int


class ExchangedMember(NamedTuple):
    """A word of the source, the other member of its set in the translation, and what that one is."""

    source: Stretch
    target: Stretch
    kind: str


def exchanged_members(view: SegmentView) -> Iterator[ExchangedMember]:
    """The words that became another of their set, by sentence."""
    source = members_of(view.source)
    target = members_of(view.target) if source else []
    if not target:
        return
    whole = _by_set(source), _by_set(target)
    for ours, theirs in sentence_pairs(view):
        sets = _by_set(within(source, ours)), _by_set(within(target, theirs))
        for name, words in sets[0].items():
            changed = _changed(words, sets[1].get(name, ()), (ours, theirs))
            if changed is None or _moved(changed, whole[0][name], whole[1][name]):
                continue
            right, wrong = changed
            yield ExchangedMember((right.start, right.end), (wrong.start, wrong.end), _KINDS.get(name, _PARTY))


def _by_set(poles: Sequence[Pole]) -> dict[str, list[_Word]]:
    """The words of each set in their order; a word of several members once."""
    members: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for one in poles:
        members[one.scale, one.start, one.end].add(one.pole)
    found = defaultdict(list)
    for (name, start, end), which in members.items():
        found[name].append(_Word(frozenset(which), start, end))
    return found


def _changed(
    source: Sequence[_Word], target: Sequence[_Word], stretches: tuple[Stretch, Stretch]
) -> tuple[_Word, _Word] | None:
    lost, gained = _unmatched(source, target), _unmatched(target, source)
    if len({one.members for one in lost}) != 1 or len({one.members for one in gained}) != 1:
        return None
    right = lost[0]
    return right, nearest(gained, stretches[1], share_of(right.start, stretches[0]))


def _unmatched(words: Sequence[_Word], others: Sequence[_Word]) -> list[_Word]:
    known = frozenset().union(*(one.members for one in others))
    return [one for one in words if not one.members & known]


def _moved(changed: tuple[_Word, _Word], source: Sequence[_Word], target: Sequence[_Word]) -> bool:
    """Whether both words have a counterpart elsewhere in the text: it was divided into sentences otherwise."""
    right, wrong = changed
    return not _unmatched([right], target) and not _unmatched([wrong], source)
