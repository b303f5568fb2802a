"""The open database, who is here, and which document they are on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from review.errors import AccessError, StoreError
from review.store.engine import Store, default_url, open_store
from review.store.listing import DocumentSummary, documents
from review.store.roles import LOCAL, Reviewer, allows

if TYPE_CHECKING:
    from review.translators import BackTranslator

__all__ = [
    "auth_configured",
    "choose",
    "chosen_document",
    "corpora_folder",
    "may_write",
    "reviewer",
    "store",
    "translator",
]


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return open_store(url)


def store() -> Store:
    """The one open store of this server. Raises StoreError, and tries again at the next run."""
    return _opened(default_url())


def corpora_folder() -> Path:
    """$REVIEW_CORPORA, else corpora/ in the current folder."""
    return Path(os.environ.get("REVIEW_CORPORA") or "corpora")


def auth_configured() -> bool:
    """Whether secrets.toml has an [auth] section: then everybody signs in."""
    return bool(_secret("auth"))


def reviewer(opened: Store) -> Reviewer | None:
    """Who is here: the one local person without [auth]; with it whoever signed in, None before that.

    Somebody new is a viewer, or a lead where [review] leads in secrets.toml names their address.
    """
    if not auth_configured():
        return opened.local_reviewer(os.environ.get("USER", ""))
    user: dict[str, Any] = dict(st.user)
    if not user.get("is_logged_in"):
        return None
    subject = str(user.get("email") or user.get("sub") or "")
    if not subject or subject == LOCAL or user.get("email_verified") is False:
        raise AccessError(
            "the sign-in service says nothing that tells who you are; ask it for a verified e-mail address"
        )
    leads = _secret("review").get("leads", [])
    return opened.reviewer(subject, str(user.get("name") or subject), "lead" if subject in leads else "viewer")


def translator() -> BackTranslator | None:
    """Takes documents back as `review score` does, with the best engine at hand; $REVIEW_BACK_TRANSLATION=none: not."""
    if os.environ.get("REVIEW_BACK_TRANSLATION") == "none":
        return None
    from review.translators import BackTranslator

    return BackTranslator()


def may_write(who: Reviewer) -> bool:
    """Whether to show what a reviewer may do; the store decides whether it is done."""
    return allows(who.role, "reviewer")


def chosen_document(opened: Store) -> DocumentSummary | None:
    """The document this browser is on: of the address, of the session, else the first; None where there is none."""
    from review.store.listing import document

    told = st.query_params.get("document") or st.session_state.get("document")
    if told is not None and str(told).isdecimal():
        try:
            found = document(opened, int(told))
        except StoreError:
            found = None
        if found is not None:
            st.session_state["document"] = found.id
            return found
    first, _ = documents(opened, sort="open findings", limit=1)
    return first[0] if first else None


def choose(document_id: int, position: int = 1) -> None:
    """Puts this browser on a document. The address says so too, so that a reload comes back."""
    st.session_state["document"] = document_id
    st.query_params["document"] = str(document_id)
    st.query_params["paragraph"] = str(position)


def _secret(name: str) -> dict[str, Any]:
    try:
        return dict(st.secrets.get(name, {}))
    except FileNotFoundError:
        return {}
