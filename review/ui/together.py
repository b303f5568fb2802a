"""The acts of the desk on many paragraphs at once, on the glossary, on comments, and looking words up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from review.store import comments
from review.store.acts import Outcome
from review.store.alike import decide_alike, repeat, repetitions
from review.store.engine import Store
from review.store.roles import Reviewer
from review.store.terms import add_term
from review.ui.place import Act, Desk, acted, chosen_finding, number, segment_of, words_of
from review.ui.walking import to_finding

__all__ = ["TOGETHER"]

#: Paragraphs that are named where an act left them alone.
_NAMED = 3


def _accept_all(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    desk, place = chosen_finding(store, desk, asked)
    done = decide_alike(store, who, place.finding, "accepted", everywhere=asked.get("everywhere") is True)
    return _after(to_finding(store, acted(desk, place.segment), forward=True), "Accepted", done)


def _dismiss_all(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    desk, place = chosen_finding(store, desk, asked)
    reason, note = str(asked.get("reason") or "false alarm"), words_of(asked, "note")
    done = decide_alike(
        store, who, place.finding, "dismissed", reason, note, everywhere=asked.get("everywhere") is True
    )
    return _after(to_finding(store, acted(desk, place.segment), forward=True), "Dismissed", done)


def _repeat(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    segment = segment_of(asked)
    return _after(desk, "Corrected", repeat(store, who, segment, repetitions(store, segment)))


def _term(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    add_term(store, who, desk.document, words_of(asked, "words"), words_of(asked, "text"), words_of(asked, "forbidden"))
    return replace(desk, message=("info", "In the glossary. Texts are checked against it from their next change on."))


def _answer(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    comments.answer(store, who, number(asked, "comment"), words_of(asked, "text"))
    return desk


def _rephrase(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    comments.change(store, who, number(asked, "comment"), words_of(asked, "text"))
    return desk


def _settle(store: Store, who: Reviewer, desk: Desk, asked: Act) -> Desk:
    comments.settle(store, who, number(asked, "comment"), asked.get("settled") is not False)
    return desk


def _after(desk: Desk, what: str, done: Outcome) -> Desk:
    count = len(done.changed)
    words = f"{what} in {count} paragraph{'' if count == 1 else 's'}."
    if done.left:
        named = ", ".join(f"{one.document} {one.position} ({one.reason})" for one in done.left[:_NAMED])
        words += f" Left alone: {named}{' …' if len(done.left) > _NAMED else ''}."
    if done.act:
        words += " Take it back on the page Find."
    return replace(desk, changed=True, message=("info", words))


TOGETHER: Mapping[str, Callable[[Store, Reviewer, Desk, Act], Desk]] = {
    "accept all": _accept_all,
    "dismiss all": _dismiss_all,
    "repeat": _repeat,
    "term": _term,
    "answer": _answer,
    "rephrase": _rephrase,
    "settle": _settle,
}
