"""The forms that take documents in: two texts, uploaded or pasted, or one file of both languages.

The work is done in the background.
"""

from __future__ import annotations

import streamlit as st

from review.errors import InputError
from review.store.engine import Store
from review.store.importing import known_keys
from review.store.jobs import submit
from review.store.roles import Reviewer
from review.ui.jobs_panel import watched
from review.ui.messages import explained, say
from review.ui.uploads import checked_name, checked_size

__all__ = ["add_forms"]

_Named = tuple[str, bytes]


def add_forms(store: Store, who: Reviewer) -> None:
    """Draws them. A form is cleared once what it held is being worked on."""
    # another key makes other widgets, which are empty
    turn = st.session_state.setdefault("added", 0)
    with st.expander("Add a document"):
        files, paste, table = st.tabs(["Upload two texts", "Paste two texts", "Upload one file of both"])
        with files, st.form(f"files_{turn}", border=False):
            one, two = st.columns(2)
            source = one.file_uploader("Source text", key=f"file_source_{turn}")
            target = two.file_uploader("Translation", key=f"file_target_{turn}")
            form = _languages(f"files_{turn}")
            article = st.checkbox("Only the article", key=f"files_{turn}_article", help="Of HTML pages, without menus.")
            form["article"] = "yes" if article else ""
            if st.form_submit_button("Add"):
                if source is None or target is None:
                    say("error", "Choose both files: the source text and its translation.")
                else:
                    _add(store, who, (source.name, source.getvalue()), (target.name, target.getvalue()), form)
        with paste, st.form(f"paste_{turn}", border=False):
            one, two = st.columns(2)
            source_text = one.text_area("Source text", key=f"paste_source_{turn}", height=200)
            target_text = two.text_area("Translation", key=f"paste_target_{turn}", height=200)
            form = _languages(f"paste_{turn}")
            if st.form_submit_button("Add"):
                named = form["name"] or "pasted"
                if not source_text.strip() or not target_text.strip():
                    say("error", "Paste both texts: the source and its translation.")
                else:
                    _add(store, who, ("source.txt", _bytes(source_text)), (f"{named}.txt", _bytes(target_text)), form)
        with table, st.form(f"table_{turn}", border=False):
            pairs = st.file_uploader("A table, or a catalogue: PO, XLIFF, TMX, …", key=f"file_table_{turn}")
            form = _languages(f"table_{turn}") | _columns(f"table_{turn}")
            if st.form_submit_button("Add"):
                if pairs is None:
                    say("error", "Choose a file.")
                else:
                    _add(store, who, None, (pairs.name, pairs.getvalue()), form)


def _languages(key: str) -> dict[str, str]:
    one, two, three, four = st.columns(4)
    return {
        "source": one.text_input("Language of the source", key=f"{key}_from", placeholder="vi; empty: find out"),
        "target": two.text_input("Language of the translation", key=f"{key}_to", placeholder="en; empty: find out"),
        "name": three.text_input("Name", key=f"{key}_name", placeholder="the file's"),
        "align": four.selectbox("Pairing", ["paragraphs", "lines"], key=f"{key}_align") or "paragraphs",
    }


def _columns(key: str) -> dict[str, str]:
    """Which columns of a table are which, where its header does not say."""
    one, two, three = st.columns([2, 2, 1], vertical_alignment="bottom")
    return {
        "source_column": one.text_input("Column of the source", key=f"{key}_source", placeholder="name, or letter: A"),
        "target_column": two.text_input(
            "Column of the translation", key=f"{key}_target", placeholder="name, or letter: B"
        ),
        "header": "yes" if three.checkbox("has a header", value=True, key=f"{key}_header") else "no",
    }


def _add(store: Store, who: Reviewer, source: _Named | None, target: _Named, form: dict[str, str]) -> None:
    """Asks for the work, after what can be told at once: sizes, names, a document of that name."""
    with explained():
        files = {"target": target} | ({"source": source} if source is not None else {})
        for named in files.values():
            checked_size(named)
        name = checked_name(form.get("name", "").strip() or target[0])
        if name in known_keys(store):
            raise InputError(f"there is a document {name!r} already; give this one another name")
        watched(submit(store, who, "import", name, {"form": form}, files), f"{name} is here, and the one you are on.")
        st.session_state["added"] += 1
        st.rerun()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
