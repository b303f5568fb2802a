"""The Export page: files out, and what goes back into the corpus. The bytes are `review.export`'s."""

from __future__ import annotations

import streamlit as st

from review.export import ORIGINAL, export, into_baseline, into_corpus
from review.store.roles import allows
from review.ui import session
from review.ui.picking import picked
from review.ui.say import explained, say

__all__ = ["page"]

_FORMATS = {
    ORIGINAL: "Corrected text, as it came in",
    "jsonl": "JSON lines: texts, edit rates, decisions",
    "html": "Bilingual sheet (HTML)",
}


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    chosen = picked(store, "Export")
    if chosen is None or who is None:
        return
    say("info", f"{chosen.corrected} of {chosen.segments} paragraphs corrected, {chosen.open_total} findings open.")
    for format_, label in _FORMATS.items():
        with explained():
            file = export(store, chosen.id, format_)
            st.download_button(
                label, file.data, file.name, file.media_type, key=f"download_{format_}", on_click="ignore"
            )
    if not allows(who.role, "lead") or chosen.folder is None:
        return
    one, two = st.columns(2)
    if one.button("Make it the corpus's reference", key="into_corpus", help="The next run scores against it"):
        with explained():
            say("done", f"Written: {into_corpus(store, who, chosen.id)}")
    if two.button("Write dismissals into the baseline", key="into_baseline", help="So that builds know of them"):
        with explained():
            say("done", f"Written: {into_baseline(store, who, [chosen.id])}")
