"""The Documents page: what there is, how it stands, and taking more in."""

from __future__ import annotations

from typing import Any

import streamlit as st

from review.model import SEVERITIES
from review.store import jobs
from review.store.engine import Store
from review.store.importing import remove_document
from review.store.listing import SORTS, DocumentSummary, documents, page_of
from review.store.presence import assign, left_at
from review.store.rereading import changed_on_disk
from review.store.roles import ROLES, Reviewer, allows
from review.text.counted import counted
from review.ui import session
from review.ui.adding import add_forms, change_form
from review.ui.jobs_panel import panel, watched
from review.ui.messages import explained, say, title
from review.ui.opening import open_corpora
from review.ui.table import Column, TableRow, table

__all__ = ["page"]

_PAGE = 25
_COLUMNS = (
    Column("review", "", "button", primary=True),
    Column("name", "Document", "name"),
    Column("languages", "Languages"),
    Column("quality", "Quality", "number"),
    Column("open", "Open findings", "counts"),
    Column("paragraphs", "Paragraphs", "number"),
    Column("done", "Reviewed", "share"),
    Column("people", "Who"),
    Column("more", "", "button", about="More about"),
)


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    wanted = st.session_state.pop("documents_open", None)
    if wanted is not None:
        session.choose(wanted, left_at(store, wanted, who.id) or 1)
        st.switch_page(st.Page(_review, title="Review", url_path="review"), query_params=dict(st.query_params))
    title("Documents")
    open_corpora(store, who)
    # what goes on stands below the list, which does not move then, and above the forms, where one has just sent one;
    # it is asked first, as it says what is there now
    there, going = st.container(), st.container()
    with going:
        panel(store, change=change_form)
    with there:
        empty = not _list(store, who)
    if session.may_write(who):
        add_forms(store, who, unfolded=empty)
    if allows(who.role, "lead") and session.auth_configured():
        _people(store, who)


def _list(store: Store, who: Reviewer) -> bool:
    """Draws the documents. False where there is none, and none on its way."""
    one, two = st.columns([3, 1])
    search = one.text_input("Search", placeholder="name, title or language", key="search")
    sort = two.selectbox("Sort by", SORTS, key="sort", index=SORTS.index("open findings"))
    number = st.session_state.get("page", 1)
    rows, total = documents(store, search=search, sort=sort or "name", limit=_PAGE, offset=(number - 1) * _PAGE)
    if not rows and number > 1:
        st.session_state["page"] = 1
        st.rerun()
    if not rows:
        going = any(job.active for job in jobs.jobs(store))
        if search:
            say("info", "Nothing fits the search.")
        elif not going:
            say("info", "There is no document yet. Add one below.")
        return bool(search) or going
    chosen = session.chosen_document(store, who)
    about = st.session_state.get("documents_about")

    def act(row: str, column: str, value: Any) -> None:  # noqa: ARG001  # every act of this table is a click
        if row not in {str(one.id) for one in rows}:
            return
        if column in ("open", "review"):
            st.session_state["documents_open"] = int(row)
        elif column == "more":
            st.session_state["documents_about"] = None if str(about) == row else int(row)

    table(
        "documents",
        "Documents: quality, open findings, share reviewed, who is on them",
        _COLUMNS,
        [_row(one, chosen is not None and one.id == chosen.id) for one in rows],
        act,
        opens="Review",
    )
    if page_of(total, _PAGE) > 1:
        st.number_input("Page", 1, page_of(total, _PAGE), key="page")
    selected = next((one for one in rows if one.id == about), None)
    if selected is not None:
        _about(store, who, selected)
    return True


def _row(one: DocumentSummary, chosen: bool) -> TableRow:
    who = [*one.people, *([f"for {one.assigned}"] if one.assigned else [])]
    return TableRow(
        str(one.id),
        one.key,
        {
            "review": "Review it",
            "name": one.key if one.title == one.key else f"{one.title} ({one.key})",
            "languages": f"{one.source_language} → {one.target_language}",
            "quality": None if one.quality is None else f"{one.quality:.0f}",
            "open": [(severity, one.open[severity]) for severity in SEVERITIES[::-1]],
            "paragraphs": one.segments,
            "done": one.reviewed,
            "people": ", ".join(who),
            "more": "⋯",
        },
        chosen=chosen,
    )


def _about(store: Store, who: Reviewer, one: DocumentSummary) -> None:
    """What can be done with a document besides reviewing it."""
    with st.container(border=True):
        say("info", f"{one.key}: {one.corrected} of {counted(one.segments, 'paragraph')} corrected, {one.done} done.")
        if not session.may_write(who):
            return
        _assignment(store, who, one)
        if changed_on_disk(store, one.id):
            say("info", "Its files changed since they were read. What did not change keeps its corrections.")
            if st.button("Read them again", key="reread"):
                with explained():
                    wanted = {"folder": str(session.corpora_folder().resolve())}
                    watched(
                        jobs.submit(store, who, "reread", one.key, wanted, document=one.id),
                        f"{one.key} was read again:",
                    )
                    st.rerun()
        if allows(who.role, "lead"):
            with st.popover("Remove"):
                say("info", f"Removes {one.key} with all corrections and decisions.")
                if st.button("Remove for good", key="remove"):
                    with explained():
                        remove_document(store, who, one.id)
                        st.rerun()


def _assignment(store: Store, who: Reviewer, one: DocumentSummary) -> None:
    people = [person for person in store.reviewers() if allows(person.role, "reviewer")]
    if len(people) < 2:
        return
    if not allows(who.role, "lead"):
        people = [who]
    names = {0: "nobody"} | {person.id: person.name for person in people}
    if one.assigned_to is not None and one.assigned_to not in names:
        say("info", f"It is for {one.assigned} to review.")
        return
    keys = list(names)
    # only a choice made here counts, and the box is another one once somebody else has given it away
    key = session.new_key(f"for_{one.id}", one.assigned_to)
    st.selectbox(
        "Who is to review it",
        keys,
        keys.index(one.assigned_to or 0),
        format_func=names.__getitem__,
        key=key,
        on_change=_assign,
        args=(store, who, one.id, key),
    )


def _assign(store: Store, who: Reviewer, document: int, key: str) -> None:
    with explained():
        assign(store, who, document, st.session_state[key] or None)


def _review() -> None:
    from review.ui.reviewing import page as review_page

    review_page()


def _people(store: Store, who: Reviewer) -> None:
    with st.expander("People", key="people"):
        for person in store.reviewers():
            one, two = st.columns([3, 1], vertical_alignment="center")
            with one:
                say("info", f"{person.name} · {person.subject}")
            # only a choice made here counts, and the buttons are others once another lead has chosen
            key = session.new_key(f"role_{person.id}", person.role)
            two.radio(
                f"Role of {person.id}",
                ROLES,
                ROLES.index(person.role),
                key=key,
                horizontal=True,
                label_visibility="collapsed",
                on_change=_set_role,
                args=(store, who, person.id, key),
            )
            if st.session_state.get("role_saved") == person.id:
                say("done", f"Saved: the role is {person.role} now.")
        st.session_state.pop("role_saved", None)


def _set_role(store: Store, who: Reviewer, person: int, key: str) -> None:
    role = st.session_state[key]
    with explained():
        store.set_role(who, person, role)
        st.session_state["role_saved"] = person
