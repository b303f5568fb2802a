"""When cues are shown, and which of two files' are shown together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from review.lazy_patterns import lazy_regex
from review.model import Paragraph

__all__ = ["KEY_GAP", "groups_of", "milliseconds", "times_of"]

#: Between the keys of cues that are joined.
KEY_GAP = " + "
_TIME = lazy_regex(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})")
#: Cues of either side that are shown together.
_Group = tuple[list[Paragraph], list[Paragraph]]


def milliseconds(written: str) -> int:
    """A time code in milliseconds: "01:02,5" is 62,500. Raises ValueError for what is none."""
    match = _TIME.fullmatch(written.strip())
    if match is None:
        raise ValueError(written)
    hours, minutes, seconds, rest = match.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def times_of(key: str) -> list[tuple[int, int]]:
    """Start and end of each cue of a paragraph, in milliseconds. ValueError where the key is none of a cue."""
    found = []
    for one in key.split(KEY_GAP):
        start, _, end = one.partition(" --> ")
        found.append((milliseconds(start), milliseconds(end)))
    return found


def groups_of(source: Sequence[Paragraph], target: Sequence[Paragraph]) -> Iterator[_Group]:
    """Cues of two files that are shown together, in order; one that nothing is shown beside is a group of its own."""
    return _met(_overlapping(source, target))


def _met(groups: Iterable[_Group]) -> Iterator[_Group]:
    """The groups, with one of each side that stand alone beside each other put together where they are shown at one
    time for a while, however short: the one came late, or stays longer.
    """
    last: _Group | None = None
    for group in groups:
        if last is not None:
            alone = (
                bool(last[0]) != bool(last[1]) and bool(group[0]) != bool(group[1]) and bool(last[0]) != bool(group[0])
            )
            if alone and _span(last)[1] > _span(group)[0]:
                yield last[0] or group[0], last[1] or group[1]
                last = None
                continue
            yield last
        last = group
    if last is not None:
        yield last


def _span(group: _Group) -> tuple[int, int]:
    """When a group of one side begins to be shown and when it ends, in milliseconds."""
    times = [time for one in (*group[0], *group[1]) for time in times_of(one.key)]
    return min(start for start, _ in times), max(end for _, end in times)


def _overlapping(source: Sequence[Paragraph], target: Sequence[Paragraph]) -> Iterator[_Group]:
    """Groups of cues that are mostly shown at one time; a cue that nothing is shown beside is a group of its own. They
    are taken as they are shown, in whatever order the file has them (signs behind the dialogue, say).
    """
    waiting = (_by_start(source), _by_start(target))
    at = [0, 0]
    while at[0] < len(waiting[0]) or at[1] < len(waiting[1]):
        group: tuple[list[Paragraph], list[Paragraph]] = ([], [])
        ends = [-1, -1]
        while True:
            side = _next_side(waiting, at, ends)
            if side is None:
                break
            time, cue = waiting[side][at[side]]
            group[side].append(cue)
            ends[side] = max(ends[side], time[1])
            at[side] += 1
        yield group


def _by_start(cues: Sequence[Paragraph]) -> list[tuple[tuple[int, int], Paragraph]]:
    return sorted(((times_of(one.key)[0], one) for one in cues), key=lambda timed: timed[0][0])


def _next_side(
    waiting: tuple[list[tuple[tuple[int, int], Paragraph]], list[tuple[tuple[int, int], Paragraph]]],
    at: list[int],
    ends: list[int],
) -> int | None:
    """Whose next cue belongs to the group that ends so far at `ends`; None where the group is whole."""
    heads = [waiting[n][at[n]][0] if at[n] < len(waiting[n]) else None for n in (0, 1)]
    if ends == [-1, -1]:
        there = [n for n in (0, 1) if heads[n] is not None]
        return min(there, key=lambda n: heads[n] or (0, 0))
    for n in (0, 1):
        head, other = heads[n], ends[1 - n]
        if head is not None and other >= 0 and 2 * (min(head[1], other) - head[0]) > head[1] - head[0]:
            return n
    return None
