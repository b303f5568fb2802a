"""Sign-in, navigation, the page that was asked for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from review.errors import ReviewError
from review.ui import session
from review.ui.faults import caught
from review.ui.messages import say, title
from review.ui.typed import keep_typed

__all__ = ["main"]

_HERE = Path(__file__).parent
#: Less empty space on top; and what is being drawn anew is not greyed, which would flicker at every key press.
_STYLE = ".stMainBlockContainer{padding-top:4rem}.stElementContainer[data-stale=true]{opacity:1!important}"


def main(waiting: DeltaGenerator) -> None:
    """Runs the app: called by app.py on every run of Streamlit's script.

    `waiting` is where it is said that the desk is being opened; it is emptied when there is something to see.
    """
    st.set_page_config(page_title="review", page_icon=str(_HERE / "icon.svg"), layout="wide")
    with caught():
        _page(waiting)


def _page(waiting: DeltaGenerator) -> None:
    try:
        store = session.store()
        who = session.reviewer(store)
        from review.ui import checking, exporting, finding, listing, reviewing
    except ReviewError as error:
        title("The desk cannot be opened")
        say("error", str(error))
        if st.button("Try again"):
            st.rerun()
        return
    finally:
        waiting.empty()
    if who is None:
        title("Reviewer's desk")
        say("info", "Sign in to see the documents.")
        st.button("Sign in", on_click=st.login, type="primary")
        return
    session.runner()  # what waits for its turn goes on, whichever page is looked at
    pages = [
        st.Page(listing.page, title="Documents", default=True),
        st.Page(reviewing.page, title="Review", url_path="review"),
        st.Page(_scores, title="Scores", url_path="scores"),
        st.Page(checking.page, title="Checks", url_path="checks"),
        st.Page(exporting.page, title="Export", url_path="export"),
        st.Page(finding.page, title="Find", url_path="find"),
        # the first page is at "/"; somebody who writes its name as they write the others' gets there too
        st.Page(listing.page, title="Documents", url_path="documents", visibility="hidden"),
    ]
    chosen = st.navigation(pages, position="top")
    _keys()
    keep_typed(who)
    if session.auth_configured():
        with st.sidebar:
            say("info", f"{who.name} ({who.role})")
            st.button("Sign out", on_click=st.logout)
    chosen.run()


def _scores() -> None:
    from review.ui import scoring  # its charts take as long to load as all the rest: not before they are looked at

    scoring.page()


def _keys() -> None:
    keys = st.components.v2.component(
        "review_keys", css=(_HERE / "keys.css").read_text(), js=(_HERE / "keys.js").read_text(), isolate_styles=False
    )
    keys(key="keys", height=1)
    st.html(f"<style>{_STYLE}</style>")
