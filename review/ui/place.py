"""Where a reviewer is at the desk, and what the desk has to tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from review.errors import StoreError
from review.store.engine import Store
from review.store.finding_places import FindingPlace, finding_place, next_finding
from review.store.queries import Filter, paragraph

__all__ = ["Act", "Desk", "acted", "at_finding", "chosen_finding", "number", "segment_of", "there", "words_of"]

#: What the component tells: a kind, a sequence number, and what that kind of act needs.
Act = Mapping[str, Any]
#: So many acts can be undone wherever one is by now.
_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Desk:
    """A document, a filter, a paragraph and, in it, a finding (0: none)."""

    document: int
    chosen: Filter = field(default_factory=Filter)
    position: int = 1
    ordinal: int = -1
    finding: int = 0
    #: Segments where this reviewer changed something, and where they took it back; the newest last. Undo goes there.
    acted: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()
    #: The newest act that was carried out; the component waits for it.
    ack: int = 0
    #: "info" or "error", and the words.
    message: tuple[str, str] = ("", "")
    #: A save that came too late: {"mine", "theirs", "author", "version"}.
    conflict: Mapping[str, Any] | None = None
    #: A draft that may not be saved as it is: its segment, and why.
    refused: tuple[int, str] | None = None
    #: Words that were looked up in the memory, at this paragraph.
    lookup: str = ""
    #: Whether the other documents were asked for.
    listing: bool = False
    #: Whether anything may have changed that the overview shows.
    changed: bool = True


def at_finding(desk: Desk, place: FindingPlace) -> Desk:
    """The desk at a finding."""
    return replace(desk, position=place.position, ordinal=place.ordinal, finding=place.finding)


def there(store: Store, desk: Desk, segment: int) -> Desk:
    """The desk on the paragraph of a segment, at its first open finding if it has one."""
    now = paragraph(store, segment)
    for ordinal, finding in enumerate(now.findings):
        if finding.verdict == "open" and not finding.own:
            return replace(desk, position=now.position, ordinal=ordinal, finding=finding.id)
    return replace(desk, position=now.position, ordinal=-1, finding=0)


def acted(desk: Desk, segment: int) -> Desk:
    """The desk after something was changed in a segment."""
    return replace(desk, acted=(*desk.acted[-_REMEMBERED:], segment), undone=())


def segment_of(asked: Act) -> int:
    """The segment that an act is about."""
    return number(asked, "segment")


def chosen_finding(store: Store, desk: Desk, asked: Act, *, only: bool = False) -> tuple[Desk, FindingPlace]:
    """The finding that an act is about, and the desk on it; where none is chosen and `only` is true, the open one of
    the filter that the paragraph has and no other. Raises StoreError where there is none.
    """
    place = finding_place(store, number(asked, "finding") if asked.get("finding") else desk.finding)
    if place is None and only:
        place = _only_open(store, desk)
    if place is None or not place.active:
        raise StoreError("choose a finding first: n goes to the next one")
    return at_finding(desk, place), place


def _only_open(store: Store, desk: Desk) -> FindingPlace | None:
    first = next_finding(store, desk.document, desk.chosen, desk.position, -1)
    if first is None or first.position != desk.position:
        return None
    second = next_finding(store, desk.document, desk.chosen, desk.position, first.ordinal)
    return None if second is not None and second.position == desk.position and second != first else first


def number(asked: Act, name: str) -> int:
    """A whole number of an act. Raises StoreError for anything else."""
    value = asked.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**53:
        raise StoreError("this page is of another version; reload it")
    return value


def words_of(asked: Act, name: str) -> str:
    """A text of an act; "" for anything else."""
    value = asked.get(name)
    return value if isinstance(value, str) else ""
