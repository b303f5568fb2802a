"""What a reviewer does at the desk, as the component tells it: one act in, the next place and a message out.

The component is not trusted: every field is checked here, every right in the store. Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from review.errors import ReviewError, StoreConflict, StoreError
from review.store import alignment, decisions, edits, undoing
from review.store.engine import Store
from review.store.queries import Filter, Place, adjacent, finding_place, next_finding, paragraph
from review.store.roles import Reviewer

__all__ = ["ACTS", "Desk", "act"]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a reviewer is: a document, a filter, a paragraph and, in it, a finding (0: none)."""

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


Act = Mapping[str, Any]
#: So many acts can be undone wherever one is by now.
_REMEMBERED = 500


def act(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    """Carries an act out. A draft that comes with it is saved first, so that no step can lose words.

    A ReviewError becomes the message of the desk; nothing is raised for what a reviewer may do.
    """
    desk = replace(desk, message=("", ""), conflict=None)
    try:
        desk = replace(desk, ack=_number(told, "seq"))
        draft = told.get("draft")
        if isinstance(draft, Mapping):
            desk = _save(store, who, desk, draft)
        kind = told.get("kind")
        if not isinstance(kind, str) or kind not in ACTS:
            raise StoreError("this page is of another version; reload it")
        return ACTS[kind](store, who, desk, told)
    except StoreConflict as conflict:
        return replace(
            desk,
            message=("error", conflict.message),
            conflict={
                "mine": conflict.mine, "theirs": conflict.theirs, "author": conflict.author, "version": conflict.version
            },
        )  # fmt: skip
    except ReviewError as error:
        return replace(desk, message=("error", error.message))


def _save(store: Store, who: Reviewer, desk: Desk, draft: Act) -> Desk:
    text = draft.get("text")
    if not isinstance(text, str):
        raise StoreError("this page is of another version; reload it")
    segment, version = _number(draft, "segment"), _number(draft, "version")
    saved = edits.save_text(store, who, segment, text, version)
    return desk if saved == version else _acted(desk, segment)


def _acted(desk: Desk, segment: int) -> Desk:
    return replace(desk, acted=(*desk.acted[-_REMEMBERED:], segment), undone=())


def _stay(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return desk


def _next(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return _to_finding(store, desk, forward=True)


def _previous(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return _to_finding(store, desk, forward=False)


def _to_finding(store: Store, desk: Desk, *, forward: bool) -> Desk:
    ordinal = desk.ordinal
    now = finding_place(store, desk.finding) if desk.finding else None
    if now is not None and now.position == desk.position:
        # an edit may have moved the findings of its paragraph up or down, and this one away
        ordinal = now.ordinal if now.active else min(ordinal, now.ordinal) - (1 if forward else 0)
    place = next_finding(store, desk.document, desk.chosen, desk.position, ordinal, forward=forward)
    if place is None:
        return replace(desk, finding=0, ordinal=-1, message=("info", "No open finding is left here."))
    return _at(desk, place)


def _at(desk: Desk, place: Place) -> Desk:
    return replace(desk, position=place.position, ordinal=place.ordinal, finding=place.finding)


def _down(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return _to_paragraph(store, desk, forward=True)


def _up(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    return _to_paragraph(store, desk, forward=False)


def _to_paragraph(store: Store, desk: Desk, *, forward: bool) -> Desk:
    position = adjacent(store, desk.document, desk.chosen, desk.position, forward=forward)
    if position is None:
        return replace(desk, message=("info", "That was the last one." if forward else "That was the first one."))
    return replace(desk, position=position, ordinal=-1, finding=0)


def _go(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:  # noqa: ARG001
    if told.get("finding"):
        place = finding_place(store, _number(told, "finding"))
        return desk if place is None else _at(desk, place)
    return replace(desk, position=paragraph(store, _number(told, "segment")).position, ordinal=-1, finding=0)


def _accept(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    desk, place = _chosen(store, desk, told)
    version = paragraph(store, place.segment).version
    decisions.accept(store, who, place.finding, version, apply=told.get("apply") is not False)
    return _to_finding(store, _acted(desk, place.segment), forward=True)


def _dismiss(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    desk, place = _chosen(store, desk, told)
    note = told.get("note")
    decisions.dismiss(
        store, who, place.finding, str(told.get("reason", "false alarm")), note if isinstance(note, str) else ""
    )
    return _to_finding(store, _acted(desk, place.segment), forward=True)


def _reopen(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    desk, place = _chosen(store, desk, told)
    decisions.reopen(store, who, place.finding)
    return _acted(desk, place.segment)


def _undo(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    segment = desk.acted[-1] if desk.acted else _segment(told)
    desk = replace(desk, acted=desk.acted[:-1])
    try:
        what = undoing.undo(store, who, segment, paragraph(store, segment).version)
    except StoreError as error:  # somebody else was there; the next undo goes to what was done before that
        return replace(desk, message=("error", error.message))
    desk = replace(desk, undone=(*desk.undone, segment), message=("info", f"Undone: {what}."))
    return _there(store, desk, segment)


def _redo(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    segment = desk.undone[-1] if desk.undone else _segment(told)
    desk = replace(desk, undone=desk.undone[:-1])
    try:
        what = undoing.redo(store, who, segment, paragraph(store, segment).version)
    except StoreError as error:
        return replace(desk, message=("error", error.message))
    desk = replace(desk, acted=(*desk.acted, segment), message=("info", f"Done again: {what}."))
    return _there(store, desk, segment)


def _done(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    segment = _segment(told)
    edits.set_done(store, who, segment, not paragraph(store, segment).done)
    return desk


def _mark(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    segment = paragraph(store, _segment(told))
    side = "source" if told.get("side") == "source" else "target"
    text = segment.source if side == "source" else segment.text
    words = told.get("words")
    words = words if isinstance(words, str) else ""
    start = told.get("start")
    if not isinstance(start, int) or text[start : start + len(words)] != words:
        start = text.find(words)
    if not words or start < 0:
        raise StoreError("these words are not in the text; select them, or write them as they stand there")
    decisions.mark(
        store,
        who,
        segment.id,
        "source" if side == "source" else "target",
        start,
        start + len(words),
        category=str(told.get("category")),
        severity=str(told.get("severity")),
        note=str(told.get("note") or ""),
        base_version=segment.version,
    )
    return replace(_acted(desk, segment.id), message=("info", "Marked."))


def _comment(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    decisions.comment(store, who, _segment(told), str(told.get("text") or ""))
    return desk


def _merge(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    alignment.merge(store, who, _segment(told))
    return replace(
        desk, ordinal=-1, finding=0, acted=(), undone=(), message=("info", "Merged with the next paragraph.")
    )


def _split(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    alignment.split(store, who, _segment(told), _number(told, "source"), _number(told, "target"))
    return replace(desk, ordinal=-1, finding=0, acted=(), undone=(), message=("info", "Split in two."))


def _move(store: Store, who: Reviewer, desk: Desk, told: Act) -> Desk:
    side = told.get("side")
    alignment.move_boundary(
        store,
        who,
        _segment(told),
        "source" if side == "source" else "target",
        1 if told.get("down") is True else -1,
    )
    return replace(desk, ordinal=-1, finding=0, acted=(), undone=(), message=("info", "Moved over the boundary."))


def _there(store: Store, desk: Desk, segment: int) -> Desk:
    """On the paragraph of a segment, at its first open finding if it has one."""
    now = paragraph(store, segment)
    for ordinal, finding in enumerate(now.findings):
        if finding.verdict == "open" and not finding.own:
            return replace(desk, position=now.position, ordinal=ordinal, finding=finding.id)
    return replace(desk, position=now.position, ordinal=-1, finding=0)


def _segment(told: Act) -> int:
    return _number(told, "segment")


def _chosen(store: Store, desk: Desk, told: Act) -> tuple[Desk, Place]:
    """The finding that an act is about, and the desk on it."""
    place = finding_place(store, _number(told, "finding") if told.get("finding") else desk.finding)
    if place is None or not place.active:
        raise StoreError("choose a finding first: n goes to the next one")
    return _at(desk, place), place


def _number(told: Act, name: str) -> int:
    value = told.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**53:
        raise StoreError("this page is of another version; reload it")
    return value


#: Every act by its name.
ACTS: Mapping[str, Callable[[Store, Reviewer, Desk, Act], Desk]] = {
    "save": _stay,
    "look": _stay,
    "next": _next,
    "previous": _previous,
    "down": _down,
    "up": _up,
    "go": _go,
    "accept": _accept,
    "dismiss": _dismiss,
    "reopen": _reopen,
    "undo": _undo,
    "redo": _redo,
    "done": _done,
    "mark": _mark,
    "comment": _comment,
    "merge": _merge,
    "split": _split,
    "move": _move,
}
