"""The Review page: one document, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from review.errors import ReviewError
from review.model import CATEGORIES
from review.store.edits import MAX_TEXT
from review.store.engine import Store
from review.store.history import steps
from review.store.listing import DocumentSummary, document, document_names
from review.store.overview import overview
from review.store.presence import left_at
from review.store.queries import (
    STATES,
    Filter,
    StoredParagraph,
    adjacent,
    check_codes,
    last_position,
    lost_by_editing,
    omitted_stretches,
    paragraphs,
)
from review.store.rechecking import recheck_pending
from review.store.renewing import renew_back_translation
from review.store.roles import Reviewer
from review.ui import component, session
from review.ui.acting import act
from review.ui.beside import beside
from review.ui.faults import guarded
from review.ui.opening import no_document
from review.ui.payload import as_filed, current_data, paragraph_data
from review.ui.place import Desk
from review.ui.renewals import Renewals
from review.ui.suggesters import Suggesters
from review.ui.suggesting import SUGGESTING, Suggestions, suggesting
from review.ui.uncompared import uncompared
from review.ui.watching import note_work, remember, watch, watch_for

__all__ = ["page"]

_BEFORE, _AFTER = 3, 12
#: So many other documents are offered under the title; the Documents page searches all.
_LISTED = 500


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    chosen = session.chosen_document(store, who)
    if chosen is None:
        no_document(store, who, "Review")
        return
    st.session_state["desk_state"] = _desk(store, who, chosen)
    _editor(chosen)
    watch(store)


def _desk(store: Store, who: Reviewer, chosen: DocumentSummary) -> Desk:
    """Where this browser is: where the address says, else where it was, else where its reviewer left the document."""
    desk = st.session_state.get("desk_state")
    if not isinstance(desk, Desk) or desk.document != chosen.id:
        left = left_at(store, chosen.id, who.id) or 1
        desk = Desk(chosen.id, position=min(left, max(1, chosen.segments)))
    told = st.query_params.get("paragraph", "")
    if not session.is_followed(chosen.id, told):
        return desk
    last = last_position(store, chosen.id)
    if not told.isdecimal() or not 1 <= int(told) <= last:
        words = f"There is no paragraph {told[:20]}; the document has {last}."
        return replace(desk, message=("error", words))
    return desk if int(told) == desk.position else replace(desk, position=int(told), ordinal=-1, finding=0)


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
    if desk.document != chosen.id:  # an act opened another one: the page's address and heading are the whole page's
        st.rerun()
    data = _data(store, who, desk, (chosen.source_language, chosen.target_language))
    draw = st.components.v2.component("review_desk", css=component.style(), js=component.script(), isolate_styles=False)
    draw(key="desk", data=data, on_act_change=_told)


@guarded
def _told() -> None:
    """An act of the component: carried out before the page is drawn again."""
    told = st.session_state["desk"].get("act")
    desk = st.session_state.get("desk_state")
    store = session.store()
    who = session.reviewer(store)
    if not isinstance(told, Mapping) or not isinstance(desk, Desk) or who is None:
        return
    after = act(store, who, desk, told)
    note_work(store, who, after.document)
    if after.message[0] != "error":
        if told.get("kind") == "renew":
            after = _renewed(store, who, after, told)
        elif told.get("kind") in SUGGESTING:
            after = suggesting(_suggestions(store), store, who, after, told)
    st.session_state["desk_state"] = after
    st.session_state["document"] = after.document
    if after.document != desk.document:
        session.choose(after.document, after.position)


def _renewed(store: Store, who: Reviewer, desk: Desk, told: Mapping[str, Any]) -> Desk:
    """The back-translation of the paragraph made anew at once, because somebody asked."""
    translator = session.translator()
    try:
        made = translator is not None and renew_back_translation(store, who, int(told["segment"]), translator)
    except ReviewError as error:
        return replace(desk, message=("error", error.message))
    words = "The back-translation is of this text now." if made else "There is no engine for this pair of languages."
    return replace(desk, changed=True, message=("info", words))


def _data(store: Store, who: Reviewer, desk: Desk, languages: tuple[str, str]) -> dict[str, Any]:
    shown = paragraphs(store, desk.document, desk.chosen, around=desk.position, before=_BEFORE, after=_AFTER)
    recheck_pending(store, [p.id for p in shown])
    summary = document(store, desk.document)
    shown = as_filed(shown, summary.layout)
    current = next((p for p in shown if p.position >= desk.position), shown[-1] if shown else None)
    if session.may_write(who):
        _renewals(store).ask([(p.id, p.version) for p in shown if p.stale and p.text and p.backtranslation is not None])
    others = remember(store, who, desk.document, current.position if current else 1, [p.id for p in shown])
    drawn = [paragraph_data(p, languages) for p in shown if p is not current]
    if current is not None:
        omitted = omitted_stretches(store, current.id)
        sections = beside(store, desk.document, current, desk.finding, desk.lookup)
        lost = lost_by_editing(store, current.id)
        data = current_data(current, languages, steps(store, current.id), omitted, sections, lost=lost)
        data["suggested"] = _suggested(store, who, current)
        drawn.insert(shown.index(current), data)
    return {
        # a draft in the browser must not come back in another database, another document or for somebody else
        "store": f"{summary.key}:{summary.created_at.timestamp()}:{who.id}",
        "ack": desk.ack,
        "message": list(desk.message),
        "conflict": dict(desk.conflict) if desk.conflict is not None else None,
        "refused": {"segment": desk.refused[0], "why": desk.refused[1]} if desk.refused is not None else None,
        "finding": desk.finding,
        "mayWrite": session.may_write(who),
        "limit": MAX_TEXT,
        "categories": list(CATEGORIES),
        "head": {
            "title": summary.title,
            "document": summary.id,
            "segments": summary.segments,
            "done": summary.done,
            "open": dict(summary.open),
            "me": who.id,
            "people": [f"{one.name}{f' is at {one.position}' if one.position else ''}" for one in others],
        },
        "documents": [list(one) for one in document_names(store, _LISTED)] if desk.listing else None,
        "filter": _filter(desk.chosen),
        "about": _about(store, desk, summary),
        "paragraphs": drawn,
        "beyond": _beyond(store, desk, shown),
    }


def _beyond(store: Store, desk: Desk, shown: tuple[StoredParagraph, ...]) -> list[int]:
    """The numbers of the paragraphs of the filter before those that are shown and after them; 0 where there is none."""
    if not shown:
        return [0, 0]
    ends = (shown[0].position, False), (shown[-1].position, True)
    return [adjacent(store, desk.document, desk.chosen, at, forward=forward) or 0 for at, forward in ends]


def _suggested(store: Store, who: Reviewer, current: StoredParagraph) -> dict[str, Any] | None:
    """What was suggested for the paragraph; while it is waited for, the page is drawn again when it comes."""
    there = _suggestions(store)

    def still() -> bool:
        found = there.of(who, current.id, current.version)
        return found is not None and found.waiting

    watch_for(still if still() else None)
    found = there.of(who, current.id, current.version)
    return found.shown() if found is not None else None


def _about(store: Store, desk: Desk, summary: DocumentSummary) -> dict[str, Any]:
    """What is known of the document as a whole: read again where something may have changed, not at every step."""
    kept = st.session_state.get("desk_about")
    if kept is not None and kept[0] == desk.document and not desk.changed:
        return dict(kept[1])
    there = check_codes(store, desk.document)
    about = {
        "overview": [[part.first, part.severity, part.done] for part in overview(store, desk.document)],
        "categories": sorted({category for _, category in there}),
        "checks": sorted({check for check, _ in there}),
        "states": list(STATES),
        "uncompared": uncompared(store, summary),
    }
    st.session_state["desk_about"] = (desk.document, about)
    return about


def _filter(chosen: Filter) -> dict[str, Any]:
    """The filter, and the words that say what it lets through."""
    words = chosen.words.strip()
    parts = [*sorted(chosen.severities), *sorted(chosen.categories), *sorted(chosen.checks)]
    parts += ([chosen.state] if chosen.state else []) + ([f"“{words}”"] if words else [])
    return {
        "severities": sorted(chosen.severities),
        "categories": sorted(chosen.categories),
        "checks": sorted(chosen.checks),
        "state": chosen.state,
        "words": chosen.words,
        "label": ", ".join(parts),
    }


@st.cache_resource(show_spinner=False)
def _renewals(_store: Store) -> Renewals:
    return Renewals(_store, session.translator)


@st.cache_resource(show_spinner=False)
def _suggestions(_store: Store) -> Suggestions:
    folder = session.corpora_folder()
    return Suggestions(_store, Suggesters(folder if folder.is_dir() else Path()))
