"""The Checks page: what reviewers made of each check, and what leads set; the glossary."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from typing import Any

import streamlit as st

from review.checks import CHECKS
from review.errors import ReviewError
from review.model import SEVERITIES
from review.store.checks import check_records, remove_term, set_check, set_term, settings_toml, terms
from review.store.engine import Store
from review.store.options import OPTIONS, is_on, set_option
from review.store.roles import Reviewer, allows
from review.ui import measuring, session
from review.ui.messages import explained, say, title
from review.ui.table import Column, TableRow, table
from review.ui.typed import form_key, taken

__all__ = ["page"]


_TERMS = (
    Column("languages", "Languages"),
    Column("source", "Term", "name"),
    Column("target", "Wanted"),
    Column("forbidden", "Forbidden"),
    Column("remove", "", "button", about="Remove"),
)
_COLUMNS = (
    Column("check", "Check", "name"),
    Column("on", "On", "flag"),
    Column("severity", "Severity", "choice"),
    Column("accepted", "Accepted", "number"),
    Column("dismissed", "Dismissed", "number"),
    Column("open", "Open", "number"),
    Column("gone", "Rewritten", "number"),
    Column("right", "Right here", "share"),
    Column("summary", "What it finds"),
)


def page() -> None:
    """Draws the page."""
    store = session.store()
    who = session.reviewer(store)
    if who is None:
        return
    title("Checks")
    for words in st.session_state.pop("checks_said", ()):
        say("error", words)
    _table(store, who)
    _glossary(store, who)
    if allows(who.role, "lead"):
        measuring.section()
    _options(store, who)


def _table(store: Store, who: Reviewer) -> None:
    """Every check: a click on its row shows its page; leads switch it on and off and set its severity in the row."""
    records = check_records(store)
    lead = allows(who.role, "lead")
    if not lead:
        say("info", "Leads switch checks on and off.")
    shown = st.session_state.get("checks_shown")
    by_code = {record.code: record for record in records}

    def act(row: str, column: str, value: Any) -> None:
        record = by_code.get(row)
        if record is None:
            return
        if column == "open":
            st.session_state["checks_shown"] = None if shown == row else row
            return
        try:
            if column == "on" and isinstance(value, bool):
                set_check(store, who, row, enabled=value, severity=record.severity)
            elif column == "severity" and isinstance(value, str):
                set_check(store, who, row, enabled=record.enabled, severity=value or None)
        except ReviewError as error:
            st.session_state["checks_said"] = (str(error),)

    columns = tuple(
        replace(column, choices=_severities()) if column.key == "severity" else column for column in _COLUMNS
    )
    rows = [
        TableRow(
            record.code,
            record.code,
            {
                "check": record.code,
                "on": record.enabled,
                "severity": record.severity or "",
                "accepted": record.accepted,
                "dismissed": record.dismissed,
                "open": record.open,
                "gone": record.gone,
                "right": record.precision,
                "summary": record.summary,
            },
            locked=not lead,
            chosen=record.code == shown,
            explains=_page_of(record.code) if record.code == shown else "",
        )
        for record in records
    ]
    table("checks", "Checks: on or off, severity, what reviewers made of them", columns, rows, act, opens="Explain")
    lines = settings_toml(store)
    if lines:
        say("info", "The same for builds, in review.toml:")
        st.code(lines, language="toml")


def _page_of(code: str) -> str:
    """A check's page, a line a paragraph or example: how wide it is the table knows."""
    paragraphs = inspect.cleandoc(CHECKS[code].page).split("\n\n")
    return "\n\n".join(re.sub(r"\n(?!Flagged|Not flagged)", " ", paragraph) for paragraph in paragraphs)


def _severities() -> tuple[tuple[str, str], ...]:
    return (("", "its own"), *((severity, severity) for severity in SEVERITIES))


def _options(store: Store, who: Reviewer) -> None:
    """What leads set for the desk as a whole."""
    if not allows(who.role, "lead"):
        return
    with st.expander("Settings of the desk", key="options"):
        for name, option in OPTIONS.items():
            now = is_on(store, name)
            # only a click counts, and the box is another one once another lead has switched it
            key = session.new_key(f"option_{name}", now)
            st.toggle(option.words, now, key=key, on_change=_switch, args=(store, who, name, key))


def _switch(store: Store, who: Reviewer, name: str, key: str) -> None:
    with explained():
        set_option(store, who, name, st.session_state[key])


def _glossary(store: Store, who: Reviewer) -> None:
    with st.expander("Glossary", key="glossary"):
        listed = terms(store)
        lead = allows(who.role, "lead")
        if not listed:
            say("info", "The desk has no terms yet. A document's own glossary file holds beside these.")

        def act(row: str, column: str, value: Any) -> None:  # noqa: ARG001  # the only act is a click
            if column == "remove" and row in {str(term.id) for term in listed}:
                try:
                    remove_term(store, who, int(row))
                except ReviewError as error:
                    st.session_state["checks_said"] = (str(error),)

        if listed:
            rows = [
                TableRow(
                    str(term.id),
                    term.source,
                    {
                        "languages": f"{term.source_language} → {term.target_language}",
                        "source": term.source,
                        "target": term.target,
                        "forbidden": term.forbidden,
                        "remove": "Remove" if lead else "",
                    },
                )
                for term in listed
            ]
            table("terms", "Terms with their translations", _TERMS, rows, act)
        if not lead:
            return
        with st.form(key := form_key("term")):
            columns = st.columns(5)
            labels = ("Source language", "Target language", "Source term", "Translations, with | between", "Forbidden")
            told = [
                column.text_input(label, key=f"{key}{number}")
                for number, (column, label) in enumerate(zip(columns, labels, strict=True))
            ]
            if st.form_submit_button("Add or change"):
                with explained():
                    set_term(store, who, (told[0].strip(), told[1].strip()), told[2], told[3], told[4])
                    taken("term")
                    st.rerun()
