"""The Review page: one document, paragraph by paragraph."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import streamlit as st

from review.model import CATEGORIES, SEVERITIES
from review.store.engine import Store
from review.store.listing import DocumentSummary, document, present
from review.store.queries import STATES, Filter, adjacent, check_codes, paragraphs
from review.store.rechecking import recheck_pending
from review.store.roles import Reviewer
from review.ui import session
from review.ui.acting import act
from review.ui.faults import guarded
from review.ui.payload import paragraph_data
from review.ui.place import Desk
from review.ui.say import say, title

__all__ = ["page"]

_HERE = Path(__file__).parent
_BEFORE, _AFTER = 2, 4
#: A reviewer is noted as present at most this often, in seconds.
_PRESENT = 60


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    chosen = session.chosen_document(store)
    if chosen is None or who is None:
        title("Review")
        say("info", "There is no document yet. Page 1, Documents, takes one in.")
        return
    title(chosen.title)
    desk = _desk(chosen)
    filtered = _filters(store, chosen)
    if filtered != desk.chosen:
        first = adjacent(store, chosen.id, filtered, 0, forward=True)
        st.session_state["desk_state"] = Desk(chosen.id, filtered, first or desk.position)
    _editor(chosen)


def _desk(chosen: DocumentSummary) -> Desk:
    """Where this browser was in the document; a reload finds it in the address."""
    desk = st.session_state.get("desk_state")
    if not isinstance(desk, Desk) or desk.document != chosen.id:
        told = st.query_params.get("paragraph", "1")
        position = int(told) if told.isdecimal() and st.query_params.get("document") == str(chosen.id) else 1
        desk = Desk(chosen.id, position=min(max(1, position), max(1, chosen.segments)))
        st.session_state["desk_state"] = desk
        for name in ("filter_severity", "filter_category", "filter_check", "filter_state", "filter_words"):
            st.session_state.pop(name, None)
    return desk


def _filters(store: Store, chosen: DocumentSummary) -> Filter:
    there = check_codes(store, chosen.id)
    with st.expander("Filter", icon=":material/filter_alt:"):
        one, two, three, four, five = st.columns(5)
        severities = one.multiselect("Severity", SEVERITIES[::-1], key="filter_severity")
        categories = two.multiselect("Category", sorted({category for _, category in there}), key="filter_category")
        checks = three.multiselect("Check", sorted({check for check, _ in there}), key="filter_check")
        state = four.selectbox("State", ["", *STATES], key="filter_state", help="What is left to do, and what was done")
        words = five.text_input("Words in the translation", key="filter_words")
    return Filter(frozenset(severities), frozenset(categories), frozenset(checks), state or "", words)


@st.fragment
@guarded
def _editor(chosen: DocumentSummary) -> None:
    """The desk's component. An act reruns this and nothing else."""
    store = session.store()
    who = session.reviewer(store)
    desk = st.session_state["desk_state"]
    assert isinstance(desk, Desk)
    if who is None:
        return
    _note_presence(store, who, desk)
    data = _data(store, who, desk, (chosen.source_language, chosen.target_language))
    component = st.components.v2.component(
        "review_desk", css=(_HERE / "desk.css").read_text(), js=(_HERE / "desk.js").read_text(), isolate_styles=False
    )
    component(key="desk", data=data, on_act_change=_told)


@guarded
def _told() -> None:
    """An act of the component: carried out before the page is drawn again."""
    told = st.session_state["desk"].get("act")
    desk = st.session_state.get("desk_state")
    store = session.store()
    who = session.reviewer(store)
    if not isinstance(told, dict) or not isinstance(desk, Desk) or who is None:
        return
    after = act(store, who, desk, told)
    st.session_state["desk_state"] = after
    session.choose(after.document, after.position)


def _data(store: Store, who: Reviewer, desk: Desk, languages: tuple[str, str]) -> dict[str, Any]:
    shown = paragraphs(store, desk.document, desk.chosen, around=desk.position, before=_BEFORE, after=_AFTER)
    behind = [p.id for p in shown]
    recheck_pending(store, behind)
    summary = document(store, desk.document)
    current = next((p for p in shown if p.position >= desk.position), shown[-1] if shown else None)
    return {
        # a draft in the browser must not come back in another database, another document or for somebody else
        "store": f"{summary.key}:{summary.created_at.timestamp()}:{who.id}",
        "ack": desk.ack,
        "message": list(desk.message),
        "conflict": dict(desk.conflict) if desk.conflict is not None else None,
        "finding": desk.finding,
        "mayWrite": session.may_write(who),
        "categories": list(CATEGORIES),
        "progress": {"open": dict(summary.open), "done": summary.done, "segments": summary.segments},
        "paragraphs": [paragraph_data(p, languages, current=p is current) for p in shown],
    }


def _note_presence(store: Store, who: Reviewer, desk: Desk) -> None:
    seen = st.session_state.get("seen", (0, 0.0))
    if seen[0] != desk.document or time.monotonic() - seen[1] > _PRESENT:
        present(store, desk.document, who.id)
        st.session_state["seen"] = (desk.document, time.monotonic())
