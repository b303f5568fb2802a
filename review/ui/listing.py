"""The Documents page: what there is, how it stands, and taking more in."""

from __future__ import annotations

import threading

import pandas as pd
import streamlit as st

from review.errors import ReviewError
from review.model import SEVERITIES
from review.store.engine import Store
from review.store.importing import remove_document
from review.store.listing import SORTS, DocumentSummary, documents, page_of
from review.store.rereading import changed_on_disk, reread
from review.store.roles import ROLES, Reviewer, allows
from review.ui import session
from review.ui.faults import logged
from review.ui.say import explained, say, title
from review.ui.uploads import add_pair, add_table, from_folder, missing_from_corpora, take_in

__all__ = ["page"]

_PAGE = 25
#: One window at a time takes the corpora in; the others wait, and find them there.
_opening = threading.Lock()


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    title("Documents")
    _open_corpora(store, who)
    _list(store, who)
    _refused()
    if session.may_write(who):
        _add(store, who)
    if allows(who.role, "lead") and session.auth_configured():
        _people(store, who)


def _open_corpora(store: Store, who: Reviewer) -> None:
    """Documents of the corpora folder that the desk does not have yet are taken in, by the first who may.

    What cannot be opened is remembered with the reason, shown as a row, and tried again when somebody asks for it.
    """
    if not session.may_write(who):
        return
    refused: dict[str, str] = st.session_state.setdefault("refused", {})
    with _opening:
        missing = missing_from_corpora(store, session.corpora_folder())
        for key in set(refused) - set(missing):
            del refused[key]
        keys = [key for key in missing if key not in refused]
        if not keys:
            return
        bar = st.progress(0.0, text="Opening the corpora")
        for n, key in enumerate(keys):
            bar.progress(n / len(keys), text=f"Opening the corpora: {n + 1} of {len(keys)}")
            try:
                take_in(store, who, from_folder(session.corpora_folder(), key), session.translator())
            except ReviewError as error:
                refused[key] = str(error)
            except Exception as error:  # noqa: BLE001  # one document's row, never the page
                refused[key] = logged(error)
        bar.empty()


def _refused() -> None:
    """The documents that could not be opened, a row each, with the reason."""
    refused: dict[str, str] = st.session_state.get("refused", {})
    if not refused:
        return
    rows = [{"not opened": key, "because": why} for key, why in sorted(refused.items())]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config={"because": st.column_config.TextColumn(width="large")},
        alt="Documents that could not be opened, and why",
    )
    if st.button("Try again", key="retry"):
        refused.clear()
        st.rerun()


def _list(store: Store, who: Reviewer) -> None:
    one, two = st.columns([3, 1])
    search = one.text_input("Search", placeholder="name, title or language", key="search")
    sort = two.selectbox("Sort by", SORTS, key="sort", index=SORTS.index("open findings"))
    number = st.session_state.get("page", 1)
    rows, total = documents(store, search=search, sort=sort or "name", limit=_PAGE, offset=(number - 1) * _PAGE)
    if not rows and number > 1:
        st.session_state["page"] = 1
        st.rerun()
    if not rows:
        say("info", "Nothing fits the search." if search else "There is no document yet. Add one below.")
        return
    event = st.dataframe(
        _frame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="documents",
        column_config={
            "quality": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%.0f"),
            "reviewed": st.column_config.ProgressColumn(min_value=0, max_value=1, format="percent"),
        },
        alt="The documents: quality, open findings by severity, share reviewed, who is on it",
    )
    if page_of(total, _PAGE) > 1:
        st.number_input("Page", 1, page_of(total, _PAGE), key="page")
    selected = event["selection"]["rows"]
    _open(store, who, rows, rows[selected[0]] if selected else None)


def _open(store: Store, who: Reviewer, rows: tuple[DocumentSummary, ...], selected: DocumentSummary | None) -> None:
    names = {row.key: row for row in rows}
    one, two, three = st.columns([3, 1, 1], vertical_alignment="bottom")
    index = list(names).index(selected.key) if selected else 0
    key = one.selectbox("Document", list(names), index=index, key=f"open_{index}_{len(names)}_{rows[0].key}")
    if two.button("Review it", type="primary", width="stretch", key="open"):
        session.choose(names[key].id)
        st.switch_page(
            st.Page(_review, title="Review", url_path="review"), query_params={"document": str(names[key].id)}
        )
    _changed(store, who, names[key])
    if allows(who.role, "lead"):
        with three.popover("Remove", width="stretch"):
            say("info", f"Removes {key} with all corrections and decisions.")
            if st.button("Remove for good", key="remove"):
                with explained():
                    remove_document(store, who, names[key].id)
                    st.rerun()


def _changed(store: Store, who: Reviewer, chosen: DocumentSummary) -> None:
    """Where the files of a corpus folder are others by now, they can be read again."""
    if not session.may_write(who) or not changed_on_disk(store, chosen.id):
        return
    say("info", f"The files of {chosen.key} changed since they were read.")
    if st.button("Read them again", key="reread"):
        with explained(), st.spinner("Reading"):
            kept = reread(
                store, who, chosen.id, from_folder(session.corpora_folder(), chosen.key), session.translator()
            )
            say("done", f"Read again; {kept} paragraphs are as they were and keep their corrections.")


def _review() -> None:
    from review.ui.reviewing import page as review_page

    review_page()


def _frame(rows: tuple[DocumentSummary, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "document": row.key,
                "title": row.title,
                "languages": f"{row.source_language} → {row.target_language}",
                "quality": row.quality,
                **{severity: row.open[severity] for severity in SEVERITIES[::-1]},
                "paragraphs": row.segments,
                "reviewed": row.reviewed,
                "corrected": row.corrected,
                "who is on it": ", ".join(row.people),
            }
            for row in rows
        ]
    )


def _add(store: Store, who: Reviewer) -> None:
    with st.expander("Add a document", icon=":material/add:"):
        files, paste, table = st.tabs(["Upload two texts", "Paste two texts", "Upload a table"])
        with files, st.form("files", border=False):
            one, two = st.columns(2)
            source = one.file_uploader("Source text", key="file_source")
            target = two.file_uploader("Translation", key="file_target")
            form = _languages("files")
            if st.form_submit_button("Add"):
                if source is None or target is None:
                    say("error", "Choose both files: the source text and its translation.")
                else:
                    _run(store, who, (source.name, source.getvalue()), (target.name, target.getvalue()), form)
        with paste, st.form("paste", border=False):
            one, two = st.columns(2)
            source_text = one.text_area("Source text", key="paste_source", height=200)
            target_text = two.text_area("Translation", key="paste_target", height=200)
            form = _languages("paste")
            if st.form_submit_button("Add"):
                named = form["name"] or "pasted"
                _run(store, who, ("source.txt", _bytes(source_text)), (f"{named}.txt", _bytes(target_text)), form)
        with table, st.form("table", border=False):
            pairs = st.file_uploader("TSV or CSV with the columns source and target", key="file_table")
            form = _languages("table")
            if st.form_submit_button("Add"):
                if pairs is None:
                    say("error", "Choose a file.")
                else:
                    _run(store, who, None, (pairs.name, pairs.getvalue()), form)


def _languages(key: str) -> dict[str, str]:
    one, two, three, four = st.columns(4)
    return {
        "source": one.text_input("Language of the source", key=f"{key}_from", placeholder="vi; empty: find out"),
        "target": two.text_input("Language of the translation", key=f"{key}_to", placeholder="en; empty: find out"),
        "name": three.text_input("Name", key=f"{key}_name", placeholder="the file's"),
        "align": four.selectbox("Pairing", ["paragraphs", "lines"], key=f"{key}_align") or "paragraphs",
    }


def _run(
    store: Store, who: Reviewer, source: tuple[str, bytes] | None, target: tuple[str, bytes], form: dict[str, str]
) -> None:
    bar = st.progress(0.0, text="Reading")

    def progress(share: float, what: str) -> None:
        bar.progress(share, text=what)

    try:
        with explained():
            if source is None:
                added = add_table(store, who, target, form, progress=progress, translator=session.translator())
            else:
                added = add_pair(store, who, source, target, form, progress=progress, translator=session.translator())
            session.choose(added)
            st.rerun()
    finally:
        bar.empty()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _people(store: Store, who: Reviewer) -> None:
    with st.expander("People", icon=":material/group:"):
        for person in store.reviewers():
            one, two = st.columns([3, 1], vertical_alignment="center")
            with one:
                say("info", f"{person.name} · {person.subject}")
            role = two.radio(
                f"Role of {person.id}",
                ROLES,
                ROLES.index(person.role),
                key=f"role_{person.id}",
                horizontal=True,
                label_visibility="collapsed",
            )
            if role != person.role and role is not None:
                with explained():
                    store.set_role(who, person.id, role)
                    say("done", f"Saved: the role is {role} now.")
