"""The document that a page is about, with a box to choose another."""

from __future__ import annotations

import streamlit as st

from review.store.engine import Store
from review.store.listing import DocumentSummary, document_names
from review.store.roles import Reviewer
from review.ui import session
from review.ui.messages import title
from review.ui.opening import no_document

__all__ = ["picked"]

#: A box with more entries than this helps nobody; the Documents page searches.
_MOST = 500


def picked(store: Store, who: Reviewer, heading: str) -> DocumentSummary | None:
    """Draws the heading and the box; the chosen document, None where there is none at all."""
    chosen = session.chosen_document(store, who)
    if chosen is None:
        no_document(store, who, heading)
        return None
    title(heading)
    names = {key: one for one, key, _ in document_names(store, _MOST)} | {chosen.key: chosen.id}
    keys = sorted(names)
    key = st.selectbox("Document", keys, keys.index(chosen.key), key=session.new_key(f"pick_{heading}", chosen.id))
    if key is not None and key != chosen.key:
        session.choose(names[key])
        st.rerun()
    return chosen
