"""The acts of the desk that change something in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from review.errors import StoreError
from review.store import alignment, decisions, edits, history, undoing
from review.store.engine import Store
from review.store.queries import paragraph
from review.store.roles import Reviewer
from review.ui.place import Act, Desk, acted, chosen_finding, number, segment_of, there, words_of
from review.ui.walking import to_finding

__all__ = ["CHANGING"]


def _accept(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    desk, place = chosen_finding(store, desk, asked, only=True)
    version = paragraph(store, place.segment).version
    decisions.accept(store, who, place.finding, version, apply=asked.get("apply") is not False)
    return to_finding(store, acted(desk, place.segment), forward=True)


def _dismiss(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    desk, place = chosen_finding(store, desk, asked, only=True)
    decisions.dismiss(store, who, place.finding, str(asked.get("reason", "false alarm")), words_of(asked, "note"))
    return to_finding(store, acted(desk, place.segment), forward=True)


def _reopen(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    desk, place = chosen_finding(store, desk, asked)
    decisions.reopen(store, who, place.finding)
    return acted(desk, place.segment)


def _undo(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = desk.acted[-1] if desk.acted else segment_of(asked)
    desk = replace(desk, acted=desk.acted[:-1])
    try:
        what = undoing.undo(store, who, segment, paragraph(store, segment).version)
    except StoreError as error:  # somebody else was there; the next undo goes to what was done before that
        return replace(desk, message=("error", error.message))
    desk = replace(desk, undone=(*desk.undone, segment), message=("info", f"Undone: {what}."))
    return there(store, desk, segment)


def _redo(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = desk.undone[-1] if desk.undone else segment_of(asked)
    desk = replace(desk, undone=desk.undone[:-1])
    try:
        what = undoing.redo(store, who, segment, paragraph(store, segment).version)
    except StoreError as error:
        return replace(desk, message=("error", error.message))
    desk = replace(desk, acted=(*desk.acted, segment), message=("info", f"Done again: {what}."))
    return there(store, desk, segment)


def _restore(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = segment_of(asked)
    history.restore(store, who, segment, number(asked, "edit"), paragraph(store, segment).version)
    return replace(acted(desk, segment), message=("info", "That text is back; undo takes it away again."))


def _discard(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    edits.discard(store, who, number(asked, "edit"))
    return replace(desk, message=("info", "The other version is put away; it stays in the history."))


def _renew(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:  # noqa: ARG001
    """The page makes the back-translation, and asks for other words: it has the engines. Here only the paragraph is
    looked for.
    """
    paragraph(store, segment_of(asked))
    return desk


def _done(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = segment_of(asked)
    before = paragraph(store, segment)
    edits.set_done(store, who, segment, not before.done)
    left = Counter(f.finding.severity for f in before.findings if f.verdict == "open")
    grave = [f"{left[severity]} {severity}" for severity in ("critical", "major") if left[severity]]
    if before.done or not grave:
        return desk
    number = sum(left[severity] for severity in ("critical", "major"))
    told = f"Done, with {' and '.join(grave)} {'finding' if number == 1 else 'findings'} open: accept or dismiss it"
    return replace(desk, message=("error", f"{told if number == 1 else told.removesuffix('it') + 'them'}."))


def _mark(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = paragraph(store, segment_of(asked))
    side = "source" if asked.get("side") == "source" else "target"
    text = segment.source if side == "source" else segment.text
    words = words_of(asked, "words")
    start = asked.get("start")
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
        category=str(asked.get("category")),
        severity=str(asked.get("severity")),
        note=str(asked.get("note") or ""),
        base_version=segment.version,
    )
    return replace(acted(desk, segment.id), message=("info", "Marked."))


def _comment(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    decisions.comment(store, who, segment_of(asked), words_of(asked, "text"))
    return desk


def _merge(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = segment_of(asked)
    alignment.merge(store, who, segment)
    return _realigned(desk, segment, "Merged with the next paragraph.")


def _split(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = segment_of(asked)
    at = number(asked, "at") if asked.get("at") is not None else None
    alignment.split(store, who, segment, at=at)
    return _realigned(desk, segment, "Split in two.")


def _move(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = segment_of(asked)
    side = asked.get("side")
    alignment.move_boundary(
        store, who, segment, "source" if side == "source" else "target", 1 if asked.get("down") is True else -1
    )
    return _realigned(desk, segment, "Moved over the boundary.")


def _realigned(desk: Desk, segment: int, words: str) -> Desk:
    return replace(acted(desk, segment), ordinal=-1, finding=0, message=("info", words))


CHANGING: Mapping[str, Callable[[Store, Reviewer, Desk, Act], Desk]] = {
    "accept": _accept,
    "dismiss": _dismiss,
    "reopen": _reopen,
    "undo": _undo,
    "redo": _redo,
    "restore": _restore,
    "discard": _discard,
    "done": _done,
    "renew": _renew,
    "suggest": _renew,
    "take": _renew,
    "put away": _renew,
    "mark": _mark,
    "comment": _comment,
    "merge": _merge,
    "split": _split,
    "move": _move,
}
