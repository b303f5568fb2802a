"""The open database, who is here, and which document they are on."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import streamlit as st

from review.errors import AccessError, StoreError
from review.store.engine import Store, default_url, open_store
from review.store.listing import DocumentSummary, documents
from review.store.roles import LOCAL, Reviewer, Role, allows
from review.store.sign_in import SignIn, read_sign_in, refuse_elsewhere, refuse_open
from review.ui.background import Runner
from review.ui.work import translator

__all__ = [
    "auth_configured",
    "choose",
    "chosen_document",
    "corpora_folder",
    "draw_again",
    "is_followed",
    "may_write",
    "new_key",
    "reviewer",
    "runner",
    "sign_in",
    "store",
    "translator",
]

#: The address that was followed last, and whether the page is drawn again without a step of the browser.
_FOLLOWED, _DRAWN_AGAIN = "desk_followed", "desk_drawn_again"


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def store() -> Store:
    """The one open store of this server. Raises StoreError, and tries again at the next run."""
    return _opened(default_url())


@st.cache_resource(show_spinner=False)
def _running(url: str) -> Runner:
    return Runner(_opened(url))


def runner() -> Runner:
    """What does this server's work in the background."""
    return _running(default_url())


def corpora_folder() -> Path:
    """$REVIEW_CORPORA, else corpora/ in the current folder."""
    return Path(os.environ.get("REVIEW_CORPORA") or "corpora")


@st.cache_resource(show_spinner=False)
def sign_in() -> SignIn | None:
    """How people sign in; None: they do not. Once it could be read it holds until the server ends.

    Raises ConfigError, and reads again at the next run.
    """
    return read_sign_in(st.get_option("secrets.files"))


def auth_configured() -> bool:
    """Whether secrets.toml has an [auth] section: then everybody signs in. Raises ConfigError for a wrong one."""
    return sign_in() is not None


def reviewer(opened: Store) -> Reviewer | None:
    """Who is here: the one local person without [auth]; with it whoever signed in, None before that.

    Somebody new is a viewer, or a lead where [review] leads in secrets.toml names their verified address. Raises
    ConfigError for secrets that are wrong, AccessError for somebody whom the service does not vouch for, and where a
    desk without sign-in would let others in.
    """
    how = sign_in()
    if how is None:
        address = st.get_option("server.address")
        refuse_open(address)
        refuse_elsewhere(st.context.headers.get("Host"), address)
        return opened.local_reviewer(os.environ.get("USER", ""))
    user: dict[str, Any] = dict(st.user)
    if user.get("is_logged_in") is not True:
        return None
    address, subject = str(user.get("email") or ""), str(user.get("sub") or "")
    if address:
        vouched = user.get("email_verified", how.accept_unverified_email) is True
    else:
        vouched = "@" not in subject and subject not in ("", LOCAL)  # a subject must not pass for somebody's address
    if not vouched:
        raise AccessError(
            "the sign-in service says nothing that tells who you are: it must send email_verified = true with the "
            "e-mail address; for one that never does there is a setting (docs/desk.md)"
        )
    role: Role = "lead" if address and address in how.leads else "viewer"
    return opened.reviewer(address or subject, str(user.get("name") or address or subject), role)


def may_write(who: Reviewer) -> bool:
    """Whether to show what a reviewer may do; the store decides whether it is done."""
    return allows(who.role, "reviewer")


def chosen_document(opened: Store, who: Reviewer) -> DocumentSummary | None:
    """The document this browser is on: of the address, of the session, else the one that its reviewer was on last (a
    page that is loaded anew knows neither), else the first; None where there is none.

    Raises StoreError where the address names one that is not there.
    """
    from review.store.listing import document
    from review.store.presence import last_document

    address = st.query_params.get("document")
    if address is not None:
        try:
            found = document(opened, int(address) if address.isdecimal() else 0)
        except StoreError:
            raise StoreError(
                f"there is no document {address[:20]} here: it was removed, or the link is of another desk; "
                "page 1, Documents, lists all there are"
            ) from None
        st.session_state["document"] = found.id
        return found
    for told in (st.session_state.get("document"), last_document(opened, who.id)):
        if isinstance(told, int):
            with suppress(StoreError):
                return document(opened, told)
    first, _ = documents(opened, sort="open findings", limit=1)
    return first[0] if first else None


def choose(document_id: int, position: int = 1) -> None:
    """Puts this browser on a document. The address says so too, so that a reload comes back."""
    st.session_state["document"] = document_id
    st.session_state.pop(_FOLLOWED, None)
    # both at once: each change is a step of the browser's history
    st.query_params.from_dict({"document": str(document_id), "paragraph": str(position)})


def is_followed(document_id: int, paragraph: str) -> bool:
    """Whether the address leads to a paragraph of the document: it names one, and another than when last asked.

    Streamlit goes on telling the address that it set itself, or the one of a moment ago, when the page is drawn again
    without a step of the browser, though the component has put the paragraph that is shown into the address bar.
    """
    drawn_again = st.session_state.pop(_DRAWN_AGAIN, False)
    if not paragraph or st.query_params.get("document") != str(document_id):
        return False
    address = (document_id, paragraph)
    followed = st.session_state.get(_FOLLOWED)
    if address == followed or (drawn_again and followed is not None):
        return False
    st.session_state[_FOLLOWED] = address
    return True


def new_key(name: str, value: object) -> str:
    """The key of a widget that shows a value of the database: another, never used before, when it is another.

    A key with the value in it comes back with the value. The browser then shows what was chosen there the last time
    instead, where the page was drawn again before it had been drawn to its end: only then it forgets the old widget.
    """
    turn, shown = st.session_state.get(f"turn_{name}", (0, value))
    if shown != value:
        turn += 1
    st.session_state[f"turn_{name}"] = (turn, value)
    return f"{name}_{turn}"


def draw_again() -> None:
    """Draws the whole page again, which is no step of the browser: nobody goes anywhere."""
    st.session_state[_DRAWN_AGAIN] = True
    st.rerun()
