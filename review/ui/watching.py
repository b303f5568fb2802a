"""Others on the same document: who is where, their saves on the page within seconds; and the time that work takes."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Sequence

import streamlit as st

from review.store.engine import Store
from review.store.options import is_on
from review.store.presence import Elsewhere, present, pulse, worked
from review.store.roles import Reviewer
from review.ui import session
from review.ui.faults import guarded
from review.ui.messages import small
from review.ui.windows import Windows

__all__ = ["note_work", "remember", "watch", "watch_for"]

#: Seconds between two looks; what others save is here within five.
_OFTEN = 3.0
#: A reviewer is noted as present at most this often, in seconds: where they go on, and where they stay.
_GOING, _STAYING = 2.0, 60.0


def remember(
    store: Store, who: Reviewer, document: int, position: int, segments: Sequence[int]
) -> tuple[Elsewhere, ...]:
    """Keeps what the page shows now, so that `watch` sees when it changes; who else is on the document."""
    now = pulse(store, document, who.id, segments)
    others = (*now.others, *_windows().at(_window(), who.id, document, position))
    st.session_state["watch_shown"] = (document, tuple(segments), now.stamp, others, position)
    seen = st.session_state.get("watch_present", (0, 0, 0.0))
    silent = time.monotonic() - seen[2]
    if seen[0] != document or silent > (_GOING if seen[1] != position else _STAYING):
        present(store, document, who.id, position)
        st.session_state["watch_present"] = (document, position, time.monotonic())
    return others


def watch_for(waiting: Callable[[], bool] | None) -> None:
    """Draws the page again once `waiting` is no longer so, too; None: there is nothing to wait for."""
    st.session_state["watch_waiting"] = waiting


def watch(store: Store) -> None:
    """Looks every few seconds; draws the page again where somebody else changed what it shows, or went elsewhere."""
    if is_on(store, "time-on-task"):
        small(["How long you work on a document is measured here; leads switched that on, and Scores shows it."])
    st.fragment(_look, run_every=_OFTEN)()


@guarded
def _look() -> None:
    store = session.store()
    who = session.reviewer(store)
    shown = st.session_state.get("watch_shown")
    if who is None or shown is None:
        return
    document, segments, stamp, others, position = shown
    now = pulse(store, document, who.id, segments)
    here = (*now.others, *_windows().at(_window(), who.id, document, position))
    waiting = st.session_state.get("watch_waiting")
    arrived = waiting is not None and not waiting()
    if arrived or now.stamp != stamp or _places(here) != _places(others):
        session.draw_again()


def note_work(store: Store, who: Reviewer, document: int) -> None:
    """Adds the time since this browser's last act, where leads have it measured."""
    now = time.monotonic()
    before = st.session_state.get("watch_worked")
    st.session_state["watch_worked"] = (document, now)
    if before is not None and before[0] == document and is_on(store, "time-on-task"):
        worked(store, who, document, now - before[1])


def _window() -> str:
    """This browser window, told from others of the same person."""
    return str(st.session_state.setdefault("watch_window", uuid.uuid4().hex))


@st.cache_resource(show_spinner=False)
def _windows() -> Windows:
    return Windows()


def _places(others: Sequence[Elsewhere]) -> list[tuple[str, int | None]]:
    return [(one.name, one.position) for one in others]
