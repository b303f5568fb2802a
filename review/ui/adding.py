"""The forms that take documents in: two texts, uploaded or pasted, or one file of both languages.

The work is done in the background. Where it fails, what was given is there to be changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from review.errors import InputError
from review.store.engine import Store
from review.store.importing import known_keys
from review.store.jobs import Given, Job, files_of, resume, submit, wanted_of
from review.store.roles import Reviewer
from review.ui.jobs_panel import watched
from review.ui.messages import explained, say
from review.ui.typed import form_key, taken
from review.ui.uploads import checked_languages, checked_name, checked_size, plain_file_name

__all__ = ["add_forms", "change_form"]

_Named = tuple[str, bytes]

_WAYS = ("Upload two texts", "Paste two texts", "Upload one file of both")
_PAIRINGS = ("paragraphs", "lines")
_NOTHING: Mapping[str, str] = MappingProxyType({})


def add_forms(store: Store, who: Reviewer, *, unfolded: bool) -> None:
    """Draws them, `unfolded` where there is nothing else to do.

    A form is cleared once what it held is being worked on, and no other one is.
    """
    with st.expander("Add a document", expanded=unfolded, key="add"):
        files, paste, table = st.tabs(
            ["Upload two texts", "Paste two texts", "Upload one file of both"], key="add_tabs"
        )
        with files, st.form(key := form_key("files"), border=False):
            one, two = st.columns(2)
            source = one.file_uploader("Source text", key=f"{key}source_file")
            target = two.file_uploader("Translation", key=f"{key}target_file")
            form = _languages(key)
            article = st.checkbox("Only the article", key=f"{key}article", help="Of HTML pages, without menus.")
            form["article"] = "yes" if article else ""
            if st.form_submit_button("Add"):
                if source is None or target is None:
                    say("error", "Choose both files: the source text and its translation.")
                else:
                    named = (source.name, source.getvalue()), (target.name, target.getvalue())
                    _add(store, who, "files", *named, form)
        with paste, st.form(key := form_key("paste"), border=False):
            texts = _texts(key)
            form = _languages(key)
            if st.form_submit_button("Add"):
                with explained():
                    _add(store, who, "paste", *_pasted(*texts, form["name"]), form)
        with table, st.form(key := form_key("table"), border=False):
            pairs = st.file_uploader("A table, or a catalogue: PO, XLIFF, TMX, …", key=f"{key}file")
            form = _languages(key) | _columns(key)
            if st.form_submit_button("Add"):
                if pairs is None:
                    say("error", "Choose a file.")
                else:
                    _add(store, who, "table", None, (pairs.name, pairs.getvalue()), form)


def change_form(store: Store, who: Reviewer, job: Job) -> None:
    """Draws what was given for a document that could not be taken in, to be changed and tried again.

    Uploaded files stay unless others take their places; pasted texts are here as they were pasted.
    """
    _, wanted = wanted_of(store, job.id)
    form: Mapping[str, str] = wanted["form"]
    files = files_of(store, job.id)
    name = f"change_{job.id}"
    key = form_key(name)
    with st.expander("Change what was given", expanded=True, key=name), st.form(key, border=False):
        pasted = wanted.get("pasted") is True
        texts = _texts(key, *(files[side][1].decode("utf-8") for side in ("source", "target"))) if pasted else None
        others = {} if pasted else _others(key, files)
        changed = _languages(key, form)
        if "source" not in files:
            changed |= _columns(key, form)
        if st.form_submit_button("Try again with this"):
            with explained():
                changed = {**form, **changed}
                if texts is not None:
                    files["source"], files["target"] = _pasted(*texts, changed["name"])
                files |= others
                label = _checked(store, files, changed)
                resume(store, who, job.id, Given(label, {**wanted, "form": changed}, files))
                watched(job.id, _taken_in(label))
                taken(name)
                st.rerun()


def _others(key: str, files: Mapping[str, _Named]) -> dict[str, _Named]:
    """Files that are to take the places of those that were given, by side."""
    chosen = {}
    for side, column in zip(sorted(files), st.columns(len(files)), strict=True):
        what = "" if len(files) == 1 else "source: " if side == "source" else "translation: "
        name = plain_file_name(files[side][0])
        other = column.file_uploader(f"Another file ({what}in place of {name})", key=f"{key}{side}_file")
        if other is not None:
            chosen[side] = (other.name, other.getvalue())
    return chosen


def _texts(key: str, source: str = "", target: str = "") -> tuple[str, str]:
    one, two = st.columns(2)
    return (
        one.text_area("Source text", source, key=f"{key}source_text", height=200),
        two.text_area("Translation", target, key=f"{key}target_text", height=200),
    )


def _pasted(source: str, target: str, name: str) -> tuple[_Named, _Named]:
    """Pasted texts as files. Raises InputError where one is missing."""
    if not source.strip() or not target.strip():
        raise InputError("Paste both texts: the source and its translation.")
    stem = re.sub(r"[/\\]", "-", name).strip(". ") or "pasted"  # a name is no path: all of it is the file's name
    files = (("source.txt", source), (f"{stem}.txt", target))
    one, two = ((file, text.encode("utf-8", "replace")) for file, text in files)
    return one, two


def _languages(key: str, given: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    one, two, three, four = st.columns(4)
    source, target, name = (given.get(field, "") for field in ("source", "target", "name"))
    pairing = _PAIRINGS.index(given.get("align", _PAIRINGS[0]))
    return {
        "source": one.text_input("Language of the source", source, key=f"{key}from", placeholder="vi; empty: find out"),
        "target": two.text_input(
            "Language of the translation", target, key=f"{key}to", placeholder="en; empty: find out"
        ),
        "name": three.text_input("Name", name, key=f"{key}name", placeholder="the file's"),
        "align": four.radio("Pairing", _PAIRINGS, pairing, key=f"{key}align", horizontal=True) or _PAIRINGS[0],
    }


def _columns(key: str, given: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    """Which columns of a table are which, where its header does not say."""
    one, two, three = st.columns([2, 2, 1], vertical_alignment="bottom")
    source, target = given.get("source_column", ""), given.get("target_column", "")
    return {
        "source_column": one.text_input(
            "Column of the source", source, key=f"{key}source", placeholder="name, or letter: A"
        ),
        "target_column": two.text_input(
            "Column of the translation", target, key=f"{key}target", placeholder="name, or letter: B"
        ),
        "header": "yes" if three.checkbox("has a header", given.get("header") != "no", key=f"{key}header") else "no",
    }


def _add(
    store: Store,
    who: Reviewer,
    form_name: str,
    source: _Named | None,
    target: _Named,
    form: dict[str, str],
) -> None:
    """Asks for the work, after what can be told at once."""
    with explained():
        files = {"target": target} | ({"source": source} if source is not None else {})
        name = _checked(store, files, form)
        wanted = {"form": form, "pasted": form_name == "paste"}
        watched(submit(store, who, "import", name, wanted, files), _taken_in(name))
        taken(form_name)
        st.rerun()


def _checked(store: Store, files: Mapping[str, _Named], form: Mapping[str, str]) -> str:
    """The document's name. Raises InputError for what can be told at once: sizes, tags, names, one taken."""
    checked_languages(form)
    for named in files.values():
        checked_size(named)
    name = checked_name(form.get("name", "").strip() or files["target"][0])
    if name in known_keys(store):
        raise InputError(f"there is a document {name!r} already; give this one another name")
    return name


def _taken_in(name: str) -> str:
    return f"{name} is here, and the one you are on."
