"""The Export page: what changed, files out, and what goes back into the corpus. The bytes are `review.export`'s.

A file is built when somebody asks for it: on a long document that takes seconds.
"""

from __future__ import annotations

import streamlit as st

from review.dismissals import into_baseline
from review.errors import ReviewError
from review.export import ORIGINAL, export, export_name, has_added, into_corpus
from review.store.corrections import OpenFinding, accepted_findings, anything_confirmed, corrections, open_findings
from review.store.engine import Store
from review.store.listing import DocumentSummary
from review.store.roles import allows
from review.text.counted import counted
from review.text.difference import Kind, difference
from review.ui import session
from review.ui.messages import Changed, changed, explained, say
from review.ui.picking import picked

__all__ = ["page"]

_FORMATS = {
    ORIGINAL: "Corrected text, as it came in",
    "jsonl": "JSON lines: texts, edit rates, decisions",
    "html": "Bilingual sheet (HTML)",
    "review-docx": "Review table (Word), findings as comments",
    "review-xlsx": "Review table (Excel)",
    "tmx": "Translation memory (TMX)",
    "xliff": "XLIFF 2 with states and notes",
    "mqm": "Confirmed errors: MQM table",
    "esa": "Confirmed errors: ESA (JSON lines)",
}
#: What would have nothing in it before anybody has reviewed anything.
_CONFIRMED = ("mqm", "esa")
#: Corrected paragraphs that the preview shows, and characters of each of its stretches that did not change.
_SHOWN, _KEPT = 20, 60
#: Open findings that are listed.
_LISTED = 200


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    chosen = picked(store, who, "Export") if who is not None else None
    if chosen is None or who is None:
        return
    corrected = f"{chosen.corrected:,} of {counted(chosen.segments, 'paragraph')} corrected"
    say("info", f"{corrected}, {counted(chosen.open_total, 'finding')} open.")
    if still := accepted_findings(store, chosen.id):
        paragraphs = [f"{position}" for position in list(still)[:_SHOWN]] + (["…"] if len(still) > _SHOWN else [])
        many = counted(sum(still.values()), "accepted finding")
        where = f"paragraph{'s' if len(still) > 1 else ''} {', '.join(paragraphs)}"
        say("problem", f"{many} still in the text: {where}. The filter “accepted findings” of Review shows them.")
    confirmed = anything_confirmed(store, chosen.id)
    with st.container(horizontal=True):
        for format_, label in _FORMATS.items():
            if confirmed or format_ not in _CONFIRMED:
                _offer(store, chosen, format_, label)
    if not confirmed:
        say(
            "info",
            "Confirmed errors (MQM, ESA) can be downloaded once somebody has accepted or marked one, or has marked a "
            "paragraph done as it stands.",
        )
    _open(store, chosen)
    _preview(store, chosen)
    if not allows(who.role, "lead") or chosen.folder is None:
        return
    one, two = st.columns(2)
    if one.button("Make it the corpus's reference", key="into_corpus", help="The next run scores against it"):
        with explained():
            say("done", f"Written: {into_corpus(store, who, chosen.id)}")
    if two.button("Write dismissals into the baseline", key="into_baseline", help="So that builds know of them"):
        with explained():
            say("done", f"Written: {into_baseline(store, who, [chosen.id])}")


def _offer(store: Store, chosen: DocumentSummary, format_: str, label: str) -> None:
    """A button that builds the file when it is pressed; what speaks against the file is told instead of a button."""
    if format_ == ORIGINAL and has_added(store, chosen.id):  # Streamlit would give what is told as the file
        try:
            export(store, chosen.id, format_)
        except ReviewError as error:
            say("error", f"{label}: {error}")
            return

    def build() -> bytes:
        try:
            return export(store, chosen.id, format_).data
        except ReviewError as error:  # Streamlit gives what is returned to the browser, and nothing else
            return f"{error}\n".encode()

    name, media_type = export_name(store, chosen.id, format_)
    st.download_button(label, build, name, media_type, key=f"download_{format_}", on_click="ignore")


def _open(store: Store, chosen: DocumentSummary) -> None:
    """What nobody decided on, each with a link to its paragraph."""
    if not chosen.open_total:
        return
    with st.expander(f"What is open ({chosen.open_total:,})", key="open"):
        found = open_findings(store, chosen.id, _LISTED)
        changed(
            "What is open",
            [
                Changed(chosen.id, one.position, f"{one.position} {one.severity}", "en", [("same", _said(one))])
                for one in found
            ],
        )
        if chosen.open_total > len(found):
            say("info", f"and {chosen.open_total - len(found):,} more; the tables for Word and Excel have all")


def _said(one: OpenFinding) -> str:
    return f"{one.check}: {one.message}"


def _preview(store: Store, chosen: DocumentSummary) -> None:
    """The first paragraphs that are not as the machine wrote them, with the words that changed."""
    if not chosen.corrected:
        say("info", "Nothing was corrected: the text goes out as it came in.")
        return
    changed(
        "What changed",
        [
            Changed(chosen.id, one.position, str(one.position), chosen.target_language, _parts(one.machine, one.text))
            for one in corrections(store, chosen.id, _SHOWN)
        ],
    )
    if chosen.corrected > _SHOWN:
        say("info", f"and {chosen.corrected - _SHOWN:,} more")


def _parts(machine: str, text: str) -> list[tuple[Kind, str]]:
    return [(kind, _short(words) if kind == "same" else words) for kind, words in difference(machine, text)]


def _short(words: str) -> str:
    """The ends of a long stretch that did not change."""
    return words if len(words) <= 2 * _KEPT + 3 else f"{words[:_KEPT]} … {words[-_KEPT:]}"
