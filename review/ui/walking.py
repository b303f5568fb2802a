"""Going through a document: the acts of the desk that change nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from review.errors import StoreError
from review.store.engine import Store
from review.store.finding_places import finding_place, next_finding
from review.store.listing import document
from review.store.presence import left_at
from review.store.queries import STATES, Filter, adjacent, last_position, paragraph
from review.store.roles import Reviewer
from review.ui.place import Act, Desk, at_finding, number

__all__ = ["WALKING", "to_finding"]


def _stay(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return desk


def _next(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return to_finding(store, desk, forward=True)


def _previous(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return to_finding(store, desk, forward=False)


def to_finding(store: Store, desk: Desk, *, forward: bool) -> Desk:
    """The desk at the next open finding of its filter, or the one before."""
    ordinal = desk.ordinal
    now = finding_place(store, desk.finding) if desk.finding else None
    if now is not None and now.position == desk.position:
        # an edit may have moved the findings of its paragraph up or down, and this one away
        ordinal = now.ordinal if now.active else min(ordinal, now.ordinal) - (1 if forward else 0)
    place = next_finding(store, desk.document, desk.chosen, desk.position, ordinal, forward=forward)
    if place is None:
        return replace(desk, finding=0, ordinal=-1, message=("info", "No open finding is left here."))
    return at_finding(desk, place)


def _down(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return _to_paragraph(store, desk, forward=True)


def _up(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return _to_paragraph(store, desk, forward=False)


def _to_paragraph(store: Store, desk: Desk, *, forward: bool) -> Desk:
    position = adjacent(store, desk.document, desk.chosen, desk.position, forward=forward)
    if position is None:
        return replace(desk, message=("info", "That was the last one." if forward else "That was the first one."))
    return _at_paragraph(desk, position)


def _to_do(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    """The next paragraph that is not done, around the end too; the filter's other conditions hold."""
    left = replace(desk.chosen, state="not done")
    position = adjacent(store, desk.document, left, desk.position, forward=True)
    if position is None:
        position = adjacent(store, desk.document, left, 0, forward=True)
    if position is None:
        return replace(desk, message=("info", "Every paragraph is done."))
    if position == desk.position:
        return replace(desk, message=("info", "This is the only one that is not done."))
    return _at_paragraph(desk, position)


def _go(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    if told.get("finding"):
        place = finding_place(store, number(told, "finding"))
        return desk if place is None else at_finding(desk, place)
    if told.get("position"):
        return _to_number(store, desk, number(told, "position"))
    return _at_paragraph(desk, paragraph(store, number(told, "segment")).position)


def _to_number(store: Store, desk: Desk, wanted: int) -> Desk:
    """A paragraph by its number. One that the filter hides lifts the filter: somebody asked for it."""
    last = last_position(store, desk.document)
    if not 1 <= wanted <= last:
        raise StoreError(f"there is no paragraph {wanted}; the document has {last}")
    hidden = adjacent(store, desk.document, desk.chosen, wanted - 1, forward=True) != wanted
    desk = _at_paragraph(desk, wanted)
    if hidden:
        return replace(desk, chosen=Filter(), message=("info", "The filter hid that paragraph, and is lifted."))
    return desk


def _filter(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    """Another filter. The desk stays where it is if that is let through, else goes to the next that is."""
    state, words = told.get("state"), told.get("words")
    chosen = Filter(
        _strings(told.get("severities")),
        _strings(told.get("categories")),
        _strings(told.get("checks")),
        state if isinstance(state, str) and state in STATES else "",
        words if isinstance(words, str) else "",
    )
    desk = replace(desk, chosen=chosen)
    position = adjacent(store, desk.document, chosen, desk.position - 1, forward=True)
    if position is None:
        position = adjacent(store, desk.document, chosen, desk.position, forward=False)
    return desk if position in (None, desk.position) else _at_paragraph(desk, position or 1)


def _look_up(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    words = told.get("words")
    return replace(desk, lookup=words.strip() if isinstance(words, str) else "")


def _documents(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    """The page shows the other documents to choose from."""
    return replace(desk, listing=True)


def _open(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    """Another document, where one left it. What was done in this one is undone there, not from elsewhere."""
    other = document(store, number(told, "document"))
    if other.id == desk.document:
        return desk
    left = min(left_at(store, other.id, who.id) or 1, max(1, other.segments))
    return Desk(other.id, position=left, ack=desk.ack)


def _at_paragraph(desk: Desk, position: int) -> Desk:
    return replace(desk, position=position, ordinal=-1, finding=0)


def _strings(value: object) -> frozenset[str]:
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, Iterable) else frozenset()


#: These go on also where a draft may not be saved.
WALKING: Mapping[str, Callable[[Store, Reviewer, Desk, Act], Desk]] = {
    "look": _stay,
    "save": _stay,
    "next": _next,
    "previous": _previous,
    "down": _down,
    "up": _up,
    "to do": _to_do,
    "go": _go,
    "filter": _filter,
    "look up": _look_up,
    "documents": _documents,
    "open": _open,
}
